"""Finding an entity by a name in any language, or by its id.

Comes in: a Graph and a name. Goes out: IRIs. Names are compared as look-up keys, so that أوباما finds اوباما.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import GraphError
from kg.graph.view import Facts
from kg.graph.vocab import KG, OWL, WD
from kg.text import fold

if TYPE_CHECKING:
    from kg.graph.graph import Graph

_ID = re.compile("Q[1-9][0-9]*|e-[0-9a-f]+")

LISTED = 5
"""How many candidates an error names."""


@dataclass(frozen=True, slots=True)
class Found:
    """An entity that a name fits.

    Args:
        iri: Its IRI.
        label: A label, English where there is one.
        exact: Whether one of its names is the name that was asked for.
        events: In how many events it takes part.
    """

    iri: str
    label: str
    exact: bool
    events: int


def search_key(name: str) -> str:
    """A name as `kg:searchKey` has it."""
    return " ".join(fold(name).split())


def search(graph: Graph, name: str) -> list[Found]:
    """Entities with this name, or with it as a part of a name; exact ones first, then the busiest."""
    key = search_key(name)
    if not key:
        return []
    facts = Facts(graph.store)
    keys = facts.values(KG + "searchKey")
    fitting = {iri: key in found for iri, found in keys.items() if any(_has(one, key) for one in found)}
    labels = facts.labels()
    events = Counter(term.value for role in ("agent", "patient") for _, term in facts.pairs(KG + role))
    found = [
        Found(iri, labels[iri].get("en") or min(labels[iri].values(), default=iri), exact, events[iri])
        for iri, exact in fitting.items()
    ]
    return sorted(found, key=lambda one: (not one.exact, -one.events, one.iri))


def _has(key: str, wanted: str) -> bool:
    """Say whether whole words of a key are the wanted ones."""
    return f" {wanted} " in f" {key} "


def by_id(graph: Graph, given: str) -> str:
    """IRI of the entity with an id ("Q22316", "e-…") or an IRI of its own; empty when there is none."""
    facts, given = Facts(graph.store), given.strip()
    if not _ID.fullmatch(given):
        return given if given.startswith(("http://", "https://")) else ""
    entities, own = facts.subjects(KG + "Entity"), f"{graph.base}entity/{given}"
    same = (iri for iri, _ in facts.pairs(OWL + "sameAs", WD + given))
    return own if own in entities else min(entities.intersection(same), default="")


def find_one(graph: Graph, name: str) -> str:
    """IRI of the entity with this name, id or IRI; the busiest of several with exactly this name.

    Raises:
        GraphError: Nothing has this name, or it is a part of several names.
    """
    if known := by_id(graph, name):
        return known
    found = search(graph, name)
    exact = [one for one in found if one.exact] or found
    if not exact:
        raise GraphError(f"no entity is called {name!r}", hint="kg stats lists the most frequent ones")
    if len(exact) > 1 and not exact[0].exact:
        several = ", ".join(one.label for one in exact[:LISTED])
        raise GraphError(f"{name!r} fits several entities: {several}", hint="give the full name")
    return exact[0].iri

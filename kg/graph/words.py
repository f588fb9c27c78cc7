"""The ontology's own terms: their labels in both languages, the event types, and what is like a wrong word.

Comes in: ontology/events.ttl. Goes out: labels by IRI and language, names.
"""

from collections import defaultdict
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache

import pyoxigraph as ox

from kg import ontology
from kg.errors import OntologyError
from kg.graph.vocab import RDFS, SKOS, TYPES

FILE = "events.ttl"


@cache
def vocabulary() -> ox.Store:
    """The ontology as a store of its own.

    Raises:
        OntologyError: The file is missing or damaged.
    """
    store = ox.Store()
    file = ontology.path(FILE)
    try:
        store.bulk_load(file.read_bytes(), ox.RdfFormat.TURTLE)
    except SyntaxError as error:
        raise OntologyError(str(error.msg), where=f"{FILE} line {error.lineno}") from error
    return store


@cache
def vocabulary_labels() -> dict[str, dict[str, str]]:
    """`skos:prefLabel`, else `rdfs:label`, of every term."""
    labels: dict[str, dict[str, str]] = defaultdict(dict)
    for predicate in (RDFS + "label", SKOS + "prefLabel"):
        for quad in vocabulary().quads_for_pattern(None, ox.NamedNode(predicate), None):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
                labels[quad.subject.value][quad.object.language or ""] = quad.object.value
    return dict(labels)


@cache
def event_types() -> frozenset[str]:
    """Names of the event types: CONSULT, …"""
    return frozenset(name.removeprefix(TYPES) for name, _ in _related("topConceptOf"))


def nearest_types(word: str) -> list[str]:
    """Event types that are called something like a word, or that have a subtype that is, the likest first."""
    words: dict[str, str] = {}
    above = {TYPES + name: TYPES + name for name in event_types()} | dict(_related("broader"))
    for iri, top in sorted(above.items(), key=lambda pair: pair[0] != pair[1]):
        for name in (iri.removeprefix(TYPES).lower(), *vocabulary_labels().get(iri, {}).values()):
            words.setdefault(name, top.removeprefix(TYPES))
    return list(dict.fromkeys(words[name] for name in nearest(word.lower(), words)))


def nearest(word: str, names: Iterable[str]) -> list[str]:
    """The names that are most like a word, the likest first; none where nothing is."""
    return get_close_matches(word, sorted(names))


def _related(name: str) -> list[tuple[str, str]]:
    """Both ends of a SKOS property, sorted."""
    found = vocabulary().quads_for_pattern(None, ox.NamedNode(SKOS + name), None)
    return sorted((quad.subject.value, quad.object.value) for quad in found)  # type: ignore[union-attr]

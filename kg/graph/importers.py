"""A network file back to RDF: what the simple graph says, without the articles behind it.

Comes in: a network with the attributes of `kg.graph.view`. Goes out: N-Quads lines. Types, statuses, times,
places, labels and who did what to whom come back; sentences do not, for no network format holds them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kg.errors import GraphError
from kg.graph.names import time_iri
from kg.graph.search import search_key
from kg.graph.terms import Lines, iri, literal
from kg.graph.times import time_lines
from kg.graph.vocab import KG, KIND_CLASS, OWL, RDF, RDFS, SEM, TYPES, WD, graph_iri, individual, script_lang
from kg.ids import DEFAULT_BASE, digest
from kg.ids import iri as data_iri
from kg.text import iri_safe

if TYPE_CHECKING:
    import networkx as nx

Attributes = dict[str, Any]

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|\\^`]*")


def network_lines(network: nx.MultiDiGraph[str]) -> Iterator[str]:
    """All statements that a network makes."""
    base = _base(network)
    canonical, simple = Lines(graph_iri(base, "canonical")), Lines(graph_iri(base, "simple"))
    days: set[str] = set()
    network = _checked(network)
    for node, data in network.nodes(data=True):
        if data["node"] == "event":
            simple.add(node, RDF + "type", iri(KG + "EventNode"))
            _event(canonical, node, data, base)
            _labels(canonical, node, data)
            days.add(data.get("time", ""))
        else:
            _entity(canonical, node, data)
    roles: dict[tuple[str, str], set[str]] = defaultdict(set)
    for source, target, data in network.edges(data=True):
        _edge(simple, canonical, (source, target), data)
        _roles(roles, (source, target), data)
        if data["role"] == "relation":
            _event(canonical, data["event"], data, base)
            days.add(data.get("time", ""))
    for (event, role), ends in sorted(roles.items()):
        canonical.add(event, KG + role, *(iri(end) for end in sorted(ends)))
    time_lines(canonical, base, sorted(days - {""}))
    yield from sorted({*canonical.lines, *simple.lines})


def _checked(network: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """The same network, when its nodes and events are IRIs: nothing else may become part of a statement.

    Raises:
        GraphError: One is no IRI.
    """
    named = {*network, *(data.get("event", "") for _, _, data in network.edges(data=True))}
    for name in sorted(str(one) for one in named):
        if not _IRI.fullmatch(name):
            raise GraphError(f"{name!r} is no IRI", hint="networks are read as kg export writes them")
    return network


def _base(network: nx.MultiDiGraph[str]) -> str:
    for node in network:
        for room in ("entity/", "event/"):
            if room in node:
                return str(node).rsplit(room, 1)[0]
    return DEFAULT_BASE


def _labels(out: Lines, about: str, data: Attributes) -> None:
    for lang in ("ar", "en"):
        text = data.get(f"label_{lang}", "")
        if text and (lang == "en" or text != data.get("label_en")):
            out.add(about, RDFS + "label", literal(text, script_lang(text)))


def _entity(out: Lines, about: str, data: Attributes) -> None:
    kind = data["kind"] if data["kind"] in KIND_CLASS else "OTHER"
    out.add(about, RDF + "type", iri(KG + "Entity"), iri(KIND_CLASS[kind]))
    out.add(about, KG + "kind", literal(kind))
    _labels(out, about, data)
    names = {search_key(data.get(f"label_{lang}", "")) for lang in ("ar", "en")} - {""}
    out.add(about, KG + "searchKey", *(literal(name) for name in sorted(names)))
    if data.get("wikidata"):
        out.add(about, OWL + "sameAs", iri(WD + iri_safe(data["wikidata"])))


def _event(out: Lines, about: str, data: Attributes, base: str) -> None:
    out.add(about, RDF + "type", iri(KG + "Event"), iri(SEM + "Event"))
    out.add(about, KG + "eventType", iri(TYPES + iri_safe(data.get("type", ""))))
    out.add(about, KG + "factStatus", iri(individual(iri_safe(data.get("status", "") or "affirmed"))))
    if data.get("time"):
        out.add(about, SEM + "hasTime", iri(time_iri(base, iri_safe(data["time"].replace("/", "_")))))
    if data.get("place"):
        place = data_iri(base, "entity", "p-" + digest("place", data["place"]))
        out.add(about, SEM + "hasPlace", iri(place))
        out.add(place, RDFS + "label", literal(data["place"], script_lang(data["place"])))


def _edge(simple: Lines, canonical: Lines, ends: tuple[str, str], data: Attributes) -> None:
    source, target = ends
    predicate = KG + (iri_safe(data["predicate"]) or "relatedTo")
    simple.add(source, predicate, iri(target))
    if data["role"] == "relation":
        canonical.add(predicate, RDF + "type", iri(OWL + "ObjectProperty"))
        canonical.add(predicate, RDFS + "subPropertyOf", iri(KG + "interactsWith"))
        _labels(canonical, predicate, data)
        if target != data["event"]:
            canonical.add(data["event"], KG + "relation", iri(predicate))


def _roles(roles: dict[tuple[str, str], set[str]], ends: tuple[str, str], data: Attributes) -> None:
    """Who takes part in the event that an edge belongs to."""
    source, target = ends
    event, role = data["event"], data["role"]
    if role in ("agent", "patient"):
        roles[event, role].add(target)
    elif role == "relation":
        roles[event, "agent"].add(source)
        if target != event:
            roles[event, "patient"].add(target)

"""The simple graph as a NetworkX MultiDiGraph.

Comes in: a Graph, also one loaded from Turtle, where graph names are lost. Goes out: nodes and edges with
plain attributes.

Nodes are IRIs. Entities: `node="entity"`, label_en, label_ar, kind, wikidata. Event nodes: `node="event"`,
label_en, label_ar, type, status, time, place. Edges are keyed by event and predicate: predicate, label_en,
label_ar, event, type, status, articles, sentences, time, place; `role` is "relation" (a bare edge), "speech"
(speaker to event node), "agent" or "patient" (event node to participant).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import product
from math import isfinite
from typing import TYPE_CHECKING, Any, TypeVar

import pyoxigraph as ox

from kg.graph.vocab import GAF, KG, KIND_CLASS, NIF, OWL, RDF, RDFS, SEM, SPEECH, TYPES, WD

if TYPE_CHECKING:
    import networkx as nx

    from kg.graph.graph import Graph

N = TypeVar("N", int, float)
Attributes = dict[str, Any]
Edge = tuple[str, str, str, Attributes]
"""Source, target, key, attributes."""

FIXED = {
    "agent": {"en": "agent", "ar": "الفاعل"},
    "patient": {"en": "patient", "ar": "المفعول"},
    **{name: {"en": name, "ar": arabic} for name, arabic in SPEECH.items()},
}
"""Labels of the properties that the ontology defines."""


def number(text: str, kind: type[N]) -> N | None:
    """A text as a number; None when it is none."""
    try:
        found = kind(text)
    except ValueError:
        return None
    return found if isfinite(found) else None


class Facts:
    """Look-ups of one property at a time over all graphs of a store."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store

    def pairs(self, predicate: str, object_: str = "") -> Iterator[tuple[str, Any]]:
        """Subject and object term of every statement of a property, each once; triple terms are no values."""
        wanted = ox.NamedNode(object_) if object_ else None
        found = self._store.quads_for_pattern(None, ox.NamedNode(predicate), wanted)
        yield from {
            (quad.subject.value, quad.object)
            for quad in found
            if isinstance(quad.subject, ox.NamedNode) and not isinstance(quad.object, ox.Triple)
        }

    def subjects(self, class_: str) -> set[str]:
        """Everything that is of a class."""
        return {subject for subject, _ in self.pairs(RDF + "type", class_)}

    def values(self, predicate: str) -> dict[str, list[str]]:
        """All values of a property by subject, sorted."""
        values: dict[str, list[str]] = defaultdict(list)
        for subject, object_ in self.pairs(predicate):
            values[subject].append(object_.value)
        return {subject: sorted(found) for subject, found in values.items()}

    def numbers(self, predicate: str, kind: type[N]) -> dict[str, N]:
        """The first value of a property by subject, where it is a number."""
        found = ((subject, number(values[0], kind)) for subject, values in self.values(predicate).items())
        return {subject: value for subject, value in found if value is not None}

    def labels(self) -> dict[str, dict[str, str]]:
        """Labels by subject and language; the first in the alphabet where there are several."""
        labels: dict[str, dict[str, str]] = defaultdict(dict)
        for subject, term in self.pairs(RDFS + "label"):
            lang = getattr(term, "language", None) or ""
            labels[subject][lang] = min(term.value, labels[subject].get(lang, term.value))
        return labels


def to_networkx(graph: Graph) -> nx.MultiDiGraph[str]:
    """The simple graph with attributes; nodes and edges in a fixed order."""
    import networkx as nx

    view = _View(graph)
    result: nx.MultiDiGraph[str] = nx.MultiDiGraph(base=graph.base)
    edges = sorted(view.edges(), key=lambda edge: edge[:3])
    for node in sorted({end for source, target, _, _ in edges for end in (source, target)}):
        result.add_node(node, **view.node(node))
    for source, target, key, attributes in edges:
        result.add_edge(source, target, key=key, **attributes)
    return result


class _View:
    """Everything that nodes and edges are labelled with, read once."""

    def __init__(self, graph: Graph) -> None:
        facts = Facts(graph.store)
        self.facts = facts
        self.labels = facts.labels()
        self.entities = facts.subjects(KG + "Entity")
        self.nodes = facts.subjects(KG + "EventNode")
        self.kind = _first(facts.values(KG + "kind"))
        self.same = _first(facts.values(OWL + "sameAs"))
        self.agents, self.patients = facts.values(KG + "agent"), facts.values(KG + "patient")
        self.relations = facts.values(KG + "relation")
        self.events = self._events()
        self.one_ended = sorted(self._one_ended())

    def _events(self) -> dict[str, Attributes]:
        """Attributes of every event that its edges and its node share."""
        facts = self.facts
        type_, status = _first(facts.values(KG + "eventType")), _first(facts.values(KG + "factStatus"))
        time, place = _first(facts.values(SEM + "hasTime")), _first(facts.values(SEM + "hasPlace"))
        articles, sentences = self._evidence()
        return {
            event: {
                "event": event,
                "type": type_.get(event, "").removeprefix(TYPES),
                "status": status.get(event, "").removeprefix(KG).lower(),
                "time": self.labels.get(time.get(event, ""), {}).get("", ""),
                "place": self.label(place.get(event, ""), "en"),
                "articles": tuple(sorted(articles[event])),
                "sentences": len(sentences[event]),
            }
            for event in facts.subjects(KG + "Event")
        }

    def _evidence(self) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
        """Articles and sentences that tell of each event."""
        sentence_of = _first(self.facts.values(KG + "sentence"))
        article_of = _first(self.facts.values(NIF + "sourceUrl"))
        context_of = _first(self.facts.values(NIF + "referenceContext"))
        articles: dict[str, set[str]] = defaultdict(set)
        sentences: dict[str, set[str]] = defaultdict(set)
        for mention, event in self.facts.pairs(GAF + "denotes"):
            if mention in sentence_of:
                sentences[event.value].add(sentence_of[mention])
                articles[event.value].add(article_of.get(context_of.get(mention, ""), ""))
        return articles, sentences

    def label(self, node: str, lang: str) -> str:
        """Label in a language, else in the other, else the end of the IRI."""
        found = self.labels.get(node, {})
        other = "ar" if lang == "en" else "en"
        return (
            found.get(lang) or found.get(other) or found.get("") or node.rsplit("/", 1)[-1].rsplit("#", 1)[-1]
        )

    def node(self, node: str) -> Attributes:
        """Attributes of a node."""
        shared = {"label_en": self.label(node, "en"), "label_ar": self.label(node, "ar")}
        if node in self.nodes:
            event = self.events[node]
            picked = {name: event[name] for name in ("type", "status", "time", "place")}
            return {"node": "event", "kind": "EVENT", **shared, **picked}
        wikidata = self.same.get(node, "").removeprefix(WD)
        kind = self.kind.get(node, "OTHER")
        kind = kind if kind in KIND_CLASS else "OTHER"
        return {"node": "entity", "kind": kind, **shared, "wikidata": wikidata}

    def edges(self) -> Iterator[Edge]:
        """Source, target, key and attributes of every edge."""
        for event, relations in self.relations.items():
            ends = product(self.agents.get(event, ()), self.patients.get(event, ()), relations)
            for agent, patient, relation in ends:
                if agent != patient:
                    yield self._edge((agent, patient), event, relation, "relation")
        for name in SPEECH:
            for speaker, term in self.facts.pairs(KG + name):
                yield self._edge((speaker, term.value), term.value, KG + name, "speech")
        for event, agent, relation in self.one_ended:
            yield self._edge((agent, event), event, relation, "relation")
        yield from self._participants()

    def _participants(self) -> Iterator[Edge]:
        """Edges from event nodes to those who take part."""
        acting = {(event, agent) for event, agent, _ in self.one_ended}
        for event in self.nodes:
            for agent in self.agents.get(event, ()):
                if (event, agent) not in acting:
                    yield self._edge((event, agent), event, KG + "agent", "agent")
            for patient in self.patients.get(event, ()):
                yield self._edge((event, patient), event, KG + "patient", "patient")

    def _one_ended(self) -> Iterator[tuple[str, str, str]]:
        """Event node, agent and relation of every fact without an object."""
        for relation, _ in self.facts.pairs(RDFS + "subPropertyOf", KG + "interactsWith"):
            for subject, object_ in self.facts.pairs(relation):
                if subject in self.entities and object_.value in self.nodes:
                    yield object_.value, subject, relation

    def _edge(self, ends: tuple[str, str], event: str, predicate: str, role: str) -> Edge:
        name = predicate.removeprefix(KG)
        labels = FIXED.get(name) or {lang: self.label(predicate, lang) for lang in ("en", "ar")}
        attributes = {
            "predicate": name,
            "label_en": labels["en"],
            "label_ar": labels["ar"],
            "role": role,
            **self.events.get(event, {"event": event}),
        }
        return ends[0], ends[1], f"{event.rsplit('/', 1)[-1]} {name}", attributes


def _first(values: dict[str, list[str]]) -> dict[str, str]:
    return {subject: found[0] for subject, found in values.items()}


def neighbourhood(full: nx.MultiDiGraph[str], centre: str, depth: int) -> nx.MultiDiGraph[str]:
    """Everything within `depth` steps of a node; a step through an event node counts as none."""
    import networkx as nx

    reached = {centre}
    for _ in range(depth):
        reached |= {near for node in reached for near in nx.all_neighbors(full, node)}
        events = {node for node in reached if full.nodes[node]["node"] == "event"}
        reached |= {near for node in events for near in nx.all_neighbors(full, node)}
    return part_of(full, reached)


def part_of(full: nx.MultiDiGraph[str], nodes: set[str]) -> nx.MultiDiGraph[str]:
    """The part between some nodes, in the order of the whole."""
    import networkx as nx

    part: nx.MultiDiGraph[str] = nx.MultiDiGraph(**full.graph)
    part.add_nodes_from((node, data) for node, data in full.nodes(data=True) if node in nodes)
    part.add_edges_from(
        edge for edge in full.edges(keys=True, data=True) if edge[0] in nodes and edge[1] in nodes
    )
    return part

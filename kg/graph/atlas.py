"""Everything the explorer page shows, as plain JSON values.

Comes in: a Graph. Goes out: a dictionary of lists and strings in a fixed order: articles, sentences, nodes,
edges, events with the sentences that tell them. Events are pointed to by their place in the list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.graph.evidence import Evidence, Source, Telling
from kg.graph.picture import core
from kg.graph.spread import spread
from kg.graph.style import KIND_WORDS, STATUS_WORDS
from kg.graph.times import bounds, is_value
from kg.graph.view import Facts
from kg.graph.vocab import KG, SEM, SKOS, TYPES
from kg.graph.words import vocabulary_labels

if TYPE_CHECKING:
    import networkx as nx

    from kg.graph.graph import Graph

MOST = 5000
"""Most nodes of a page: beyond it, drawing with software takes longer than people wait."""

Json = dict[str, Any]


def atlas(graph: Graph, *, most: int = MOST) -> Json:
    """The page's data; the best connected nodes when there are more than `most`."""
    full = graph.networkx()
    shown = core(full, most)
    maker = _Atlas(graph, shown, whole=len(shown) == len(full))
    return {
        "base": graph.base,
        "total": {"nodes": len(full), "shown": len(shown)},
        "kinds": {name: {"en": en, "ar": ar} for name, (en, ar) in KIND_WORDS.items()},
        "statuses": {name: {"en": en, "ar": ar} for name, (en, ar) in STATUS_WORDS.items()},
        "types": maker.types(),
        "articles": [_article(source) for source in maker.sources.values()],
        "sentences": maker.sentences(),
        "nodes": maker.nodes(),
        "edges": maker.edges(),
        "events": maker.events(),
    }


class _Atlas:
    """Numbers for everything that is pointed to, and the parts of the page's data."""

    def __init__(self, graph: Graph, shown: nx.MultiDiGraph[str], *, whole: bool) -> None:
        evidence = Evidence(graph)
        self.facts = Facts(graph.store)
        self.shown = shown
        self.sources: dict[str, Source] = evidence.sources()
        self.labels = self.facts.labels()
        self.others = self.facts.values(SKOS + "altLabel")
        drawn = {data["event"] for _, _, data in shown.edges(data=True)}
        drawn |= {node for node, data in shown.nodes(data=True) if data["node"] == "event"}
        self.tellings = {
            event: told for event, told in evidence.tellings().items() if whole or event in drawn
        }
        self.event_number = {event: number for number, event in enumerate(self.tellings)}
        self.node_number = {node: number for number, node in enumerate(shown)}
        self.article_number = {iri: number for number, iri in enumerate(self.sources)}
        self.sentence = {told.sentence: told for several in self.tellings.values() for told in several}
        self.sentence_number = {iri: number for number, iri in enumerate(sorted(self.sentence))}

    def types(self) -> Json:
        """Labels of the event types that occur."""
        known = vocabulary_labels()
        used = {found[0] for found in self.facts.values(KG + "eventType").values()}
        return {
            iri.removeprefix(TYPES): {
                lang: known.get(iri, {}).get(lang, iri.removeprefix(TYPES)) for lang in ("en", "ar")
            }
            for iri in sorted(used)
        }

    def sentences(self) -> list[Json]:
        """Each sentence once, with its article."""
        return [
            {"a": self.article_number.get(told.article, -1), "at": told.start, "text": told.text}
            for told in (self.sentence[iri] for iri in self.sentence_number)
        ]

    def nodes(self) -> list[Json]:
        """Nodes as they are drawn; an event's node points to its event."""
        found = []
        number = self.node_number
        places = spread(len(number), [(number[a], number[b]) for a, b in self.shown.edges()])
        for (node, data), place in zip(self.shown.nodes(data=True), places.round(2).tolist(), strict=True):
            one: Json = {"id": node, "kind": data["kind"], "en": data["label_en"], "ar": data["label_ar"]}
            one["at"] = place
            if data["node"] == "event":
                one["event"] = self.event_number.get(node, -1)
            else:
                others = {*self.labels.get(node, {}).values(), *self.others.get(node, ())}
                one["names"] = sorted(others - {one["en"], one["ar"]})
                one["wikidata"] = data["wikidata"]
            found.append(one)
        return found

    def edges(self) -> list[list[Any]]:
        """Source, target, event, role, English and Arabic words of each edge."""
        number = self.node_number
        return [
            [
                number[source],
                number[target],
                self.event_number.get(data["event"], -1),
                data["role"],
                data["label_en"],
                data["label_ar"],
            ]
            for source, target, data in self.shown.edges(data=True)
        ]

    def events(self) -> list[Json]:
        """Events with their participants and sentences, in the order of their IRIs."""
        values = {
            name: self.facts.values(KG + name) for name in ("eventType", "factStatus", "agent", "patient")
        }
        place, time = self.facts.values(SEM + "hasPlace"), self.facts.values(SEM + "hasTime")
        found = []
        for event, told in self.tellings.items():
            days = self.labels.get(time.get(event, [""])[0], {}).get("", "")
            days = days if is_value(days) else ""
            one: Json = {
                "id": event,
                "en": self._label(event, "en"),
                "ar": self._label(event, "ar"),
                "type": values["eventType"].get(event, [""])[0].removeprefix(TYPES),
                "status": values["factStatus"].get(event, [""])[0].removeprefix(KG).lower(),
                "agents": self._who(values["agent"].get(event, ())),
                "patients": self._who(values["patient"].get(event, ())),
                "place": self._who(place.get(event, ())),
                "time": [days, *bounds(days)] if days else [],
                "told": [self._told(one_told) for one_told in told],
            }
            found.append(one)
        return found

    def _label(self, iri: str, lang: str) -> str:
        found = self.labels.get(iri, {})
        return found.get(lang) or next((found[other] for other in sorted(found)), iri.rsplit("/", 1)[-1])

    def _who(self, iris: Any) -> list[Any]:
        """The numbers of nodes, or both labels of what is not drawn."""
        return [self.node_number.get(iri, [self._label(iri, "en"), self._label(iri, "ar")]) for iri in iris]

    def _told(self, told: Telling) -> Json:
        one: Json = {
            "s": self.sentence_number[told.sentence],
            "marks": [
                [mark.start, mark.end, mark.role, self.node_number.get(mark.about, -1)] for mark in told.marks
            ],
            "confidence": told.confidence,
            "rule": told.rule,
        }
        if told.polarity != "positive":
            one["polarity"] = told.polarity
        if told.modality != "actual":
            one["modality"] = told.modality
        if told.sayings:
            one["said"] = [[say.act, say.cue, self._who(say.speakers)] for say in told.sayings]
        return one


def _article(source: Source) -> Json:
    safe = source.url if source.url.lower().startswith(("http://", "https://")) else ""
    return {
        "id": source.id,
        "title": source.title or source.id,
        "lang": source.lang,
        "day": source.published,
        "publisher": source.publisher,
        "url": safe,
    }

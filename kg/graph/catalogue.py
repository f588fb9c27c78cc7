"""Entities and events as a program asks for them: lists with filters, one with its sentences, search.

Comes in: a Graph. Goes out: plain values, ready for JSON, in a fixed order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from kg.errors import QueryError
from kg.graph.evidence import Evidence, Telling
from kg.graph.search import search_key
from kg.graph.style import KIND_WORDS, STATUS_WORDS
from kg.graph.times import bounds, is_value
from kg.graph.view import Facts
from kg.graph.vocab import KG, OWL, SEM, SKOS, TYPES, WD
from kg.graph.words import event_types

if TYPE_CHECKING:
    from kg.graph.graph import Graph

Json = dict[str, Any]


class Catalogue:
    """All entities and events of a graph, read once."""

    def __init__(self, graph: Graph) -> None:
        evidence = Evidence(graph)
        self._facts = facts = Facts(graph.store)
        self._labels = facts.labels()
        self._tellings = evidence.tellings()
        self._sources = evidence.sources()
        self._values = {
            name: facts.values(KG + name) for name in ("eventType", "factStatus", "agent", "patient", "kind")
        }
        self._place, self._time = facts.values(SEM + "hasPlace"), facts.values(SEM + "hasTime")
        self._others, self._same = facts.values(SKOS + "altLabel"), facts.values(OWL + "sameAs")
        self._keys = facts.values(KG + "searchKey")
        self._events = {iri: self._event(iri) for iri in sorted(facts.subjects(KG + "Event"))}
        self._of: dict[str, list[str]] = defaultdict(list)
        for iri, event in self._events.items():
            for entity in {one["id"] for role in ("agents", "patients", "place") for one in event[role]}:
                self._of[entity].append(iri)
        self._entities = {iri: self._entity(iri) for iri in sorted(facts.subjects(KG + "Entity"))}

    def _name(self, iri: str) -> Json:
        return {"id": iri, "labels": dict(sorted(self._labels.get(iri, {}).items()))}

    def _entity(self, iri: str) -> Json:
        return {
            **self._name(iri),
            "kind": self._values["kind"].get(iri, [""])[0],
            "names": self._others.get(iri, []),
            "wikidata": next((same.removeprefix(WD) for same in self._same.get(iri, ())), ""),
            "events": len(self._of[iri]),
        }

    def _event(self, iri: str) -> Json:
        days = self._labels.get(self._time.get(iri, [""])[0], {}).get("", "")
        first, last = bounds(days) if is_value(days) else ("", "")
        return {
            **self._name(iri),
            "type": self._values["eventType"].get(iri, [""])[0].removeprefix(TYPES),
            "status": self._values["factStatus"].get(iri, [""])[0].removeprefix(KG).lower(),
            "agents": [self._name(one) for one in self._values["agent"].get(iri, ())],
            "patients": [self._name(one) for one in self._values["patient"].get(iri, ())],
            "place": [self._name(one) for one in self._place.get(iri, ())],
            "time": days,
            "first": first,
            "last": last,
            "mentions": len(self._tellings.get(iri, ())),
        }

    def entities(self, given: Json) -> Json:
        """Entities by `name` and `kind`, the busiest first; `limit` of them from `offset` on.

        Raises:
            QueryError: There is no such kind.
        """
        _check(given, "kind", KIND_WORDS, self._entities.values())
        key = search_key(given.get("name", ""))
        found = [
            one
            for iri, one in self._entities.items()
            if given.get("kind", one["kind"]) == one["kind"]
            and ("name" not in given or (key and any(key in k for k in self._keys.get(iri, ()))))
        ]
        found.sort(key=lambda one: (key not in self._keys.get(one["id"], ()), -one["events"], one["id"]))
        return _part(found, given)

    def events(self, given: Json) -> Json:
        """Events by `type`, `status`, `entity`, `since` and `until`, in the order of time.

        Raises:
            QueryError: There is no such type or status.
        """
        _check(given, "type", event_types(), self._events.values())
        _check(given, "status", STATUS_WORDS, self._events.values())
        among = self._of.get(given["entity"], []) if given.get("entity") else self._events
        found = [one for iri in among if _fits(one := self._events[iri], given)]
        found.sort(key=lambda one: (not one["first"], one["first"], one["id"]))
        return _part(found, given)

    def search(self, given: Json) -> Json:
        """Entities and events whose names or labels have the words of `q`."""
        key = search_key(given["q"])
        events = [
            one
            for one in self._events.values()
            if key and any(key in search_key(label) for label in one["labels"].values())
        ]
        named = self.entities({**given, "name": given["q"]}) if key else {"total": 0, "items": []}
        return {"entities": named, "events": _part(events, given)}

    def entity(self, iri: str) -> Json | None:
        """One entity with its events."""
        one = self._entities.get(iri)
        return {**one, "list": [self._events[event] for event in self._of[iri]]} if one else None

    def event(self, iri: str) -> Json | None:
        """One event with the sentences that tell of it."""
        one = self._events.get(iri)
        return {**one, "told": [self._told(told) for told in self._tellings.get(iri, ())]} if one else None

    def _told(self, told: Telling) -> Json:
        source = self._sources.get(told.article)
        return {**asdict(told), "article": asdict(source) if source else {"iri": told.article}}


def _check(given: Json, name: str, known: Iterable[str], items: Iterable[Json]) -> None:
    """Refuse a value that neither the ontology nor any of the items has."""
    wanted = given.get(name)
    if wanted and wanted not in set(known) and all(one[name] != wanted for one in items):
        raise QueryError(f"there is no {name} {wanted!r}", hint="known: " + ", ".join(sorted(known)))


def _fits(event: Json, given: Json) -> bool:
    if any(given.get(name) and event[name] != given[name] for name in ("type", "status")):
        return False
    if given.get("since") and not event["last"] >= given["since"]:
        return False
    return not given.get("until") or "" < event["first"] <= given["until"]


def _part(found: list[Json], given: Json) -> Json:
    offset, limit = given.get("offset", 0), given.get("limit", 50)
    return {"total": len(found), "offset": offset, "items": found[offset : offset + limit]}

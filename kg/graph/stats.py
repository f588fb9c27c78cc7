"""Numbers about a graph.

Comes in: a Graph. Goes out: counts, ready for JSON, in a fixed order.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from kg.graph.view import Facts
from kg.graph.vocab import KG, NIF, SCHEMA, TYPES

if TYPE_CHECKING:
    from kg.graph.graph import Graph

TOP = 10
"""How many of the most frequent entities and relations are listed."""


def stats(graph: Graph) -> dict[str, Any]:
    """Counts of articles, entities, events and claims; by kind, type, status; the most frequent ones."""
    facts = Facts(graph.store)
    kinds = facts.values(KG + "kind")
    entities = facts.subjects(KG + "Entity")
    return {
        "quads": len(graph),
        "articles": len(facts.subjects(SCHEMA + "NewsArticle")),
        "characters": _characters(facts),
        "entities": len(entities),
        "entities_by_kind": _ranked(Counter(kinds[entity][0] for entity in entities if entity in kinds)),
        "events": len(facts.subjects(KG + "Event")),
        "events_by_type": _count(facts, "eventType", TYPES, facts.subjects(KG + "Event")),
        "events_by_status": {
            name.lower(): count for name, count in _count(facts, "factStatus", KG, None).items()
        },
        "events_of_several_articles": len(_several(facts)),
        "links_by_method": _methods(facts, "MergeDecision"),
        "links_refused": _methods(facts, "RefusedLink"),
        "event_mentions": len(facts.subjects(KG + "EventMention")),
        "claims": len(facts.subjects(KG + "Claim")),
        "top_entities": _top(facts, ("agent", "patient")),
        "top_relations": _relations(facts),
        "most_reported": _reported(facts, _several(facts)),
        "contested": _reported(facts, _contested(facts)),
    }


def _characters(facts: Facts) -> int:
    contexts = facts.subjects(NIF + "Context")
    ends = facts.numbers(NIF + "endIndex", int)
    return sum(ends.get(context, 0) for context in contexts)


def _ranked(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _count(facts: Facts, name: str, prefix: str, among: set[str] | None) -> dict[str, int]:
    found = [term for subject, term in facts.pairs(KG + name) if among is None or subject in among]
    return _ranked(Counter(term.value.removeprefix(prefix) for term in found))


def _top(facts: Facts, roles: tuple[str, ...]) -> list[dict[str, Any]]:
    """Entities that take part in most events."""
    labels = facts.labels()
    found = {(event, term.value) for role in roles for event, term in facts.pairs(KG + role)}
    counts = Counter(entity for _, entity in found)
    best = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:TOP]
    return [
        {
            "entity": entity,
            "label_en": labels.get(entity, {}).get("en", ""),
            "label_ar": labels.get(entity, {}).get("ar", ""),
            "events": count,
        }
        for entity, count in best
    ]


def _relations(facts: Facts) -> dict[str, int]:
    labels = facts.labels()
    counts = Counter(term.value for _, term in facts.pairs(KG + "relation"))
    best = dict(sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:TOP])
    return {labels.get(name, {}).get("en", name.removeprefix(KG)): count for name, count in best.items()}


def _several(facts: Facts) -> dict[str, int]:
    """Events that more than one article tells, with how many."""
    counts = facts.numbers(KG + "articleCount", int)
    return {event: count for event, count in counts.items() if count > 1}


def _contested(facts: Facts) -> dict[str, int]:
    """Events that some affirm and others deny, with how many articles tell them."""
    several = _several(facts)
    found = (event for event, _ in facts.pairs(KG + "factStatus", KG + "Contested"))
    return {event: several.get(event, 1) for event in found}


def _methods(facts: Facts, class_: str) -> dict[str, int]:
    """How many decisions each method made."""
    methods = facts.values(KG + "method")
    return _ranked(Counter(methods[one][0] for one in facts.subjects(KG + class_) if one in methods))


def _reported(facts: Facts, counts: dict[str, int]) -> list[dict[str, Any]]:
    """The events of most articles."""
    labels = facts.labels()
    best = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:TOP]
    return [
        {
            "event": event,
            "label_en": labels.get(event, {}).get("en", ""),
            "label_ar": labels.get(event, {}).get("ar", ""),
            "articles": count,
        }
        for event, count in best
    ]

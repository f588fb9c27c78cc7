"""Choose for each event one of the expressions it may have, or none.

Comes in: the choices with the features of their candidates, a model. Goes out: which candidate each event
has; and which events of an article may be one, by their types, words and participants.
"""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

import numpy as np

from kg.extract.circumstances import NONE, Events, Pairs, events_of
from kg.extract.hashed import Codes, Features, Hashed, Ints
from kg.extract.roles import Cast
from kg.extract.scene import Scene
from kg.extract.vectors import Floats

Parts = tuple[frozenset[int], frozenset[int]]
"""The chains that are subject and object of an event."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A scene with what all its choices look at.

    Args:
        scene: The article with its events.
        events: The events in columns.
        parts: Who takes part in each event, as subject and as object.
        everybody: Who takes part in each event, in any way.
        alike: For each event the last one before it that may be the same, or `NONE`.
        told: The events that choices are made for.
    """

    scene: Scene
    events: Events
    parts: Sequence[Parts]
    everybody: Sequence[frozenset[int]]
    alike: Sequence[int]
    told: Set[int]


def stage_of(scene: Scene, parts: Sequence[Parts], sure: Iterable[int] | None = None) -> Stage:
    """Look at the events of a scene; choices are made for all, or for the sure ones and those above."""
    events = events_of(scene)
    told = set(range(len(scene.triggers))) if sure is None else _with_above(events.above.tolist(), sure)
    everybody = [subject | object_ for subject, object_ in parts]
    return Stage(scene, events, parts, everybody, _last_alike(scene, events, everybody), told)


def _with_above(above: Sequence[int], sure: Iterable[int]) -> set[int]:
    told: set[int] = set()
    for number in sure:
        while number != NONE and number not in told:
            told.add(number)
            number = above[number]
    return told


def parts_of(casts: Sequence[Cast]) -> list[Parts]:
    """Who takes part in each event."""
    return [
        (frozenset(a.chain for a in cast.subject), frozenset(a.chain for a in cast.object)) for cast in casts
    ]


@dataclass(frozen=True, slots=True)
class Table:
    """The choices of an article.

    Args:
        pairs: Events with their candidates.
        meaning: What the candidate of each pair means; several may mean the same.
        features: Features of all rows.
    """

    pairs: Pairs
    meaning: Sequence[int]
    features: Features


def weigh(table: Table, model: Hashed) -> Floats:
    """Probability of each row of each choice. *Shape:* (rows,)."""
    scores, bounds = model.logits(table.features)[:, 0], table.pairs.bounds
    if not len(scores):
        return scores
    starts, sizes = bounds[:-1], np.diff(bounds)
    powers = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
    return np.asarray(powers / np.repeat(np.add.reduceat(powers, starts), sizes), dtype=np.float32)


def choose(table: Table, share: Floats, least: float) -> dict[int, int]:
    """The pair of each event that has an expression.

    Args:
        table: The choices.
        share: Probability of each row.
        least: An expression needs this share of the probability of none.
    """
    pairs, found = table.pairs, {}
    values = share[pairs.rows].tolist()
    nothing = share[pairs.bounds[1:] - 1].tolist()
    first = 0
    for event, size, none in zip(pairs.choices.tolist(), pairs.sizes.tolist(), nothing, strict=True):
        if 1.0 - none >= least * none:
            best, value = _best(table.meaning, values, range(first, first + size))
            if value >= least * none:
                found[event] = best
        first += size
    return found


def _best(meaning: Sequence[int], values: list[float], pairs: range) -> tuple[int, float]:
    """The likeliest pair of the likeliest meaning, and the probability of that meaning."""
    if len(pairs) == 1:
        return pairs[0], values[pairs[0]]
    total: dict[int, float] = {}
    for pair in pairs:
        total[meaning[pair]] = total.get(meaning[pair], 0.0) + values[pair]
    best = max(total, key=lambda one: (total[one], -one))
    return max((p for p in pairs if meaning[p] == best), key=lambda p: (values[p], -p)), total[best]


def _last_alike(scene: Scene, events: Events, everybody: Sequence[frozenset[int]]) -> list[int]:
    """For each event the last one before it that may be the same, or `NONE`: of its type, with a participant
    of its own or its word.
    """
    last: dict[tuple[str, int], int] = {}
    found = []
    for number, (trigger, lemma) in enumerate(zip(scene.triggers, events.lemma.tolist(), strict=True)):
        marks = [(trigger.type, mark) for mark in (*everybody[number], ~lemma)]
        found.append(max([last.get(mark, NONE) for mark in marks]))
        last.update(dict.fromkeys(marks, number))
    return found


def kinship(stage: Stage, event: Ints, other: Ints) -> Codes:
    """How each event is like another one, as bits: type, word, a participant; 8 where there is no other."""
    events, there = stage.events, np.maximum(other, 0)
    bits = (events.type[event] == events.type[there]) + 2 * (events.lemma[event] == events.lemma[there])
    pairs, everybody = zip(event.tolist(), there.tolist(), strict=True), stage.everybody
    shared = np.array([not everybody[e].isdisjoint(everybody[o]) for e, o in pairs], dtype=np.int64)
    return np.where(other < 0, 8, np.where(event == other, 9, bits + 4 * shared)).astype(np.uint64)

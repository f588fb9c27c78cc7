"""Figures of predictions, micro-averaged over all annotated articles.

Comes in: Gold articles, predictions by article. Goes out: figures and mistakes:

- trigger: an event was found at the gold trigger (spans overlap), whatever its type
- typed: ... and its type is one of the gold types
- pair: subject and object are right, whatever the type (gold events that have one of them)
- triple: type, subject and object are right: the headline figure
- polarity, modality, source, time, place: right among the matched triples, where gold or prediction has one

Recall counts core gold events only, precision accepts the minor ones as well. One prediction matches one gold
event. A subject or object is right when every gold participant is matched and no predicted one is left over.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from kg.evaluation.fields import Json
from kg.evaluation.gold import Gold
from kg.evaluation.likeness import same_name
from kg.evaluation.predictions import by_id

Pairs = list[tuple[Json, Json]]

MEASURES = ("trigger", "typed", "pair", "triple")
ATTRIBUTES = ("polarity", "modality", "source", "time", "place")


@dataclass(slots=True)
class Count:
    """What one measure has counted so far."""

    hits: int = 0
    predicted: int = 0
    core: int = 0
    core_hits: int = 0

    def figures(self) -> dict[str, float]:
        """Precision, recall and F1 in percent."""
        precision = 100 * self.hits / self.predicted if self.predicted else 0.0
        recall = 100 * self.core_hits / self.core if self.core else 0.0
        total = precision + recall
        f1 = 2 * precision * recall / total if total else 0.0
        return {"P": round(precision, 1), "R": round(recall, 1), "F1": round(f1, 1)}


@dataclass(frozen=True, slots=True)
class Mistakes:
    """Core triples of an article that were missed, and predicted ones that match none."""

    gold: Gold
    missed: tuple[Json, ...]
    spurious: tuple[Json, ...]


def score(golds: Iterable[Gold], predictions: dict[str, list[Json]]) -> tuple[Json, list[Mistakes]]:
    """The figures of all articles together, and the mistakes of each."""
    counts = {measure: Count() for measure in MEASURES}
    right = {attribute: [0, 0] for attribute in ATTRIBUTES}
    mistakes = []
    golds = list(golds)
    events = by_id(predictions, [gold.id for gold in golds])
    for gold in golds:
        found = events.get(gold.id, [])
        for measure in MEASURES:
            pairs = _align(gold, found, partial(_rank, measure, gold.entities))
            core = _core(gold, measure)
            _count(counts[measure], pairs, len(found), len(core))
        mistakes.append(_mistakes(gold, found, pairs))  # of the last measure, the triple
        for truth, guess in pairs:
            _attributes(right, truth, guess, gold.entities)
    figures: Json = {measure: counts[measure].figures() for measure in MEASURES}
    figures["attributes"] = {
        name: {"accuracy": round(100 * good / of, 1) if of else None, "of": of}
        for name, (good, of) in right.items()
    }
    figures["counts"] = {"core gold": counts["triple"].core, "predicted": counts["triple"].predicted}
    return figures, mistakes


def _core(gold: Gold, measure: str) -> list[Json]:
    """The gold events that recall counts."""
    return [e for e in gold.events if e["core"] and (measure != "pair" or e["subject"] or e["object"])]


def _count(count: Count, pairs: Pairs, predicted: int, core: int) -> None:
    count.hits += len(pairs)
    count.predicted += predicted
    count.core += core
    count.core_hits += sum(1 for truth, _ in pairs if truth["core"])


def _align(gold: Gold, found: Sequence[Json], rank: Callable[[Json, Json], int | None]) -> Pairs:
    """One-to-one, the best ranked pairs first; a rank of None is no match."""
    candidates = []
    for i, truth in enumerate(gold.events):
        for j, guess in enumerate(found):
            value = rank(truth, guess)
            if value is not None:
                candidates.append((-value, i, j))
    used: tuple[set[int], set[int]] = (set(), set())
    pairs = []
    for _, i, j in sorted(candidates):
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            pairs.append((gold.events[i], found[j]))
    return pairs


def _rank(measure: str, entities: dict[str, Json], truth: Json, guess: Json) -> int | None:
    """How well a prediction fits: 4 for its place, 2 for its type, 1 for a core event; None when it does not.

    A restatement elsewhere in the article may match by its arguments, never by its trigger.
    """
    trigger = guess["event"]["trigger"]
    near = truth["span"][0] < trigger["end"] and trigger["start"] < truth["span"][1]
    typed = guess["event"]["type"] in truth["types"]
    possible = {
        "trigger": near,
        "typed": near and typed,
        "pair": (near or typed) and bool(truth["subject"] or truth["object"]),
        "triple": typed,
    }[measure]
    if not possible or (measure in ("pair", "triple") and not _arguments(truth, guess, entities)):
        return None
    return 4 * int(near) + 2 * int(typed) + int(truth["core"])


def _arguments(truth: Json, guess: Json, entities: dict[str, Json]) -> bool:
    return all(_same_parts(guess.get(role) or [], truth[role], entities) for role in ("subject", "object"))


def _same_parts(guessed: Sequence[Json], wanted: Sequence[str], entities: dict[str, Json]) -> bool:
    """Every gold participant is found among the predicted ones, and none of these is left over."""
    left = list(guessed)
    for key in wanted:
        entity = entities[key]
        names = [*entity["aliases"], entity["label"], entity.get("label_en") or ""]
        hit = next((part for part in left if same_name(_names(part), names)), None)
        if hit is None:
            return False
        left.remove(hit)
    return not left


def _names(part: Json) -> list[str]:
    return [name for name in (part.get("name"), part.get("name_en"), part.get("text")) if name]


def _attributes(right: dict[str, list[int]], truth: Json, guess: Json, entities: dict[str, Json]) -> None:
    """Count the attributes of one matched triple, where gold or prediction has one."""
    for name in ("polarity", "modality"):
        _tally(right[name], guess.get(name) == truth[name])
    source = guess.get("source") or []
    if truth["source"] or source:
        _tally(right["source"], _same_parts(source, truth["source"], entities))
    times = [(side["time"] or {}).get("value") if side.get("time") else None for side in (truth, guess)]
    if any(times):
        _tally(right["time"], times[0] == times[1])
    place = guess.get("place")
    if truth["place"] or place:
        wanted = [truth["place"]] if truth["place"] else []
        _tally(right["place"], _same_parts([place] if place else [], wanted, entities))


def _tally(pair: list[int], good: bool) -> None:
    pair[0] += good
    pair[1] += 1


def _mistakes(gold: Gold, found: Sequence[Json], pairs: Pairs) -> Mistakes:
    hit = {id(truth) for truth, _ in pairs}
    used = {id(guess) for _, guess in pairs}
    return Mistakes(
        gold,
        tuple(truth for truth in _core(gold, "triple") if id(truth) not in hit),
        tuple(guess for guess in found if id(guess) not in used),
    )

"""Score extracted events against annotated articles.

Comes in: gold articles (entities with all their forms, events) and predictions as `kg extract` prints them.
Goes out: figures, micro-averaged over all articles:

- trigger: an event was found at the gold trigger (spans overlap), whatever its type
- typed: ... and its type is one of the gold types
- pair: subject and object are right, whatever the type (gold events that have one of them)
- triple: type, subject and object are right: the headline figure
- polarity, modality, source, time, place: right among the matched triples, where gold or prediction has one

Recall counts core gold events only, precision accepts the minor ones as well. One prediction matches one gold
event. A subject or object is right when every gold participant is matched and no predicted one is left over.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from kg.errors import InputError

Json = dict[str, Any]
Pairs = list[tuple[Json, Json]]

SAME = 0.6
"""Two names are the same when the Dice coefficient of their words reaches this."""

MEASURES = ("trigger", "typed", "pair", "triple")
ATTRIBUTES = ("polarity", "modality", "source", "time", "place")

_MARKS = re.compile("[\u064b-\u0652\u0670\u0640\u200b-\u200f\u202a-\u202e\ufeff]")
_FOLD = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "\xa0": " ", "’": "'", "‘": "'"}
)
_DROP = frozenset({"the", "a", "an", "'s", "of", "mr", "mrs", "السيد", "السيده"})
_WORD = re.compile(r"\w+|'s")
_ARTICLE = re.compile("[وفبلك]?ال")


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated article: its id, text, entities by id, and events with their trigger's `span`."""

    id: str
    lang: str
    text: str
    title: str
    date: str
    entities: dict[str, Json]
    events: tuple[Json, ...]


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


def load_gold(folder: Path, only: str = "") -> list[Gold]:
    """Read the annotated articles of a folder whose file names begin with `only`, by name.

    Raises:
        InputError: There are none, or one is malformed.
    """
    files = sorted(folder.glob(f"{only}*.json"))
    if not files:
        raise InputError(f"no annotated articles {only}*.json", where=str(folder))
    return [_gold(file) for file in files]


def _gold(file: Path) -> Gold:
    try:
        raw = json.loads(file.read_text(encoding="utf-8"))
        return Gold(
            id=raw["id"],
            lang=raw.get("lang", ""),
            text=raw["text"],
            title=raw.get("title") or "",
            date=raw.get("date") or "",
            entities={entity["id"]: entity for entity in raw["entities"]},
            events=tuple(event | {"span": _locate(event, raw["text"])} for event in raw["events"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(f"not an annotated article ({error})", where=str(file)) from error


def _locate(event: Json, text: str) -> tuple[int, int]:
    """The nth occurrence of the trigger, code points, end exclusive."""
    start = -1
    for _ in range(event.get("nth", 1)):
        start = text.find(event["trigger"], start + 1)
    return start, start + len(event["trigger"])


def load_predictions(file: Path) -> dict[str, list[Json]]:
    """Read predictions by article.

    Raises:
        InputError: A line is no event.
    """
    found: dict[str, list[Json]] = {}
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            trigger = row["event"]["trigger"]
            int(trigger["start"]), int(trigger["end"])
            found.setdefault(Path(row["article"]).stem, []).append(row)
        except (KeyError, TypeError, ValueError) as error:
            raise InputError(
                f"not an event as `kg extract` prints it ({error!r})", where=f"{file} line {number}"
            ) from error
    return found


def score(golds: Iterable[Gold], predictions: dict[str, list[Json]]) -> tuple[Json, list[Mistakes]]:
    """The figures of all articles together, and the mistakes of each."""
    counts = {measure: Count() for measure in MEASURES}
    right = {attribute: [0, 0] for attribute in ATTRIBUTES}
    mistakes = []
    for gold in golds:
        found = predictions.get(gold.id, [])
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


def same_name(guessed: Sequence[str], wanted: Sequence[str]) -> bool:
    """Say whether a predicted name is one of the gold names, or shares most of its words with one."""
    return resemblance(guessed, wanted) >= SAME


def resemblance(guessed: Sequence[str], wanted: Sequence[str]) -> float:
    """How alike the most alike names of two participants are: 0 to 1, Dice's coefficient over their words."""
    golds = [gold for name in wanted if (gold := _word_set(name))]
    guesses = [guess for name in guessed if (guess := _word_set(name))]
    return max((_dice(guess, gold) for guess in guesses for gold in golds), default=0.0)


def _dice(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))


@lru_cache(maxsize=65536)
def _word_set(name: str) -> frozenset[str]:
    return frozenset(words(name))


def words(name: str) -> list[str]:
    """A name as comparable words: marks off, letters folded, articles off."""
    text = _MARKS.sub("", unicodedata.normalize("NFKC", name)).translate(_FOLD).lower()
    return [_bare(word) for word in _WORD.findall(text) if word not in _DROP]


def _bare(word: str) -> str:
    if len(word) > 4 and word.startswith("لل"):
        return word[2:]
    if len(word) > 4 and (found := _ARTICLE.match(word)):
        return word[found.end() :]
    return word


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

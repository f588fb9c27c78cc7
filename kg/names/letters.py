"""How Arabic letters are written in English names: a model of letter alignments with context.

Comes in: an Arabic word, and an English word or nothing.  Goes out: how probable the English is as its
transliteration, or the most probable transliteration.

Every Arabic letter is written as a chunk of 0 to 4 Latin letters ("ش" as "sh", "sch" or "ch").
P(chunk | letter, letters around it) comes from `ontology/names/letters_ar_en.tsv`, which `kg.names.learn`
makes from the name tables; a context that was never seen falls back to the letter alone.
"""

from __future__ import annotations

import math
import unicodedata
from functools import cache, lru_cache

from kg import ontology
from kg.text import strip_marks

#: Word boundary in contexts.
EDGE = "#"
_LONGEST = 4
#: Log-probability of a chunk that a letter was never seen with.
_UNSEEN = -8.0
_BEAM = 8
#: Costs that differ by less may be equal but for rounding.
_TIE = 1e-6
#: Weight of the letter trigrams, and what each written letter earns against it (or the shortest wins).
#: On 700 words left out of learning, letters wrong: 0.300 with (0.3, 0.5), 0.306 with (0.5, 1.0).
_TRIGRAM = 0.3
_LENGTH = 0.5
_LETTERS = str.maketrans("أٱىیکؤئپچڤگ", "ااييكوءبجفغ")
_LATIN = str.maketrans("łøı", "loi")
_ARABIC = frozenset("ابتثجحخدذرزسشصضطظعغفقكلمنهويإآءة")


def letters_of(word: str) -> str:
    """Return the letters of an Arabic word as the model knows them: marks off, most variants folded."""
    return "".join(c for c in strip_marks(word).translate(_LETTERS) if c in _ARABIC)


def latin_of(word: str) -> str:
    """Return the letters of an English word as the model knows them: lower case, accents and signs off."""
    plain = unicodedata.normalize("NFKD", word.casefold().translate(_LATIN))
    return "".join(c for c in plain if "a" <= c <= "z")


@lru_cache(maxsize=65536)
def log_probability(arabic: str, latin: str) -> float:
    """Return the log-probability that a word's letters are written so in English, per Arabic letter.

    Args:
        arabic: `letters_of` a word.
        latin: `latin_of` a word.
    """
    if not arabic or not latin:
        return _UNSEEN
    best = [-math.inf] * (len(latin) + 1)
    best[0] = 0.0
    for i in range(len(arabic)):
        chunks = chunks_at(arabic, i)
        after = [-math.inf] * (len(latin) + 1)
        for j, score in enumerate(best):
            if score == -math.inf:
                continue
            for length in range(min(_LONGEST, len(latin) - j) + 1):
                found = score + chunks.get(latin[j : j + length], _UNSEEN - length)
                after[j + length] = max(after[j + length], found)
        best = after
    return best[-1] / max(len(arabic), len(latin) / 1.5)


def spell(arabic: str) -> str:
    """Return the most probable English spelling of a word's letters, lower case."""
    beam: list[tuple[float, str]] = [(0.0, "")]  # cost, the less probable the higher, and what is written
    for i in range(len(arabic)):
        around = _around(arabic, i)
        grown = [
            (cost - value - after, text + chunk)
            for cost, text in beam
            for chunk, value, after in _likely(around, _end(text))
        ]
        beam = sorted(grown)[:_BEAM]
    return min((cost - follows(text, EDGE), text) for cost, text in beam)[1]


@lru_cache(maxsize=65536)
def _likely(around: tuple[str, str, str], before: str) -> tuple[tuple[str, float, float], ...]:
    """The chunks that may get into the beam behind two Latin letters: of one beginning no more than it holds.

    Args:
        around: A letter with its neighbours.
        before: What is written before.

    Returns:
        Each chunk with its log-probability and how well it follows; ties at the edge are kept.
    """
    found = [(chunk, value, _follows(before, chunk)) for chunk, value in _mixed(*around).items()]
    costs = sorted([-value - after for _, value, after in found])
    most = costs[min(_BEAM, len(costs)) - 1] + _TIE
    return tuple([(chunk, value, after) for chunk, value, after in found if -value - after <= most])


def follows(text: str, chunk: str) -> float:
    """Return how well a chunk follows what was written, by letter trigrams of English names."""
    return _follows(_end(text), chunk)


def _end(text: str) -> str:
    """The last two letters of what was written: the trigrams see no more."""
    return (EDGE + EDGE + text)[-2:]


@lru_cache(maxsize=65536)
def _follows(before: str, chunk: str) -> float:
    """How well a chunk follows two letters; the searches for all names ask for the same again and again."""
    model = _trigrams()
    total = 0.0
    for letter in chunk:
        letters = before + letter
        total += model[letters]
        before = letters[1:]
    return total * _TRIGRAM + _LENGTH * len(chunk.replace(EDGE, ""))


def chunks_at(arabic: str, i: int) -> dict[str, float]:
    """Return the chunks that a letter can be written as in its context, with their log-probabilities."""
    return _mixed(*_around(arabic, i))


def _around(arabic: str, i: int) -> tuple[str, str, str]:
    """A letter with its neighbours."""
    before = arabic[i - 1] if i else EDGE
    after = arabic[i + 1] if i + 1 < len(arabic) else EDGE
    return before, arabic[i], after


@lru_cache(maxsize=16384)
def _mixed(before: str, letter: str, after: str) -> dict[str, float]:
    """Mix the narrowest context with the wider ones by how often each was seen."""
    table = _contexts()
    mixed: dict[str, float] = {}
    for context in (letter, before + letter + "*", "*" + letter + after, before + letter + after):
        counts = table.get(context)
        if counts is None:
            continue
        total = sum(counts.values())
        weight = total / (total + 4.0)
        rest = 1.0 - weight
        mixed = {chunk: share * rest for chunk, share in mixed.items()}
        for chunk, count in counts.items():
            mixed[chunk] = mixed.get(chunk, 0.0) + weight * count / total
    return {chunk: math.log(p) for chunk, p in sorted(mixed.items()) if p > 1e-5}


@cache
def _contexts() -> dict[str, dict[str, int]]:
    """Counts of chunks by context: letter, one neighbour, both neighbours."""
    table: dict[str, dict[str, int]] = {}
    for _, row in ontology.rows("names/letters_ar_en.tsv"):
        table[row["context"]] = {
            chunk.replace("_", ""): int(count)
            for chunk, count in (pair.split(":") for pair in row["chunks"].split(" "))
        }
    return table


class _Trigrams(dict[str, float]):
    """Log-probabilities of Latin letters after one and two letters; what was never seen after two falls back
    to what is seen after the second one."""

    def __missing__(self, letters: str) -> float:
        self[letters] = self.get(letters[1:], -6.0) - 1.0
        return self[letters]


@cache
def _trigrams() -> _Trigrams:
    """The letters of English names."""
    table = _Trigrams()
    for _, row in ontology.rows("names/letters_en.tsv"):
        pairs = [pair.split(":") for pair in row["next"].split(" ")]
        total = sum(int(count) for _, count in pairs)
        for letter, count in pairs:
            table[row["before"] + letter] = math.log(int(count) / total)
    return table

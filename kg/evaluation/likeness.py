"""Whether two names name one participant, by the words that they share."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

SAME = 0.6
"""Two names are the same when the Dice coefficient of their words reaches this."""

_MARKS = re.compile("[\u064b-\u0652\u0670\u0640\u200b-\u200f\u202a-\u202e\ufeff]")
_FOLD = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "\xa0": " ", "’": "'", "‘": "'"}
)
_DROP = frozenset({"the", "a", "an", "'s", "of", "mr", "mrs", "السيد", "السيده"})
_WORD = re.compile(r"\w+|'s")
_ARTICLE = re.compile("[وفبلك]?ال")


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

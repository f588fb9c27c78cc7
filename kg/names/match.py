"""Which English name an Arabic name is: similarity of two names, and ranking among many.

Comes in: an Arabic name and English names.  Goes out: similarity from 0 to 1, and ranked candidates.

Measured on 300 pairs that are in no table (ontology/names/README.md): see `tests/quality`.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from kg.names.given import spellings_en
from kg.names.keys import arabic_skeleton, latin_skeleton, name_words
from kg.names.letters import log_probability

#: Log-probability per letter at which two words are as like as not.
_EVEN = -2.1
_STEEP = 2.2
#: What an unmatched word of the longer name costs: Arabic names often carry fathers' names.
_EXTRA_ARABIC = 0.03
_FAMILY_WEIGHT = 1.5


def similarity(arabic: str, english: str) -> float:
    """Return how probable it is that two names are one, 0 to 1, by their sound alone.

    Every English word looks for its best Arabic word; the family name weighs more.  An Arabic name may have more
    words (father, grandfather), each costs a little.
    """
    ours, theirs = name_words(arabic), name_words(english)
    if not ours or not theirs:
        return 0.0
    table = [[word_similarity(a, e) for a in ours] for e in theirs]
    total = weight = 0.0
    used: set[int] = set()
    for i, row in enumerate(table):
        best = max(range(len(row)), key=lambda j: (row[j] if j not in used else row[j] - 1.0, -j))
        used.add(best)
        w = _FAMILY_WEIGHT if i == len(table) - 1 else 1.0
        total += w * row[best] * (1.0 if len(theirs) <= len(ours) else 0.9)
        weight += w
    squashed = word_similarity("".join(ours), "".join(theirs)) if len(ours) != len(theirs) else 0.0
    score = max(total / weight - _EXTRA_ARABIC * (len(ours) - len(used)), squashed)
    ends = 0.0 if len(theirs) < 2 or len(ours) < 2 else 0.1 * (1.0 - max(table[-1][-1], table[-1][-2]))
    return max(score - ends, 0.0)


@lru_cache(maxsize=262144)
def word_similarity(arabic: str, english: str) -> float:
    """Return how probable it is that two words are one, 0 to 1.

    Args:
        arabic: A word as `name_words` gives it.
        english: A word as `name_words` gives it.
    """
    if english in spellings_en(arabic):
        return 1.0
    logp = log_probability(arabic, english)
    if english.startswith("al") and len(english) > 5:
        logp = max(logp, log_probability(arabic, english[2:]))
    return 1.0 / (1.0 + math.exp(-_STEEP * (logp - _EVEN)))


class NameIndex:
    """English names, ready to be ranked for Arabic ones.

    Args:
        names: The candidates; the order decides between equals.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self.names: Sequence[str] = list(dict.fromkeys(names))
        self._by_skeleton: dict[str, set[int]] = defaultdict(set)
        for number, name in enumerate(self.names):
            for word in name_words(name):
                for skeleton in {latin_skeleton(word), latin_skeleton(word.removeprefix("al"))}:
                    for near in _near(skeleton):
                        self._by_skeleton[near].add(number)

    def rank(self, arabic: str, *, most: int = 5) -> list[tuple[float, str]]:
        """Return the candidates most similar to an Arabic name, best first, with their similarity."""
        votes: dict[int, float] = defaultdict(float)
        for word in name_words(arabic):
            found: set[int] = set()
            for near in _near(arabic_skeleton(word)):
                found |= self._by_skeleton.get(near, set())
            for number in found:
                votes[number] += 1.0 + 10.0 / (10.0 + len(found))
        front = sorted(votes, key=lambda n: (-votes[n], n))[:_FRONT]
        scored = [(similarity(arabic, self.names[n]), self.names[n]) for n in front]
        return sorted(scored, key=lambda pair: (-pair[0], pair[1]))[:most]


#: How many candidates with the most common skeletons are compared letter by letter.
_FRONT = 400


def _near(skeleton: str) -> set[str]:
    """Return a skeleton and the skeletons with one sound missing: one wrong sound still finds the name."""
    if len(skeleton) < 3:
        return {skeleton}
    return {skeleton} | {skeleton[:i] + "*" + skeleton[i + 1 :] for i in range(len(skeleton))} | {
        skeleton[:i] + skeleton[i + 1 :] for i in range(len(skeleton))
    }

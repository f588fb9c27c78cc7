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
#: What words of the Arabic name that no English word matches cost: the first, one in the middle, the last.
#: Arabic names often carry the father's and grandfather's, seldom something before the given name.
_SKIP_FIRST, _SKIP, _SKIP_LAST = 0.15, 0.03, 0.08
_FAMILY_WEIGHT = 1.5
#: What a single English word costs against an Arabic name of several.
_ONE_WORD = 0.2


def similarity(arabic: str, english: str) -> float:
    """Return how probable it is that two names are one, 0 to 1, by their sound alone.

    The words are matched in order; the family name weighs more.  An Arabic name may have more words (father,
    grandfather), each costs a little.
    """
    ours, theirs = name_words(arabic), name_words(english)
    if not ours or not theirs:
        return 0.0
    score = _in_order(ours, theirs)
    if len(theirs) == 1 and len(ours) > 1:
        score -= _ONE_WORD
    if len(ours) != len(theirs):
        score = max(score, word_similarity("".join(ours), "".join(theirs)))
    return max(score, 0.0)


def _in_order(ours: tuple[str, ...], theirs: tuple[str, ...]) -> float:
    """Return the mean similarity of the best match of words in order, less the words left over."""
    weights = [1.0] * (len(theirs) - 1) + [_FAMILY_WEIGHT]
    best = [0.0] * (len(theirs) + 1)
    for i, one in enumerate(ours):
        skip = _SKIP_FIRST if i == 0 else _SKIP_LAST if i == len(ours) - 1 else _SKIP
        row = [best[0] - skip]
        for j, other in enumerate(theirs):
            matched = best[j] + weights[j] / sum(weights) * word_similarity(one, other)
            row.append(max(best[j + 1] - skip, row[j], matched))
        best = row
    return max(best[-1], 0.0)


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

    def rank(self, arabic: str, *, most: int = 5, shared: int = 1) -> list[tuple[float, str]]:
        """Return the candidates most similar to an Arabic name, best first, with their similarity.

        Args:
            arabic: The name.
            most: How many candidates are returned.
            shared: Words of the name that must sound about like one of a candidate; with two, full names are
                ranked in a tenth of the time.
        """
        votes: dict[int, float] = defaultdict(float)
        words: dict[int, int] = defaultdict(int)
        for word in name_words(arabic):
            found: set[int] = set()
            for near in _near(arabic_skeleton(word)):
                found |= self._by_skeleton.get(near, set())
            for number in found:
                votes[number] += 1.0 / math.log(4.0 + len(found))
                words[number] += 1
        enough = [number for number, count in words.items() if count >= shared]
        front = sorted(enough, key=lambda n: (-votes[n], n))[:_FRONT]
        scored = [(similarity(arabic, self.names[n]), self.names[n]) for n in front]
        return sorted(scored, key=lambda pair: (-pair[0], pair[1]))[:most]


#: How many candidates with the most common skeletons are compared letter by letter.
_FRONT = 120


def _near(skeleton: str) -> set[str]:
    """Return a skeleton and the skeletons with one sound missing: one wrong sound still finds the name."""
    if len(skeleton) < 3:
        return {skeleton}
    return (
        {skeleton}
        | {skeleton[:i] + "*" + skeleton[i + 1 :] for i in range(len(skeleton))}
        | {skeleton[:i] + skeleton[i + 1 :] for i in range(len(skeleton))}
    )

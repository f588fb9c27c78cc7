"""Splits of the words of one text that agree.

"لكارتر" is cut where "كارتر" stands beside it; "كاريك", which is left whole elsewhere, is not cut before
"اريك", which stands nowhere.

Comes in: what the segmenter says of each word. Goes out: the same with the weaker one of two readings where
the rest of the text speaks for it. Only words that raw text hardly knows are looked at, most of them names.
"""

from collections.abc import Container, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.language.clitics import Inventory

#: A reading that is less likely by more than this (difference of logits) is not taken. Of 230 words that were
#: cut so in 2,500 newspaper articles nearly all are right, of 46 that were left whole in 3,000 some 40.
_MOST = 6.0
#: Steps of counts: the binary logarithm of 1 + count is divided by 16.
_DOUBLED = 1 / 16
#: A stem is this much more frequent than the word that is cut before it; a shorter clitic asks for more.
_MORE = {"و": 2, "ف": 2, "ب": 2, "ل": 2, "س": 2, "ك": 5}
#: A word stays whole when its stem is at most so frequent, and at most so much more frequent than the word.
_RARE, _LITTLE_MORE = 7.2 * _DOUBLED, 2.5 * _DOUBLED
#: With what no stem begins before which a word is wrongly cut: articles, verbs in the future.
_NO_NAMES = {**dict.fromkeys("فبلك", ("ال",)), "س": ("ي", "ن"), "و": ("",)}
_SHORTEST = 3
_BEFORE = ("", "و", "ف", "ب", "ل", "ك", "س", "وب", "ول")


@dataclass(frozen=True, slots=True)
class Rivals:
    """The readings of a word that other words may speak for, as pattern and stem.

    Args:
        letters: The word, folded.
        cut: Patterns that may be right where the word is left whole.
        whole: Patterns that may be wrong where the word is cut.
    """

    letters: str
    cut: tuple[tuple[int, str], ...]
    whole: tuple[tuple[int, str], ...]


def rivals_of(
    letters: str, patterns: Inventory, scores: NDArray[np.float32], allowed: NDArray[np.bool_]
) -> Rivals:
    """Find the readings of a word that are rivals.

    Args:
        letters: The word, folded.
        patterns: All patterns, the undivided word first.
        scores: How frequent the stem of each pattern is in raw text. *Shape:* (patterns,).
        allowed: Whether the word can be split so. *Shape:* (patterns,).
    """
    cut, whole = [], []
    for number in np.flatnonzero(allowed).tolist():
        pattern = patterns.patterns[number]
        clitics, stem = letters[: sum(pattern.before)], letters[sum(pattern.before) :]
        if not pattern.only_before or len(stem) < _SHORTEST or not set(clitics) <= _MORE.keys():
            continue
        more = float(scores[number] - scores[0])
        if more >= _MORE[clitics[0]] * _DOUBLED:
            cut.append((number, stem))
        rare = float(scores[number]) <= _RARE and more <= _LITTLE_MORE
        if rare and len(clitics) == 1 and not stem.startswith(_NO_NAMES[clitics]):
            whole.append((number, stem))
    return Rivals(letters, tuple(cut), tuple(whole))


def agree(rivals: Sequence[Rivals], logits: NDArray[np.float32], chosen: list[int]) -> None:
    """Change the pattern of each word that another reading is better for.

    Args:
        rivals: What is known of each word of a text.
        logits: How likely the patterns are. *Shape:* (words, patterns).
        chosen: The likeliest pattern of each word.
    """
    words = {rival.letters for rival in rivals}
    whole = {rival.letters for rival, number in zip(rivals, chosen, strict=True) if number == 0}
    for place, (rival, number) in enumerate(zip(rivals, chosen, strict=True)):
        if number == 0:
            stand = [pattern for pattern, stem in rival.cut if stem in whole]
            other = max(stand, key=lambda pattern: (logits[place, pattern], -pattern), default=0)
        else:
            stem = dict(rival.whole).get(number) if rival.letters in whole else None
            other = number if not stem or _stands(stem, rival.letters, words) else 0
        if logits[place, number] - logits[place, other] < _MOST:
            chosen[place] = other


def _stands(stem: str, letters: str, words: Container[str]) -> bool:
    """Say whether a stem stands in another word of the text."""
    return any(before + stem in words for before in _BEFORE if before + stem != letters)

"""The clitic segmenter at run time: a split pattern for each orthographic word of a text.

Comes in: the words of one text in order. Goes out: the number of each word's pattern. A word type is
encoded once and remembered; a window of types is all that is computed for each word, and at last the words of
the text are looked at together.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.language.agreement import Rivals, agree, rivals_of
from kg.language.clitics import Inventory, Pattern, apply_edit
from kg.language.counts import WordCounts
from kg.language.hashing import form_rows
from kg.language.orthography import fold, norm, strip_marks

#: Rows of the table of word forms and affixes, and words looked at on each side.
ROWS = 1 << 14
SIDE = 2
#: Word types remembered; then all are forgotten.
_REMEMBERED = 60_000
#: A word is hardly cut before a stem that raw text has 15 times at most (in 19 million words) while it has
#: the whole word 16 times as often (fixed phrases apart, of which the network is surer than that: بمثابة).
_RARE, _MUCH, _DOUBT = 0.25, 0.25, 7.0
#: A word that raw text has 255 times at most is hardly whole when it has what is behind the first letter 27
#: times and much more often than the word ("وقتلوا"): so much for each first letter (0.1 is three times), and
#: so much less likely. Of 300 words that are cut so in 670,000 nine in ten are two words.
_OFTEN, _PLENTY, _MORE = 0.5, 0.3, {"و": (0.1, 3.5), **dict.fromkeys("فبلك", (0.2, 2.5))}
#: What stands before such a hamza is always cut: no word begins so, but for some with ف (فأرة, فأس, فأل).
_HAMZA = re.compile("و[أإآ]|[فبلك]إ|ف[أآ][^رسلف]")
#: The س of the future stands before a present alone, which begins with one of these.
_FUTURE = re.compile("س[^يتنا]")
_NEVER = 1e4
#: A text that does not end with a mark is read as if it did: in the treebank nearly every sentence does.
_STOP = "."
#: Words computed at a time, a constant so that a text's neighbours never change its numbers.
_BLOCK = 64


@dataclass(frozen=True)
class TypeFeatures:
    """What is known of a word type: table rows, stem counts and possible patterns."""

    rows: list[int]
    scores: NDArray[np.float32]
    allowed: NDArray[np.bool_]


def type_features(form: str, patterns: Inventory, counts: WordCounts) -> TypeFeatures:
    """Compute the features of a word form; the empty form is the border of a sentence."""
    scores = np.zeros(len(patterns), dtype=np.float32)
    allowed = np.zeros(len(patterns), dtype=np.bool_)
    letters = fold(form)
    for number in patterns.fitting(letters):
        pattern = patterns.patterns[number]
        stem = len(pattern.before)
        allowed[number] = True
        scores[number] = counts[apply_edit(pattern.pieces(letters)[stem], pattern.edits[stem])]
    return TypeFeatures(form_rows(norm(form), ROWS), scores, allowed)


class Segmenter:
    """Scores split patterns.

    Args:
        weights: Arrays of `kg.training.segmenter.Network` by name.
        patterns: The inventory, the undivided word first.
        counts: Counts of raw word forms.
    """

    def __init__(
        self, weights: Mapping[str, NDArray[np.float32]], patterns: Sequence[Pattern], counts: WordCounts
    ) -> None:
        self._weights = {name: np.asarray(value, dtype=np.float32) for name, value in weights.items()}
        self._patterns = Inventory(patterns)
        self._counts = counts
        self._before = np.array([one.only_before for one in patterns], dtype=np.bool_)
        self._single = self._before & [one.before == (1,) for one in patterns]
        self._first = np.array([one.before[:1] == (1,) for one in patterns], dtype=np.bool_)
        window = self._weights["window.weight"]
        width = window.shape[1] // (2 * SIDE + 1)
        self._parts = np.concatenate(
            [window[:, i * width : (i + 1) * width].T for i in range(2 * SIDE + 1)], axis=1
        )
        self._output = np.ascontiguousarray(self._weights["output.weight"].T)
        self._forget()

    def __call__(self, words: Sequence[str]) -> list[int]:
        """Give the number of the best pattern of each word."""
        if len(self._numbers) > _REMEMBERED:
            self._forget()
        after = [self._type(_STOP), 0] if words and words[-1][-1].isalnum() else [0, 0]
        known = [0] * SIDE + [self._type(word) for word in words] + after
        types = np.array(known, dtype=np.intp)
        starts = range(0, len(words), _BLOCK)
        if not starts:
            return []
        logits = np.concatenate([self._block(types[start : start + _BLOCK + 2 * SIDE]) for start in starts])
        chosen: list[int] = logits.argmax(axis=1).tolist()
        agree([self._rivals[number] for number in known[SIDE:-SIDE]], logits, chosen)
        return chosen

    def _block(self, types: NDArray[np.intp]) -> NDArray[np.float32]:
        size = len(types) - 2 * SIDE
        encoded = np.zeros((_BLOCK + 2 * SIDE, self._parts.shape[0]), dtype=np.float32)
        encoded[: len(types)] = self._encoded[types]
        shares = np.dot(encoded, self._parts)
        width = self._output.shape[0]
        hidden = np.tile(self._weights["window.bias"], (_BLOCK, 1))
        for offset in range(2 * SIDE + 1):
            hidden += shares[offset : offset + _BLOCK, offset * width : (offset + 1) * width]
        np.maximum(hidden, 0, out=hidden)
        logits = np.asarray(np.dot(hidden, self._output)[:size], dtype=np.float32)
        logits += self._own[types[SIDE : SIDE + size]]
        return logits

    def _forget(self) -> None:
        """Begin with nothing but the border of a sentence remembered."""
        self._numbers: dict[str, int] = {}
        self._rivals: list[Rivals] = []
        self._encoded = np.zeros((1024, self._parts.shape[0]), dtype=np.float32)
        self._own = np.zeros((1024, self._output.shape[1]), dtype=np.float32)
        self._type("")

    def _type(self, word: str) -> int:
        """Number a word type; its vector and its own scores are kept."""
        number = self._numbers.get(word)
        if number is None:
            number = self._numbers[word] = len(self._numbers)
            if number == len(self._own):
                self._encoded = np.concatenate([self._encoded, np.zeros_like(self._encoded)])
                self._own = np.concatenate([self._own, np.zeros_like(self._own)])
            self._encoded[number], self._own[number] = self._encode(word)
        return number

    def _encode(self, word: str) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        weights, letters = self._weights, fold(word)
        features = type_features(word, self._patterns, self._counts)
        self._rivals.append(rivals_of(letters, self._patterns, features.scores, features.allowed))
        known = np.concatenate([features.scores, features.allowed.astype(np.float32)])
        total = weights["table.weight"][features.rows].sum(axis=0)
        total += weights["form.weight"] @ known + weights["form.bias"]
        np.maximum(total, 0, out=total)
        bias = weights["direct.weight"] @ total + weights["output.bias"]
        bias += weights["gain"] * features.scores
        bias[~features.allowed] = -_NEVER
        if _HAMZA.match(strip_marks(word)):
            bias[~self._first] -= _NEVER
        if _FUTURE.match(letters):
            bias[self._first] -= _NEVER
        bias[self._invented(letters, features.scores)] -= _DOUBT
        bias[0] -= self._two(letters, features)
        return total, bias

    def _two(self, letters: str, features: TypeFeatures) -> float:
        """How much less likely a word is whole since raw text has much of what is behind its first letter."""
        rest = features.scores[self._single & features.allowed].max(initial=0.0)
        more, doubt = _MORE.get(letters[:1], (np.inf, 0.0))
        whole = features.scores[0]
        return doubt if whole <= _OFTEN and rest >= _PLENTY and rest - whole >= more else 0.0

    def _invented(self, letters: str, scores: NDArray[np.float32]) -> NDArray[np.bool_]:
        """Tell the patterns that cut a word before what is no word: raw text hardly has it, but the whole."""
        rare = np.asarray(self._before & (scores <= _RARE) & (scores[0] - scores >= _MUCH), dtype=np.bool_)
        for number in np.flatnonzero(rare):
            rare[number] = not letters.startswith("ال", sum(self._patterns.patterns[number].before))
        return rare

"""The clitic segmenter at run time: a split pattern for each orthographic word of a text.

Comes in: the words of one text in order. Goes out: the number of each word's pattern. A word type is
encoded once and remembered; a window of types is all that is computed for each word.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.language.clitics import Pattern, apply_edit
from kg.language.counts import WordCounts
from kg.language.hashing import form_rows
from kg.language.orthography import fold, norm

#: Rows of the table of word forms and affixes, and words looked at on each side.
ROWS = 1 << 14
SIDE = 2
#: Word types remembered; then all are forgotten.
_REMEMBERED = 50_000
#: Words computed at a time, a constant so that a text's neighbours never change its numbers.
_BLOCK = 64


@dataclass(frozen=True)
class TypeFeatures:
    """What is known of a word type: table rows, stem counts and possible patterns."""

    rows: list[int]
    scores: NDArray[np.float32]
    allowed: NDArray[np.bool_]


def type_features(form: str, patterns: Sequence[Pattern], counts: WordCounts) -> TypeFeatures:
    """Compute the features of a word form; the empty form is the border of a sentence."""
    scores = np.zeros(len(patterns), dtype=np.float32)
    allowed = np.zeros(len(patterns), dtype=np.bool_)
    letters = fold(form)
    for number, pattern in enumerate(patterns):
        if pattern.fits(letters):
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
        self._patterns = patterns
        self._counts = counts
        window = self._weights["window.weight"]
        width = window.shape[1] // (2 * SIDE + 1)
        self._parts = [
            np.ascontiguousarray(window[:, i * width : (i + 1) * width].T) for i in range(2 * SIDE + 1)
        ]
        self._output = np.ascontiguousarray(self._weights["output.weight"].T)
        self._known: dict[str, tuple[NDArray[np.float32], NDArray[np.float32]]] = {}

    def __call__(self, words: Sequence[str]) -> list[int]:
        """Give the number of the best pattern of each word."""
        border = self._type("")
        known = [border] * SIDE + [self._type(word) for word in words] + [border] * SIDE
        chosen: list[int] = []
        for start in range(0, len(words), _BLOCK):
            chosen += self._block(known[start : start + _BLOCK + 2 * SIDE])
        return chosen

    def _block(self, known: list[tuple[NDArray[np.float32], NDArray[np.float32]]]) -> list[int]:
        size = len(known) - 2 * SIDE
        hidden = np.zeros((_BLOCK, self._output.shape[0]), dtype=np.float32)
        windows = np.stack([parts for parts, _ in known])
        for offset in range(2 * SIDE + 1):
            hidden[:size] += windows[offset : offset + size, offset]
        np.maximum(hidden + self._weights["window.bias"], 0, out=hidden)
        logits = np.dot(hidden, self._output)[:size]
        logits += np.stack([bias for _, bias in known[SIDE : SIDE + size]])
        return [int(n) for n in logits.argmax(axis=1)]

    def _type(self, word: str) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Give a type's share of each place in the window, and its own scores of the patterns."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            found = self._known[word] = self._encode(word)
        return found

    def _encode(self, word: str) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        weights = self._weights
        features = type_features(word, self._patterns, self._counts)
        known = np.concatenate([features.scores, features.allowed.astype(np.float32)])
        total = weights["table.weight"][features.rows].sum(axis=0)
        total += weights["form.weight"] @ known + weights["form.bias"]
        np.maximum(total, 0, out=total)
        parts = np.stack([total @ part for part in self._parts])
        bias = weights["direct.weight"] @ total + weights["output.bias"]
        bias += weights["gain"] * features.scores
        bias[~features.allowed] = -1e4
        return parts, bias

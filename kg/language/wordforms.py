"""Word forms as the network sees them: their own vector and marks for their place and for name lists.

Comes in: full spellings of words. Goes out: input vectors, each computed once and remembered.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from spacy.strings import StringStore
from spacy.tokens import Doc
from spacy.vectors import Vectors

from kg.language.hashing import form_rows
from kg.language.network import Array, Network
from kg.language.orthography import norm, strip_marks
from kg.language.weights import Model

#: Places of a word in its written word: alone, first, between, last.
ALONE, FIRST, BETWEEN, LAST = range(4)
PLACES = 4
#: Length given to static vectors, so that rare and frequent words weigh the same.
LENGTH = 3.0
#: Vectors remembered; then all are forgotten.
_REMEMBERED = 50_000


def static_vectors(data: Array, settings: dict[str, int | str]) -> Vectors:
    """Make floret vectors from their table of rows."""
    return Vectors(mode="floret", data=data, strings=StringStore(), **settings)


def unit_vectors(vectors: Vectors, keys: Sequence[str]) -> Array:
    """Look up normalised vectors. *Shape:* (keys, dim)."""
    found = np.asarray(vectors.get_batch(list(keys)), dtype=np.float32)
    lengths = np.linalg.norm(found, axis=1, keepdims=True)
    return np.asarray(found * (LENGTH / np.maximum(lengths, 1e-6)), dtype=np.float32)


def joined(doc: Doc) -> list[bool]:
    """Tell of each token whether it is written together with the next as one word."""
    tokens = list(doc)
    found = [False] * len(tokens)
    for i in range(len(tokens) - 1):
        one, other = tokens[i], tokens[i + 1]
        found[i] = not one.whitespace_ and _letters(one.text[-1:], one.text) and other.text[:1].isalpha()
    return found


def _letters(last: str, word: str) -> bool:
    return last.isalpha() or strip_marks(word)[-1:].isalpha()


def places(joints: Sequence[bool]) -> list[int]:
    """Turn joints between tokens into the place of each token in its written word."""
    found = []
    before = False
    for after in joints:
        found.append((BETWEEN if after else LAST) if before else (FIRST if after else ALONE))
        before = after
    return found


class WordForms:
    """Gives the input vector of a word.

    Args:
        model: A trained language.
        network: Its network.
    """

    def __init__(self, model: Model, network: Network) -> None:
        self._network = network
        self._rows = int(network.weights["encoder.table.weight"].shape[0])
        self._bits = int(network.weights["encoder.marks.weight"].shape[1])
        self.vectors = static_vectors(model.arrays["vectors"], model.tables["vectors"])
        self._known: dict[tuple[str, tuple[int, ...]], Array] = {}

    def marks(self, norms: Sequence[str], found: Sequence[int]) -> list[tuple[int, ...]]:
        """Give the bits that are set for each word."""
        return [(place,) for place in found]

    def __call__(self, form: str, bits: tuple[int, ...]) -> Array:
        """Give the vector of a form with its marks. *Shape:* (width,)."""
        key = (form, bits)
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            found = self._known[key] = self._encode(norm(form), bits)
        return found

    def _encode(self, key: str, bits: tuple[int, ...]) -> NDArray[np.float32]:
        marks = np.zeros(self._bits, dtype=np.float32)
        marks[list(bits)] = 1
        return self._network.word(form_rows(key, self._rows), unit_vectors(self.vectors, [key])[0], marks)

"""Word forms as the network sees them: their own vector and marks for their place and for name lists.

Comes in: full spellings of words. Goes out: input vectors, each computed once and remembered.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from spacy.strings import StringStore
from spacy.tokens import Doc
from spacy.vectors import Vectors

from kg.language.dictionary import Dictionary
from kg.language.encoder import Array
from kg.language.gazetteer import MARKS, Gazetteer, gazetteer_of, seen_layout
from kg.language.hashing import word_rows
from kg.language.network import Network
from kg.language.orthography import norm, strip_marks
from kg.language.scripts import Script, script_of
from kg.language.weights import Model
from kg.text import is_blank

#: Places of a word in its written word: alone, first, between, last.
ALONE, FIRST, BETWEEN, LAST = range(4)
PLACES = 4
#: Bits of a word's marks, before those of its shape.
BITS = PLACES + MARKS
#: Length given to static vectors, so that rare and frequent words weigh the same.
LENGTH = 3.0
#: Vectors remembered; then all are forgotten.
_REMEMBERED = 50_000


class StaticVectors(Protocol):
    """Where the vectors of words are looked up."""

    def get_batch(self, keys: list[str]) -> Any:
        """Look words up. *Shape:* (keys, dim)."""


def static_vectors(data: Array, settings: Mapping[str, Any]) -> StaticVectors:
    """Make floret vectors from their table of rows, or a dictionary where the settings list words."""
    if "words" in settings:
        return Dictionary(settings["words"], data)
    vectors: StaticVectors = Vectors(mode="floret", data=data, strings=StringStore(), **settings)
    return vectors


def unit_vectors(vectors: StaticVectors, keys: Sequence[str]) -> Array:
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


class WordMarks:
    """Gives the bits of words: place in the written word, lists of names, shape, names seen in raw text.

    Args:
        gazetteer: The lists of names.
        script: The script of the language.
        seen: Words and names as raw text has them.
    """

    def __init__(self, gazetteer: Gazetteer, script: Script, seen: Gazetteer | None = None) -> None:
        self._shape = script.shape
        own = BITS + script.shapes
        self._lists = [(PLACES, gazetteer), *([(own, seen)] if seen else [])]
        self.bits = own + (seen.marks if seen else 0)
        self._known: dict[tuple[str, int], tuple[int, ...]] = {}

    def __call__(self, forms: Sequence[str], found: Sequence[int]) -> list[tuple[int, ...]]:
        """Give the bits of each word of a text, from its full spelling and its place in its written word."""
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        known = self._known
        bits = [known.get(word) or self._learn(word) for word in zip(forms, found, strict=True)]
        keys = list(map(norm, forms))
        for first, gazetteer in self._lists:
            for i, mark in gazetteer.phrases(keys):
                bits[i] = (*bits[i], first + mark)
        return bits

    def _learn(self, word: tuple[str, int]) -> tuple[int, ...]:
        """Give the bits of a word by itself."""
        form, place = word
        key = norm(form)
        listed = [first + mark for first, gazetteer in self._lists for mark in gazetteer.word(key)]
        bits = self._known[word] = (place, *listed, *(BITS + mark for mark in self._shape(form)))
        return bits


class Letters:
    """What strings begin and end with, looked at once.

    Args:
        strings: The strings of a vocabulary.
    """

    def __init__(self, strings: StringStore) -> None:
        self._strings = strings
        self._known: dict[int, tuple[bool, bool, bool]] = {}

    def _of(self, orth: int) -> tuple[bool, bool, bool]:
        found = self._known.get(orth)
        if found is None:
            if len(self._known) >= 4 * _REMEMBERED:
                self._known.clear()
            text = self._strings[orth]
            found = self._known[orth] = (text[:1].isalpha(), _letters(text[-1:], text), is_blank(text))
        return found

    def joined(self, orths: NDArray[np.uint64], spaces: NDArray[np.uint64]) -> list[bool]:
        """Tell of each token whether it is written together with the next as one word."""
        known = [self._of(orth) for orth in orths.tolist()]
        following = [*(begins for begins, _, _ in known[1:]), False][: len(known)]
        together = zip(known, following, spaces.tolist(), strict=True)
        return [ends and begins and not space for (_, ends, _), begins, space in together]

    def blank(self, orths: NDArray[np.uint64]) -> NDArray[np.bool_]:
        """Tell which tokens are white space."""
        return np.array([self._of(orth)[2] for orth in orths.tolist()], dtype=np.bool_)


class WordForms:
    """Gives the input vectors of words.

    Args:
        model: A trained language.
        network: Its network.
    """

    def __init__(self, model: Model, network: Network) -> None:
        self._network = network
        self.vectors = static_vectors(model.arrays["vectors"], model.tables["vectors"])
        script = script_of(str(model.meta.get("language", "ar")))
        self._straight = script.straight
        seen = model.tables.get("seen")
        self._marks = WordMarks(
            gazetteer_of(model),
            script,
            Gazetteer(seen, seen_layout(model.tables["names"])) if seen else None,
        )
        self._forget()

    def __call__(
        self, texts: Sequence[tuple[Sequence[str], Sequence[int]]]
    ) -> tuple[Array, list[NDArray[np.intp]]]:
        """Give the vectors of the word types of some texts, and for each text the rows of its words.

        Args:
            texts: For each the full spellings of its words, and the place of each in its written word.
        """
        if len(self._numbers) > _REMEMBERED:
            self._forget()
        rows = [self._rows_of(forms, found) for forms, found in texts]
        types, own = np.unique(np.concatenate([*rows, np.zeros(1, np.intp)]), return_inverse=True)
        borders = np.cumsum([len(row) for row in rows])
        return self._encoded[types], np.split(own, borders)[:-1]

    def _rows_of(self, forms: Sequence[str], found: Sequence[int]) -> NDArray[np.intp]:
        """Number the words of a text among all that are remembered."""
        known = list(map(self._straight, forms))
        keys = list(zip(known, self._marks(known, found), strict=True))
        new = [key for key in dict.fromkeys(keys) if key not in self._numbers]
        if new:
            self._learn(new)
        return np.array([self._numbers[key] for key in keys], dtype=np.intp)

    def _forget(self) -> None:
        self._numbers: dict[tuple[str, tuple[int, ...]], int] = {}
        self._encoded = np.zeros((1024, self._network.width), dtype=np.float32)

    def _learn(self, keys: list[tuple[str, tuple[int, ...]]]) -> None:
        """Encode words that were not met before."""
        marks = np.zeros((len(keys), self._marks.bits), dtype=np.float32)
        for row, (_, bits) in enumerate(keys):
            marks[row, list(bits)] = 1
        vectors = unit_vectors(self.vectors, [norm(form) for form, _ in keys])
        rows = np.array([word_rows(form, self._network.rows) for form, _ in keys], dtype=np.intp)
        start = len(self._numbers)
        self._numbers.update((key, start + i) for i, key in enumerate(keys))
        while len(self._encoded) < len(self._numbers):
            self._encoded = np.concatenate([self._encoded, np.zeros_like(self._encoded)])
        self._encoded[start : start + len(keys)] = self._network.words(rows, vectors, marks)

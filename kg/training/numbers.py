"""Inventories of classes, and sentences as numbers.

Comes in: treebank sentences and tagged Docs. Goes out: `Numbers` for the batches, the tables of word types.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np
import torch
from numpy.typing import NDArray
from spacy.tokens import Doc

from kg.language.conllu import Sentence, Word
from kg.language.hashing import word_rows
from kg.language.orthography import norm
from kg.language.wordforms import StaticVectors, WordMarks, joined, places, unit_vectors
from kg.training.batches import Numbers, TypeTables

T = TypeVar("T")

#: Longer sentences are left out of training: memory grows with the square.
LONGEST = 200


@dataclass(frozen=True)
class Classes:
    """The classes of every task in their order."""

    upos: list[str]
    feats: list[tuple[str, str]]
    deprel: list[str]
    names: list[str]

    @classmethod
    def of(cls, sentences: Sequence[Sentence], names: Sequence[str]) -> "Classes":
        """Collect the classes of a treebank; the root's label comes first."""
        deprel = _ranked(sentences, lambda word: word.deprel)
        root = _ranked(sentences, lambda word: word.deprel if word.head == 0 else "")[0] or "root"
        return cls(
            _ranked(sentences, lambda word: word.upos),
            _ranked(sentences, lambda word: (word.upos, word.feats)),
            [root, *(label for label in deprel if label != root)],
            ["O", *(f"{place}-{name}" for name in names for place in "BI")],
        )


def _ranked(sentences: Sequence[Sentence], value: Callable[[Word], T]) -> list[T]:
    counts = Counter(value(word) for sentence in sentences for word in sentence.words)
    return sorted((item for item in counts if item != ""), key=lambda item: (-counts[item], str(item)))


@dataclass
class Types:
    """Numbers word types as they come; type 0 is padding."""

    numbers: dict[str, int] = field(default_factory=lambda: {"": 0})

    def of(self, forms: Sequence[str]) -> NDArray[np.int64]:
        """Number the forms of a sentence."""
        numbers = self.numbers
        return np.array([numbers.setdefault(form, len(numbers)) for form in forms], dtype=np.int64)

    def tables(self, rows: int, vectors: StaticVectors) -> TypeTables:
        """Look everything up that the network knows of these types."""
        keys = list(self.numbers)
        found = unit_vectors(vectors, [norm(form) for form in keys])
        found[0] = 0
        return TypeTables(torch.tensor([word_rows(form, rows) for form in keys]), torch.from_numpy(found))


def tree_numbers(
    sentence: Sentence, classes: Classes, edit: Callable[[Word], int], types: Types, marks: WordMarks
) -> Numbers:
    """Turn a treebank sentence into numbers.

    Args:
        sentence: Its words, with the forms that the network sees.
        classes: The classes of every task.
        edit: Gives the number of a word's lemma edit, -1 for one that is not learned.
        types: Numbers word types.
        marks: Gives the marks of words.
    """
    forms = [word.form for word in sentence.words]
    joints = [False] * len(forms)
    for token in sentence.tokens:
        for i in range(token.first, token.last):
            joints[i] = True
    words = sentence.words
    targets = {
        "upos": [classes.upos.index(word.upos) for word in words],
        "feats": [classes.feats.index((word.upos, word.feats)) for word in words],
        "lemma": [edit(word) for word in words],
        "head": [word.head for word in words],
        "deprel": [classes.deprel.index(word.deprel) for word in words],
    }
    return Numbers(
        types.of(forms),
        _bits(marks(forms, places(joints)), marks.bits),
        {name: np.array(values, dtype=np.int64) for name, values in targets.items()},
    )


def name_numbers(doc: Doc, tags: Sequence[str], classes: Classes, types: Types, marks: WordMarks) -> Numbers:
    """Turn a tagged Doc, one sentence, into numbers; tags that are no class teach nothing."""
    plain = plain_numbers(doc, types, marks)
    numbers = {name: number for number, name in enumerate(classes.names)}
    own = [numbers.get(tag, -1) for token, tag in zip(doc, tags, strict=True) if not token.is_space]
    return Numbers(plain.types, plain.marks, {"names": np.array(own, dtype=np.int64)})


def form_numbers(
    forms: Sequence[str], found: Sequence[int], tags: Sequence[int], types: Types, marks: WordMarks
) -> Numbers:
    """Turn full spellings, places in written words and numbers of name tags, -1 for none, into numbers."""
    own = {"names": np.array(tags, dtype=np.int64)}
    return Numbers(types.of(forms), _bits(marks(forms, found), marks.bits), own)


def plain_numbers(doc: Doc, types: Types, marks: WordMarks) -> Numbers:
    """Turn a Doc, one sentence, into numbers without targets."""
    words = [i for i, token in enumerate(doc) if not token.is_space]
    forms = [doc[i].norm_ for i in words]
    found = places(joined(doc))
    return Numbers(types.of(forms), _bits(marks(forms, [found[i] for i in words]), marks.bits), {})


def _bits(marks: Sequence[Sequence[int]], count: int) -> NDArray[np.float32]:
    found = np.zeros((len(marks), count), dtype=np.float32)
    for row, bits in enumerate(marks):
        found[row, list(bits)] = 1
    return found

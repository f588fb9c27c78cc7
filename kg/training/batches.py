"""Sentences as numbers, and batches of them.

Comes in: sentences with words in full spelling and targets. Goes out: padded batches for the network.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from kg.training.network import Batch


@dataclass(frozen=True)
class Numbers:
    """One sentence as numbers.

    Args:
        types: Shape (words,), places in the tables of word types.
        marks: Shape (words, bits).
        targets: By task, shape (words,), -1 where there is nothing to learn.
    """

    types: NDArray[np.int64]
    marks: NDArray[np.float32]
    targets: Mapping[str, NDArray[np.int64]]


@dataclass(frozen=True)
class TypeTables:
    """What is known of every word type: shape (types, features) rows and (types, dim) static vectors."""

    rows: torch.Tensor
    vectors: torch.Tensor


def collate(sentences: Sequence[Numbers], tables: TypeTables) -> Batch:
    """Pad sentences to one batch."""
    sizes = torch.tensor([len(s.types) for s in sentences])
    length = int(sizes.max())
    types = torch.from_numpy(_padded([s.types for s in sentences], length, 0))
    marks = torch.zeros(len(sentences), length, sentences[0].marks.shape[1])
    for i, sentence in enumerate(sentences):
        marks[i, : len(sentence.types)] = torch.from_numpy(sentence.marks)
    targets = {
        name: torch.from_numpy(_padded([s.targets[name] for s in sentences], length, -1))
        for name in sentences[0].targets
    }
    return Batch(tables.rows[types], tables.vectors[types], marks, sizes, targets)


def _padded(arrays: Sequence[NDArray[np.int64]], length: int, fill: int) -> NDArray[np.int64]:
    padded = np.full((len(arrays), length), fill, dtype=np.int64)
    for i, array in enumerate(arrays):
        padded[i, : len(array)] = array
    return padded


def in_order(sentences: Sequence[Numbers], words: int) -> Iterator[list[Numbers]]:
    """Give batches of about `words` words, as the sentences come."""
    batch: list[Numbers] = []
    for sentence in sentences:
        longest = max(len(s.types) for s in (*batch, sentence))
        if batch and longest * (len(batch) + 1) > words:
            yield batch
            batch = []
        batch.append(sentence)
    if batch:
        yield batch


def epoch(
    sentences: Sequence[Numbers], words: int, generator: np.random.Generator
) -> Iterator[list[Numbers]]:
    """Give batches of about `words` words, sentences of like length together, in random order."""
    noise = generator.random(len(sentences))
    order = sorted(range(len(sentences)), key=lambda i: len(sentences[i].types) * (0.9 + 0.2 * noise[i]))
    batches = list(in_order([sentences[i] for i in order], words))
    for number in generator.permutation(len(batches)):
        yield batches[number]

"""The trained network at run time, in numpy: word types, two bidirectional LSTM layers, heads.

Comes in: vectors of the words of some sentences. Goes out: scores of tags, edits, names, heads and labels.
The last bits of a sentence's scores depend on what is computed beside it; whoever decides by them asks for
`alone` where two choices are as good as equal.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.language.encoder import Array, Block, Encoder, Gates
from kg.language.namer import Namer
from kg.language.weights import part

#: Sentences computed side by side.
BLOCK = 32
#: Farthest distance between a word and its head that has a weight of its own.
DISTANCES = 24
_FORBIDDEN = np.float32(-1e4)


@dataclass(frozen=True)
class Sizes:
    """Widths of the network and the number of classes of each head."""

    rows: int
    vector: int
    marks: int
    width: int
    hidden: int
    tags: int
    arc: int
    label: int
    upos: int
    feats: int
    lemmas: int
    labels: int
    names: int


@dataclass(frozen=True)
class Scores:
    """What the network says about some sentences, their words below one another.

    Args:
        sentences: Their numbers in what was asked for.
        borders: First row of each, and one past the last.
        upos, feats, lemma, names: Shape (rows, classes).
        hidden: Shape (rows, 2 * hidden width), the words in their context.
        arc_dep, arc_head: Shape (rows, arc width), words as dependents and as heads.
        label_dep, label_head: Shape (rows, label width).
    """

    sentences: Sequence[int]
    borders: NDArray[np.intp]
    upos: Array
    feats: Array
    lemma: Array
    names: Array
    hidden: Array
    arc_dep: Array
    arc_head: Array
    label_dep: Array
    label_head: Array


class Network:
    """Computes scores from weights.

    Args:
        weights: Arrays by the names of `kg.training.network.Network`.
        namer: Those of the network that looks for names alone, if there is one.
    """

    def __init__(self, weights: Mapping[str, Array], namer: Mapping[str, Array] | None = None) -> None:
        self.weights = {name: np.asarray(value, dtype=np.float32) for name, value in weights.items()}
        self._namer = Namer(namer) if namer else None
        own = [self._namer.encoder] if self._namer else []
        self._encoders = [Encoder(part(self.weights, "encoder.")), *own]
        self.rows, self.hidden = self._encoders[0].rows, self._encoders[0].hidden
        self.width = sum(encoder.width for encoder in self._encoders)
        self._mix = {name: self.weights[f"mix.{name}"] for name in ("tags", "names")}
        self._apart = _apart(self.weights["distance"], 2 * BLOCK)
        self._linear = {
            name[: -len(".weight")]: np.ascontiguousarray(value.T)
            for name, value in self.weights.items()
            if name.endswith(".weight") and value.ndim == 2 and not name.startswith("encoder.")
        }
        root = self.weights["root"][None, :]
        self._root_head = np.maximum(self._apply("arc_head", root), 0)
        self._root_label = self._apply("label_head", root)

    def digest(self) -> str:
        """What tells these weights from those of any other training."""
        parts = [self.weights[name].tobytes() for name in ("root", "distance")]
        return hashlib.blake2b(b"".join(parts), digest_size=8).hexdigest()

    def words(self, rows: NDArray[np.intp], vectors: Array, marks: Array) -> Array:
        """Encode words without their context. *Shape:* (words, width)."""
        return np.concatenate([encoder.words(rows, vectors, marks) for encoder in self._encoders], axis=1)

    def __call__(self, words: Array, sentences: Sequence[NDArray[np.intp]]) -> Iterator[Scores]:
        """Score sentences, those of like length side by side.

        Args:
            words: Shape (types, width), encoded words.
            sentences: The rows of each sentence's words.
        """
        order = sorted(range(len(sentences)), key=lambda i: len(sentences[i]))
        gates = self._gates(words)
        for start in range(0, len(order), BLOCK):
            chosen = order[start : start + BLOCK]
            yield self._scores(gates, Block.of([sentences[i] for i in chosen], BLOCK), chosen)

    def alone(self, sentence: Array) -> Scores:
        """Score one sentence by itself: slower, and to the last bit the same whatever else is analysed."""
        return self._scores(self._gates(sentence), Block.of([np.arange(len(sentence))], 1), [0])

    def _gates(self, words: Array) -> list[Gates]:
        """Give the share of encoded words in the gates of each encoder's first layer."""
        ends = np.cumsum([encoder.width for encoder in self._encoders])[:-1]
        own = map(np.ascontiguousarray, np.split(words, ends, axis=1))
        return [encoder.gates(words) for encoder, words in zip(self._encoders, own, strict=True)]

    def _scores(self, gates: list[Gates], block: Block, numbers: Sequence[int]) -> Scores:
        (inner, top), *own = (
            [_flat(layer, block.sizes) for layer in encoder.context(known, block)]
            for encoder, known in zip(self._encoders, gates, strict=True)
        )
        tags = self._hidden("tags", inner, top, "tags")
        names = self._apply("names", self._hidden("names", inner, top, "names_hidden"))
        if self._namer:
            names += self._namer.scores(own[0])
        arc_dep = np.maximum(self._apply("arc_dep", top), 0)
        return Scores(
            numbers,
            np.concatenate([[0], np.cumsum(block.sizes)]),
            upos=self._apply("upos", tags),
            feats=self._apply("feats", tags),
            lemma=self._apply("lemma", tags),
            names=names,
            hidden=top,
            arc_dep=np.dot(arc_dep, self.weights["arc"]),
            arc_head=np.maximum(self._apply("arc_head", top), 0),
            label_dep=self._apply("label_dep", top),
            label_head=self._apply("label_head", top),
        )

    def _hidden(self, task: str, inner: Array, top: Array, name: str) -> Array:
        one, other = self._mix[task]
        return np.maximum(self._apply(name, one * inner + other * top), 0)

    def _apply(self, name: str, values: Array) -> Array:
        result = np.dot(values, self._linear[name])
        bias = self.weights.get(f"{name}.bias")
        if bias is not None:
            result += bias
        return np.asarray(result)

    def heads(self, scores: Scores, place: int) -> Array:
        """Score the heads of one sentence's words. *Shape:* (words, 1 + words); column 0 is the root."""
        start, end = scores.borders[place : place + 2]
        size = end - start
        heads = np.concatenate([self._root_head, scores.arc_head[start:end]])
        found = scores.arc_dep[start:end] @ heads.T
        found += np.dot(heads, self._linear["arc_bias"]).T
        found[:, 1:] += self._distances(size)
        return np.asarray(found)

    def _distances(self, size: int) -> Array:
        """Give the weight of each distance between two words. *Shape:* (size, size)."""
        wide = self._apart.shape[0]
        if size > wide:
            self._apart = _apart(self.weights["distance"], 2 * size)
        return np.asarray(self._apart[:size, :size])

    def labels(self, scores: Scores, heads: NDArray[np.intp]) -> Array:
        """Score the labels of trees' arcs. *Shape:* (rows, labels).

        Args:
            scores: What the heads were chosen from.
            heads: Shape (rows,), the row of each word's head, -1 for the root.
        """
        label_head = np.concatenate([scores.label_head, self._root_label])
        both = scores.label_dep.copy()
        both[: len(heads)] += label_head[heads]
        np.maximum(both, 0, out=both)
        return self._apply("label", both)[: len(heads)]


def _apart(weights: Array, size: int) -> Array:
    """Spread the weights of distances over the pairs of words; nothing is its own head."""
    places = np.arange(size)
    apart = np.clip(places[None] - places[:, None], -DISTANCES, DISTANCES) + DISTANCES
    found = weights[apart]
    np.fill_diagonal(found, _FORBIDDEN)
    return np.asarray(found, dtype=np.float32)


def _flat(layer: Array, sizes: Sequence[int]) -> Array:
    """Put the words of all sentences below one another, filled up to whole blocks."""
    total = sum(sizes)
    flat = np.zeros((-(-total // BLOCK) * BLOCK, layer.shape[2]), dtype=np.float32)
    start = 0
    for i, size in enumerate(sizes):
        flat[start : start + size] = layer[:size, i]
        start += size
    return flat

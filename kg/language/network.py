"""The trained network at run time, in numpy: word types, two bidirectional LSTM layers, heads.

Comes in: vectors of the words of some sentences. Goes out: scores of tags, edits, names, heads and labels.
The last bits of a sentence's scores depend on what is computed beside it; whoever decides by them asks for
`alone` where two choices are as good as equal.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]

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
    """

    def __init__(self, weights: Mapping[str, Array]) -> None:
        self.weights = {name: np.asarray(value, dtype=np.float32) for name, value in weights.items()}
        self.width = int(self.weights["encoder.table.weight"].shape[1])
        forms = [self.weights[f"encoder.{name}.weight"].T for name in ("static", "marks")]
        self._forms = np.ascontiguousarray(np.concatenate(forms))
        self.hidden = int(self.weights["encoder.forth.0.weight_hh_l0"].shape[1])
        self._layers = [_Layer(self.weights, number) for number in range(2)]
        self._mix = {name: self.weights[f"mix.{name}"] for name in ("tags", "names")}
        self._apart = _apart(self.weights["distance"], 2 * BLOCK)
        self._linear = {
            name[: -len(".weight")]: np.ascontiguousarray(value.T)
            for name, value in self.weights.items()
            if name.endswith(".weight") and value.ndim == 2 and not name.startswith("encoder.table")
        }
        root = self.weights["root"][None, :]
        self._root_head = np.maximum(self._apply("arc_head", root), 0)
        self._root_label = self._apply("label_head", root)

    def words(self, rows: NDArray[np.intp], vectors: Array, marks: Array) -> Array:
        """Encode words without their context. *Shape:* (words, width).

        Each word is multiplied by itself: in a matrix product its last bits would depend on its row.
        """
        total = self.weights["encoder.table.weight"][rows].sum(axis=1)
        for row, word in enumerate(np.concatenate([vectors, marks], axis=1)):
            total[row] += np.dot(word, self._forms)
        total += self.weights["encoder.marks.bias"]
        total -= total.mean(axis=1, keepdims=True)
        total /= np.sqrt(np.mean(total * total, axis=1, keepdims=True) + np.float32(1e-5))
        total *= self.weights["encoder.norm.weight"]
        total += self.weights["encoder.norm.bias"]
        return np.asarray(total, dtype=np.float32)

    def __call__(self, words: Array, sentences: Sequence[NDArray[np.intp]]) -> Iterator[Scores]:
        """Score sentences, those of like length side by side.

        Args:
            words: Shape (types, width), encoded words.
            sentences: The rows of each sentence's words.
        """
        order = sorted(range(len(sentences)), key=lambda i: len(sentences[i]))
        gates = self._layers[0].gates(words, words)
        for start in range(0, len(order), BLOCK):
            chosen = order[start : start + BLOCK]
            yield self._block(gates, [sentences[i] for i in chosen], chosen, BLOCK)

    def alone(self, sentence: Array) -> Scores:
        """Score one sentence by itself: slower, and to the last bit the same whatever else is analysed."""
        gates = self._layers[0].gates(sentence, sentence)
        return self._block(gates, [np.arange(len(sentence))], [0], 1)

    def _block(
        self,
        gates: tuple[Array, Array],
        sentences: list[NDArray[np.intp]],
        numbers: Sequence[int],
        block: int,
    ) -> Scores:
        sizes = [len(sentence) for sentence in sentences]
        length = max(sizes)
        places = np.zeros((length, block), dtype=np.intp)
        for i, sentence in enumerate(sentences):
            places[: sizes[i], i] = sentence
        turned = _turned(sizes, length, block)
        columns = np.arange(block)[None, :]
        inner = self._layers[0].run(gates[0][places], gates[1][places[turned, columns]], turned)
        top = self._layers[1].run(*self._layers[1].gates(inner, inner[turned, columns]), turned)
        return self._heads([inner, top], sizes, numbers)

    def _heads(self, layers: list[Array], sizes: list[int], numbers: Sequence[int]) -> Scores:
        inner, top = (_flat(layer, sizes) for layer in layers)
        tags = self._hidden("tags", inner, top, "tags")
        names = self._hidden("names", inner, top, "names_hidden")
        arc_dep = np.maximum(self._apply("arc_dep", top), 0)
        return Scores(
            numbers,
            np.concatenate([[0], np.cumsum(sizes)]),
            upos=self._apply("upos", tags),
            feats=self._apply("feats", tags),
            lemma=self._apply("lemma", tags),
            names=self._apply("names", names),
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


def _turned(sizes: list[int], length: int, block: int) -> NDArray[np.int64]:
    """Give places that turn each sentence round. *Shape:* (length, block)."""
    places = np.tile(np.arange(length)[:, None], (1, block))
    for i, size in enumerate(sizes):
        places[:size, i] = np.arange(size)[::-1]
    return places


def _flat(layer: Array, sizes: list[int]) -> Array:
    """Put the words of all sentences below one another, filled up to whole blocks."""
    total = sum(sizes)
    flat = np.zeros((-(-total // BLOCK) * BLOCK, layer.shape[2]), dtype=np.float32)
    start = 0
    for i, size in enumerate(sizes):
        flat[start : start + size] = layer[:size, i]
        start += size
    return flat


class _Layer:
    """One bidirectional LSTM layer, both directions computed together.

    The gates are one hyperbolic tangent: a logistic function is 0.5 * tanh(x / 2) + 0.5.
    """

    def __init__(self, weights: Mapping[str, Array], number: int) -> None:
        self._input, self._inner, self._bias = [], [], []
        for way in ("forth", "back"):
            prefix = f"encoder.{way}.{number}."
            hidden = weights[prefix + "weight_hh_l0"].shape[1]
            scale = np.full(4 * hidden, 0.5, dtype=np.float32)
            scale[2 * hidden : 3 * hidden] = 1.0
            self._input.append(np.ascontiguousarray((weights[prefix + "weight_ih_l0"] * scale[:, None]).T))
            self._inner.append((weights[prefix + "weight_hh_l0"] * scale[:, None]).T)
            self._bias.append((weights[prefix + "bias_ih_l0"] + weights[prefix + "bias_hh_l0"]) * scale)
        self._inner_both = np.ascontiguousarray(np.stack(self._inner))
        self._hidden = hidden

    def gates(self, states: Array, turned: Array) -> tuple[Array, Array]:
        """Give the input's share in the gates, forth and back. *Shape:* (..., in) to (..., 4 * hidden)."""
        forth, back = (
            (one.reshape(-1, one.shape[-1]) @ weights).reshape(*one.shape[:-1], -1)
            for one, weights in zip((states, turned), self._input, strict=True)
        )
        forth += self._bias[0]
        back += self._bias[1]
        return forth, back

    def run(self, forth: Array, back: Array, turned: NDArray[np.int64]) -> Array:
        """Run over sentences. *Shape:* (length, BLOCK, 4 * hidden) each to (length, BLOCK, 2 * hidden)."""
        outputs = self._steps(forth, back)
        columns = np.arange(forth.shape[1])[None, :]
        return np.concatenate([outputs[:, 0], outputs[:, 1][turned, columns]], axis=2)

    def _steps(self, forth: Array, back: Array) -> Array:
        length, block, _ = forth.shape
        size = self._hidden
        outputs = np.empty((length, 2, block, size), dtype=np.float32)
        state = np.zeros((2, block, size), dtype=np.float32)
        cell = np.zeros((2, block, size), dtype=np.float32)
        moved = np.empty((2, block, 4 * size), dtype=np.float32)
        for step in range(length):
            np.matmul(state, self._inner_both, out=moved)
            moved[0] += forth[step]
            moved[1] += back[step]
            np.tanh(moved, out=moved)
            new = moved[..., 2 * size : 3 * size].copy()
            moved *= np.float32(0.5)
            moved += np.float32(0.5)
            cell *= moved[..., size : 2 * size]
            new *= moved[..., :size]
            cell += new
            state = outputs[step]
            np.tanh(cell, out=state)
            state *= moved[..., 3 * size :]
        return outputs

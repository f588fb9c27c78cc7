"""The trained network at run time, in numpy: word types, two bidirectional LSTM layers, heads.

Comes in: vectors of the words of some sentences. Goes out: scores of tags, edits, names, heads and labels.
The last bits of a sentence's scores depend on what is computed beside it; whoever decides by them asks for
`alone` where two choices are as good as equal.
"""

from collections.abc import Mapping, Sequence
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
    """What the network says about one sentence.

    Args:
        upos, feats, lemma, names: Shape (words, classes).
        heads: Shape (words, 1 + words); column 0 is the root.
        hidden: Shape (words, 2 * hidden width), the words in their context.
    """

    upos: Array
    feats: Array
    lemma: Array
    names: Array
    heads: Array
    hidden: Array
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
        self._linear = {
            name[: -len(".weight")]: np.ascontiguousarray(value.T)
            for name, value in self.weights.items()
            if name.endswith(".weight") and value.ndim == 2 and not name.startswith("encoder.table")
        }

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

    def __call__(self, sentences: Sequence[Array]) -> list[Scores]:
        """Score sentences. *Shape:* each (words, width)."""
        order = sorted(range(len(sentences)), key=lambda i: len(sentences[i]))
        found: dict[int, Scores] = {}
        for start in range(0, len(order), BLOCK):
            chosen = order[start : start + BLOCK]
            for place, scores in zip(chosen, self._block([sentences[i] for i in chosen], BLOCK), strict=True):
                found[place] = scores
        return [found[i] for i in range(len(sentences))]

    def alone(self, sentence: Array) -> Scores:
        """Score one sentence by itself: slower, and to the last bit the same whatever else is analysed."""
        return self._block([sentence], 1)[0]

    def _block(self, sentences: list[Array], block: int) -> list[Scores]:
        sizes = [len(sentence) for sentence in sentences]
        length = max(sizes)
        states = np.zeros((length, block, sentences[0].shape[1]), dtype=np.float32)
        for i, sentence in enumerate(sentences):
            states[: sizes[i], i] = sentence
        turned = _turned(sizes, length, block)
        layers = []
        for layer in self._layers:
            states = layer(states, turned)
            layers.append(states)
        return self._heads(layers, sizes)

    def _heads(self, layers: list[Array], sizes: list[int]) -> list[Scores]:
        inner, top = (_flat(layer, sizes) for layer in layers)
        tags = self._hidden("tags", inner, top, "tags")
        names = self._hidden("names", inner, top, "names_hidden")
        outputs = {name: self._apply(name, tags) for name in ("upos", "feats", "lemma")}
        outputs["names"] = self._apply("names", names)
        for name in ("arc_dep", "arc_head"):
            outputs[name] = np.maximum(self._apply(name, top), 0)
        for name in ("label_dep", "label_head"):
            outputs[name] = self._apply(name, top)
        outputs["arc_dep"] = np.dot(outputs["arc_dep"], self.weights["arc"])
        found = []
        start = 0
        for size in sizes:
            part = {name: value[start : start + size] for name, value in outputs.items()}
            found.append(self._sentence(part, top[start : start + size]))
            start += size
        return found

    def _hidden(self, task: str, inner: Array, top: Array, name: str) -> Array:
        one, other = self._mix[task]
        return np.maximum(self._apply(name, one * inner + other * top), 0)

    def _apply(self, name: str, values: Array) -> Array:
        result = np.dot(values, self._linear[name])
        bias = self.weights.get(f"{name}.bias")
        if bias is not None:
            result += bias
        return np.asarray(result)

    def _sentence(self, part: dict[str, Array], top: Array) -> Scores:
        size = len(top)
        root = self.weights["root"][None, :]
        heads = np.concatenate([np.maximum(self._apply("arc_head", root), 0), part["arc_head"]])
        scores = part["arc_dep"] @ heads.T + (heads @ self._linear["arc_bias"]).T
        places = np.arange(size + 1)
        apart = np.clip(places[None, 1:] - places[1:, None], -DISTANCES, DISTANCES) + DISTANCES
        scores[:, 1:] += self.weights["distance"][apart]
        scores[np.arange(size), places[1:]] = _FORBIDDEN
        label_head = np.concatenate([self._apply("label_head", root), part["label_head"]])
        return Scores(
            part["upos"],
            part["feats"],
            part["lemma"],
            part["names"],
            np.asarray(scores, np.float32),
            top,
            part["label_dep"],
            label_head,
        )

    def labels(self, scores: Scores, heads: Sequence[int]) -> Array:
        """Score the labels of a tree's arcs. *Shape:* (words, labels)."""
        size = len(heads)
        both = np.zeros((-(-size // BLOCK) * BLOCK, scores.label_dep.shape[1]), dtype=np.float32)
        np.maximum(scores.label_dep + scores.label_head[list(heads)], 0, out=both[:size])
        return self._apply("label", both)[:size]


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

    def __call__(self, states: Array, turned: NDArray[np.int64]) -> Array:
        """Run over sentences. *Shape:* (length, BLOCK, in) to (length, BLOCK, 2 * hidden)."""
        length, block, width = states.shape
        columns = np.arange(block)[None, :]
        gates = np.empty((length, 2, block, 4 * self._hidden), dtype=np.float32)
        for way, source in enumerate((states, states[turned, columns])):
            flat = np.dot(source.reshape(length * block, width), self._input[way])
            flat += self._bias[way]
            gates[:, way] = flat.reshape(length, block, -1)
        outputs = self._steps(gates)
        return np.concatenate([outputs[:, 0], outputs[:, 1][turned, columns]], axis=2)

    def _steps(self, gates: Array) -> Array:
        length, _, block, _ = gates.shape
        size = self._hidden
        outputs = np.empty((length, 2, block, size), dtype=np.float32)
        state = np.zeros((2, block, size), dtype=np.float32)
        cell = np.zeros((2, block, size), dtype=np.float32)
        moved = np.empty((2, block, 4 * size), dtype=np.float32)
        for step in range(length):
            np.matmul(state, self._inner_both, out=moved)
            moved += gates[step]
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

"""Words and their context at run time, in numpy: word types, two bidirectional LSTM layers.

Comes in: what is known of the words of some sentences. Goes out: vectors of words, alone and in context. The
weights are those of `kg.training.network.Encoder`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
T = TypeVar("T", bound=np.generic)
#: The input's share in the gates, forth and back.
Gates = tuple[Array, Array]


@dataclass(frozen=True)
class Block:
    """Sentences side by side.

    Args:
        sizes: Words of each sentence.
        places: Shape (length, width of the block), rows of the words' types.
        turned: Shape (length, width of the block), places that turn each sentence round.
    """

    sizes: Sequence[int]
    places: NDArray[np.intp]
    turned: NDArray[np.intp]

    @classmethod
    def of(cls, sentences: Sequence[NDArray[np.intp]], width: int) -> "Block":
        """Put sentences, given as rows of their words' types, side by side."""
        sizes = [len(sentence) for sentence in sentences]
        places = np.zeros((max(sizes), width), dtype=np.intp)
        turned = np.tile(np.arange(max(sizes))[:, None], (1, width))
        for i, sentence in enumerate(sentences):
            places[: sizes[i], i] = sentence
            turned[: sizes[i], i] = np.arange(sizes[i])[::-1]
        return cls(sizes, places, turned)

    def turn(self, values: NDArray[T]) -> NDArray[T]:
        """Turn each sentence round. *Shape:* (length, width of the block, ...)."""
        found: NDArray[T] = values[self.turned, np.arange(values.shape[1])[None, :]]
        return found


class Encoder:
    """Computes vectors of words.

    Args:
        weights: Arrays by name.
    """

    def __init__(self, weights: Mapping[str, Array]) -> None:
        self._table = weights["table.weight"]
        self._forms = np.ascontiguousarray(np.concatenate([weights[f"{n}.weight"].T for n in _FORMS]))
        self._bias, self._scale, self._shift = (
            weights[name] for name in ("marks.bias", "norm.weight", "norm.bias")
        )
        self._layers = [_Layer(weights, number) for number in range(2)]
        self.rows, self.width = self._table.shape
        self.hidden = int(weights["forth.0.weight_hh_l0"].shape[1])

    def words(self, rows: NDArray[np.intp], vectors: Array, marks: Array) -> Array:
        """Encode words without their context. *Shape:* (words, width).

        Each word is multiplied by itself: in a matrix product its last bits would depend on its row.

        Args:
            rows: Shape (words, features), rows of the form table.
            vectors: Shape (words, dim), static vectors.
            marks: Shape (words, bits); bits beyond those that were trained with are not looked at.
        """
        total = self._table[rows].sum(axis=1)
        known = np.concatenate([vectors, marks], axis=1)[:, : len(self._forms)]
        for row, word in enumerate(known):
            total[row] += np.dot(word, self._forms)
        total += self._bias
        total -= total.mean(axis=1, keepdims=True)
        total /= np.sqrt(np.mean(total * total, axis=1, keepdims=True) + np.float32(1e-5))
        total *= self._scale
        total += self._shift
        return np.asarray(total, dtype=np.float32)

    def gates(self, words: Array) -> Gates:
        """Give the share of encoded words in the gates of the first layer."""
        return self._layers[0].gates(words, words)

    def context(self, gates: Gates, block: Block) -> list[Array]:
        """Give the outputs of both layers. *Shape:* (length, width of the block, 2 * hidden)."""
        forth, back = gates
        inner = self._layers[0].run(forth[block.places], back[block.turn(block.places)], block)
        return [inner, self._layers[1].run(*self._layers[1].gates(inner, block.turn(inner)), block)]


_FORMS = ("static", "marks")


class _Layer:
    """One bidirectional LSTM layer, both directions computed together.

    The gates are one hyperbolic tangent: a logistic function is 0.5 * tanh(x / 2) + 0.5.
    """

    def __init__(self, weights: Mapping[str, Array], number: int) -> None:
        self._input, self._bias, inner = [], [], []
        for way in ("forth", "back"):
            prefix = f"{way}.{number}."
            self._input.append(np.ascontiguousarray(_ordered(weights[prefix + "weight_ih_l0"]).T))
            self._bias.append(_ordered(weights[prefix + "bias_ih_l0"] + weights[prefix + "bias_hh_l0"]))
            inner.append(_ordered(weights[prefix + "weight_hh_l0"]).T)
        self._inner = np.ascontiguousarray(np.stack(inner))
        self._hidden = self._inner.shape[1]

    def gates(self, states: Array, turned: Array) -> Gates:
        """Give the input's share in the gates, forth and back. *Shape:* (..., in) to (..., 4 * hidden)."""
        forth, back = (
            (one.reshape(-1, one.shape[-1]) @ weights).reshape(*one.shape[:-1], -1)
            for one, weights in zip((states, turned), self._input, strict=True)
        )
        forth += self._bias[0]
        back += self._bias[1]
        return forth, back

    def run(self, forth: Array, back: Array, block: Block) -> Array:
        """Run over sentences.

        Args:
            forth, back: The input's share in the gates; shape (length, width of the block, 4 * hidden).
            block: The sentences.
        """
        outputs = self._steps(forth, back)
        return np.concatenate([outputs[:, 0], block.turn(outputs[:, 1])], axis=2)

    def _steps(self, forth: Array, back: Array) -> Array:
        length, block, _ = forth.shape
        size = self._hidden
        outputs = np.empty((length, 2, block, size), dtype=np.float32)
        state = np.zeros((2, block, size), dtype=np.float32)
        cell = np.zeros((2, block, size), dtype=np.float32)
        moved = np.empty((2, block, 4 * size), dtype=np.float32)
        opened, new = moved[..., : 3 * size], moved[..., 3 * size :]
        for step in range(length):
            np.matmul(state, self._inner, out=moved)
            moved[0] += forth[step]
            moved[1] += back[step]
            np.tanh(moved, out=moved)
            opened *= np.float32(0.5)
            opened += np.float32(0.5)
            cell *= opened[..., size : 2 * size]
            new *= opened[..., :size]
            cell += new
            state = outputs[step]
            np.tanh(cell, out=state)
            state *= opened[..., 2 * size :]
        return outputs


def _ordered(values: Array) -> Array:
    """Put the gates that are logistic functions first, halved, and the new content last."""
    enter, keep, new, show = np.split(values, 4)
    half = np.float32(0.5)
    return np.concatenate([enter * half, keep * half, show * half, new])

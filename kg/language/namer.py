"""The network that looks for names alone, at run time, in numpy.

Comes in: what is known of the words of some sentences. Goes out: scores of the tags of names, to be added to
those of the first network. The weights are those of `kg.training.namer`.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from kg.language.encoder import Array, Encoder
from kg.language.weights import part


class Namer:
    """Scores tags of names.

    Args:
        weights: Arrays by name.
    """

    def __init__(self, weights: Mapping[str, Array]) -> None:
        self.encoder = Encoder(part(weights, "encoder."))
        self._mix = weights["mix"]
        self._hidden, self._names = (
            np.ascontiguousarray(weights[f"{n}.weight"].T) for n in ("hidden", "names")
        )
        self._biases = weights["hidden.bias"], weights["names.bias"]

    def scores(self, layers: Sequence[Array]) -> Array:
        """Score the tags of words in their context. *Shape:* two of (rows, dims) to (rows, tags)."""
        inner, top = layers
        hidden = np.dot(self._mix[0] * inner + self._mix[1] * top, self._hidden)
        hidden += self._biases[0]
        found = np.dot(np.maximum(hidden, 0), self._names)
        found += self._biases[1]
        return np.asarray(found)

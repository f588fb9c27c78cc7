"""Linear models over named features: small, exact, readable, and fast enough without any library.

A model file (`.npz`) holds the features' names, the classes and one weight for each pair. Training is in
`kg.training`; here the weights of the features that are there are added up.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, repeat
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.errors import PipelineError

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Linear:
    """A multinomial logistic model.

    Args:
        classes: Names of the classes.
        rows: Row of each known feature.
        weights: *Shape:* (features + 1, classes); the last row is zero, for unknown features.
        bias: *Shape:* (classes,).
    """

    classes: tuple[str, ...]
    rows: dict[str, int]
    weights: Floats
    bias: Floats

    def scores(self, items: Sequence[Sequence[str]]) -> Floats:
        """Probability of each class for each item's features. *Shape:* (items, classes)."""
        totals = self.logits(items)
        if not items:
            return totals
        powers = np.exp(totals - totals.max(axis=1, keepdims=True))
        return np.asarray(powers / powers.sum(axis=1, keepdims=True), dtype=np.float32)

    def logits(self, items: Sequence[Sequence[str]]) -> Floats:
        """Sum of the weights of each item's features. *Shape:* (items, classes)."""
        if not items:
            return np.zeros((0, len(self.classes)), dtype=np.float32)
        names = chain.from_iterable([(*features, "") for features in items])
        flat = list(map(self.rows.get, names, repeat(len(self.rows))))
        ends = np.cumsum([len(features) + 1 for features in items])
        starts = np.concatenate(([0], ends[:-1]))
        totals = np.add.reduceat(self.weights[flat], starts, axis=0) + self.bias
        return np.asarray(totals, dtype=np.float32)


def save(model: Linear, file: Path) -> None:
    """Write a model, weights in half precision."""
    names = sorted(model.rows, key=model.rows.__getitem__)
    np.savez_compressed(
        file,
        classes=np.array(json.dumps(model.classes)),
        features=np.array(json.dumps(names, ensure_ascii=False)),
        weights=model.weights[:-1].astype(np.float16),
        bias=model.bias,
    )


@cache
def load(file: Path) -> Linear:
    """Read a model written by `save`.

    Raises:
        PipelineError: The file is missing or damaged.
    """
    try:
        with np.load(file, allow_pickle=False) as data:
            weights = data["weights"].astype(np.float32)
            names = json.loads(str(data["features"]))
            classes = tuple(json.loads(str(data["classes"])))
            bias = data["bias"].astype(np.float32)
    except (OSError, KeyError, ValueError) as error:
        raise PipelineError(
            f"the model cannot be read ({error})", where=str(file), hint="reinstall kg-news"
        ) from error
    return Linear(
        classes=classes,
        rows={name: row for row, name in enumerate(names)},
        weights=np.vstack([weights, np.zeros((1, len(classes)), dtype=np.float32)]),
        bias=bias,
    )

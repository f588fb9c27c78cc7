"""Train models over hashed features and the vectors of words, by gradient descent.

Comes in: features of items, some of them with the words they are about. Goes out: `Hashed` models: a weight
for each feature and class, and beside them a layer over the vectors where all items have them. For some items
in training the layer keeps silent, so that the features alone can decide where a pipeline has no vectors.
Annotators differ; what is particular to each style is learned apart, and the models follow the first one.

Needs the extra `train` (PyTorch, scipy). The same input and seed give the same model on one thread.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from kg.extract.hashed import Features, Hashed, Ints, hashed
from kg.extract.vectors import Ends, Layer
from kg.training.matrices import hashed_matrix

Loss = Callable[[torch.Tensor, Ints, Ints], torch.Tensor]
"""From the scores of some rows, those rows, and the choices they belong to."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How a model is trained.

    Args:
        units: Width of the layer over the vectors.
        epochs: Rounds through the data, more where they are fewer than `steps` batches.
        steps: Batches at least.
        batch: Choices learned from at a time.
        dropped: Share of the vectors' numbers that is left out at a time.
        hidden: Share of the units that is left out at a time.
        silent: Share of the choices for which the layer says nothing.
        penalty: Weight of the squared weights of features.
        rates: Steps of the layer and of the features' weights; they fall to nothing towards the end.
        seed: Of all that is drawn.
    """

    units: int = 96
    epochs: int = 4
    steps: int = 0
    batch: int = 256
    dropped: float = 0.3
    hidden: float = 0.0
    silent: float = 0.15
    penalty: float = 1e-5
    rates: tuple[float, float] = (1e-3, 4e-3)
    seed: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Lot:
    """What is learned from.

    Args:
        features: Features of all items.
        bounds: Where the items of each choice begin; one more for the end.
        styles: Whose way of annotating each choice follows, from 0 on.
    """

    features: Features
    bounds: Ints
    styles: Ints


class _Net(torch.nn.Module):
    def __init__(self, shape: tuple[int, int, int], sides: int, dim: int, plan: Plan) -> None:
        super().__init__()
        features, classes, styles = shape
        self.weights = torch.nn.EmbeddingBag(features, classes, mode="sum")
        torch.nn.init.zeros_(self.weights.weight)
        self.bias = torch.nn.Parameter(torch.zeros(classes))
        self.style = torch.nn.Embedding(styles, classes + plan.units)
        torch.nn.init.zeros_(self.style.weight)
        self.sides = torch.nn.ModuleList(torch.nn.Linear(dim, plan.units) for _ in range(sides))
        self.out = torch.nn.Linear(plan.units, classes, bias=False)
        self.dropped = torch.nn.Dropout(plan.dropped)
        self.hidden = torch.nn.Dropout(plan.hidden)

    def said(self, words: "_Words", rows: Ints, sums: torch.Tensor) -> torch.Tensor:
        """What the layer says of some rows; `sums` is what their style gives its units.

        *Shape:* (rows, classes).
        """
        for number, side in enumerate(self.sides):
            chosen = words.numbers[number][rows]
            there = torch.from_numpy((chosen >= 0).astype(np.float32))[:, None]
            different, places = np.unique(np.maximum(chosen, 0), return_inverse=True)
            units = side(self.dropped(words.vectors(number, different)))
            sums = sums + there * units[torch.from_numpy(places)]
        return torch.as_tensor(self.out(self.hidden(torch.relu(sums))))


class _Words:
    """The words of all items, side by side, and last their articles; vectors brought to mean 0 and deviation
    1, as those of the words are.
    """

    def __init__(self, ends: Ends) -> None:
        rows, self.made_by = ends.vectors.rows, ends.vectors.made_by
        self.numbers = (*ends.words, ends.article)
        self._tables = (*[rows] * len(ends.words), ends.vectors.articles)
        some = rows[:: max(1, len(rows) // _SAMPLE)].astype(np.float32)
        self.mean, self.deviation = some.mean(axis=0), some.std(axis=0) + np.float32(1e-6)

    def vectors(self, side: int, numbers: Ints) -> torch.Tensor:
        """The vectors of some words or articles of one side. *Shape:* (numbers, dim)."""
        return torch.from_numpy((self._tables[side][numbers] - self.mean) / self.deviation)

    @property
    def dim(self) -> int:
        """Numbers of each vector."""
        return len(self.mean)


_SAMPLE = 20_000
"""So many words are enough for mean and deviation."""

_DECAY = 1e-5
"""Pull of the layer's weights towards 0."""


def fit_mixed(lot: Lot, classes: Sequence[str], loss: Loss, plan: Plan) -> Hashed:
    """Fit weights of features and, where vectors are known, a layer over them.

    Args:
        lot: What is learned from.
        classes: Names of the classes.
        loss: What is to become small.
        plan: How to train.

    Raises:
        PipelineError: scipy is not installed.
    """
    keys, matrix = hashed_matrix(lot.features)
    words = _Words(lot.features.ends) if lot.features.ends else None
    torch.manual_seed(plan.seed)
    sides, dim = (len(words.numbers), words.dim) if words else (0, 1)
    shape = (len(keys), len(classes), int(lot.styles.max(initial=0)) + 1)
    net = _Net(shape, sides, dim, plan)
    _descend(net, _Data(matrix, words, lot), loss, plan)
    bias = _numbers(net.bias) + _numbers(net.style.weight)[0, : len(classes)]
    return hashed(classes, keys, _numbers(net.weights.weight), bias, _layer(net, words) if words else None)


@dataclass(frozen=True, slots=True, eq=False)
class _Data:
    """The features of all items, the words they are about, and what else is known of them."""

    matrix: Any
    words: _Words | None
    lot: Lot


def _descend(net: _Net, data: _Data, loss: Loss, plan: Plan) -> None:
    bounds, words, classes = data.lot.bounds, data.words, len(net.bias)
    layer = [value for name, value in net.named_parameters() if not name.startswith("weights")]
    groups = [
        {"params": layer, "weight_decay": _DECAY},
        {"params": [net.weights.weight], "weight_decay": 2 * plan.penalty},
    ]
    steps = torch.optim.Adam(groups, fused=True)
    drawn = np.random.default_rng(plan.seed)
    batches = list(_batches(len(bounds) - 1, drawn, plan))
    for done, chosen in enumerate(batches):
        for group, rate in zip(steps.param_groups, plan.rates, strict=True):
            group["lr"] = rate * (1 - done / len(batches))
        sizes = bounds[chosen + 1] - bounds[chosen]
        rows = ranges(bounds[chosen], sizes)
        style = net.style(torch.from_numpy(np.repeat(data.lot.styles[chosen], sizes)))
        scores = _sums(net, data.matrix, rows) + style[:, :classes]
        if words:
            heard = np.repeat(drawn.random(len(chosen)) >= plan.silent, sizes).astype(np.float32)
            scores = scores + torch.from_numpy(heard)[:, None] * net.said(words, rows, style[:, classes:])
        steps.zero_grad()
        (loss(scores, rows, chosen) / len(chosen)).backward()
        steps.step()


def _batches(count: int, drawn: np.random.Generator, plan: Plan) -> Iterator[Ints]:
    """Choices learned from together, all of them in each round."""
    rounds = max(plan.epochs, math.ceil(plan.steps / max(1, math.ceil(count / plan.batch))))
    for _ in range(rounds):
        chosen = drawn.permutation(count)
        for start in range(0, count, plan.batch):
            yield chosen[start : start + plan.batch]


def _sums(net: _Net, matrix: Any, rows: Ints) -> torch.Tensor:
    """Sums of the weights of features. *Shape:* (rows, classes)."""
    part = matrix[rows]
    columns = torch.from_numpy(part.indices.astype(np.int64))
    starts = torch.from_numpy(part.indptr[:-1].astype(np.int64))
    return torch.as_tensor(net.weights(columns, starts) + net.bias)


def ranges(starts: Ints, sizes: Ints) -> Ints:
    """The numbers from each start on, as many as its size says, one after another."""
    ends = np.cumsum(sizes)
    return np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts - ends + sizes, sizes)


def _layer(net: _Net, words: _Words) -> Layer:
    """The trained layer, for vectors as they come from the pipeline."""
    weights = np.stack([_numbers(side.weight).T / words.deviation[:, None] for side in net.sides])
    bias = np.stack([_numbers(side.bias) for side in net.sides]) - words.mean @ weights
    bias[0] += _numbers(net.style.weight)[0, len(net.bias) :]
    return Layer(words.made_by, weights, bias, _numbers(net.out.weight).T)


def _numbers(values: torch.Tensor) -> NDArray[np.float32]:
    return np.array(values.detach().numpy(), dtype=np.float32)

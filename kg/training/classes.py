"""Train models that give each item a class.

Comes in: features, one label for each item. Goes out: `Hashed`. Needs the extra `train` (PyTorch, scipy); the
same input gives the same model.
"""

from collections.abc import Sequence

import numpy as np
import torch

from kg.extract.hashed import Features, Hashed, Ints, hashed
from kg.training.mixed import Lot, Plan, fit_mixed

SLIGHT = 0.06
"""Features whose weights are all smaller are left out: two in five, and figures of the folds stay as they
were; at 0.1 pipelines without vectors suffer."""


def fit_classes(features: Features, labels: Sequence[str], styles: Ints, plan: Plan) -> Hashed:
    """Fit a multinomial logistic model over hashed features and the vectors' layer.

    Args:
        features: Features of all items.
        labels: Class of each item.
        styles: Whose way of annotating each item follows, from 0 on.
        plan: How to train.

    Raises:
        PipelineError: scipy is not installed.
    """
    classes, numbers = np.unique(np.array(labels, dtype=np.str_), return_inverse=True)
    wanted = torch.from_numpy(numbers.astype(np.int64))

    def loss(scores: torch.Tensor, rows: Ints, _: Ints) -> torch.Tensor:
        return torch.nn.functional.cross_entropy(scores, wanted[torch.from_numpy(rows)], reduction="sum")

    lot = Lot(features, np.arange(len(labels) + 1), styles)
    return fit_mixed(lot, classes.tolist(), loss, plan)


def trimmed(model: Hashed) -> Hashed:
    """A model without the features that hardly weigh anything."""
    weights = model.weights[:-1]
    kept = np.abs(weights).max(axis=1, initial=0.0) >= SLIGHT
    return hashed(model.classes, model.keys[kept], weights[kept], model.bias, model.layer)

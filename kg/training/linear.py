"""Train the small linear models of extraction from features and labels.

Comes in: features, by name or hashed, one label for each item. Goes out: `Linear` or `Hashed`. Needs the
extra `train` (scikit-learn); the same input gives the same model.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch

from kg.errors import PipelineError
from kg.extract.hashed import Features, Hashed, Ints, hashed
from kg.extract.linear import Floats, Linear
from kg.training.matrices import SEEN, named_matrix
from kg.training.mixed import Plan, fit_mixed

SLIGHT = 0.06
"""Features whose weights are all smaller are left out: two in five, and figures of the folds stay as they
were; at 0.1 pipelines without vectors suffer."""


def fit(
    items: Sequence[Sequence[str]], labels: Sequence[str], *, strength: float = 0.3, seen: int = SEEN
) -> Linear:
    """Fit a multinomial logistic model over named features.

    Args:
        items: Features of each item.
        labels: Class of each item.
        strength: Inverse of the L2 penalty.
        seen: How often a feature must be seen.

    Raises:
        PipelineError: scikit-learn is not installed.
    """
    names, matrix = named_matrix(items, seen=seen)
    classes, weights, bias = _logistic(matrix, labels, strength)
    rows = {name: row for row, name in enumerate(names)}
    return Linear(classes, rows, np.vstack([weights, np.zeros_like(weights[:1])]), bias)


def fit_classes(features: Features, labels: Sequence[str], plan: Plan) -> Hashed:
    """Fit a multinomial logistic model over hashed features and the vectors' layer.

    Args:
        features: Features of all items.
        labels: Class of each item.
        plan: How to train.

    Raises:
        PipelineError: scipy is not installed.
    """
    classes, numbers = np.unique(np.array(labels, dtype=np.str_), return_inverse=True)
    wanted = torch.from_numpy(numbers.astype(np.int64))

    def loss(scores: torch.Tensor, rows: Ints, _: Ints) -> torch.Tensor:
        return torch.nn.functional.cross_entropy(scores, wanted[torch.from_numpy(rows)], reduction="sum")

    return fit_mixed(features, classes.tolist(), np.arange(len(labels) + 1), loss, plan)


def trimmed(model: Hashed) -> Hashed:
    """A model without the features that hardly weigh anything."""
    weights = model.weights[:-1]
    kept = np.abs(weights).max(axis=1, initial=0.0) >= SLIGHT
    return hashed(model.classes, model.keys[kept], weights[kept], model.bias, model.layer)


def _logistic(matrix: Any, labels: Sequence[str], strength: float) -> tuple[tuple[str, ...], Floats, Floats]:
    """Classes, weights and bias; of two classes both have weights, as of more."""
    try:
        from sklearn.linear_model import LogisticRegression
    except ImportError as error:
        raise PipelineError("training needs scikit-learn", hint="pip install 'kg-news[train]'") from error
    model = LogisticRegression(C=strength, max_iter=300, solver="lbfgs", tol=1e-3)
    model.fit(matrix, list(labels))
    weights, bias = model.coef_.T, model.intercept_
    if len(model.classes_) == 2:
        weights, bias = np.hstack([-weights / 2, weights / 2]), np.concatenate([-bias / 2, bias / 2])
    classes = tuple(str(name) for name in model.classes_)
    return classes, weights.astype(np.float32), bias.astype(np.float32)

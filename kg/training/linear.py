"""Train the small linear models of extraction from features and labels.

Comes in: lists of features, one label each. Goes out: `kg.extract.linear.Linear`. Needs the extra `train`
(scikit-learn); the same input gives the same model.
"""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from kg.errors import PipelineError
from kg.extract.linear import Linear

SEEN = 2
"""A feature must be seen this often in training; rarer ones cost size and bring nothing on the folds."""


def fit(
    items: Sequence[Sequence[str]], labels: Sequence[str], *, strength: float = 0.3, seen: int = SEEN
) -> Linear:
    """Fit a multinomial logistic model.

    Args:
        items: Features of each item.
        labels: Class of each item.
        strength: Inverse of the L2 penalty.
        seen: How often a feature must be seen.

    Raises:
        PipelineError: scikit-learn is not installed.
    """
    try:
        from scipy.sparse import csr_matrix
        from sklearn.linear_model import LogisticRegression
    except ImportError as error:
        raise PipelineError("training needs scikit-learn", hint="pip install 'kg-news[train]'") from error
    counts = Counter(feature for features in items for feature in set(features))
    rows = {name: row for row, name in enumerate(sorted(name for name, n in counts.items() if n >= seen))}
    columns = [sorted({rows[f] for f in features if f in rows}) for features in items]
    indices = np.fromiter((c for found in columns for c in found), dtype=np.int32)
    ends = np.cumsum([0, *map(len, columns)])
    matrix = csr_matrix(
        (np.ones(len(indices), dtype=np.float64), indices, ends), shape=(len(items), len(rows))
    )
    model = LogisticRegression(C=strength, max_iter=300, solver="lbfgs", tol=1e-3)
    model.fit(matrix, list(labels))
    weights, bias = model.coef_.T, model.intercept_
    if len(model.classes_) == 2:
        weights, bias = np.hstack([-weights / 2, weights / 2]), np.concatenate([-bias / 2, bias / 2])
    return Linear(
        classes=tuple(str(name) for name in model.classes_),
        rows=rows,
        weights=np.vstack([weights, np.zeros((1, weights.shape[1]))]).astype(np.float32),
        bias=bias.astype(np.float32),
    )

"""Train a linear model that ranks candidates: in each group some are right, and "nobody" is a candidate too.

Comes in: groups of candidates as features, with the share each has of being right. Goes out: a `Linear`
with one column for each role. Needs the extra `train` (scipy).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.errors import PipelineError
from kg.extract.linear import Linear

Doubles = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Group:
    """The candidates of one choice.

    Args:
        items: Features of each candidate.
        right: For each role the sets of candidates that are right: one set for each right participant.
    """

    items: list[list[str]]
    right: dict[str, list[list[int]]]


def rank(groups: Sequence[Group], roles: Sequence[str], *, penalty: float, seen: int = 2) -> Linear:
    """Fit one column of weights for each role by maximum conditional likelihood.

    Args:
        groups: All choices.
        roles: Names of the roles, the classes of the model.
        penalty: Weight of the squared L2 norm.
        seen: How often a feature must be seen.

    Raises:
        PipelineError: scipy is not installed.
    """
    try:
        from scipy.optimize import minimize
        from scipy.sparse import csr_matrix
    except ImportError as error:
        raise PipelineError("training needs scipy", hint="pip install 'kg-news[train]'") from error
    items = [features for group in groups for features in group.items]
    counts = Counter(feature for features in items for feature in set(features))
    rows = {name: row for row, name in enumerate(sorted(name for name, n in counts.items() if n >= seen))}
    columns = [sorted({rows[f] for f in features if f in rows}) for features in items]
    indices = np.fromiter((c for found in columns for c in found), dtype=np.int32)
    ends = np.cumsum([0, *map(len, columns)])
    matrix = csr_matrix((np.ones(len(indices)), indices, ends), shape=(len(items), len(rows)))
    starts = np.cumsum([0, *(len(group.items) for group in groups)])[:-1]
    sizes = np.diff(np.append(starts, len(items)))
    weights = np.zeros((len(rows) + 1, len(roles)), dtype=np.float32)
    for column, role in enumerate(roles):
        owner = _owners(groups, starts, role, len(items))

        def loss(w: Doubles, owner: list[list[NDArray[np.int64]]] = owner) -> tuple[float, Doubles]:
            value, slope = _likelihood(matrix @ w, starts, sizes, owner)
            return value + penalty * float(w @ w), np.asarray(matrix.T @ slope) + 2 * penalty * w

        found = minimize(loss, np.zeros(len(rows)), jac=True, method="L-BFGS-B", options={"maxiter": 120})
        weights[:-1, column] = found.x
    return Linear(tuple(roles), rows, weights, np.zeros(len(roles), dtype=np.float32))


def _owners(
    groups: Sequence[Group], starts: NDArray[np.int64], role: str, count: int
) -> list[list[NDArray[np.int64]]]:
    """For each group the places of its right candidates, one array for each participant."""
    return [
        [np.asarray(places, dtype=np.int64) + start for places in group.right[role]]
        for group, start in zip(groups, starts.tolist(), strict=True)
    ]


def _likelihood(
    scores: Doubles,
    starts: NDArray[np.int64],
    sizes: NDArray[np.int64],
    owners: list[list[NDArray[np.int64]]],
) -> tuple[float, Doubles]:
    """Negative log likelihood of the right candidates, the mass of a participant summed up, and its slope."""
    peaks = np.repeat(np.maximum.reduceat(scores, starts), sizes)
    powers = np.exp(scores - peaks)
    shares = powers / np.repeat(np.add.reduceat(powers, starts), sizes)
    slope = shares.copy()
    value = 0.0
    for start, size, sets in zip(starts.tolist(), sizes.tolist(), owners, strict=True):
        if not sets:
            slope[start : start + size] = 0.0
            continue
        for places in sets:
            mass = float(shares[places].sum()) + 1e-12
            value -= float(np.log(mass)) / len(sets)
            slope[places] -= shares[places] / mass / len(sets)
    return value, slope

"""Train a linear model that ranks candidates: in each group some are right, and "nobody" is a candidate too.

Comes in: groups of candidates as hashed features, with those that are right for each role. Goes out: a
`Hashed` model with one column for each role. Needs the extra `train` (scipy).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.extract.hashed import Features, Hashed, Ints, hashed, join
from kg.training.matrices import SEEN, hashed_matrix

Doubles = NDArray[np.float64]
Right = list[list[int]]
"""The sets of candidates that are right: one set for each right participant; numbers within the article."""


@dataclass(frozen=True, slots=True)
class Groups:
    """The choices of one article.

    Args:
        features: Features of all candidates.
        bounds: Where the candidates of each choice begin; one more for the end.
        right: For each role the right sets of each choice; none where the answer is no candidate.
    """

    features: Features
    bounds: Ints
    right: Mapping[str, list[Right]]


@dataclass(frozen=True, slots=True)
class _Owners:
    """The right candidates of one role: candidate and set side by side; the share of each set; which
    candidates belong to choices with an answer."""

    place: Ints
    set: Ints
    share: Doubles
    counted: NDArray[np.bool_]


def rank(articles: Sequence[Groups], roles: Sequence[str], *, penalty: float, seen: int = SEEN) -> Hashed:
    """Fit one column of weights for each role by maximum conditional likelihood.

    Args:
        articles: All choices.
        roles: Names of the roles, the classes of the model.
        penalty: Weight of the squared L2 norm.
        seen: How often a feature must be seen.

    Raises:
        PipelineError: scipy is not installed.
    """
    keys, matrix = hashed_matrix(join(groups.features for groups in articles), seen=seen)
    starts, sizes = _layout(articles)
    columns = [_column(matrix, starts, sizes, _owners(articles, role, sizes), penalty) for role in roles]
    weights = np.stack(columns, axis=1).astype(np.float32)
    return hashed(roles, keys, weights, np.zeros(len(roles), dtype=np.float32))


def _layout(articles: Sequence[Groups]) -> tuple[Ints, Ints]:
    sizes = np.concatenate([np.diff(groups.bounds) for groups in articles])
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)[:-1]]), sizes


def _column(matrix: Any, starts: Ints, sizes: Ints, owners: _Owners, penalty: float) -> Doubles:
    from scipy.optimize import minimize

    turned = matrix.T.tocsr()

    def loss(w: Doubles) -> tuple[float, Doubles]:
        value, slope = _likelihood(matrix @ w, starts, sizes, owners)
        return value + penalty * float(w @ w), np.asarray(turned @ slope) + 2 * penalty * w

    start = np.zeros(matrix.shape[1])
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 120})
    return np.asarray(found.x)


def _owners(articles: Sequence[Groups], role: str, sizes: Ints) -> _Owners:
    place: list[int] = []
    which: list[int] = []
    share: list[float] = []
    answered = []
    first = 0
    for groups in articles:
        for sets in groups.right[role]:
            answered.append(bool(sets))
            for found in sets:
                place += [first + candidate for candidate in found]
                which += [len(share)] * len(found)
                share.append(1.0 / len(sets))
        first += len(groups.features)
    return _Owners(
        np.array(place, dtype=np.int64),
        np.array(which, dtype=np.int64),
        np.array(share),
        np.repeat(np.array(answered, dtype=np.bool_), sizes),
    )


def _likelihood(scores: Doubles, starts: Ints, sizes: Ints, owners: _Owners) -> tuple[float, Doubles]:
    """Negative log likelihood of the right candidates, the mass of a participant summed up, and its slope."""
    powers = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
    shares = powers / np.repeat(np.add.reduceat(powers, starts), sizes)
    mass = np.bincount(owners.set, shares[owners.place], len(owners.share)) + 1e-12
    value = -float(owners.share @ np.log(mass))
    slope = np.where(owners.counted, shares, 0.0)
    pull = shares[owners.place] / mass[owners.set] * owners.share[owners.set]
    np.subtract.at(slope, owners.place, pull)
    return value, slope

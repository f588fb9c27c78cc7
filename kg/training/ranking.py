"""Train a model that ranks candidates: in each group some are right, and "nobody" is a candidate too.

Comes in: groups of candidates as features, with those that are right for each role. Goes out: a `Hashed`
model with one column for each role. Needs the extra `train` (PyTorch, scipy).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from kg.extract.hashed import Features, Hashed, Ints, join
from kg.training.mixed import Lot, Plan, fit_mixed, ranges

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
        style: Whose way of annotating the article follows.
    """

    features: Features
    bounds: Ints
    right: Mapping[str, list[Right]]
    style: int = 0


@dataclass(frozen=True, slots=True)
class _Owners:
    """The right candidates of one role: candidate and set side by side; the share of each set."""

    place: Ints
    set: Ints
    share: Doubles


def rank(articles: Sequence[Groups], roles: Sequence[str], plan: Plan) -> Hashed:
    """Fit one column for each role by maximum conditional likelihood, the mass of a participant summed up.

    Args:
        articles: All choices.
        roles: Names of the roles, the classes of the model.
        plan: How to train.

    Raises:
        PipelineError: scipy is not installed.
    """
    sizes = np.concatenate([np.zeros(0, np.int64), *(np.diff(groups.bounds) for groups in articles)])
    bounds = np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)])
    owners = [_owners(articles, role) for role in roles]
    firsts = [np.searchsorted(one.place, bounds) for one in owners]

    def loss(scores: torch.Tensor, rows: Ints, chosen: Ints) -> torch.Tensor:
        group = torch.from_numpy(np.repeat(np.arange(len(chosen)), sizes[chosen]))
        row_of = dict(zip(rows.tolist(), range(len(rows)), strict=True))
        total = scores.new_zeros(())
        for column, (one, first) in enumerate(zip(owners, firsts, strict=True)):
            shares = _shares(scores[:, column], group, len(chosen))
            right = ranges(first[chosen], first[chosen + 1] - first[chosen])
            sets, number = np.unique(one.set[right], return_inverse=True)
            places = torch.tensor([row_of[place] for place in one.place[right].tolist()], dtype=torch.long)
            mass = scores.new_zeros(len(sets)).index_add(0, torch.from_numpy(number), shares[places])
            weight = torch.from_numpy(one.share[sets].astype(np.float32))
            total = total - (weight * torch.log(mass + 1e-9)).sum()
        return total

    styles = np.repeat([one.style for one in articles], [len(one.bounds) - 1 for one in articles])
    lot = Lot(join(one.features for one in articles), bounds, styles.astype(np.int64))
    return fit_mixed(lot, roles, loss, plan)


def _shares(scores: torch.Tensor, group: torch.Tensor, count: int) -> torch.Tensor:
    """Probability of each candidate among those of its choice."""
    most = scores.new_full((count,), -1e9).scatter_reduce(0, group, scores.detach(), "amax")
    powers = torch.exp(scores - most[group])
    return powers / scores.new_zeros(count).index_add(0, group, powers)[group]


def _owners(articles: Sequence[Groups], role: str) -> _Owners:
    place: list[int] = []
    which: list[int] = []
    share: list[float] = []
    first = 0
    for groups in articles:
        for sets in groups.right[role]:
            for found in sets:
                place += [first + candidate for candidate in found]
                which += [len(share)] * len(found)
                share.append(1.0 / len(sets))
        first += len(groups.features)
    return _Owners(np.array(place, dtype=np.int64), np.array(which, dtype=np.int64), np.array(share))

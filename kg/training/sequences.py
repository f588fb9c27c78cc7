"""The loss of a sequence of tags: how likely the right sequence is among all.

Comes in: scores of tags, and of one tag after another. Goes out: a loss to be lowered. After Lafferty and
others, "Conditional Random Fields" (2001); where a word's tag is not known, all tags count as right.
"""

import torch
from torch import Tensor

from kg.language.names import NEVER


def sequence_loss(scores: Tensor, gold: Tensor, steps: Tensor, sizes: Tensor) -> Tensor:
    """Give the mean loss of a word.

    Args:
        scores: Shape (batch, length, tags).
        gold: Shape (batch, length), -1 where the tag is not known or the sentence has ended.
        steps: Shape (tags + 1, tags), scores of one tag after another, the last row for the start.
        sizes: Shape (batch,), words of each sentence.
    """
    places = torch.arange(scores.shape[2], device=scores.device)
    known = gold >= 0
    wrong = known[:, :, None] & (gold[:, :, None] != places)
    both = torch.cat([scores, scores.masked_fill(wrong, NEVER)])
    every, right = _total(both, steps, torch.cat([sizes, sizes])).chunk(2)
    return (every - right).sum() / known.sum().clamp(min=1)


def tag_shares(scores: Tensor, steps: Tensor, sizes: Tensor) -> Tensor:
    """Give the probability of each tag of each word. *Shape:* (batch, length, tags)."""
    scores = scores.detach().requires_grad_()
    (shares,) = torch.autograd.grad(_total(scores, steps, sizes).sum(), scores)
    return shares


def _total(scores: Tensor, steps: Tensor, sizes: Tensor) -> Tensor:
    """Sum over all sequences. *Shape:* (batch,)."""
    total = scores[:, 0] + steps[-1]
    for at in range(1, scores.shape[1]):
        after = torch.logsumexp(total[:, :, None] + steps[:-1], dim=1) + scores[:, at]
        total = torch.where((at < sizes)[:, None], after, total)
    return torch.logsumexp(total, dim=1)

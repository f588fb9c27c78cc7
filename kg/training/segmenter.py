"""Training of the clitic segmenter: which split pattern each orthographic word has in its context.

Comes in: a treebank, counts of raw word forms. Goes out: the arrays that `kg.language.segmenter` reads.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from kg.language.clitics import Inventory, Pattern
from kg.language.counts import WordCounts
from kg.language.segmenter import ROWS, SIDE, type_features

#: Sizes and lengths of training chosen on padt-dev, see kg/language/models/ar/README.md.
WIDTH, HIDDEN = 64, 128
BATCH, EPOCHS, RATE = 256, 12, 2e-3
#: Share of words whose own row is hidden in training, so that affixes and counts are learned.
HIDE = 0.4


@dataclass(frozen=True)
class Examples:
    """Word types and where they stand.

    Args:
        rows: Shape (types, features); type 0 is the border of a sentence.
        scores: Shape (types, patterns), log counts of the stem that each pattern leaves.
        allowed: Shape (types, patterns).
        words: Shape (words + borders,), type of each word, sentences apart by SIDE borders.
        gold: Shape (words + borders,), pattern of each word, -1 for borders and unknown.
    """

    rows: NDArray[np.int64]
    scores: NDArray[np.float32]
    allowed: NDArray[np.bool_]
    words: NDArray[np.int64]
    gold: NDArray[np.int64]


def examples(
    sentences: Sequence[tuple[list[str], list[int]]], patterns: Sequence[Pattern], counts: WordCounts
) -> Examples:
    """Turn (words, patterns) of sentences into arrays."""
    types: dict[str, int] = {"": 0}
    words: list[int] = [0] * SIDE
    gold: list[int] = [-1] * SIDE
    for forms, labels in sentences:
        words += [types.setdefault(form, len(types)) for form in forms] + [0] * SIDE
        gold += [*labels, *[-1] * SIDE]
    tried = Inventory(patterns)
    features = [type_features(form, tried, counts) for form in types]
    return Examples(
        np.array([f.rows for f in features], dtype=np.int64),
        np.array([f.scores for f in features], dtype=np.float32),
        np.array([f.allowed for f in features], dtype=np.bool_),
        np.array(words, dtype=np.int64),
        np.array(gold, dtype=np.int64),
    )


class Network(nn.Module):
    """A window of word types, scored for every pattern."""

    def __init__(self, patterns: int) -> None:
        super().__init__()
        self.table = nn.Embedding(ROWS, WIDTH)
        nn.init.normal_(self.table.weight, std=0.1)
        self.form = nn.Linear(2 * patterns, WIDTH)
        self.window = nn.Linear((2 * SIDE + 1) * WIDTH, HIDDEN)
        self.output = nn.Linear(HIDDEN, patterns)
        self.direct = nn.Linear(WIDTH, patterns, bias=False)
        self.gain = nn.Parameter(torch.full((patterns,), 4.0))

    def types(self, rows: Tensor, scores: Tensor, allowed: Tensor, hide: float = 0.0) -> Tensor:
        """Encode word types. *Shape:* (..., features) to (..., WIDTH)."""
        table = self.table(rows)
        if hide:
            keep = (torch.rand(*rows.shape[:-1], 1, 1) >= hide).float()
            table = torch.cat([table[..., :2, :] * keep, table[..., 2:, :]], dim=-2)
        known = torch.cat([scores * allowed, allowed.float()], dim=-1)
        return torch.relu(table.sum(-2) + self.form(known))

    def forward(self, rows: Tensor, scores: Tensor, allowed: Tensor, hide: float = 0.0) -> Tensor:
        """Score patterns of the middle word. *Shape:* (batch, window, ...) to (batch, patterns)."""
        encoded = self.types(rows, scores, allowed, hide)
        encoded = nn.functional.dropout(encoded, 0.2, self.training)
        hidden = torch.relu(self.window(encoded.flatten(1)))
        hidden = nn.functional.dropout(hidden, 0.2, self.training)
        logits = self.output(hidden) + self.direct(encoded[:, SIDE]) + self.gain * scores[:, SIDE]
        return logits.masked_fill(~allowed[:, SIDE], -1e4)


def fit(data: Examples, *, epochs: int = EPOCHS, seed: int = 0) -> dict[str, NDArray[np.float32]]:
    """Train and give the weights by name; averaged over the last third of training."""
    torch.manual_seed(seed)
    network = Network(data.scores.shape[1])
    places = torch.from_numpy(np.flatnonzero(data.gold >= 0))
    tensors = [torch.from_numpy(a) for a in (data.rows, data.scores, data.allowed)]
    words, gold = torch.from_numpy(data.words), torch.from_numpy(data.gold)
    optimizer = torch.optim.Adam(network.parameters(), lr=RATE, betas=(0.9, 0.99))
    steps = epochs * (len(places) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps + epochs)
    averaged = torch.optim.swa_utils.AveragedModel(network)
    offsets = torch.arange(-SIDE, SIDE + 1)
    for epoch in range(epochs):
        network.train()
        for batch in places[torch.randperm(len(places))].split(BATCH):
            if len(batch) < BATCH:
                continue
            window = words[batch[:, None] + offsets]
            logits = network(*(t[window] for t in tensors), HIDE)
            loss = nn.functional.cross_entropy(logits, gold[batch], label_smoothing=0.0)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
        if epoch >= epochs * 2 // 3:
            averaged.update_parameters(network)
    return {name: value.numpy() for name, value in averaged.module.state_dict().items()}

"""Training of the network on trees and names.

Comes in: sentences as numbers. Goes out: the weights, an exponential average over the steps of training.
"""

import copy
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np
import torch
from numpy.typing import NDArray

from kg.language.network import Sizes
from kg.training.batches import Numbers, TypeTables, collate, epoch
from kg.training.namer import Namer
from kg.training.network import Batch, Network
from kg.training.silver import label

#: Step size of the first and of later cycles, words in a batch, share of a cycle's steps at full step size,
#: weight of the past in the average.
RATE, LATER_RATE, WORDS, FULL, AVERAGE = 2e-3, 1.5e-3, 1000, 0.4, 0.997
#: Steps over which the step size rises.
WARM = 200
#: How much each task's loss counts.
WEIGHTS = {"upos": 0.5, "feats": 0.5, "lemma": 0.5, "head": 1.0, "deprel": 1.0, "names": 1.0}
#: Steps before averaging begins.
_YOUNG = 200


@dataclass(frozen=True)
class Plan:
    """How long and on what to train.

    Args:
        cycles: Epochs of each cycle. A cycle begins with the averaged weights of the one before and a high
            step size, and ends with a step size of nothing.
        seed: Of all that is drawn.
        device: `cpu` or `cuda`.
    """

    cycles: tuple[int, ...]
    seed: int = 0
    device: str = "cpu"


L = TypeVar("L", Network, Namer)
Report = Callable[[L], None]


@dataclass(frozen=True)
class Lessons:
    """What is learned from.

    Args:
        corpora: Trees, names; batches are of one corpus.
        raw: Sentences without targets, which the network labels itself after the first cycle.
        tables: What is known of word types.
    """

    corpora: Sequence[Sequence[Numbers]]
    raw: Sequence[Numbers]
    tables: TypeTables


def say(text: str) -> None:
    """Report progress."""
    print(f"[{time.strftime('%H:%M:%S')}] {text}", file=sys.stderr, flush=True)


def fit(lessons: Lessons, sizes: Sizes, plan: Plan, report: Report[Network]) -> Network:
    """Train and give the averaged network.

    Args:
        lessons: What to learn from.
        sizes: Widths of the network.
        plan: Cycles, seed, device.
        report: Called after each epoch with the averaged network.
    """
    torch.manual_seed(plan.seed)
    network: Network = Network(sizes).to(plan.device)
    corpora = list(lessons.corpora)
    for number, epochs in enumerate(plan.cycles):
        own = [label(network, lessons.raw, lessons.tables)] if number else []
        cycle: Cycle[Network] = Cycle(
            network, epochs, RATE if number == 0 else LATER_RATE, plan.seed + number
        )
        network = cycle.run([*corpora, *own], lessons.tables, report)
    return network


class Cycle(Generic[L]):
    """One cycle of training.

    Args:
        network: What to begin with.
        epochs: Rounds through the data.
        rate: The highest step size.
        seed: Of the order of batches and of dropout.
    """

    def __init__(self, network: L, epochs: int, rate: float, seed: int) -> None:
        torch.manual_seed(seed)
        self._generator = np.random.default_rng(seed)
        self._network: L = network
        self._epochs = epochs
        self._rate = rate
        # In place: with a new tensor for each it was a quarter of a step.
        moving = torch.optim.swa_utils.get_ema_multi_avg_fn(AVERAGE)
        self._averaged = torch.optim.swa_utils.AveragedModel(network, multi_avg_fn=moving)
        self._optimizer = torch.optim.Adam(network.parameters(), lr=rate, betas=(0.9, 0.95), fused=True)
        self._done = self._total = 0

    def run(self, corpora: Sequence[Sequence[Numbers]], tables: TypeTables, report: Report[L]) -> L:
        """Train and give the averaged network."""
        self._total = self._epochs * sum(1 for _ in _mixed(corpora, self._generator))
        for number in range(self._epochs):
            begun = time.monotonic()
            losses = [self._step(collate(batch, tables)) for batch in _mixed(corpora, self._generator)]
            mean, seconds = sum(losses) / len(losses), time.monotonic() - begun
            say(f"epoch {number + 1}: loss {mean:.3f}, {seconds:.0f} s")
            report(self._averaged.module)
        result: L = copy.deepcopy(self._averaged.module)
        return result

    def _step(self, batch: Batch) -> float:
        self._network.train()
        found = self._network.losses(batch.to(str(self._network.root.device)))
        loss = torch.stack([WEIGHTS[name] * value for name, value in found.items()]).sum()
        self._optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self._network.parameters(), 5.0)
        left = max(0.0, 1 - self._done / self._total) / (1 - FULL)
        for group in self._optimizer.param_groups:
            group["lr"] = self._rate * min(1.0, (self._done + 1) / WARM, left)
        self._optimizer.step()
        self._done += 1
        if self._done >= _YOUNG:
            self._averaged.update_parameters(self._network)
        return float(loss.detach())


def weights_of(network: Network | Namer) -> dict[str, NDArray[np.float32]]:
    """Give the weights by name."""
    return {name: value.detach().cpu().numpy() for name, value in network.state_dict().items()}


def _mixed(corpora: Sequence[Sequence[Numbers]], generator: np.random.Generator) -> Iterator[list[Numbers]]:
    """Give the batches of the first corpus and half of those of the others, in random order."""
    batches = list(epoch(corpora[0], WORDS, generator))
    for corpus in corpora[1:]:
        if corpus:
            batches += list(epoch(corpus, WORDS, generator))[::2]
    for number in generator.permutation(len(batches)):
        yield batches[number]

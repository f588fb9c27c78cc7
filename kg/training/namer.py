"""A second, smaller network that looks for names alone, and is heard beside the first.

Comes in: batches with tags of names. Goes out: losses, and weights by name for `kg.language.namer`, which
computes the same without torch. The first network has learned the sentences with names by heart, so no more
can be learned from its view of them; this one begins afresh, and is also told how raw text has each word.
"""

from dataclasses import replace

import torch
from torch import Tensor, nn

from kg.language.network import Sizes
from kg.training.network import DROP, Batch, Encoder, shared_dropout
from kg.training.sequences import sequence_loss

#: Widths of words, of the LSTM layers in each direction, and of the layer after them.
WIDTH, HIDDEN, TOP = 96, 96, 96


class Namer(nn.Module):
    """Word types, two bidirectional LSTM layers and a sequence of tags.

    Args:
        sizes: Those of the first network.
        marks: Bits of a word, those of names seen in raw text included.
    """

    def __init__(self, sizes: Sizes, marks: int) -> None:
        super().__init__()
        self.encoder = Encoder(replace(sizes, width=WIDTH, hidden=HIDDEN, marks=marks))
        self.mix = nn.Parameter(torch.tensor([0.5, 0.5]))
        self.hidden = nn.Linear(2 * HIDDEN, TOP)
        self.names = nn.Linear(TOP, sizes.names)
        self.steps = nn.Parameter(torch.zeros(sizes.names + 1, sizes.names))

    @property
    def root(self) -> Tensor:
        """Give a weight that tells the device."""
        return self.steps

    def logits(self, batch: Batch) -> Tensor:
        """Score name tags."""
        inner, top = self.encoder(batch)
        mixed = shared_dropout(self.mix[0] * inner + self.mix[1] * top, DROP, self.training)
        hidden = shared_dropout(torch.relu(self.hidden(mixed)), DROP, self.training)
        return torch.as_tensor(self.names(hidden))

    def losses(self, batch: Batch) -> dict[str, Tensor]:
        """Compute the loss."""
        loss = sequence_loss(self.logits(batch), batch.targets["names"], self.steps, batch.sizes)
        return {"names": loss}

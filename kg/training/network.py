"""The network that is trained: word types, two bidirectional LSTM layers, and one head for each task.

Comes in: batches of sentences as numbers. Goes out: losses, and weights by name for
`kg.language.network`, which computes the same without torch.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from kg.language.network import DISTANCES, Sizes
from kg.training.sequences import sequence_loss

#: Dropout between layers, on word vectors; the share of words whose own rows, all rows and static vector are
#: hidden. With less hidden, names were learned by heart: F1 on new ones fell after six epochs.
DROP, DROP_INPUT, HIDE, HIDE_ALL, HIDE_STATIC = 0.33, 0.2, 0.35, 0.15, 0.05
#: Rows of the whole word, which come before those of its affixes.
_WHOLE = 3


@dataclass(frozen=True)
class Batch:
    """Sentences padded on the right.

    Args:
        rows: Shape (batch, length, features), rows of the form table.
        vectors: Shape (batch, length, dim), static word vectors.
        marks: Shape (batch, length, bits), place in the written word and membership in name lists.
        sizes: Shape (batch,), words of each sentence.
        targets: By task; shape (batch, length), -1 where there is nothing to learn.
    """

    rows: Tensor
    vectors: Tensor
    marks: Tensor
    sizes: Tensor
    targets: dict[str, Tensor]

    def to(self, device: str) -> "Batch":
        """Move to a device."""
        targets = {name: value.to(device) for name, value in self.targets.items()}
        return Batch(
            self.rows.to(device),
            self.vectors.to(device),
            self.marks.to(device),
            self.sizes.to(device),
            targets,
        )


class Encoder(nn.Module):
    """Word types and their context. *Shape:* (batch, length, ...) to two of (batch, length, 2 * hidden)."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.table = nn.Embedding(sizes.rows, sizes.width)
        nn.init.normal_(self.table.weight, std=0.05)
        self.static = nn.Linear(sizes.vector, sizes.width, bias=False)
        self.marks = nn.Linear(sizes.marks, sizes.width)
        self.norm = nn.LayerNorm(sizes.width)
        widths = [sizes.width, 2 * sizes.hidden]
        self.forth = nn.ModuleList(nn.LSTM(w, sizes.hidden, batch_first=True) for w in widths)
        self.back = nn.ModuleList(nn.LSTM(w, sizes.hidden, batch_first=True) for w in widths)
        for name, value in self.named_parameters():
            if "weight_hh" in name:
                for gate in value.data.chunk(4):
                    nn.init.orthogonal_(gate)
            if "bias_ih" in name:
                value.data[sizes.hidden : 2 * sizes.hidden] = 1.0

    def words(self, batch: Batch) -> Tensor:
        """Encode words without context."""
        table = self.table(batch.rows)
        vectors = batch.vectors
        if self.training:
            draw = torch.rand(*batch.rows.shape[:2], 2, device=table.device)
            whole = (draw[..., 0] >= HIDE).float()[:, :, None, None]
            affixes = (draw[..., 0] >= HIDE_ALL).float()[:, :, None, None]
            table = torch.cat([table[:, :, :_WHOLE] * whole, table[:, :, _WHOLE:] * affixes], dim=2)
            vectors = vectors * (draw[..., 1] >= HIDE_STATIC).float()[:, :, None]
        return torch.as_tensor(self.norm(table.sum(2) + self.static(vectors) + self.marks(batch.marks)))

    def forward(self, batch: Batch) -> list[Tensor]:
        """Give the outputs of both layers."""
        hidden = shared_dropout(self.words(batch), DROP_INPUT, self.training)
        flip = _reversal(batch.sizes, batch.rows.shape[1])
        layers = []
        for forth, back in zip(self.forth, self.back, strict=True):
            ahead, _ = forth(hidden)
            behind, _ = back(_reorder(hidden, flip))
            hidden = torch.cat([ahead, _reorder(behind, flip)], dim=2)
            layers.append(hidden)
            hidden = shared_dropout(hidden, DROP, self.training)
        return layers


def shared_dropout(values: Tensor, share: float, training: bool) -> Tensor:
    """Drop the same dimensions at every word of a sentence."""
    if not training:
        return values
    mask = torch.rand(values.shape[0], 1, values.shape[2], device=values.device) >= share
    return values * mask.float() / (1 - share)


def _reversal(sizes: Tensor, length: int) -> Tensor:
    """Give places that turn each sentence round and leave its padding where it is."""
    places = torch.arange(length, device=sizes.device)[None, :].expand(len(sizes), -1)
    turned = sizes[:, None] - 1 - places
    return torch.where(turned >= 0, turned, places)


def _reorder(values: Tensor, places: Tensor) -> Tensor:
    return values.gather(1, places[:, :, None].expand(-1, -1, values.shape[2]))


class Network(nn.Module):
    """Encoder and heads.

    Args:
        sizes: Widths, shared with the run-time network.
    """

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.sizes = sizes
        self.encoder = Encoder(sizes)
        top = 2 * sizes.hidden
        self.mix = nn.ParameterDict({n: nn.Parameter(torch.tensor([0.5, 0.5])) for n in ("tags", "names")})
        self.tags = nn.Linear(top, sizes.tags)
        self.upos = nn.Linear(sizes.tags, sizes.upos)
        self.feats = nn.Linear(sizes.tags, sizes.feats)
        self.lemma = nn.Linear(sizes.tags, sizes.lemmas)
        self.names_hidden = nn.Linear(top, sizes.tags)
        self.names = nn.Linear(sizes.tags, sizes.names)
        self.names_steps = nn.Parameter(torch.zeros(sizes.names + 1, sizes.names))
        self.root = nn.Parameter(torch.zeros(top))
        self.arc_dep = nn.Linear(top, sizes.arc)
        self.arc_head = nn.Linear(top, sizes.arc)
        self.arc = nn.Parameter(torch.zeros(sizes.arc, sizes.arc))
        self.arc_bias = nn.Linear(sizes.arc, 1, bias=False)
        self.distance = nn.Parameter(torch.zeros(2 * DISTANCES + 1))
        self.label_dep = nn.Linear(top, sizes.label)
        self.label_head = nn.Linear(top, sizes.label, bias=False)
        self.label = nn.Linear(sizes.label, sizes.labels)
        nn.init.orthogonal_(self.arc, gain=0.1)

    def tag_logits(self, layers: list[Tensor]) -> dict[str, Tensor]:
        """Score parts of speech, features and lemma edits."""
        hidden = self._drop(torch.relu(self.tags(self._mixed("tags", layers))))
        return {"upos": self.upos(hidden), "feats": self.feats(hidden), "lemma": self.lemma(hidden)}

    def name_logits(self, layers: list[Tensor]) -> Tensor:
        """Score name tags."""
        hidden = self._drop(torch.relu(self.names_hidden(self._mixed("names", layers))))
        return torch.as_tensor(self.names(hidden))

    def _mixed(self, task: str, layers: list[Tensor]) -> Tensor:
        weights = self.mix[task]
        return self._drop(weights[0] * layers[0] + weights[1] * layers[1])

    def _drop(self, values: Tensor) -> Tensor:
        return shared_dropout(values, DROP, self.training)

    def arc_logits(self, top: Tensor, sizes: Tensor) -> Tensor:
        """Score heads. *Shape:* (batch, length, dims) to (batch, length, 1 + length); place 0 is the root."""
        count, length, _ = top.shape
        with_root = torch.cat([self.root.expand(count, 1, -1), top], dim=1)
        dep = self._drop(torch.relu(self.arc_dep(top)))
        head = self._drop(torch.relu(self.arc_head(with_root)))
        scores = dep @ self.arc @ head.transpose(1, 2) + self.arc_bias(head).transpose(1, 2)
        places = torch.arange(length + 1, device=top.device)
        apart = (places[None, :] - places[1:, None]).clamp(-DISTANCES, DISTANCES) + DISTANCES
        bias = torch.cat([torch.zeros(length, 1, device=top.device), self.distance[apart][:, 1:]], dim=1)
        legal = places[None, :] <= sizes[:, None]
        scores = (scores + bias).masked_fill(~legal[:, None, :], -1e4)
        itself = torch.eye(length + 1, device=top.device, dtype=torch.bool)[1:]
        return scores.masked_fill(itself[None], -1e4)

    def label_logits(self, top: Tensor, heads: Tensor) -> Tensor:
        """Score the labels of given heads (0 is the root)."""
        count = top.shape[0]
        with_root = torch.cat([self.root.expand(count, 1, -1), top], dim=1)
        head = _reorder(self.label_head(with_root), heads)
        both = self._drop(torch.relu(self.label_dep(top) + head))
        return torch.as_tensor(self.label(both))

    def losses(self, batch: Batch) -> dict[str, Tensor]:
        """Compute the loss of every task that the batch has targets for."""
        layers = self.encoder(batch)
        targets = batch.targets
        found: dict[str, Tensor] = {}
        if "upos" in targets:
            for name, logits in self.tag_logits(layers).items():
                found[name] = _entropy(logits, targets[name])
        if "head" in targets:
            top = self._drop(layers[-1])
            found["head"] = _entropy(self.arc_logits(top, batch.sizes), targets["head"])
            labels = self.label_logits(top, targets["head"].clamp(min=0))
            found["deprel"] = _entropy(labels, targets["deprel"])
        if "names" in targets:
            logits = self.name_logits(layers)
            found["names"] = sequence_loss(logits, targets["names"], self.names_steps, batch.sizes)
        return found


def _entropy(logits: Tensor, gold: Tensor) -> Tensor:
    return functional.cross_entropy(logits.flatten(0, 1), gold.flatten(), ignore_index=-1)


def network_of(weights: Mapping[str, NDArray[np.float32]]) -> Network:
    """Make a network from its saved weights."""
    shapes = {name: value.shape for name, value in weights.items()}
    hidden = shapes["encoder.forth.0.weight_hh_l0"][1]
    rows, width = shapes["encoder.table.weight"]
    outputs = {"label": "label_dep", "feats": "feats", "upos": "upos", "lemmas": "lemma", "labels": "label"}
    outputs |= {"tags": "tags", "names": "names"}
    sizes = Sizes(
        rows=rows,
        vector=shapes["encoder.static.weight"][1],
        marks=shapes["encoder.marks.weight"][1],
        width=width,
        hidden=hidden,
        arc=shapes["arc"][0],
        **{size: shapes[f"{name}.weight"][0] for size, name in outputs.items()},
    )
    network = Network(sizes)
    network.load_state_dict({name: torch.from_numpy(np.array(value)) for name, value in weights.items()})
    return network

"""Training of the borders of words and sentences for languages whose words are cut by atoms.

Comes in: treebank sentences in the order of their texts. Goes out: the arrays that `kg.language.borders`
reads, and the list of words that are two though written together.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from kg.language.atoms import GLUED, find_atoms
from kg.language.borders import GAPS, OUTSIDE, ROWS, SIDE, atom_rows
from kg.language.conllu import Sentence
from kg.training.spans import word_starts

#: Widths; atoms in a run, runs in a batch, rounds through the data, highest step size.
WIDTH, HIDDEN = 48, 128
RUN, RUNS, EPOCHS, RATE = 128, 8, 16, 4e-3
#: Share of atoms whose own rows are hidden in training, so that affixes and shapes are learned.
HIDE, _OWN = 0.3, (0, 2, 3)
#: Words that are two at least so often, and in this share of all, are cut into two atoms (`its` for `it's`);
#: whether the second is a word of its own is then told by what stands around them.
_LEAST, _SHARE = 2, 0.008


@dataclass(frozen=True)
class Paragraph:
    """A stretch of text without a new line, and where its words and sentences begin (code points)."""

    text: str
    words: frozenset[int]
    sentences: frozenset[int]


def paragraphs(sentences: Iterable[Sentence]) -> Iterator[Paragraph]:
    """Put the sentences of a treebank together to the paragraphs that they come from."""
    block: list[Sentence] = []
    for _, document in groupby(sentences, key=lambda sentence: sentence.doc_id):
        for sentence in document:
            if block and any(name.startswith("newpar") for name in sentence.comments):
                yield _paragraph(block)
                block = []
            block.append(sentence)
        if block:
            yield _paragraph(block)
        block = []


def _paragraph(sentences: Sequence[Sentence]) -> Paragraph:
    text = ""
    words: set[int] = set()
    starts: set[int] = set()
    for sentence in sentences:
        starts.add(len(text))
        words.update(len(text) + start for start in word_starts(sentence))
        text += sentence.text + (" " if sentence.space_after else "")
    return Paragraph(text, frozenset(words), frozenset(starts))


def written_together(texts: Iterable[Paragraph]) -> dict[str, int]:
    """Collect words that can be two though nothing shows it, in lower case, with the length of the first."""
    seen: Counter[str] = Counter()
    cuts: dict[str, Counter[int]] = {}
    for paragraph in texts:
        for start, end, _ in find_atoms(paragraph.text):
            word = paragraph.text[start:end].lower()
            seen[word] += 1
            inside = [at for at in range(start + 1, end) if at in paragraph.words]
            if len(inside) == 1:
                cuts.setdefault(word, Counter())[inside[0] - start] += 1
    best = {word: min(counts, key=lambda at: (-counts[at], at)) for word, counts in cuts.items()}
    return {
        word: at
        for word, at in sorted(best.items())
        if cuts[word][at] >= _LEAST and cuts[word][at] >= _SHARE * seen[word]
    }


@dataclass(frozen=True)
class Examples:
    """Atom types and where they stand.

    Args:
        rows: Shape (types, features); type 0 is the border of a paragraph.
        gaps: Shape (types,).
        atoms: Shape (atoms + borders,), type of each, paragraphs apart by SIDE borders.
        gold: Shape (atoms + borders, 2), whether a word and a sentence begins; -1 teaches nothing.
    """

    rows: NDArray[np.int64]
    gaps: NDArray[np.int64]
    atoms: NDArray[np.int64]
    gold: NDArray[np.int64]


def examples(texts: Iterable[Paragraph], together: dict[str, int]) -> Examples:
    """Turn paragraphs into arrays."""
    types: dict[tuple[str, int], int] = {OUTSIDE: 0}
    atoms: list[int] = [0] * SIDE
    gold: list[tuple[int, int]] = [(-1, -1)] * SIDE
    for paragraph in texts:
        for start, end, gap in find_atoms(paragraph.text, together):
            atoms.append(types.setdefault((paragraph.text[start:end], gap), len(types)))
            word = int(start in paragraph.words) if gap == GLUED else -1
            gold.append((word, int(start in paragraph.sentences)))
        atoms += [0] * SIDE
        gold += [(-1, -1)] * SIDE
    missing = max(0, RUN + 2 * SIDE + 1 - len(atoms))
    atoms += [0] * missing
    gold += [(-1, -1)] * missing
    return Examples(
        np.array([atom_rows(atom) for atom, _ in types], dtype=np.int64),
        np.array([gap for _, gap in types], dtype=np.int64),
        np.array(atoms, dtype=np.int64),
        np.array(gold, dtype=np.int64),
    )


class Network(nn.Module):
    """A window of atom types, scored for the beginning of a word and of a sentence."""

    def __init__(self) -> None:
        super().__init__()
        self.table = nn.Embedding(ROWS, WIDTH)
        nn.init.normal_(self.table.weight, std=0.1)
        self.gap = nn.Embedding(GAPS, WIDTH)
        self.window = nn.Linear((2 * SIDE + 1) * WIDTH, HIDDEN)
        self.output = nn.Linear(HIDDEN, 2)

    def forward(self, rows: Tensor, gaps: Tensor, hide: float = 0.0) -> Tensor:
        """Score runs of atoms. *Shape:* (runs, size + 2 * SIDE, features) to (runs, size, 2)."""
        table = self.table(rows)
        if hide:
            keep = torch.ones(rows.shape)
            keep[..., list(_OWN)] = (torch.rand(*rows.shape[:-1], 1) >= hide).float()
            table = table * keep[..., None]
        encoded = torch.relu(table.sum(-2) + self.gap(gaps))
        encoded = nn.functional.dropout(encoded, 0.2, self.training)
        windows = encoded.unfold(1, 2 * SIDE + 1, 1).transpose(2, 3).flatten(2)
        hidden = torch.relu(self.window(windows))
        return torch.as_tensor(self.output(nn.functional.dropout(hidden, 0.2, self.training)))


def fit(data: Examples, *, seed: int = 0, epochs: int = EPOCHS) -> dict[str, NDArray[np.float32]]:
    """Train and give the arrays by name."""
    torch.manual_seed(seed)
    network = Network()
    rows, gaps, atoms, gold = (torch.from_numpy(a) for a in (data.rows, data.gaps, data.atoms, data.gold))
    starts = torch.arange(0, len(atoms) - RUN - 2 * SIDE, RUN)
    steps = epochs * (len(starts) // RUNS + 1)
    optimizer = torch.optim.Adam(network.parameters(), lr=RATE, betas=(0.9, 0.99))
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps)
    network.train()
    for _ in range(epochs):
        shift = int(torch.randint(RUN, ()))
        for batch in starts[torch.randperm(len(starts))].split(RUNS):
            first = (batch + shift).clamp(max=len(atoms) - RUN - 2 * SIDE)
            run = first[:, None] + torch.arange(RUN + 2 * SIDE)
            logits = network(rows[atoms[run]], gaps[atoms[run]], HIDE)
            wanted = gold[run[:, SIDE:-SIDE]]
            known = (wanted >= 0).float()
            target = wanted.clamp(min=0).float()
            loss = nn.functional.binary_cross_entropy_with_logits(logits, target, known, reduction="sum")
            optimizer.zero_grad()
            (loss / known.sum().clamp(min=1)).backward()
            optimizer.step()
            schedule.step()
    return {name: value.detach().numpy() for name, value in network.state_dict().items()}

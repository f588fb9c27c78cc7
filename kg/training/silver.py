"""Self-training: raw sentences as the network itself analyses them, kept where it is sure.

Comes in: raw text, and the network after a cycle of training. Goes out: sentences with targets, -1 where the
network is in doubt. The next cycle must find the same with words and features hidden from it.
"""

import zlib
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import torch
from numpy.typing import NDArray

from kg.language.tokenizer import CliticTokenizer
from kg.language.wordforms import WordMarks
from kg.training.batches import Numbers, TypeTables, collate, in_order
from kg.training.network import Batch, Network
from kg.training.numbers import LONGEST, Types, plain_numbers
from kg.training.sequences import tag_shares

#: One paragraph in so many is taken: 300,000 words of the 19 million.
ONE_IN = 64
#: Shortest sentence, and the probability that counts as sure.
SHORTEST, SURE = 5, 0.9
#: Words in a batch.
_WORDS = 4000


def raw_sentences(
    texts: Iterable[str], tokenizer: CliticTokenizer, types: Types, marks: WordMarks, one_in: int = ONE_IN
) -> list[Numbers]:
    """Choose one paragraph in so many by its content, and give its sentences as numbers without targets."""
    found = []
    for text in texts:
        if zlib.crc32(text.encode()) % one_in == 0 and text.strip():
            for sentence in tokenizer(text.strip()).sents:
                found.append(plain_numbers(sentence.as_doc(), types, marks))
    return [numbers for numbers in found if SHORTEST <= len(numbers.types) <= LONGEST]


def label(network: Network, sentences: Sequence[Numbers], tables: TypeTables) -> list[Numbers]:
    """Give sentences the targets that the network is sure of."""
    network.eval()
    found = []
    for batch in in_order(sentences, _WORDS):
        targets = dict(_targets(network, collate(batch, tables)))
        for row, numbers in enumerate(batch):
            size = len(numbers.types)
            own = {name: values[row, :size] for name, values in targets.items()}
            found.append(Numbers(numbers.types, numbers.marks, own))
    return found


def _targets(network: Network, batch: Batch) -> Iterator[tuple[str, NDArray[np.int64]]]:
    """Give the targets of each task. *Shape:* (batch, length)."""
    with torch.no_grad():
        batch = batch.to(str(network.root.device))
        layers = network.encoder(batch)
        for name, logits in network.tag_logits(layers).items():
            yield name, _sure(logits.softmax(2))
        heads = _sure(network.arc_logits(layers[-1], batch.sizes).softmax(2))
        yield "head", heads
        places = torch.from_numpy(heads).clamp(min=0).to(batch.sizes.device)
        labels = _sure(network.label_logits(layers[-1], places).softmax(2))
        yield "deprel", np.where(heads >= 0, labels, -1)
        names = network.name_logits(layers)
    yield "names", _sure(tag_shares(names, network.names_steps.detach(), batch.sizes))


def _sure(shares: torch.Tensor) -> NDArray[np.int64]:
    best, place = shares.max(dim=2)
    found: NDArray[np.int64] = torch.where(best >= SURE, place, -1).cpu().numpy()
    return found

"""What the network that looks for names alone learns from: raw text as the first network has labelled it.

Comes in: the first network, raw sentences. Goes out: what raw text says about words, and sentences with tags.
Where the network is in doubt, a word has the tag it nearly always has; where it contradicts that, the word
teaches nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from kg.language.orthography import norm
from kg.language.wordforms import PLACES, WordMarks
from kg.training.batches import Numbers, TypeTables, collate, in_order
from kg.training.network import Network
from kg.training.numbers import Types, form_numbers
from kg.training.seen import Seen
from kg.training.sequences import tag_shares

#: One paragraph in so many is labelled: 5 million words of 19. Of sentences without names one in so many is
#: learned from, of all at most MOST.
ONE_IN, NAMELESS, MOST = 4, 5, 26_000
#: Probability of a tag that counts as seen, and that is learned.
LIKELY, SURE = 0.5, 0.9
#: A word's usual tag: its share of the word's occurrences, and how many these must be where the network is in
#: doubt and where it is contradicted; a tag that has less than RARE of them contradicts it.
USUAL, IN_DOUBT, CONTRADICTED, RARE = 0.85, 6, 10, 0.1
#: Words in a batch.
_WORDS = 4000


@dataclass(frozen=True)
class Labelled:
    """A sentence of raw text with the tags that the first network gives it.

    Args:
        forms: Its words in full spelling.
        places: The place of each in its written word.
        tags: Shape (words,), the likeliest tag of each.
        shares: Shape (words,), its probability.
    """

    forms: Sequence[str]
    places: Sequence[int]
    tags: NDArray[np.int64]
    shares: NDArray[np.float32]


def label_names(
    network: Network, sentences: Sequence[Numbers], types: Types, tables: TypeTables
) -> Iterator[Labelled]:
    """Label sentences with names."""
    network.eval()
    forms = list(types.numbers)
    for batch in in_order(sorted(sentences, key=lambda s: len(s.types)), _WORDS):
        known = collate(batch, tables).to(str(network.root.device))
        with torch.no_grad():
            scores = network.name_logits(network.encoder(known))
        best, tags = tag_shares(scores, network.names_steps.detach(), known.sizes).cpu().max(dim=2)
        for row, sentence in enumerate(batch):
            size = len(sentence.types)
            yield Labelled(
                [forms[number] for number in sentence.types.tolist()],
                sentence.marks[:, :PLACES].argmax(axis=1).tolist(),
                tags[row, :size].numpy(),
                best[row, :size].numpy(),
            )


def count_seen(sentences: Iterable[Labelled], tags: Sequence[str]) -> Seen:
    """Count the tags of words and the names in labelled sentences."""
    seen = Seen(tags)
    for sentence in sentences:
        likely = np.where(sentence.shares >= LIKELY, sentence.tags, -1)
        seen.add(list(map(norm, sentence.forms)), likely.tolist())
    return seen


def silver(
    sentences: Sequence[Labelled], seen: Seen, types: Types, marks: WordMarks, seed: int
) -> list[Numbers]:
    """Choose sentences to learn from, with the tags that are sure."""
    found: list[Numbers] = []
    for number in np.random.default_rng(seed).permutation(len(sentences)).tolist():
        sentence = sentences[number]
        if len(found) == MOST:
            break
        if number % NAMELESS == 0 or sentence.tags.any():
            tags = [_target(*word, seen) for word in _words(sentence)]
            found.append(form_numbers(sentence.forms, sentence.places, tags, types, marks))
    return found


def _words(sentence: Labelled) -> Iterator[tuple[str, int, float]]:
    keys = map(norm, sentence.forms)
    return zip(keys, sentence.tags.tolist(), sentence.shares.tolist(), strict=True)


def _target(key: str, tag: int, share: float, seen: Seen) -> int:
    """Give the tag that a word teaches, -1 for none."""
    if share < SURE:
        return seen.usual(key, USUAL, IN_DOUBT)
    usual = seen.usual(key, USUAL, CONTRADICTED)
    return -1 if usual not in (-1, tag) and seen.share(key, tag) < RARE else tag

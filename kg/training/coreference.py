"""Figures of coreference within articles: names and personal pronouns, from raw text.

Comes in: a treebank with `Entity=` marks, whose sentences belong to documents; what the reading of the same
text makes of it. Goes out: MUC, B³, CEAFe and their mean, the CoNLL F1, in percent.

A mention counts by its head: ours and the gold one are the same where each holds the other's head. Chains of
one mention are left out on both sides, as in OntoNotes.
Source: Pradhan and others, "Scoring Coreference Partitions of Predicted Mentions" (2014).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

import numpy as np
from scipy.optimize import linear_sum_assignment

from kg.language.conllu import Sentence
from kg.model import Reading, Span
from kg.training.scoring import gold_nodes
from kg.training.spans import marks

Chains = Sequence[frozenset[int]]
#: Right and all of what was found, right and all of what was to be found.
Counts = tuple[float, float, float, float]


class Place(NamedTuple):
    """A mention in the text, its head, and the chain it belongs to."""

    span: Span
    head: Span
    chain: str


class Document(NamedTuple):
    """The text of a document and its gold mentions."""

    name: str
    text: str
    places: tuple[Place, ...]


def documents(sentences: Iterable[Sentence]) -> Iterator[Document]:
    """Join the sentences of each document, a blank between them, with their names and personal pronouns."""
    for name, group in groupby(sentences, key=lambda sentence: sentence.doc_id):
        text, places = "", []
        for sentence in group:
            places += list(_places(sentence, len(text)))
            text += sentence.text + " "
        yield Document(name, text.rstrip(), tuple(places))


def _places(sentence: Sentence, offset: int) -> Iterator[Place]:
    spans = [Span(offset + node.span[0], offset + node.span[1]) for node in gold_nodes(sentence)]
    for mark in marks(sentence):
        inside = range(mark.start, mark.end)
        head = next((i for i in inside if sentence.words[i].head - 1 not in inside), mark.start)
        word = sentence.words[head]
        personal = word.upos == "PRON" and "PronType=Prs" in word.feats
        if word.upos == "PROPN" or personal:
            yield Place(Span(spans[mark.start].start, spans[mark.end - 1].end), spans[head], mark.chain)


def found_places(reading: Reading) -> Iterator[Place]:
    """Give the names and pronouns of a reading."""
    for number, chain in enumerate(reading.chains):
        for mention in (reading.mentions[i] for i in chain.mentions):
            if mention.form in ("name", "pronoun"):
                yield Place(mention.span, mention.head, str(number))


def coreference_f1(pairs: Iterable[tuple[Document, Reading]]) -> dict[str, float]:
    """Measure readings against the gold chains of their documents."""
    totals = {name: np.zeros(4) for name in _METRICS}
    for document, reading in pairs:
        gold, found = _aligned(document.places, list(found_places(reading)))
        for name, metric in _METRICS.items():
            totals[name] += metric(gold, found)
    scores = {name: _f1(total) for name, total in totals.items()}
    return {**scores, "conll": sum(scores.values()) / len(scores)}


def _aligned(gold: Sequence[Place], found: Sequence[Place]) -> tuple[Chains, Chains]:
    """Number the mentions of both sides, the same mention alike, and give the chains of two and more."""
    numbers: dict[Place, int] = {}
    taken: set[int] = set()
    for number, place in enumerate(gold):
        match = next((f for f in found if f not in numbers and _same(place, f)), None)
        if match is not None:
            numbers[match] = number
            taken.add(number)
    for place in found:
        numbers.setdefault(place, len(gold) + len(numbers))
    return _chains(enumerate(gold)), _chains((numbers[place], place) for place in found)


def _same(one: Place, other: Place) -> bool:
    return _holds(one.span, other.head) and _holds(other.span, one.head)


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _chains(numbered: Iterable[tuple[int, Place]]) -> Chains:
    chains: dict[str, set[int]] = {}
    for number, place in numbered:
        chains.setdefault(place.chain, set()).add(number)
    return [frozenset(chain) for chain in chains.values() if len(chain) > 1]


def muc(gold: Chains, found: Chains) -> Counts:
    """Count links: Vilain and others (1995)."""
    return (*_links(found, gold), *_links(gold, found))


def _links(chains: Chains, others: Chains) -> tuple[float, float]:
    of = _membership(others)
    right = total = 0
    for chain in chains:
        parts = {of[m] for m in chain if m in of}
        right += len(chain) - len(parts) - sum(m not in of for m in chain)
        total += len(chain) - 1
    return right, total


def b_cubed(gold: Chains, found: Chains) -> Counts:
    """Count for each mention the share of its chain that is right: Bagga and Baldwin (1998)."""
    return (*_shares(found, gold), *_shares(gold, found))


def _shares(chains: Chains, others: Chains) -> tuple[float, float]:
    of = _membership(others)
    right = 0.0
    for chain in chains:
        counts = Counter(of[m] for m in chain if m in of)
        right += sum(count * count for count in counts.values()) / len(chain)
    return right, sum(map(len, chains))


def ceaf_e(gold: Chains, found: Chains) -> Counts:
    """Align chains one to one by their similarity: Luo (2005), with phi 4."""
    if not gold or not found:
        return 0.0, float(len(found)), 0.0, float(len(gold))
    alike = np.array([[2 * len(g & f) / (len(g) + len(f)) for f in found] for g in gold])
    right = float(alike[linear_sum_assignment(-alike)].sum())
    return right, float(len(found)), right, float(len(gold))


def _membership(chains: Chains) -> Mapping[int, int]:
    return {mention: number for number, chain in enumerate(chains) for mention in chain}


def _f1(counts: np.ndarray) -> float:
    precision, recall = (right / total if total else 0.0 for right, total in (counts[:2], counts[2:]))
    return float(200 * precision * recall / (precision + recall)) if precision + recall else 0.0


_METRICS = {"muc": muc, "b3": b_cubed, "ceafe": ceaf_e}

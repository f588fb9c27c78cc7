"""Open triples against those a person wrote: a file of sentences and tuples, and a score by shared words.

After Bhardwaj et al., "CaRB: A Crowdsourced Benchmark for Open IE" (2019): parts are compared as bags of
words and only with their like, predicates must share a word; a wanted tuple may be found by any tuple, a told
tuple counts for one wanted tuple only.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

from kg.text import fold

Tuple = tuple[str, str, str]


def read(path: Path) -> Iterator[tuple[str, list[Tuple]]]:
    """Give each sentence with its wanted tuples."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        sentence, *lines = [line for line in block.splitlines() if line and line[0] != "#"] or [""]
        if sentence:
            yield sentence, [_tuple(line) for line in lines]


def _tuple(line: str) -> Tuple:
    subject, predicate, given = (part.strip() for part in line.split("|"))
    return subject, predicate, given


def score(pairs: Sequence[tuple[Sequence[Tuple], Sequence[Tuple]]]) -> dict[str, float]:
    """Give precision, recall and F1 in percent over sentences, each as told tuples and wanted ones."""
    precision = recall = 0.0
    for told, wanted in pairs:
        shared = {pair: _shared(*pair) for pair in set(product(told, wanted))}
        recall += sum(max((shared[t, w] / _size(w) for t in told), default=0) for w in wanted)
        precision += _best_of_each(told, wanted, shared)
    precision *= 100 / max(sum(len(told) for told, _ in pairs), 1)
    recall *= 100 / sum(len(wanted) for _, wanted in pairs)
    return {"p": precision, "r": recall, "f1": 2 * precision * recall / max(precision + recall, 1)}


def _best_of_each(
    told: Sequence[Tuple], wanted: Sequence[Tuple], shared: dict[tuple[Tuple, Tuple], int]
) -> float:
    left, found = list(wanted), 0.0
    gain = sorted(
        product(told, wanted), key=lambda pair: -2 * shared[pair] / (_size(pair[0]) + _size(pair[1]))
    )
    taken = set()
    for one, other in gain:
        if one not in taken and other in left:
            taken.add(one)
            left.remove(other)
            found += shared[one, other] / _size(one)
    return found


def _words(part: str) -> list[str]:
    return [fold(word) for word in re.findall(r"\w+(?:['’.,]\w+)*", part.lower())]


def _size(one: Tuple) -> int:
    return max(sum(len(_words(part)) for part in one), 1)


def _shared(one: Tuple, other: Tuple) -> int:
    parts = [(Counter(_words(a)) & Counter(_words(b))).total() for a, b in zip(one, other, strict=True)]
    return sum(parts) if parts[1] else 0

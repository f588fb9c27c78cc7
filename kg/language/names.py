"""Names as tags of words: beginning and inside, decoded to the best legal sequence.

Comes in: scores of the tags of sentences, and of one tag after another. Goes out: spaCy's IOB codes and the
type of each word, and by how much the best sequence was won.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

#: spaCy's codes.
INSIDE, OUTSIDE, BEGIN = 1, 2, 3
#: Score of what is against the rules.
NEVER = -1e4

Array = NDArray[np.float32]


@dataclass(frozen=True)
class Decoded:
    """The tags of one sentence.

    Args:
        codes: Shape (words, 2), IOB code and number of the type.
        margin: Lead of the best sequence over the second best.
    """

    codes: NDArray[np.intp]
    margin: float


def legal_steps(tags: Sequence[str]) -> Array:
    """Give 0 where a tag may follow another, else NEVER. *Shape:* (tags + 1, tags), last row: the start."""
    steps = np.zeros((len(tags) + 1, len(tags)), dtype=np.float32)
    for after, tag in enumerate(tags):
        if tag.startswith("I-"):
            steps[:, after] = [0 if other[2:] == tag[2:] else NEVER for other in [*tags, ""]]
    return steps


class NameTags:
    """Decodes name tags.

    Args:
        tags: `O`, then `B-TYPE` and `I-TYPE`.
        steps: Learned scores of one tag after another, shape (tags + 1, tags), the last row for the start;
            all are added.
    """

    def __init__(self, tags: Sequence[str], *steps: Array) -> None:
        kinds = sorted({tag[2:] for tag in tags if tag != "O"})
        self.types = ["", *kinds]
        self._codes = np.array([_code(tag, self.types) for tag in tags], dtype=np.intp)
        self._steps = sum(steps, legal_steps(tags))

    def decode(self, sentences: Sequence[Array]) -> list[Decoded]:
        """Decode sentences. *Shape:* each (words, tags), at least one word."""
        order = sorted(range(len(sentences)), key=lambda i: -len(sentences[i]))
        sizes = np.array([len(sentences[i]) for i in order], dtype=np.intp)
        scores = np.zeros((sizes[0] if len(sizes) else 0, len(order), len(self._codes)), dtype=np.float32)
        for place, i in enumerate(order):
            scores[: sizes[place], place] = sentences[i]
        paths, margins = self._search(scores, sizes)
        found: dict[int, Decoded] = {}
        for place, i in enumerate(order):
            found[i] = Decoded(self._codes[paths[: sizes[place], place]], float(margins[place]))
        return [found[i] for i in range(len(sentences))]

    def _search(self, scores: Array, sizes: NDArray[np.intp]) -> tuple[NDArray[np.intp], Array]:
        """Find the best paths of sentences of falling length. *Shape:* (length, count), (count,)."""
        length, count, _ = scores.shape
        steps = self._steps[:-1].T[None]
        totals = scores.copy()
        back = np.zeros(scores.shape, dtype=np.intp)
        if length:
            totals[0] += self._steps[-1]
        for at in range(1, length):
            open_ = int(np.searchsorted(-sizes, -at, side="left"))
            ways = totals[at - 1, :open_, None, :] + steps
            back[at, :open_] = ways.argmax(axis=2)
            totals[at, :open_] += ways.max(axis=2)
        columns = np.arange(count)
        final = totals[sizes - 1, columns]
        margins = _lead(final)
        paths = np.zeros((length, count), dtype=np.intp)
        current = final.argmax(axis=1)
        for at in range(length - 1, -1, -1):
            open_ = int(np.searchsorted(-sizes, -at, side="left"))
            paths[at, :open_] = current[:open_]
            if at:
                ways = totals[at - 1, :open_] + self._steps[:-1].T[current[:open_]]
                margins[:open_] = np.minimum(margins[:open_], _lead(ways))
                current[:open_] = back[at, columns[:open_], current[:open_]]
        return paths, margins


def _lead(scores: Array) -> Array:
    """Give by how much the best of each row leads."""
    top = np.partition(scores, -2, axis=1)[:, -2:]
    return np.asarray(top[:, 1] - top[:, 0], dtype=np.float32)


def _code(tag: str, types: list[str]) -> tuple[int, int]:
    if tag == "O":
        return (OUTSIDE, 0)
    return (BEGIN if tag.startswith("B-") else INSIDE, types.index(tag[2:]))

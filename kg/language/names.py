"""Names as tags of words: beginning and inside, decoded to the best legal sequence.

Comes in: scores of the tags of one sentence. Goes out: spaCy's IOB codes and the type of each word.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

#: spaCy's codes.
INSIDE, OUTSIDE, BEGIN = 1, 2, 3
_NEVER = -1e4


class NameTags:
    """Decodes name tags.

    Args:
        tags: `O`, then `B-TYPE` and `I-TYPE`.
    """

    def __init__(self, tags: Sequence[str]) -> None:
        kinds = sorted({tag[2:] for tag in tags if tag != "O"})
        self.types = ["", *kinds]
        self._codes = [_code(tag, self.types) for tag in tags]
        count = len(tags)
        self._steps = np.zeros((count, count), dtype=np.float32)
        self._start = np.zeros(count, dtype=np.float32)
        for after, tag in enumerate(tags):
            if tag.startswith("I-"):
                self._start[after] = _NEVER
                for before, other in enumerate(tags):
                    if other[2:] != tag[2:]:
                        self._steps[before, after] = _NEVER

    def decode(self, scores: NDArray[np.float32]) -> list[tuple[int, int]]:
        """Give (IOB code, number of the type) of each word."""
        best = scores.argmax(axis=1)
        if not best.any() and self._codes[0] == (OUTSIDE, 0):
            return [(OUTSIDE, 0)] * len(scores)
        return [self._codes[tag] for tag in self._search(_normalised(scores))]

    def _search(self, scores: NDArray[np.float32]) -> list[int]:
        total = scores[0] + self._start
        back = []
        for row in scores[1:]:
            ways = total[:, None] + self._steps
            back.append(ways.argmax(axis=0))
            total = ways.max(axis=0) + row
        path = [int(total.argmax())]
        for choices in reversed(back):
            path.append(int(choices[path[-1]]))
        return path[::-1]


def _normalised(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    top = scores.max(axis=1, keepdims=True)
    return np.asarray(scores - top - np.log(np.exp(scores - top).sum(axis=1, keepdims=True)), np.float32)


def _code(tag: str, types: list[str]) -> tuple[int, int]:
    if tag == "O":
        return (OUTSIDE, 0)
    return (BEGIN if tag.startswith("B-") else INSIDE, types.index(tag[2:]))

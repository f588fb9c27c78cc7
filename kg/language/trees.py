"""From scores of heads to a tree with one root.

Comes in: a score for every pair of word and head. Goes out: the head of each word. Each word takes its
best head; where that makes several roots or a circle, the cheapest change mends it.
"""

import numpy as np
from numpy.typing import NDArray


def best_tree(scores: NDArray[np.float32]) -> list[int]:
    """Choose heads that form a tree.

    Args:
        scores: Shape (words, 1 + words); column 0 is the root, column i + 1 is word i.

    Returns:
        For each word the column of its head. Exactly one word has column 0.
    """
    heads: list[int] = [int(h) for h in scores.argmax(axis=1)]
    roots = [i for i, head in enumerate(heads) if head == 0]
    if len(roots) != 1:
        heads = _one_root(scores, heads, roots)
    while circle := _circle(heads):
        _break(scores, heads, circle)
    return heads


def _one_root(scores: NDArray[np.float32], heads: list[int], roots: list[int]) -> list[int]:
    """Keep or make the one root that costs least."""
    if len(heads) == 1:
        return [0]
    other = scores[:, 1:].max(axis=1)
    gain = scores[:, 0] - other
    chosen = max(roots or range(len(heads)), key=lambda i: (float(gain[i]), -i))
    best = scores[:, 1:].argmax(axis=1) + 1
    return [0 if i == chosen else (int(best[i]) if h == 0 else h) for i, h in enumerate(heads)]


def _circle(heads: list[int]) -> list[int]:
    """Find the words of a circle; none when every word leads to the root."""
    done = [0] * len(heads)
    for start in range(len(heads)):
        word, path = start, []
        while word >= 0 and not done[word]:
            done[word] = start + 1
            path.append(word)
            word = heads[word] - 1
        if word >= 0 and done[word] == start + 1 and word in path:
            return path[path.index(word) :]
    return []


def _break(scores: NDArray[np.float32], heads: list[int], circle: list[int]) -> None:
    """Give one word of a circle its best head outside of all that hangs on the circle."""
    inside = _hanging(heads, circle)
    outside = np.array([0, *(0 if i in inside else 1 for i in range(len(heads)))], dtype=bool)
    if not outside.any():
        outside[0] = True
    best: tuple[float, int, int] | None = None
    for word in circle:
        row = np.where(outside, scores[word], -np.inf)
        head = int(row.argmax())
        loss = float(scores[word, heads[word]] - row[head])
        if best is None or loss < best[0]:
            best = (loss, word, head)
    if best is not None:
        heads[best[1]] = best[2]


def _hanging(heads: list[int], circle: list[int]) -> set[int]:
    """Give the words from which the way up leads into the circle."""
    inside = set(circle)
    for start in range(len(heads)):
        path, word = [], start
        while word >= 0 and word not in inside and word not in path:
            path.append(word)
            word = heads[word] - 1
        if word in inside:
            inside.update(path)
    return inside

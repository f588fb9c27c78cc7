"""Static vectors of a list of words, looked up by their keys."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


class Dictionary:
    """Vectors of known words; others have zeros.

    Args:
        words: Keys of the words.
        data: Shape (words, dim).
    """

    def __init__(self, words: Sequence[str], data: NDArray[np.float32]) -> None:
        self._rows = {word: row for row, word in enumerate(words)}
        self._data = data

    def get_batch(self, keys: Sequence[str]) -> NDArray[np.float32]:
        """Look words up. *Shape:* (keys, dim)."""
        rows = np.array([self._rows.get(key, -1) for key in keys], dtype=np.intp)
        found: NDArray[np.float32] = np.where(rows[:, None] >= 0, self._data[rows], 0).astype(np.float32)
        return found

"""How often word forms stand in raw text, as a small table that never says less than the truth.

A count-min sketch of logarithmic counts: two places for each form, the smaller of the two is the answer.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from spacy.strings import get_string_id

SLOTS = 1 << 20
#: Steps for each doubling of the count: 8 keeps a byte up to 2**31.
_STEPS = 8


class WordCounts:
    """Logarithmic counts of folded word forms.

    Args:
        table: Shape (SLOTS,), eighths of the binary logarithm of 1 + count.
    """

    def __init__(self, table: NDArray[np.uint8]) -> None:
        self.table = table
        self._mask = len(table) - 1

    @classmethod
    def build(cls, counts: Mapping[str, int], *, least: int = 2) -> "WordCounts":
        """Fill a table from exact counts, leaving out forms seen less than `least` times."""
        table = np.zeros(SLOTS, dtype=np.uint8)
        for form, count in counts.items():
            if count >= least:
                value = min(255, round(_STEPS * float(np.log2(1 + count))))
                for place in _places(form, SLOTS - 1):
                    table[place] = max(int(table[place]), value)
        return cls(table)

    def __getitem__(self, form: str) -> float:
        """Give the binary logarithm of 1 + count of a form, divided by 16 (0 to about 2)."""
        one, other = _places(form, self._mask)
        return min(int(self.table[one]), int(self.table[other])) / (16.0 * _STEPS)


def _places(form: str, mask: int) -> tuple[int, int]:
    key = int(get_string_id(form))
    return key & mask, (key >> 32) & mask

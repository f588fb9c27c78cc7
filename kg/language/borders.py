"""Which atoms of a text begin words and sentences, at run time.

Comes in: the atoms of a text in order. Goes out: for each whether a word and whether a sentence begins
with it. An atom type is encoded once and remembered; a window of types is all that is computed for each.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from spacy.strings import get_string_id

from kg.language.atoms import FRESH
from kg.language.hashing import form_rows
from kg.language.orthography import norm

#: Rows of the table of atoms, atoms looked at on each side, kinds of gaps before an atom.
ROWS = 1 << 14
SIDE = 4
GAPS = 3
#: The atom beyond the border of a paragraph.
OUTSIDE = ("", 0)
#: Atom types remembered; then all are forgotten.
_REMEMBERED = 60_000
#: Atoms computed at a time, a constant so that an atom's neighbours never change its numbers.
_BLOCK = 64


@lru_cache(maxsize=1 << 16)
def atom_rows(atom: str) -> list[int]:
    """Give the table rows of an atom: its form, its shape, its key with beginnings and endings."""
    own = [int(get_string_id(feature)) % ROWS for feature in ("f:" + atom, "x:" + shape(atom))]
    return own + form_rows(norm(atom), ROWS)


def shape(atom: str) -> str:
    """Describe capitals, small letters and digits, runs shortened: `Xx`, `X`, `dd`."""
    found = ""
    for char in atom[:12]:
        kind = "X" if char.isupper() else "x" if char.isalpha() else "d" if char.isdigit() else char
        if found[-2:] != kind * 2 and not (kind in "Xx" and found[-1:] == kind):
            found += kind
    return found + ("1" if len(atom) == 1 else "")


class Borders:
    """Scores borders.

    Args:
        weights: Arrays of `kg.training.borders.Network` by name.
    """

    def __init__(self, weights: Mapping[str, NDArray[np.float32]]) -> None:
        self._weights = {name: np.asarray(value, dtype=np.float32) for name, value in weights.items()}
        window = self._weights["window.weight"]
        self._width = window.shape[1] // (2 * SIDE + 1)
        self._parts = np.concatenate(
            [window[:, i * self._width : (i + 1) * self._width].T for i in range(2 * SIDE + 1)], axis=1
        )
        self._output = np.ascontiguousarray(self._weights["output.weight"].T)
        self._forget()

    def __call__(self, atoms: Sequence[tuple[str, int]]) -> NDArray[np.bool_]:
        """Tell of each (atom, gap) of a text what begins. *Shape:* (atoms, 2): word, sentence."""
        if not atoms:
            return np.zeros((0, 2), dtype=np.bool_)
        if len(self._numbers) > _REMEMBERED:
            self._forget()
        known: list[int] = []
        places: list[int] = []
        for atom in atoms:
            if atom[1] == FRESH:
                known += [0] * SIDE
            places.append(len(known))
            known.append(self._type(atom))
        types = np.array([0] * SIDE + known + [0] * SIDE, dtype=np.intp)
        blocks = [
            self._block(types[start : start + _BLOCK + 2 * SIDE]) for start in range(0, len(known), _BLOCK)
        ]
        found: NDArray[np.bool_] = np.concatenate(blocks)[places]
        return found

    def _block(self, types: NDArray[np.intp]) -> NDArray[np.bool_]:
        size = len(types) - 2 * SIDE
        encoded = np.zeros((_BLOCK + 2 * SIDE, self._width), dtype=np.float32)
        encoded[: len(types)] = self._encoded[types]
        shares = np.dot(encoded, self._parts)
        width = self._output.shape[0]
        hidden = np.tile(self._weights["window.bias"], (_BLOCK, 1))
        for offset in range(2 * SIDE + 1):
            hidden += shares[offset : offset + _BLOCK, offset * width : (offset + 1) * width]
        np.maximum(hidden, 0, out=hidden)
        found: NDArray[np.bool_] = (np.dot(hidden, self._output) + self._weights["output.bias"])[:size] > 0
        return found

    def _forget(self) -> None:
        """Begin with nothing but the border of a paragraph remembered."""
        self._numbers: dict[tuple[str, int], int] = {}
        self._encoded = np.zeros((1024, self._width), dtype=np.float32)
        self._type(OUTSIDE)

    def _type(self, atom: tuple[str, int]) -> int:
        number = self._numbers.get(atom)
        if number is None:
            number = self._numbers[atom] = len(self._numbers)
            if number == len(self._encoded):
                self._encoded = np.concatenate([self._encoded, np.zeros_like(self._encoded)])
            self._encoded[number] = self._encode(*atom)
        return number

    def _encode(self, atom: str, gap: int) -> NDArray[np.float32]:
        total = self._weights["table.weight"][atom_rows(atom)].sum(axis=0)
        total += self._weights["gap.weight"][gap]
        result: NDArray[np.float32] = np.maximum(total, 0)
        return result

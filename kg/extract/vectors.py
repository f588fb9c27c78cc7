"""What the vectors of words say beside their features, also of words that were never met in training.

Comes in: the vectors that a pipeline gives the words of an article, and words together: an event and the word
above it; an event, a mention and the first mention of the same. Goes out: one number for each class, from a
layer of rectified units.

Only the pipeline a model was trained with speaks its language: vectors of another one are not looked at.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from kg.model import VECTORS_OF

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Vectors:
    """Vectors of an article's words.

    Args:
        rows: *Shape:* (words, dim).
        made_by: What tells the pipeline from all others.
    """

    rows: Floats | NDArray[np.float16]
    made_by: str


def vectors_of(doc: Doc) -> Vectors | None:
    """The vectors of a Doc's words; None where the pipeline does not say whose they are."""
    made_by = doc.user_data.get(VECTORS_OF)
    return Vectors(np.asarray(doc.tensor, dtype=np.float32), made_by) if made_by else None


@dataclass(frozen=True, slots=True, eq=False)
class Ends:
    """The words that each item is about.

    Args:
        vectors: Vectors of the words.
        words: The first word of each item, the second one, and so on; -1 for none, but not as the first.
            *Shape:* (items,) each.
    """

    vectors: Vectors
    words: tuple[Ints, ...]

    def used(self) -> "Ends":
        """The same with the vectors of no other words, in half precision: for training."""
        words, places = np.unique(np.concatenate(self.words), return_inverse=True)
        known = words[words >= 0]
        places = places - (len(words) - len(known))
        rows = self.vectors.rows[known].astype(np.float16)
        return Ends(Vectors(rows, self.vectors.made_by), tuple(np.split(places, len(self.words))))


def join_ends(parts: Iterable[Ends | None]) -> Ends | None:
    """Items of several articles as one; None when some have no vectors or not of one pipeline."""
    found = list(parts)
    known = [part.used() for part in found if part]
    if not known or len(known) < len(found) or len({part.vectors.made_by for part in known}) > 1:
        return None
    sizes = [len(part.vectors.rows) for part in known]
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]]).tolist()
    moved = [
        [np.where(words < 0, -1, words + start) for words in part.words]
        for part, start in zip(known, starts, strict=True)
    ]
    return Ends(
        Vectors(np.concatenate([part.vectors.rows for part in known]), known[0].vectors.made_by),
        tuple(np.concatenate(words) for words in zip(*moved, strict=True)),
    )


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """A layer of rectified units over some words, and what it says about each class.

    Args:
        made_by: The pipeline whose vectors it knows.
        sides: For the first words, the second ones, and so on. *Shape:* (sides, dim, units).
        bias: *Shape:* (sides, units).
        out: *Shape:* (units, classes).
    """

    made_by: str
    sides: Floats
    bias: Floats
    out: Floats

    def scores(self, ends: Ends | None) -> Floats | None:
        """One number for each item and class; None where it does not know the vectors.

        *Shape:* (items, classes).
        """
        if ends is None or ends.vectors.made_by != self.made_by:
            return None
        sums = self._units(ends, 0)
        for side in range(1, len(ends.words)):
            sums += self._units(ends, side)
        return np.asarray(np.maximum(sums, 0, out=sums) @ self.out)

    def arrays(self) -> dict[str, Any]:
        """The arrays of a model file, in half precision; `layer_of` reads them."""
        named = {_PREFIX + name: getattr(self, name).astype(np.float16) for name in _ARRAYS}
        return {_PREFIX + "made_by": np.array(self.made_by), **named}

    def _units(self, ends: Ends, side: int) -> Floats:
        """The share of the words of one side, each computed once; nothing where there is none.

        *Shape:* (items, units).
        """
        rows, words = ends.vectors.rows, ends.words[side]
        place = np.zeros(len(rows) + 1, dtype=np.int64)
        place[words] = 1
        wanted = place[:-1].nonzero()[0]
        place[wanted] = np.arange(len(wanted))
        place[-1] = len(wanted)
        units = np.empty((len(wanted) + 1, self.bias.shape[1]), dtype=np.float32)
        np.matmul(rows.take(wanted, axis=0), self.sides[side], out=units[:-1])
        units[:-1] += self.bias[side]
        units[-1] = 0
        return units.take(place.take(words), axis=0)


_PREFIX = "layer."
_ARRAYS = ("sides", "bias", "out")


def layer_of(arrays: Mapping[str, NDArray[np.generic]]) -> Layer | None:
    """Read a layer from the arrays of a model file; None where there is none."""
    if _PREFIX + "made_by" not in arrays:
        return None
    sides, bias, out = (arrays[_PREFIX + name].astype(np.float32) for name in _ARRAYS)
    return Layer(str(arrays[_PREFIX + "made_by"]), sides, bias, out)

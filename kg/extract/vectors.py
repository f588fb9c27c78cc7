"""What the vectors of words say beside their features, also of words that were never met in training.

Comes in: the vectors that a pipeline gives the words of an article, and pairs of words: an event and the word
above it, an event and a mention. Goes out: one number for each class, from a layer of rectified units.

Only the pipeline a model was trained with speaks its language: vectors of another one are not looked at.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from kg.extract.linear import Floats
from kg.model import VECTORS_OF

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Vectors:
    """Vectors of an article's words.

    Args:
        rows: *Shape:* (words, dim).
        made_by: What tells the pipeline from all others.
    """

    rows: Floats
    made_by: str


def vectors_of(doc: Doc) -> Vectors | None:
    """The vectors of a Doc's words; None where the pipeline does not say whose they are."""
    made_by = doc.user_data.get(VECTORS_OF)
    return Vectors(np.asarray(doc.tensor, dtype=np.float32), made_by) if made_by else None


@dataclass(frozen=True, slots=True, eq=False)
class Ends:
    """The two words that each item is about.

    Args:
        vectors: Vectors of the words.
        first: The word of each item.
        second: The other word, or -1 for none.
    """

    vectors: Vectors
    first: Ints
    second: Ints

    def used(self) -> "Ends":
        """The same with the vectors of no other words, in half precision: for training."""
        words, places = np.unique(np.concatenate([self.first, self.second]), return_inverse=True)
        known = words[words >= 0]
        places = places - (len(words) - len(known))
        rows = self.vectors.rows[known].astype(np.float16)
        return Ends(Vectors(rows, self.vectors.made_by), *np.split(places, [len(self.first)]))


def join_ends(parts: Iterable[Ends | None]) -> Ends | None:
    """Items of several articles as one; None when some have no vectors or not of one pipeline."""
    found = list(parts)
    known = [part.used() for part in found if part]
    if not known or len(known) < len(found) or len({part.vectors.made_by for part in known}) > 1:
        return None
    sizes = [len(part.vectors.rows) for part in known]
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]]).tolist()
    pairs = list(zip(known, starts, strict=True))
    return Ends(
        Vectors(np.concatenate([part.vectors.rows for part in known]), known[0].vectors.made_by),
        np.concatenate([part.first + start for part, start in pairs]),
        np.concatenate([np.where(part.second < 0, -1, part.second + start) for part, start in pairs]),
    )


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """A layer of rectified units over two words, and what it says about each class.

    Args:
        made_by: The pipeline whose vectors it knows.
        first: *Shape:* (dim, units); `second` likewise.
        bias: Of the first words and of the second ones. *Shape:* (2, units).
        out: *Shape:* (units, classes).
    """

    made_by: str
    first: Floats
    second: Floats
    bias: Floats
    out: Floats

    def scores(self, ends: Ends | None) -> Floats | None:
        """One number for each item and class; None where it does not know the vectors.

        *Shape:* (items, classes).
        """
        if ends is None or ends.vectors.made_by != self.made_by:
            return None
        sums = self._units(ends, ends.first, 0)
        known = np.flatnonzero(ends.second >= 0)
        sums[known] += self._units(ends, ends.second[known], 1)
        return np.asarray(np.maximum(sums, 0, out=sums) @ self.out)

    def arrays(self) -> dict[str, Any]:
        """The arrays of a model file, in half precision; `layer_of` reads them."""
        named = {_PREFIX + name: getattr(self, name).astype(np.float16) for name in _ARRAYS}
        return {_PREFIX + "made_by": np.array(self.made_by), **named}

    def _units(self, ends: Ends, words: Ints, side: int) -> Floats:
        """The share of some words, each computed once."""
        different, places = np.unique(words, return_inverse=True)
        weights = self.second if side else self.first
        return np.asarray((ends.vectors.rows[different] @ weights + self.bias[side])[places])


_PREFIX = "layer."
_ARRAYS = ("first", "second", "bias", "out")


def layer_of(arrays: Mapping[str, NDArray[np.generic]]) -> Layer | None:
    """Read a layer from the arrays of a model file; None where there is none."""
    if _PREFIX + "made_by" not in arrays:
        return None
    first, second, bias, out = (arrays[_PREFIX + name].astype(np.float32) for name in _ARRAYS)
    return Layer(str(arrays[_PREFIX + "made_by"]), first, second, bias, out)

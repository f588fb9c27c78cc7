"""What the vectors of words say beside their features, also of words that were never met in training.

Comes in: the vectors that a pipeline gives the words of an article, and words together: an event and the
word above it; an event, a mention and the first mention of the same. Beside the words stands the article
itself, for what a word reports depends on what the article is about. Goes out: one number for each class,
from a layer of rectified units.

Only the pipeline a model was trained with speaks its language: vectors of another one are not looked at.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.symbols import IDS
from spacy.tokens import Doc

from kg.errors import PipelineError
from kg.model import VECTORS_OF

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Vectors:
    """Vectors of the words of one article or several.

    Args:
        rows: Those of the words. *Shape:* (words, dim).
        articles: Those of the articles. *Shape:* (articles, dim).
        made_by: What tells the pipeline from all others.
    """

    rows: Floats | NDArray[np.float16]
    articles: Floats | NDArray[np.float16]
    made_by: str


OPEN_CLASSES = frozenset({"VERB", "NOUN", "ADJ", "X"})
"""Parts of speech whose words may report events and tell what an article is about; names tell only who and
where."""
_OPEN = [IDS[pos] for pos in sorted(OPEN_CLASSES)]


def vectors_of(doc: Doc, token: Ints) -> Vectors | None:
    """The vectors of a Doc's words, and their mean over the content words as that of the article; None where
    the pipeline does not say whose they are.

    Args:
        doc: The article.
        token: Number of each word's token. *Shape:* (words,).
    """
    made_by = doc.user_data.get(VECTORS_OF)
    if not made_by:
        return None
    content = np.isin(doc.to_array("POS")[token], _OPEN).astype(np.float32)
    rows = np.asarray(doc.tensor, dtype=np.float32)[token]
    article = np.asarray(content @ rows / max(1.0, float(content.sum())), dtype=np.float32)
    return Vectors(rows, article[None], made_by)


@dataclass(frozen=True, slots=True, eq=False)
class Ends:
    """The words that each item is about, and the article it stands in.

    Args:
        vectors: Vectors of the words and articles.
        words: The first word of each item, the second one, and so on; -1 for none, but not as the first.
            *Shape:* (items,) each.
        article: Number of each item's article. *Shape:* (items,).
    """

    vectors: Vectors
    words: tuple[Ints, ...]
    article: Ints

    def used(self) -> "Ends":
        """The same with the vectors of no other words, in half precision: for training."""
        words, places = np.unique(np.concatenate(self.words), return_inverse=True)
        known = words[words >= 0]
        places = places - (len(words) - len(known))
        rows, articles = self.vectors.rows[known], self.vectors.articles
        vectors = Vectors(rows.astype(np.float16), articles.astype(np.float16), self.vectors.made_by)
        return Ends(vectors, tuple(np.split(places, len(self.words))), self.article)


def ends_of(vectors: Vectors | None, *words: Ints) -> Ends | None:
    """The words that items of one article are about; None where vectors are not known.

    Args:
        vectors: Those of the article.
        words: The first word of each item, the second one, and so on. *Shape:* (items,) each.
    """
    return Ends(vectors, words, np.zeros(len(words[0]), np.int64)) if vectors else None


def join_ends(parts: Iterable[Ends | None]) -> Ends | None:
    """Items of several articles as one; None when some have no vectors or not of one pipeline."""
    found = list(parts)
    known = [part.used() for part in found if part]
    if not known or len(known) < len(found) or len({part.vectors.made_by for part in known}) > 1:
        return None
    starts = _starts([len(part.vectors.rows) for part in known])
    firsts = _starts([len(part.vectors.articles) for part in known])
    moved = [
        [np.where(words < 0, -1, words + start) for words in part.words]
        for part, start in zip(known, starts, strict=True)
    ]
    vectors = Vectors(
        np.concatenate([part.vectors.rows for part in known]),
        np.concatenate([part.vectors.articles for part in known]),
        known[0].vectors.made_by,
    )
    return Ends(
        vectors,
        tuple(np.concatenate(words) for words in zip(*moved, strict=True)),
        np.concatenate([part.article + first for part, first in zip(known, firsts, strict=True)]),
    )


def _starts(sizes: list[int]) -> list[int]:
    return list(accumulate(sizes, initial=0))[:-1]


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """A layer of rectified units over some words and their article, and what it says about each class.

    Args:
        made_by: The pipeline whose vectors it knows.
        sides: For the first words, the second ones, and so on, and last for the article. *Shape:* (sides,
            dim, units).
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

        Raises:
            PipelineError: It has learned from other words, before the features changed.
        """
        if ends is None or ends.vectors.made_by != self.made_by:
            return None
        if len(ends.words) + 1 != len(self.sides):
            raise PipelineError(
                f"the model looks at {len(self.sides) - 1} words of each item, this version at "
                f"{len(ends.words)}",
                hint="train it again with `kg train events`",
            )
        articles = ends.vectors.articles @ self.sides[-1] + self.bias[-1]
        sums = self._units(ends, 0)
        sums += articles if len(articles) == 1 else articles[ends.article]
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

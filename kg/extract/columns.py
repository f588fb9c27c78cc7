"""The words of an article in columns of codes, made once for all the models that look at them.

Comes in: `Tree`. Goes out: `WordCodes`.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from kg.extract.frames import relation_marker
from kg.extract.hashed import Codes, Ints, codes
from kg.extract.tree import NO_WORD, Tree


@dataclass(frozen=True, slots=True)
class WordCodes:
    """Codes of every word; one more row, of zeros, stands for `NO_WORD`. *Shape:* (words + 1,) each."""

    lemma: Codes
    norm: Codes
    pos: Codes
    dep: Codes
    preposition: Codes


@lru_cache(maxsize=2)
def word_codes(tree: Tree) -> WordCodes:
    """The columns of a tree; the same tree is laid out once."""
    return WordCodes(
        lemma=codes([*tree.lemma, ""]),
        norm=codes([*tree.norm, ""]),
        pos=codes([*tree.pos, ""]),
        dep=codes([*tree.dep, ""]),
        preposition=codes([*tree.prepositions, ""]),
    )


@dataclass(frozen=True, slots=True)
class Hangings:
    """How every word hangs on another one; one more row stands for `NO_WORD`.

    Args:
        head: Its head. *Shape:* (words + 1,).
        top: The first of the words that it is coordinated with, see `top_of`. *Shape:* (words + 1,).
        joined: Whether it is coordinated with its head and stands with it. *Shape:* (words + 1,).
        marker: How it hangs on its head, see `marker_at`.
    """

    head: Ints
    top: Ints
    joined: NDArray[np.bool_]
    marker: list[str]


@lru_cache(maxsize=2)
def hangings(tree: Tree) -> Hangings:
    """The table of a tree; the same tree is laid out once."""
    head = np.array([*tree.head, NO_WORD], dtype=np.int64)
    joined = np.zeros(len(head), dtype=np.bool_)
    joined[[word for word, dep in enumerate(tree.dep) if dep == "conj" and tree.pos[word] != "VERB"]] = True
    on = joined & (head != NO_WORD)
    top = np.arange(len(head))
    while (still := on[top]).any():
        top = np.where(still, head[top], top)
    words = zip(tree.prepositions, tree.dep, strict=True)
    return Hangings(head, top, joined, [preposition or relation_marker(dep) for preposition, dep in words])

"""The words of an article in columns of codes, made once for all the models that look at them.

Comes in: `Tree`. Goes out: `WordCodes`.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from kg.extract.frames import marker_at
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
        marker: How it hangs on its head, see `marker_at`.
    """

    head: Ints
    top: Ints
    marker: list[str]


@lru_cache(maxsize=2)
def hangings(tree: Tree) -> Hangings:
    """The table of a tree; the same tree is laid out once."""
    head = np.array([*tree.head, NO_WORD], dtype=np.int64)
    words = enumerate(zip(tree.dep, tree.pos, strict=True))
    joined = [word for word, (dep, pos) in words if dep == "conj" and pos != "VERB"]
    on = np.zeros(len(head), dtype=np.bool_)
    on[joined] = True
    on &= head != NO_WORD
    top = np.arange(len(head))
    while (still := on[top]).any():
        top = np.where(still, head[top], top)
    return Hangings(head, top, [marker_at(tree, word) for word in range(len(tree))])

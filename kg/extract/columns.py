"""The words of an article in columns of codes, made once for all the models that look at them.

Comes in: `Tree`. Goes out: `WordCodes`.
"""

from dataclasses import dataclass
from functools import lru_cache

from kg.extract.hashed import Codes, codes
from kg.extract.tree import Tree


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

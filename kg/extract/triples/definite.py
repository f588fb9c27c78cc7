"""Where an Arabic phrase that is definite ends: nothing definite is bound to the noun behind it.

Comes in: a tree and the first noun of a phrase. Goes out: the last word of the phrase.
"""

from collections.abc import Mapping

from kg.extract.tree import NO_WORD, Tree
from kg.extract.triples.phrases import is_attached, relation

_ARTICLE = "ال"


def is_definite(tree: Tree, word: int) -> bool:
    """Tell whether a word has the article."""
    return tree.norm[word].startswith(_ARTICLE) or tree.elided[word]


def definite_end(tree: Tree, top: int, names: Mapping[int, int] | None = None) -> int:
    """Give the last word of a definite phrase with its adjectives, pronoun and the noun it is bound to;
    `NO_WORD` where it is not definite.

    Args:
        tree: The parsed article.
        top: The first noun of the phrase.
        names: Heads of names, with the word behind each name: they are definite without the article.
    """
    names = names or {}
    last, known = top, is_definite(tree, top)
    while True:
        if last in names:
            last, known = names[last] - 1, True
        if last + 1 == len(tree) or not _belongs(tree, last + 1, top, last, known):
            return last if known else NO_WORD
        last += 1
        known = known or is_definite(tree, last) or tree.pos[last] == "PRON"


def _belongs(tree: Tree, word: int, top: int, last: int, known: bool) -> bool:
    """Tell whether a word goes on with a phrase that ends before it: an adjective like it, its pronoun, or,
    as long as the phrase is not definite, the noun that it is bound to."""
    if not top <= tree.head[word] <= last or tree.prepositions[word]:
        return False
    if tree.pos[word] == "PRON":
        return is_attached(tree, last)
    return (
        relation(tree, word) == "amod" and is_definite(tree, word)
        if known
        else relation(tree, word) == "nmod"
    )

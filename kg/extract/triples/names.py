"""What stands beside a name as another name for it, or as its title.

Comes in: a tree and the mentions of the article. Goes out: pairs of a name and what it is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.mentions import Draft
from kg.extract.tree import NO_WORD, Tree
from kg.extract.triples.clauses import is_clause
from kg.extract.triples.phrases import phrase, pieces, relation
from kg.extract.triples.values import Pieces

_NAMES = ("PROPN", "X")


@dataclass(frozen=True, slots=True)
class Named:
    """A name, what it is said to be, and the word both hang on."""

    head: int
    kind: str
    name: Pieces
    other: Pieces


def names(tree: Tree, drafts: Sequence[Draft]) -> Iterator[Named]:
    """Give what stands beside a noun as another name or as a title; ages, dates and "Mr" are none."""
    for word in range(len(tree)):
        if relation(tree, word) == "appos":
            yield from _apposition(tree, word)
    for draft in drafts:
        if draft.title and draft.name and draft.title[1] - draft.title[0] > 1 and _is_name(tree, draft.name):
            name, title = (pieces(tree, range(*found)) for found in (draft.name, draft.title))
            yield Named(draft.head, "title", name, title)


def _is_name(tree: Tree, name: tuple[int, int]) -> bool:
    """Tell whether a name is more than a letter ("م. عادل")."""
    return tree.end[name[1] - 1] - tree.start[name[0]] > 1


def _apposition(tree: Tree, word: int) -> Iterator[Named]:
    above = tree.head[word]
    if above == NO_WORD or is_clause(tree, word) or tree.pos[above] in ("VERB", "NUM"):
        return
    if tree.pos[word] not in ("NOUN", "PROPN", "X") or tree.dependents(word, "nummod"):
        return
    one, other = (above, word) if tree.pos[above] in _NAMES or tree.pos[word] not in _NAMES else (word, above)
    without = [word] if one == above else []
    name = pieces(tree, phrase(tree, one, without=without))
    yield Named(word, "apposition", name, pieces(tree, phrase(tree, other, without=[one])))

"""What stands beside a name as another name for it, or as its title.

Comes in: a tree and the mentions of the article. Goes out: pairs of a name and what it is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.mentions import Draft
from kg.extract.tree import NO_WORD, Tree
from kg.extract.triples.clauses import is_clause
from kg.extract.triples.phrases import is_relative_pronoun, phrase, pieces, relation
from kg.extract.triples.values import Pieces

_NAMES = ("PROPN", "X")


@dataclass(frozen=True, slots=True)
class Named:
    """A name, what it is said to be, and the head of the name or of its title."""

    head: int
    kind: str
    name: Pieces
    other: Pieces


def names(tree: Tree, drafts: Sequence[Draft]) -> Iterator[Named]:
    """Give what stands beside a noun as another name or as a title; ages, dates and "Mr" are none."""
    named = [range(*draft.name) for draft in drafts if draft.name]
    for word in range(len(tree)):
        if relation(tree, word) == "appos" and _may_stand_beside(tree, word):
            yield from _apposition(tree, word, named)
    for draft in drafts:
        if draft.title and draft.name and _is_name(tree, draft.name) and _is_title(tree, draft.title):
            name, title = (pieces(tree, range(*found)) for found in (draft.name, draft.title))
            yield Named(draft.head, "title", name, title)


def _is_name(tree: Tree, name: tuple[int, int]) -> bool:
    """Tell whether a name is more than a letter ("م. عادل")."""
    return tree.end[name[1] - 1] - tree.start[name[0]] > 1


def _is_title(tree: Tree, title: tuple[int, int]) -> bool:
    """Tell whether a title is more than a word and does not end with what the name behind it belongs to
    ("director of the film studio Orion", "مدير شركة النور")."""
    last = title[1] - 1
    nested = tree.prepositions[last] and any(title[0] <= above < last for above in tree.ancestors(last))
    noun = tree.pos[last] == "NOUN" or bool(tree.dependents(last, "det"))
    return last > title[0] and not (nested and noun and tree.morph[last].get("Definite") != "Def")


def _may_stand_beside(tree: Tree, word: int) -> bool:
    """Tell whether a word under "appos" may be another name of what it hangs on."""
    above = tree.head[word]
    if above == NO_WORD or is_clause(tree, word) or tree.pos[above] in ("VERB", "NUM"):
        return False
    whose = any(is_relative_pronoun(tree, below) for below in phrase(tree, word))
    return tree.pos[word] in ("NOUN", *_NAMES) and not whose and not tree.dependents(word, "nummod")


def _apposition(tree: Tree, word: int, named: Sequence[range]) -> Iterator[Named]:
    above = tree.head[word]
    turned = _names(tree, word, named) and not _names(tree, above, named)
    one, other = (word, above) if turned else (above, word)
    whose = [below for below in phrase(tree, above) if is_relative_pronoun(tree, below)]
    name = phrase(tree, one, without=[*whose, *([word] if one == above else [])])
    rest = phrase(tree, other, without=[one, *whose])
    if not any({*found} & {*name} and {*found} & {*rest} for found in named):
        yield Named(one, "apposition", pieces(tree, name), pieces(tree, rest))


def _names(tree: Tree, word: int, named: Sequence[range]) -> bool:
    """Tell whether a word is part of a name."""
    return tree.pos[word] in _NAMES or any(word in found for found in named)

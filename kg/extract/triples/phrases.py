"""Phrases of open triples: which words of a tree make up a subject, a predicate or an object.

Comes in: a tree and a word. Goes out: the words of its phrase, and their pieces of text.
"""

from collections.abc import Iterable

from kg.extract.tree import Tree
from kg.model import Span

#: What is told by triples of its own, and therefore left out of a phrase.
_OWN_TRIPLES = ("acl:relcl", "appos", "parataxis", "advcl", "discourse", "vocative", "dislocated", "list")
#: Parts of a predicate that hang on its head.
PREDICATE_PARTS = ("aux", "compound:prt", "expl:pv", "fixed")
#: What makes a noun or adjective the predicate of a clause, and is no part of it as a phrase.
_OF_CLAUSES = ("nsubj", "csubj", "cop", "aux", "mark", "expl")
_OPENING, _CLOSING = frozenset("([{«“‘"), frozenset(")]}»”’")


def relation(tree: Tree, word: int) -> str:
    """Give the relation of a word to its head, without subtype."""
    return tree.dep[word].partition(":")[0]


def conjuncts(tree: Tree, word: int) -> list[int]:
    """Give a word and all that is joined to it by conjunctions, in order of the text."""
    found = [word]
    for current in found:
        found.extend(child for child in tree.children[current] if relation(tree, child) == "conj")
    return sorted(found)


def phrase(tree: Tree, word: int, *, without: Iterable[int] = (), whole: bool = False) -> list[int]:
    """Give the words of the phrase of a word, ascending; other conjuncts are phrases of their own.

    Args:
        tree: The parsed article.
        word: The head of the phrase.
        without: Words that are left out with all below them.
        whole: The phrase is a clause with its subject; only the conjunction that opens it is left out.
    """
    skipped = {*without, *(c for c in tree.children[word] if not _belongs(tree, c, whole))}
    found, todo = [word], [c for c in tree.children[word] if c not in skipped]
    while todo:
        current = todo.pop()
        found.append(current)
        todo += [c for c in tree.children[current] if c not in skipped and not _told_apart(tree, c)]
    return _trimmed(tree, sorted(found))


def _belongs(tree: Tree, child: int, whole: bool) -> bool:
    dep = relation(tree, child)
    if dep in ("conj", "cc") or _told_apart(tree, child):
        return False
    if dep in ("case", "mark"):
        return dep == "case" and (whole or child > tree.head[child])
    return whole or dep not in _OF_CLAUSES


def _told_apart(tree: Tree, word: int) -> bool:
    """Tell whether triples of its own tell what hangs here: apposition, relative clause and the like."""
    if tree.dep[word] in _OWN_TRIPLES:
        return True
    return relation(tree, word) == "acl" and bool(tree.dependents(word, "nsubj"))


def _trimmed(tree: Tree, words: list[int]) -> list[int]:
    """Take punctuation off both ends, but for brackets and quotes that have their partner inside."""
    while words and tree.pos[words[-1]] == "PUNCT" and not _partner(tree, words, words[-1], _OPENING):
        words = words[:-1]
    while words and tree.pos[words[0]] == "PUNCT" and not _partner(tree, words, words[0], _CLOSING):
        words = words[1:]
    return words


def _partner(tree: Tree, words: list[int], mark: int, others: frozenset[str]) -> bool:
    same = tree.text[mark] in ('"', "'") and sum(tree.text[w] == tree.text[mark] for w in words) == 2
    pairs = _CLOSING if others is _OPENING else _OPENING
    return same or (tree.text[mark] in pairs and any(tree.text[w] in others for w in words))


def pieces(tree: Tree, words: list[int]) -> tuple[Span, ...]:
    """Give the stretches of text that words stand in; what stands between them is no part of the phrase."""
    found: list[Span] = []
    before = -2
    for word in words:
        if word == before + 1:
            found[-1] = Span(found[-1].start, tree.end[word])
        else:
            found.append(tree.span(word, word))
        before = word
    return tuple(found)


def joined(one: tuple[Span, ...], other: tuple[Span, ...]) -> tuple[Span, ...]:
    """Put pieces one behind the other; those that touch in the text become one."""
    if one and other and one[-1].end <= other[0].start <= one[-1].end + 1:
        return (*one[:-1], Span(one[-1].start, other[0].end), *other[1:])
    return (*one, *other)

"""Clauses of a parsed article: a predicate with its subjects and the rest of its arguments.

Comes in: a tree in Universal Dependencies. Goes out: `Clause` values. No word of any language is known
here: what a relation or a feature says is enough. After Del Corro and Gemulla, "ClausIE" (2013).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.tree import NO_WORD, Tree
from kg.extract.triples.phrases import conjuncts, relation

_SUBJECTS = ("nsubj", "csubj")
#: Relations under which a verb is a clause of its own.
_CLAUSES = ("root", "conj", "ccomp", "xcomp", "advcl", "acl", "parataxis", "csubj", "appos", "dislocated")
_VERBAL = ("VERB", "AUX")


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate and its arguments as words of the tree.

    Args:
        head: The verb, or the noun or adjective of a clause without one.
        subjects: Heads of the subjects; empty where the subject is hidden in the verb or not told.
        chain: Verbs above that the predicate belongs to ("wants to build"), outermost first.
    """

    head: int
    subjects: tuple[int, ...]
    chain: tuple[int, ...] = ()


def clauses(tree: Tree) -> Iterator[Clause]:
    """Give the clauses of an article in the order of their heads."""
    for word in range(len(tree)):
        if is_clause(tree, word) and not _continued(tree, word):
            yield Clause(word, tuple(subjects(tree, word)), _chain(tree, word))


def is_clause(tree: Tree, word: int) -> bool:
    """Tell whether a word is the head of a clause."""
    if relation(tree, word) not in _CLAUSES and tree.head[word] != NO_WORD:
        return False
    if tree.pos[word] in _VERBAL:
        return True
    return bool(tree.dependents(word, "cop", *_SUBJECTS))


def is_verbal(tree: Tree, word: int) -> bool:
    """Tell whether a word is a verb or has a copula."""
    return tree.pos[word] in _VERBAL or bool(tree.dependents(word, "cop"))


def _continued(tree: Tree, word: int) -> bool:
    """Tell whether a verb only opens the predicate of another ("wants" in "wants to build")."""
    opened = [c for c in tree.children[word] if relation(tree, c) == "xcomp" and is_verbal(tree, c)]
    return bool(opened) and not tree.dependents(word, "obj", "iobj")


def _chain(tree: Tree, word: int) -> tuple[int, ...]:
    chain: list[int] = []
    while relation(tree, word) == "xcomp" and is_verbal(tree, word):
        word = tree.head[word]
        if not _continued(tree, word):
            break
        chain.insert(0, word)
    return tuple(chain)


def subjects(tree: Tree, word: int, *, depth: int = 8) -> list[int]:
    """Give the heads of the subjects of a clause, found above it where it has none of its own."""
    own = tree.dependents(word, *_SUBJECTS)
    relative = is_relative(tree, word)
    if own and not (relative and any(_pronoun(tree, s) for s in own)):
        return [c for subject in own[:1] for c in conjuncts(tree, subject)]
    above = tree.head[word]
    if above == NO_WORD or depth == 0:
        return []
    return _from_above(tree, word, above, depth) if not relative else _antecedent(tree, word, above)


def is_relative(tree: Tree, word: int) -> bool:
    """Tell whether a clause describes the noun it hangs on."""
    return relation(tree, word) == "acl"


def _pronoun(tree: Tree, word: int) -> bool:
    return tree.morph[word].get("PronType") == "Rel"


def _antecedent(tree: Tree, word: int, above: int) -> list[int]:
    """Give the noun that a clause describes, where that is what it lacks a subject for."""
    missing = tree.morph[word].get("VerbForm") in (None, "Fin", "Part", "Ger")
    bound = any(_pronoun(tree, c) and relation(tree, c) not in _SUBJECTS for c in tree.children[word])
    return [above] if missing and not bound else []


def _from_above(tree: Tree, word: int, above: int, depth: int) -> list[int]:
    """Give the subject that a clause shares with the one above it."""
    match relation(tree, word):
        case "conj":
            return subjects(tree, above, depth=depth - 1)
        case "xcomp":
            return tree.dependents(above, "obj", "iobj")[:1] or subjects(tree, above, depth=depth - 1)
        case "advcl" if tree.morph[word].get("VerbForm") in ("Part", "Ger", "Inf"):
            return subjects(tree, above, depth=depth - 1)
        case "appos":
            return [above]
    return []

"""Who reports a clause, and what a clause that is slipped in reports.

Comes in: a tree and a word. Goes out: pieces of text, and words of the clause reported.
"""

from itertools import chain

from kg.extract.tree import NO_WORD, Tree
from kg.extract.triples.clauses import is_clause, subjects
from kg.extract.triples.phrases import phrase, pieces, preposition, relation
from kg.extract.triples.values import Pieces
from kg.extract.triples.words import Words

_COMPLEMENTS = ("obj", "ccomp", "xcomp")


def reported(tree: Tree, word: int, known: Words) -> list[int]:
    """Give the words of the clause that a clause slipped into it reports ("…, he said, …")."""
    if not _slipped_in(tree, word, known):
        return []
    return phrase(tree, tree.head[word], without=[word, *reporting(tree, tree.head[word], known)], whole=True)


def _slipped_in(tree: Tree, word: int, known: Words) -> bool:
    """Tell whether a clause with a verb of saying and nothing said stands in another one."""
    above = tree.head[word]
    if relation(tree, word) != "parataxis" or tree.pos[word] != "VERB" or above == NO_WORD:
        return False
    says = bool(tree.dependents(word, "nsubj")) and known.reports(tree, word)
    return says and not tree.dependents(word, *_COMPLEMENTS) and bool(tree.dependents(above, "nsubj"))


def reporting(tree: Tree, word: int, known: Words) -> list[int]:
    """Give the verbs of the clauses slipped into a clause that report it."""
    return [c for c in tree.children[word] if _slipped_in(tree, c, known)]


def attribution(tree: Tree, word: int, known: Words) -> Pieces:
    """Give the subject and the verb of the clause that reports a clause, or "according to" with its noun."""
    while True:
        if slipped := reporting(tree, word, known):
            return _speaker(tree, slipped[0])
        for source in tree.dependents(word, "obl"):
            if known.cues.has(tree.prepositions[source], "source"):
                return pieces(tree, sorted({*preposition(tree, source), *phrase(tree, source)}))
        above = tree.head[word]
        if above == NO_WORD:
            return ()
        if relation(tree, word) == "ccomp":
            return _speaker(tree, above) if is_clause(tree, above) else ()
        if relation(tree, word) not in ("conj", "xcomp"):
            return ()
        word = above


def _speaker(tree: Tree, verb: int) -> Pieces:
    speakers = [pieces(tree, phrase(tree, s, without=[verb])) for s in subjects(tree, verb)]
    return (*chain.from_iterable(speakers), *pieces(tree, [verb]))

"""The predicate of a clause: auxiliaries, negation, verbs with what is one word with them, particles, and
adverbs that stand between them.

Comes in: a tree, a clause and the words of the language. Goes out: the words of the predicate.
"""

from kg.extract.tree import Tree
from kg.extract.triples.clauses import Clause, is_outlook, is_verb
from kg.extract.triples.phrases import is_attached, relation
from kg.extract.triples.shared import shared
from kg.extract.triples.words import Words

#: What belongs to the verb it hangs on.
_PARTS = ("aux", "cop", "fixed", "goeswith")
_PARTICLES = ("compound:prt", "expl:pv", "compound:lvc")


def predicate(tree: Tree, clause: Clause, known: Words) -> list[int]:
    """Give the words of the predicate of a clause, ascending; none where it has neither verb nor copula."""
    if clause.outer:
        return [c for c in tree.children[clause.head] if relation(tree, c) == "cop"]
    words = {*_own(tree, clause, known), *_shared(tree, clause, known)}
    for verb in clause.chain:
        words |= {verb, *(c for c in tree.children[verb] if _is_part(tree, c, known))}
        words |= {*tree.dependents(verb, "case")} if is_outlook(tree, verb) else set()
    if clause.chain or clause.kind == "infinitive":
        for verb in (*clause.chain[1:], _opened(tree, clause)):
            marks = [m for m in tree.dependents(verb, "mark") if m < clause.head]
            words |= {mark for mark in marks[-1:] if not known.instead(tree, mark)}
    words |= {w for verb in (*clause.chain, clause.head) for w in _bound(tree, verb, known)}
    return sorted(words | _adverbs(tree, clause, words))


def _own(tree: Tree, clause: Clause, known: Words) -> list[int]:
    own = [clause.head] if is_verb(tree, clause.head) or clause.kind == "participle" else []
    outer = tree.dependents(clause.head, "cop") if own else []
    return own + [c for c in tree.children[clause.head] if c not in outer and _is_part(tree, c, known)]


def _shared(tree: Tree, clause: Clause, known: Words) -> list[int]:
    """Give what the first verb of a predicate shares with one before it."""
    first = (*clause.chain, clause.head)[0]
    return shared(tree, first, known) if is_verb(tree, first) else []


def _is_part(tree: Tree, word: int, known: Words) -> bool:
    if relation(tree, word) in _PARTS or tree.dep[word] in _PARTICLES or known.negates(tree, word):
        return True
    return relation(tree, word) == "advmod" and (known.has(tree, word, "aspect") or known.lasts(tree, word))


def _opened(tree: Tree, clause: Clause) -> int:
    """Give the first infinitive of those opened together, which has the particle of all."""
    head = clause.head
    while relation(tree, head) == "conj" and not tree.dependents(head, "mark"):
        head = tree.head[head]
    return head


def _bound(tree: Tree, verb: int, known: Words) -> list[int]:
    """Give the bare noun that makes one predicate with its verb, or the pronoun that is one word with it."""
    next_one = [c for c in tree.dependents(verb, "obj") if c == verb + 1 and not tree.children[c]]
    return [c for c in next_one if _is_bound(tree, verb, c, known)]


def _is_bound(tree: Tree, verb: int, word: int, known: Words) -> bool:
    if tree.pos[word] == "PRON":
        return is_verb(tree, verb) and is_attached(tree, verb)
    return tree.pos[word] == "NOUN" and known.is_light(tree, verb, word)


def _adverbs(tree: Tree, clause: Clause, words: set[int]) -> set[int]:
    """Give the adverbs between the words of a predicate and right before its verb."""
    if not words:
        return set()
    first, last = min(words), max(words)
    near = [c for v in (*clause.chain, clause.head) for c in tree.dependents(v, "advmod")]
    between = {w for c in near if first < c < last for w in tree.subtree(c) if first < w < last}
    before = {c for c in near if c == first - 1 and not tree.children[c] and _follows(tree, clause, c)}
    return between | before


def _follows(tree: Tree, clause: Clause, word: int) -> bool:
    """Tell whether a word stands behind a subject of its clause."""
    return (
        any(s < word for s in tree.dependents(clause.head, "nsubj")) or relation(tree, clause.head) == "conj"
    )

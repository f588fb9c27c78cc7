"""English sentences that begin with where something is: "inside the box is a magnet".

Comes in: a tree. Goes out: a tree in which what is there is the subject.
"""

from kg.extract.tree import NO_WORD, Tree, moved, rehung
from kg.extract.triples.phrases import relation

_FRONTED = ("nmod", "obl", "csubj", "advcl", "nsubj")


def with_subjects_behind(tree: Tree) -> Tree:
    """Give the tree with subjects behind their verbs, where phrases with a preposition have their place."""
    for word, pos in enumerate(tree.pos):
        if tree.dependents(word, "nsubj", "expl") and not _is_fronted_subject(tree, word):
            continue
        copula = tree.dependents(word, "cop")
        if copula and copula[0] < word and pos in ("NOUN", "PROPN"):
            place = _fronted(tree, word, copula[0])
            tree = _turned(tree, word, place, copula[0]) if place != NO_WORD else tree
        elif pos == "VERB" and tree.morph[word].get("VerbForm") == "Fin" and not tree.dependents(word, "aux"):
            behind = [o for o in tree.dependents(word, "obj") if tree.subtree(o)[0] == word + 1]
            if behind and _fronted(tree, word, word) != NO_WORD and tree.morph[word].get("Mood") == "Ind":
                tree = moved(tree, behind[0], word, "nsubj")
    return tree


def _is_fronted_subject(tree: Tree, word: int) -> bool:
    """Tell whether what the parser takes for a subject has a preposition."""
    return all(bool(tree.dependents(s, "case")) for s in tree.dependents(word, "nsubj", "csubj", "expl"))


def _fronted(tree: Tree, word: int, verb: int) -> int:
    """Give the head of a phrase with a preposition that begins the clause and ends right before its verb."""
    for child in tree.children[word]:
        below = tree.subtree(child)
        if relation(tree, child) in _FRONTED and below[-1] == verb - 1 and tree.dependents(child, "case"):
            first = below[0]
            return child if tree.pos[first] == "ADP" and first == min(tree.subtree(word)) else NO_WORD
    return NO_WORD


def _turned(tree: Tree, word: int, place: int, copula: int) -> Tree:
    """Give the tree in which a place is what the copula says of a noun behind it."""
    head, dep = list(tree.head), list(tree.dep)
    head[place], dep[place] = head[word], dep[word]
    head[word], dep[word], head[copula] = place, "nsubj", place
    for child in tree.children[word]:
        around = tree.pos[child] == "PUNCT" if child > word else relation(tree, child) == "cc"
        head[child] = place if around else head[child]
    return rehung(tree, head, dep)

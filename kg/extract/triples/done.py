"""Verbs that only say that a deed was done: "تم افتتاح المستشفى", "the hospital was opened".

Comes in: a tree and the words of its language. Goes out: a tree in which the deed is one predicate with such
a verb; what it was done to is its subject.
"""

from kg.extract.tree import Tree, rehung
from kg.extract.triples.phrases import is_attached, relation
from kg.extract.triples.words import Words

_NOUNS = ("NOUN", "PROPN", "X", "NUM", "ADJ", "DET")


def with_deeds(tree: Tree, known: Words) -> Tree:
    """Give the tree with deeds and the verbs that say that they were done as one."""
    for word, pos in enumerate(tree.pos):
        if pos == "VERB" and known.has(tree, word, "done"):
            deeds = [s for s in tree.dependents(word, "nsubj") if s == word + 1 and tree.pos[s] == "NOUN"]
            for deed in deeds:
                done = [c for c in tree.children[deed] if _is_done_to(tree, deed, c)]
                tree = _joined(tree, word, deed, done[0]) if done else tree
    return tree


def _is_done_to(tree: Tree, deed: int, word: int) -> bool:
    """Tell whether a noun or pronoun is bound to a deed right before it."""
    if tree.pos[word] == "PRON":
        return word == deed + 1 and is_attached(tree, deed)
    bound = relation(tree, word) in ("nmod", "nummod", "amod") and not tree.prepositions[word]
    behind = tree.subtree(word)[0] == deed + 1 and tree.pos[word] in _NOUNS
    return bound and behind and tree.morph[deed].get("Definite") == "Cons"


def _joined(tree: Tree, verb: int, deed: int, done: int) -> Tree:
    """Give the tree with a deed as part of the verb before it; a pronoun belongs to both, and the subject is
    the one that it stands for."""
    head, dep = list(tree.head), list(tree.dep)
    for child in tree.children[deed]:
        head[child] = verb
    head[deed], dep[deed] = verb, "compound:lvc"
    dep[done] = "compound:lvc" if tree.pos[done] == "PRON" else "nsubj:pass"
    return rehung(tree, head, dep)

"""Titles behind names, which the parser takes for objects ("said | X | the minister of trade | that …").

Comes in: a tree and the words of its language. Goes out: a tree in which such a title stands beside its name.
"""

from dataclasses import replace

from kg.extract.tree import Tree
from kg.extract.triples.phrases import phrase
from kg.extract.triples.words import Words
from kg.names.titles import is_title_word

_NAMES = ("PROPN", "X")


def beside_names(tree: Tree, known: Words) -> Tree:
    """Hang each title that follows its name at once on the name."""
    dep, head, children = list(tree.dep), list(tree.head), list(tree.children)
    for word, above in enumerate(tree.head):
        if tree.dep[word] == "obj" and tree.pos[above] == "VERB" and _says_more(tree, above, word, known):
            for name in _name_before(tree, above, word):
                dep[word], head[word] = "appos", name
                children[above] = [c for c in children[above] if c != word]
                children[name] = sorted([*children[name], word])
    return replace(tree, dep=dep, head=head, children=children)


def _says_more(tree: Tree, verb: int, word: int, known: Words) -> bool:
    """Tell whether a verb does not need this object: it reports, or has a further one."""
    others = [c for c in tree.dependents(verb, "obj", "ccomp") if c != word]
    return is_title_word(tree.norm[word]) and (bool(others) or known.reports(tree, verb))


def _name_before(tree: Tree, verb: int, word: int) -> list[int]:
    """Give the head of the subject that is a name and ends right before a word."""
    subjects = [s for s in tree.dependents(verb, "nsubj") if s < word]
    last = [s for s in subjects if phrase(tree, s)[-1] == word - 1 and tree.pos[word - 1] in _NAMES]
    return last[-1:]

"""Arabic participles that tell what else a subject does: "تُوفي تاركا مئات الألحان".

Comes in: a tree. Goes out: a tree in which such a participle is a clause under its verb and what stands right
behind it its object: with the ending of an indefinite accusative it is bound to no noun.
"""

import re
from dataclasses import replace

from kg.extract.tree import Tree, moved
from kg.extract.triples.phrases import relation

_UNDER = frozenset({"xcomp", "obl", "advcl"})
_PARTICIPLES = ("ADJ", "NOUN", "X")
#: Active participles in the accusative: فاعلا، فاعلة of form I, م... of the others; folded.
_FORM = re.compile("(?:.ا..|م.{3,}|.ا.ي)(?:ا|ه|ين)")
_OBJECTS = frozenset({"nmod", "nummod", "amod", "dep", "obj", "obl"})


def with_participles(tree: Tree) -> Tree:
    """Give the tree with participles as clauses of their own."""
    for word in range(len(tree)):
        if _is_participle(tree, word):
            told = [c for c in tree.children[word] if tree.subtree(c)[0] == word + 1 and _is_told(tree, c)]
            if told or tree.dependents(word, "ccomp"):
                tree = moved(tree, word, tree.head[word], "advcl")
            if told:
                tree = moved(tree, told[0], word, "obl" if tree.prepositions[told[0]] else "obj")
                pos = list(tree.pos)
                pos[word] = "ADJ"
                tree = replace(tree, pos=pos)
    return tree


def _is_participle(tree: Tree, word: int) -> bool:
    """Tell whether a word under a verb before it is a participle in the accusative, without article."""
    verb = tree.head[word]
    if relation(tree, word) not in _UNDER or tree.prepositions[word] or tree.pos[word] not in _PARTICIPLES:
        return False
    after = 0 <= verb < word and tree.pos[verb] == "VERB"
    return after and tree.is_circumstantial(word) and bool(_FORM.fullmatch(tree.norm[word]))


def _is_told(tree: Tree, word: int) -> bool:
    """Tell whether a phrase right behind a participle may be its object or complement."""
    return tree.pos[word] in ("NOUN", "NUM", "X", "PROPN") and relation(tree, word) in _OBJECTS

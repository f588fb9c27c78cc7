"""How mentions hang on words, in the terms of the lexicon's frames.

Comes in: `Tree`, entries of the lexicon. Goes out: steps, markers ("nsubj", "acc", a preposition), slots.
"""

from functools import lru_cache

from kg.extract.tree import NO_WORD, Tree
from kg.lexicon import Entry

_MARKERS = {"obj": "acc", "iobj": "acc", "nmod": "gen", "nummod": "gen"}
DEFAULT_SLOTS = {"nsubj": "subj", "acc": "obj", "gen": "subj"}


def step(tree: Tree, word: int) -> str:
    """A relation with its preposition: "obl:في"."""
    preposition = tree.prepositions[word]
    dep = tree.dep[word]
    return f"{dep}:{preposition}" if preposition else dep


def top_of(tree: Tree, head: int) -> int:
    """The first of coordinated words, on which a word hangs with them."""
    while tree.dep[head] == "conj" and tree.head[head] != NO_WORD and tree.pos[head] != "VERB":
        head = tree.head[head]
    return head


def marker_at(tree: Tree, head: int) -> str:
    """How a word hangs on its head, in the lexicon's markers: "nsubj", "acc", "gen", a preposition, ..."""
    return tree.prepositions[head] or relation_marker(tree.dep[head])


@lru_cache(maxsize=1 << 10)
def relation_marker(dep: str) -> str:
    """The marker of a word without a preposition, by its relation, subtype included."""
    plain = dep.partition(":")[0]
    return _MARKERS.get(plain, plain)


def marker_of(tree: Tree, trigger: int, head: int) -> str:
    """How a word hangs on an event, in the lexicon's markers, or "" when it hangs on another word."""
    head = top_of(tree, head)
    return marker_at(tree, head) if tree.head[head] == trigger else ""


def slot_of(entry: Entry | None, marker: str) -> str:
    """The frame's slot for a marker; verbs and nouns outside the lexicon have the usual ones."""
    if not marker:
        return ""
    found = entry.slot(marker) if entry else ""
    if found or (entry and marker != "nsubj"):
        return found or "-"
    return DEFAULT_SLOTS.get(marker, "-")

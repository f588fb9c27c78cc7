"""How mentions hang on words, in the terms of the lexicon's frames.

Comes in: `Tree`, entries of the lexicon. Goes out: steps, markers ("nsubj", "acc", a preposition), slots.
"""

from collections.abc import Iterable, Sequence

import numpy as np

from kg.extract.hashed import Codes, code
from kg.extract.lexicon import Entry
from kg.extract.tree import NO_WORD, Tree

DEFAULT_SLOTS = {"nsubj": "subj", "acc": "obj", "gen": "subj"}
_OTHER = code("-")


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
    preposition = tree.prepositions[head]
    if preposition:
        return preposition
    dep = tree.dep[head].partition(":")[0]
    return {"nsubj": "nsubj", "obj": "acc", "iobj": "acc", "nmod": "gen", "nummod": "gen"}.get(dep, dep)


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


def slot_codes(entries: Iterable[Entry | None], markers: Sequence[str]) -> Codes:
    """Codes of `slot_of` for each entry with each marker. *Shape:* (entries, markers)."""
    column = {marker: number for number, marker in enumerate(markers)}
    rows = []
    for entry in entries:
        row = [_OTHER] * len(markers)
        own = [marker for found in entry.slots.values() for marker in found] if entry else []
        for marker in ("", *DEFAULT_SLOTS, *own):
            if marker in column:
                row[column[marker]] = code(slot_of(entry, marker))
        rows.append(row)
    return np.array(rows, dtype=np.uint64).reshape(-1, len(markers))

"""Sentences of a paragraph that the parser reads as one: each has a tree of its own.

Comes in: `Words`. Goes out: the same columns, changed in place: what is joined over a mark that ends a
sentence comes apart, so that nobody is cited, named or negated in the sentence before.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.extract.mentions.words import Words

_ENDS = frozenset(".!?؟…")
_CLOSING = frozenset("\"»”’)]'")
_MARKS = _ENDS | _CLOSING
_CLAUSES = frozenset({"VERB", "AUX"})


def part_sentences(words: "Words") -> None:
    """Cut every sentence behind its marks."""
    parts = list(pairwise([0, *_borders(words), len(words)]))
    if not words.sent or len(parts) == words.sent[-1] + 1:
        return
    for number, (first, end) in enumerate(parts):
        part = range(first, end)
        words.sent[first:end] = [number] * (end - first)
        loose = [i for i in part if words.head[i] not in part or words.head[i] == i]
        root = _root(words, loose)
        for i in loose:
            if i != root:
                words.hang(i, root, _relation(words, i))
        if words.head[root] != root:
            words.hang(root, root, "root")


def _borders(words: "Words") -> list[int]:
    """The words that begin a sentence, but for the first."""
    sent, start, end = words.sent, words.start, words.end
    marks = [i for i, form in enumerate(words.form[:-1]) if form in _MARKS]
    found = {i + 1 for i in marks if end[i] < start[i + 1] and _is_over(words, i)}
    found.update(i for i, (one, other) in enumerate(pairwise(sent), 1) if one != other)
    return sorted(found)


def _is_over(words: "Words", i: int) -> bool:
    """Whether a sentence ends with a word: a mark, with quotes behind it; no point behind a letter, unless
    that stands behind a year ("2015 م.")."""
    form = words.form
    while form[i] in _CLOSING and i and words.start[i] == words.end[i - 1]:
        i -= 1
    if form[i] not in _ENDS:
        return False
    short = form[i] == "." and i and len(form[i - 1]) == 1 and form[i - 1].isalpha()
    return not short or (i > 1 and form[i - 2].isdigit())


def _root(words: "Words", loose: Sequence[int]) -> int:
    """The top of a part: the paragraph's own root, else its first clause, else its first word."""
    own = [i for i in loose if words.head[i] == i]
    clauses = [i for i in loose if words.pos[i] in _CLAUSES]
    return [*own, *clauses, *(i for i in loose if words.pos[i] != "PUNCT"), *loose][0]


def _relation(words: "Words", i: int) -> str:
    """How a word that has lost its head hangs on the top of its sentence."""
    return "punct" if words.pos[i] == "PUNCT" else "parataxis" if words.pos[i] in _CLAUSES else "dep"

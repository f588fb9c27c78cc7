"""Verbs that unvocalised script writes like prepositions: "وعبر الوزير عن أسفه", "وبين التقرير أن".

Comes in: `Tree`, `ontology/homographs.tsv`. Goes out: `Tree` in which such a word is the verb of its clause:
one that is written with its shadda (وبيّن), or that stands before what the verb goes with. All of 35 that it
finds in 260 articles are verbs.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from kg.extract.tree import NO_WORD, Tree, rehung
from kg.ontology import rows
from kg.text import fold

TABLE = "homographs.tsv"

REACH = 20
"""Words that may stand between the verb and what it goes with: titles are long, and of 31 that stand further
away than 12, in 700 articles, all are verbs."""

_SHADDA, _COMMA, _QUOTES = "\u0651", "،", frozenset('"«»“”')
_TURNS, _ALREADY = frozenset(map(fold, ("جانب", "جهة", "دور", "ناحية"))), frozenset({"قد", "لقد"})
_VERBS = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN", "X", "ADJ", "NUM", "DET"})
_MORPH = {"Voice": "Act", "Person": "3", "Number": "Sing", "Gender": "Masc", "Aspect": "Perf"}


def verbs_again(tree: Tree, lang: str) -> Tree:
    """A tree in which prepositions that must be verbs are."""
    verbs = _verbs(lang)
    for word, pos in enumerate(tree.pos if verbs else ()):
        if pos == "ADP" and tree.lemma[word] in verbs and _opens_clause(tree, word):
            found = _companion(tree, word, verbs[tree.lemma[word]])
            if found != NO_WORD or _SHADDA in tree.text[word]:
                tree = _with_verb(tree, word, found)
    return tree


@cache
def _verbs(lang: str) -> Mapping[str, frozenset[str]]:
    """What each verb goes with, by folded lemmas."""
    found = [(row["written"], row["with"].split("|")) for _, row in rows(TABLE) if row["lang"] == lang]
    return {fold(written): frozenset(map(fold, others)) for written, others in found}


def _opens_clause(tree: Tree, word: int) -> bool:
    """Whether a word stands first in its sentence, behind a mark, or behind whose turn it is ("من جانبه"),
    conjunctions and "قد" apart."""
    first, _ = tree.sentences[tree.sentence[word]]
    while word > first and (tree.pos[word - 1] in {"CCONJ", "SCONJ"} or tree.lemma[word - 1] in _ALREADY):
        word -= 1
    turn = word > first + 1 and tree.pos[word - 1] == "PRON" and tree.lemma[word - 2] in _TURNS
    return turn or word == first or tree.pos[word - 1] == "PUNCT"


def _companion(tree: Tree, word: int, goes_with: frozenset[str]) -> int:
    """The first of these words behind a verb, before any other verb or mark, or `NO_WORD`; quotation marks
    part nothing, nor does a comma right before it (وبين القحطاني، أن)."""
    _, end = tree.sentences[tree.sentence[word]]
    for other in range(word + 1, min(end, word + REACH)):
        if tree.pos[other] in _VERBS:
            break
        if tree.pos[other] == "PUNCT" and tree.text[other] not in _QUOTES:
            behind = other + 1
            if tree.text[other] != _COMMA or behind == end or tree.lemma[behind] not in goes_with:
                break
        if tree.lemma[other] in goes_with and tree.head[other] > other:
            return other
    return NO_WORD


def _with_verb(tree: Tree, word: int, companion: int) -> Tree:
    """The tree with a verb at a word: the phrase behind it is its subject, its companion's its complement,
    if it has one.

    The verb stands where the parser has put the phrase whose preposition it took it for.
    """
    complement = tree.head[companion] if companion != NO_WORD else NO_WORD
    subject = _subject(tree, word, companion if companion != NO_WORD else word + REACH)
    head, dep, pos, morph = list(tree.head), list(tree.dep), list(tree.pos), list(tree.morph)
    prepositions = list(tree.prepositions)
    place = [word, *(above for above in tree.ancestors(word) if above in {subject, complement})][-1]
    head[word], dep[word] = tree.head[place], tree.dep[place]
    if head[word] != NO_WORD and tree.pos[head[word]] not in _VERBS:
        dep[word] = "parataxis"
    if subject != NO_WORD:
        head[subject], dep[subject], prepositions[subject] = word, "nsubj", ""
    if complement != NO_WORD:
        head[complement], dep[complement] = word, "obl:arg" if tree.pos[companion] == "ADP" else "ccomp"
    pos[word], morph[word] = "VERB", _MORPH
    return replace(rehung(tree, head, dep), pos=pos, morph=morph, prepositions=prepositions)


def _subject(tree: Tree, word: int, companion: int) -> int:
    """The head of the phrase between a verb and its companion; `NO_WORD` where there is none."""
    top, end = word + 1, tree.sentences[tree.sentence[word]][1]
    while top < end and tree.text[top] in _QUOTES:
        top += 1
    if top == end or tree.pos[top] not in _NOMINAL:
        return NO_WORD
    while word < tree.head[top] < companion and tree.pos[tree.head[top]] not in _VERBS:
        top = tree.head[top]
    return top

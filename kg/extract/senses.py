"""Words whose sense others tell: who fires a manager sacks him, whom an earthquake kills nobody attacked.

Comes in: `Tree`, mentions, `ontology/senses.tsv`. Goes out: `Tree` in which such a word has the lemma of the
word of the lexicon that is meant.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice
from typing import NamedTuple

from kg.errors import OntologyError
from kg.extract import lexicon as lexicon_table
from kg.extract.mentions import Draft
from kg.extract.mentions.lexicon import lexicon
from kg.extract.tree import NO_WORD, Tree
from kg.ontology import rows
from kg.text import fold

TABLE = "senses.tsv"
TITLE = "TITLE"

CAUSE = "cause"
"""Relation of what a harm came of: of the subject of the verb above ("the quake left | two dead"), or of what
stands behind such a preposition ("killed | in a fire")."""

_BY = frozenset(map(fold, ("في", "جراء", "من_جراء", "بسبب", "ب_سبب", "إثر", "على_إثر", "نتيجة", "ب")))
_OBJECTS = ("obj", "nsubj", "nsubj:pass")
_STEPS = 3
"""Words above a verb without subject, of which one may tell what it came of."""


class Sense(NamedTuple):
    """A companion by which another word is meant.

    Args:
        relation: How it hangs on the word, without a preposition; a preposition; or `CAUSE`.
        companions: Its kinds, `TITLE` among them, or lemmas.
        word: Lemma of the word that is meant.
        label: The same as it is shown to people.
    """

    relation: str
    companions: frozenset[str]
    word: str
    label: str


def tell_senses(tree: Tree, drafts: Sequence[Draft], lang: str) -> Tree:
    """A tree in which words have the lemma that their companions ask for."""
    table = senses(lang)
    found = [word for word, key in enumerate(zip(tree.pos, tree.lemma, strict=True)) if key in table]
    if not found:
        return tree
    kinds = {draft.head: str(draft.kind) for draft in drafts if draft.form != "zero"}
    lemma, label = list(tree.lemma), list(tree.label)
    for word in found:
        told = _told(tree, word, kinds, lang)
        for sense in table[tree.pos[word], tree.lemma[word]]:
            if any((sense.relation, companion) in told for companion in sense.companions):
                lemma[word], label[word] = sense.word, sense.label
    return replace(tree, lemma=lemma, label=label)


def _told(tree: Tree, word: int, kinds: Mapping[int, str], lang: str) -> set[tuple[str, str]]:
    """The companions of a word, each behind how it hangs on it."""
    titles, told = lexicon(lang).titles, set[tuple[str, str]]()
    for child in tree.children[word]:
        relation = tree.prepositions[child] or tree.dep[child]
        told.add((relation, _kind(tree, child, kinds)))
        told.add((relation, tree.lemma[child]))
        if tree.norm[child] in titles:
            told.add((relation, TITLE))
    harmless = tree.pos[word] == "VERB" and any(tree.dep[child] == "obj" for child in tree.children[word])
    for cause in () if harmless else _causes(tree, tree.first_conjunct(word)):
        told.add((CAUSE, tree.lemma[cause]))
        told |= {(CAUSE, f"{tree.lemma[cause]}_{tree.lemma[child]}") for child in tree.children[cause]}
    return told


def _causes(tree: Tree, word: int) -> Iterator[int]:
    """What an event may have come of."""
    yield from (child for child in tree.children[word] if tree.prepositions[child] in _BY)
    verb = tree.head[word]
    if verb == NO_WORD or tree.pos[verb] != "VERB":
        return
    for child in tree.children[verb]:
        if tree.prepositions[child] in _BY and child != word:
            yield child
        if tree.dep[child] in _OBJECTS and child != word:
            yield child
            yield from tree.dependents(child, "nmod")
    if not any(tree.dep[child] == "nsubj" for child in tree.children[verb]):
        yield from _told_before(tree, verb)


def _told_before(tree: Tree, verb: int) -> Iterator[int]:
    """What a verb without subject tells the outcome of: the noun it describes, the clause it follows ("a
    building collapsed, | which left two dead")."""
    for above in islice(tree.ancestors(verb), _STEPS):
        yield above
        if tree.pos[above] == "VERB":
            yield from (child for child in tree.children[above] if tree.dep[child] in _OBJECTS)


def _kind(tree: Tree, word: int, kinds: Mapping[int, str]) -> str:
    """The kind of a companion; "him" and "her" are somebody."""
    somebody = tree.pos[word] == "PRON" and tree.morph[word].get("Gender") in {"Masc", "Fem"}
    return "PERSON" if somebody else kinds.get(word, "")


@cache
def senses(lang: str) -> Mapping[tuple[str, str], tuple[Sense, ...]]:
    """The companions of each word of a language, by part of speech and lemma: verbs for which a verb is
    meant, nouns for which a noun.

    Raises:
        OntologyError: A word that is meant is none of the lexicon's.
    """
    found: dict[tuple[str, str], list[Sense]] = {}
    for number, row in rows(TABLE):
        if row["lang"] != lang:
            continue
        table, meant = lexicon_table.load(lang), fold(row["word"])
        pos = next((pos for pos in ("V", "N") if table.find(meant, pos)), "")
        entry = table.find(meant, pos)
        if entry is None:
            raise OntologyError(f"no word of the lexicon: {row['word']!r}", where=f"{TABLE} line {number}")
        companions = frozenset(one if one.isupper() else fold(one) for one in row["companion"].split("|"))
        relation = row["relation"] if row["relation"].isascii() else fold(row["relation"])
        key = ("VERB" if pos == "V" else "NOUN", fold(row["lemma"]))
        found.setdefault(key, []).append(Sense(relation, companions, meant, entry.label))
    return {key: tuple(some) for key, some in found.items()}

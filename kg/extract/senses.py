"""Words whose sense others tell: who fires a manager sacks him, whom an earthquake kills nobody attacked.

Comes in: `Tree`, mentions, `ontology/senses.tsv`. Goes out: `Tree` in which such a word has the lemma of the
word of the lexicon that is meant.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice
from typing import NamedTuple

from kg import lexicon as lexicon_table
from kg.errors import OntologyError
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

AGENT = "agent"
"""Relation of a subject, also beside an object."""

_BY = frozenset(map(fold, ("في", "جراء", "من_جراء", "بسبب", "ب_سبب", "إثر", "على_إثر", "نتيجة", "ب")))
_OBJECTS = ("obj", "nsubj", "nsubj:pass")
_SUBJECT, _OBLIQUE = "nsubj", "obl"
_POS = {"V": "VERB", "N": "NOUN"}

_STEPS = 3
"""Words above a verb without subject, of which one may tell what it came of."""


class Sense(NamedTuple):
    """A companion by which another word is meant.

    Args:
        relation: How it hangs on the word, without a preposition; a preposition; `AGENT` or `CAUSE`.
        companions: Its kinds, `TITLE` among them, or lemmas.
        meant: Lemma of the word that is meant.
        label: The same as it is shown to people.
    """

    relation: str
    companions: frozenset[str]
    meant: str
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
        told = {*_companions(tree, word, kinds, lang), *_reasons(tree, word)}
        for sense in table[tree.pos[word], tree.lemma[word]]:
            if any((sense.relation, companion) in told for companion in sense.companions):
                lemma[word], label[word] = sense.meant, sense.label
    return replace(tree, lemma=lemma, label=label)


def _companions(tree: Tree, word: int, kinds: Mapping[int, str], lang: str) -> Iterator[tuple[str, str]]:
    """The companions of a word, each behind how it hangs on it. A subject beside an object is an `AGENT`
    only; an infinitive has that of its verb ("workers threatened to strike")."""
    titles, has_object = lexicon(lang).titles, bool(tree.dependents(word, "obj"))
    beside = list(tree.children[word])
    if tree.dep[word] == "xcomp" and not has_object and not tree.dependents(tree.head[word], "obj"):
        beside += [child for child in tree.children[tree.head[word]] if tree.dep[child] == _SUBJECT]
    for child in beside:
        relations = [tree.prepositions[child] or tree.dep[child]]
        if tree.prepositions[child] and tree.dep[child] == _OBLIQUE:
            relations.append(_OBLIQUE)
        elif relations == [_SUBJECT]:
            relations = [AGENT] if has_object else [AGENT, _SUBJECT]
        for relation in relations:
            yield from ((relation, _kind(tree, child, kinds)), (relation, tree.lemma[child]))
            if tree.norm[child] in titles:
                yield relation, TITLE


def _reasons(tree: Tree, word: int) -> Iterator[tuple[str, str]]:
    """What a harm came of; what somebody does to somebody came of him."""
    harmless = tree.pos[word] == "VERB" and any(tree.dep[child] == "obj" for child in tree.children[word])
    for cause in () if harmless else _causes(tree, tree.first_conjunct(word)):
        yield CAUSE, tree.lemma[cause]
        yield from ((CAUSE, f"{tree.lemma[cause]}_{tree.lemma[child]}") for child in tree.children[cause])


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
        meant = fold(row["meant"])
        entry = lexicon_table.load(lang).find(meant, row["pos"])
        if entry is None:
            raise OntologyError(f"no word of the lexicon: {row['meant']!r}", where=f"{TABLE} line {number}")
        companions = frozenset(one if one.isupper() else fold(one) for one in row["companion"].split("|"))
        relation = row["relation"] if row["relation"].isascii() else fold(row["relation"])
        key = (_POS[row["pos"]], fold(row["lemma"]))
        found.setdefault(key, []).append(Sense(relation, companions, meant, entry.label))
    return {key: tuple(some) for key, some in found.items()}

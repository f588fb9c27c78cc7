"""Words whose sense a companion tells: who fires a manager sacks him, workers who strike protest.

Comes in: `Tree`, mentions, `ontology/senses.tsv`. Goes out: `Tree` in which such a word has the lemma of the
word of the lexicon that is meant.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from kg.errors import OntologyError
from kg.extract import lexicon as lexicon_table
from kg.extract.mentions import Draft
from kg.extract.mentions.lexicon import lexicon
from kg.extract.tree import Tree
from kg.ontology import rows

TABLE = "senses.tsv"
TITLE = "TITLE"
_POS = {"V": "VERB", "N": "NOUN"}
_SUBJECT, _OBLIQUE = "nsubj", "obl"


class Sense(NamedTuple):
    """A companion by which another word is meant.

    Args:
        pos: Part of speech of both words, as in trees.
        relation: How the companion hangs on the word.
        companions: Its kinds, `TITLE` among them, or lemmas.
        meant: Lemma of the word that is meant.
        label: The same as it is shown to people.
    """

    pos: str
    relation: str
    companions: frozenset[str]
    meant: str
    label: str


def tell_senses(tree: Tree, drafts: Sequence[Draft], lang: str) -> Tree:
    """A tree in which words have the lemma that their companions ask for."""
    table = senses(lang)
    if not table:
        return tree
    kinds = {draft.head: str(draft.kind) for draft in drafts if draft.form != "zero"}
    titles = lexicon(lang).titles
    lemma, label = list(tree.lemma), list(tree.label)
    for word in [word for word, one in enumerate(tree.lemma) if one in table]:
        told = set(_told(tree, word, kinds, titles))
        for sense in table[tree.lemma[word]]:
            fits = any((sense.relation, companion) in told for companion in sense.companions)
            if fits and sense.pos == tree.pos[word]:
                lemma[word], label[word] = sense.meant, sense.label
    return replace(tree, lemma=lemma, label=label)


def _told(
    tree: Tree, word: int, kinds: Mapping[int, str], titles: Container[str]
) -> Iterator[tuple[str, str]]:
    """What the companions of a word are, with their relations; a subject tells nothing beside an object, and
    an infinitive has that of its verb ("workers threatened to strike")."""
    beside = [(tree.dep[child], child) for child in tree.children[word]]
    has_object = bool(tree.dependents(word, "obj"))
    if tree.dep[word] == "xcomp" and not has_object and not tree.dependents(tree.head[word], "obj"):
        beside += [
            (_SUBJECT, child) for child in tree.children[tree.head[word]] if tree.dep[child] == _SUBJECT
        ]
    for relation, child in beside:
        if relation == _OBLIQUE and tree.prepositions[child]:
            yield relation, tree.lemma[child]
        elif not tree.prepositions[child] and not (relation == _SUBJECT and has_object):
            yield from ((relation, _kind(tree, child, kinds)), (relation, tree.lemma[child]))
            if tree.norm[child] in titles:
                yield relation, TITLE


def _kind(tree: Tree, word: int, kinds: Mapping[int, str]) -> str:
    """The kind of a companion; "him" and "her" are somebody."""
    somebody = tree.pos[word] == "PRON" and tree.morph[word].get("Gender") in {"Masc", "Fem"}
    return "PERSON" if somebody else kinds.get(word, "")


@cache
def senses(lang: str) -> Mapping[str, tuple[Sense, ...]]:
    """The companions of each word of a language.

    Raises:
        OntologyError: A word that is meant is none of the lexicon's.
    """
    found: dict[str, list[Sense]] = {}
    for number, row in rows(TABLE):
        if row["lang"] != lang:
            continue
        entry = lexicon_table.load(lang).find(row["meant"], row["pos"])
        if entry is None:
            raise OntologyError(f"no word of the lexicon: {row['meant']!r}", where=f"{TABLE} line {number}")
        companions = frozenset(row["companion"].split("|"))
        sense = Sense(_POS[row["pos"]], row["relation"], companions, row["meant"], entry.label)
        found.setdefault(row["lemma"], []).append(sense)
    return {lemma: tuple(some) for lemma, some in found.items()}

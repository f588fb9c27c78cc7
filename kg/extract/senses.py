"""Words whose sense a companion tells: who fires a manager sacks him, and a fire is a blaze.

Comes in: `Tree`, mentions, `ontology/senses.tsv`. Goes out: `Tree` in which such a word has the lemma of the
word of the lexicon that is meant.
"""

from collections.abc import Mapping, Sequence
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
        beside = [child for child in tree.children[word] if not tree.prepositions[child]]
        told = {(tree.dep[child], TITLE) for child in beside if tree.norm[child] in titles}
        told |= {(tree.dep[child], _kind(tree, child, kinds)) for child in beside}
        told |= {(tree.dep[child], tree.lemma[child]) for child in beside}
        for sense in table[tree.lemma[word]]:
            fits = any((sense.relation, companion) in told for companion in sense.companions)
            if fits and sense.pos == tree.pos[word]:
                lemma[word], label[word] = sense.meant, sense.label
    return replace(tree, lemma=lemma, label=label)


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

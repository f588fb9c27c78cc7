"""Verbs whose sense their object tells: who fires a manager sacks him.

Comes in: `Tree`, mentions, `ontology/senses.tsv`. Goes out: `Tree` in which such a verb has the lemma of the
verb of the lexicon that is meant.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from kg import lexicon as lexicon_table
from kg.errors import OntologyError
from kg.extract.mentions import Draft
from kg.extract.mentions.lexicon import lexicon
from kg.extract.tree import Tree
from kg.ontology import rows

TABLE = "senses.tsv"
TITLE = "TITLE"


class Sense(NamedTuple):
    """A companion by which another verb is meant.

    Args:
        relation: How it hangs on the verb.
        companions: Its kinds, `TITLE` among them.
        verb: Lemma of the verb that is meant.
        label: The same as it is shown to people.
    """

    relation: str
    companions: frozenset[str]
    verb: str
    label: str


def tell_senses(tree: Tree, drafts: Sequence[Draft], lang: str) -> Tree:
    """A tree in which verbs have the lemma that their companions ask for."""
    table = senses(lang)
    if not table:
        return tree
    kinds = {draft.head: str(draft.kind) for draft in drafts if draft.form != "zero"}
    titles = lexicon(lang).titles
    lemma, label = list(tree.lemma), list(tree.label)
    for word in [word for word, pos in enumerate(tree.pos) if pos == "VERB" and tree.lemma[word] in table]:
        beside = [child for child in tree.children[word] if not tree.prepositions[child]]
        told = {(tree.dep[child], TITLE) for child in beside if tree.norm[child] in titles}
        told |= {(tree.dep[child], _kind(tree, child, kinds)) for child in beside}
        for sense in table[tree.lemma[word]]:
            if any((sense.relation, companion) in told for companion in sense.companions):
                lemma[word], label[word] = sense.verb, sense.label
    return replace(tree, lemma=lemma, label=label)


def _kind(tree: Tree, word: int, kinds: Mapping[int, str]) -> str:
    """The kind of a companion; "him" and "her" are somebody."""
    somebody = tree.pos[word] == "PRON" and tree.morph[word].get("Gender") in {"Masc", "Fem"}
    return "PERSON" if somebody else kinds.get(word, "")


@cache
def senses(lang: str) -> Mapping[str, tuple[Sense, ...]]:
    """The companions of each verb of a language.

    Raises:
        OntologyError: A verb that is meant is none of the lexicon's.
    """
    found: dict[str, list[Sense]] = {}
    for number, row in rows(TABLE):
        if row["lang"] != lang:
            continue
        entry = lexicon_table.load(lang).find(row["verb"], "V")
        if entry is None:
            raise OntologyError(f"no verb of the lexicon: {row['verb']!r}", where=f"{TABLE} line {number}")
        companions = frozenset(row["companion"].split("|"))
        sense = Sense(row["relation"], companions, row["verb"], entry.label)
        found.setdefault(row["lemma"], []).append(sense)
    return {verb: tuple(some) for verb, some in found.items()}

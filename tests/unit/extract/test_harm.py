"""Harm that a mishap has done is no attack, in hand-written trees."""

import pytest

from kg import lexicon
from kg.extract.harm import without_attackers
from kg.extract.tree import tree_of
from kg.extract.triggers import Trigger
from tests.support.trees import tree

EN = lexicon.load("en")
KILLED = "Men man NOUN _ 3 nsubj:pass\nwere be AUX _ 3 aux:pass\nkilled kill VERB Voice=Pass 0 root\n"
IN = "in in ADP _ 5 case\n"
TOLD = {
    "floods": (KILLED + IN + "floods flood NOUN Number=Plur 3 obl", "HAPPEN"),
    "no mishap": (KILLED + IN + "Peru Peru PROPN _ 3 obl", "ASSAULT"),
    "what may be an attack": (KILLED + IN + "incident incident NOUN _ 3 obl", "ASSAULT"),
    "an attacker": (
        KILLED + IN + "floods flood NOUN Number=Plur 3 obl\nby by ADP _ 7 case\ngunmen gunman NOUN _ 3 obl",
        "ASSAULT",
    ),
    "a mishap for doer": (KILLED + "by by ADP _ 5 case\nlightning lightning NOUN _ 3 obl", "HAPPEN"),
    "a bus capsized": (KILLED + "as as SCONJ _ 5 mark\ncapsized capsize VERB _ 3 advcl", "HAPPEN"),
    "a bomb exploded": (KILLED + "as as SCONJ _ 5 mark\nexploded explode VERB _ 3 advcl", "ASSAULT"),
    "the quake killed": (
        "quake quake NOUN _ 2 nsubj\nkilled kill VERB _ 0 root\nmen man NOUN _ 2 obj",
        "HAPPEN",
    ),
    "the quake that killed": (
        "quake quake NOUN _ 0 root\nthat that PRON PronType=Rel 3 nsubj\nkilled kill VERB _ 1 acl:relcl",
        "HAPPEN",
    ),
    "aircraft": (
        "British British ADJ _ 2 amod\nTyphoons typhoon NOUN Number=Plur 3 nsubj\nkilled kill VERB _ 0 root",
        "ASSAULT",
    ),
    "killing ten": (
        "ship ship NOUN _ 2 nsubj\ncapsized capsize VERB _ 0 root\n"
        "killing kill VERB _ 2 advcl\nten ten NUM _ 3 obj",
        "HAPPEN",
    ),
    "killed and wounded": (
        KILLED + "and and CCONJ _ 5 cc\nwounded wound VERB Voice=Pass 3 conj\nin in ADP _ 7 case\n"
        "accident accident NOUN _ 3 obl",
        "HAPPEN",
    ),
}


@pytest.mark.parametrize(("rows", "wanted"), TOLD.values(), ids=TOLD)
def test_who_has_no_attacker_comes_to_harm(rows: str, wanted: str) -> None:
    plain = tree_of(tree(rows, lang="en"))
    triggers = [
        Trigger(word, "ASSAULT", EN.find(lemma, "V"), 0.9, "verb")
        for word, lemma in enumerate(plain.lemma)
        if lemma in {"kill", "wound"}
    ]
    triggers += [
        Trigger(word, "HAPPEN", EN.sense(entry, "HAPPEN"), 0.9, "verb")
        for word, lemma in enumerate(plain.lemma)
        if lemma in {"capsize", "explode"} and (entry := EN.find(lemma, "V"))
    ]
    found = without_attackers(plain, triggers, EN)
    harm = [one for one in found if plain.lemma[one.word] in {"kill", "wound"}]
    assert {(one.type, one.entry.type) for one in harm if one.entry} == {(wanted, wanted)}

"""Verbs whose sense their companion tells, and particles that are none, in hand-written trees."""

import pytest

from kg.errors import OntologyError
from kg.extract import senses as room
from kg.extract.mentions import find_mentions
from kg.extract.phrasal import join_phrases
from kg.extract.senses import tell_senses
from kg.extract.tree import tree_of
from kg.text import fold
from tests.support.trees import tree

FIRED = "Apple Apple PROPN _ 2 nsubj ORG\nfired fire VERB _ 0 root\n"
THREATENED = """
workers worker NOUN Number=Plur 2 nsubj
threatened threaten VERB _ 0 root
to to PART _ 4 mark
strike strike VERB _ 2 xcomp"""
MET = """
met meet VERB _ 0 root
Spain Spain PROPN _ 1 obj LOC
in in ADP _ 5 case
the the DET _ 5 det
end {} NOUN _ 1 obl"""


@pytest.mark.parametrize(
    ("rows", "verb"),
    [
        (FIRED + "Brown Brown PROPN _ 2 obj PERSON", "sack"),
        (FIRED + "workers worker NOUN Number=Plur 2 obj", "sack"),
        (FIRED + "him he PRON Gender=Masc|Number=Sing|Person=3 2 obj", "sack"),
        (FIRED + "rockets rocket NOUN Number=Plur 2 obj", "fire"),
        (FIRED + "at at ADP _ 4 case\nworkers worker NOUN Number=Plur 2 obl", "fire"),
        (
            "Brown Brown PROPN _ 3 nsubj:pass PERSON\nwas be AUX _ 3 aux:pass\nfired fire VERB _ 0 root",
            "sack",
        ),
        ("was be AUX _ 2 aux:pass\nmade make VERB _ 0 root\npresident president NOUN _ 2 xcomp", "appoint"),
        ("was be AUX _ 2 aux:pass\nmade make VERB _ 0 root\npublic public ADJ _ 2 xcomp", "make"),
        ("signed sign VERB _ 0 root\nBrown Brown PROPN _ 1 obj PERSON", "recruit"),
        ("signed sign VERB _ 0 root\ndeals deal NOUN _ 1 obj", "sign"),
        ("band band NOUN _ 2 nsubj\nplayed play VERB _ 0 root", "perform"),
        ("team team NOUN _ 2 nsubj\nplayed play VERB _ 0 root", "play"),
        ("a a DET _ 2 det\nfire fire NOUN _ 0 root", "blaze"),
        ("opened open VERB _ 0 root\nfire fire NOUN _ 1 obj", "fire"),
        (THREATENED, "go_on_strike"),
        (THREATENED + "\nRaqqa Raqqa PROPN _ 4 obj LOC", "strike"),
        ("rebels rebel NOUN Number=Plur 2 nsubj\nstruck strike VERB _ 0 root", "strike"),
        ("Brown Brown PROPN _ 2 nsubj PERSON\nadmitted admit VERB _ 0 root", "acknowledge"),
        ("clubs club NOUN _ 2 nsubj\nadmitted admit VERB _ 0 root\nher she PRON Gender=Fem 2 obj", "admit"),
        (MET.format("final"), "play"),
        (MET.format("talk"), "meet"),
    ],
)
def test_the_companion_tells_the_sense(rows: str, verb: str) -> None:
    doc = tree(rows, lang="en")
    found = tell_senses(tree_of(doc), find_mentions(doc), "en")
    assert verb in found.lemma and verb in found.label


FIRE = "في في ADP _ 4 case\nحريق حريق NOUN _ 1 obl"
LEFT = "أسفر أسفر VERB _ 0 root\n{} {} NOUN _ 1 nsubj\nعن عن ADP _ 4 case\nمقتل مقتل NOUN _ 1 obl:arg"


@pytest.mark.parametrize(
    ("rows", "word", "meant"),
    [
        ("قتل قتل VERB Voice=Pass 0 root\nعامل عامل NOUN _ 1 nsubj:pass\n" + FIRE, 0, "توفي"),
        ("قتل قتل VERB Voice=Act 0 root\nعاملا عامل NOUN _ 1 obj\n" + FIRE, 0, "قتل"),
        (LEFT.format("الزلزال", "زلزال"), 3, "مصرع"),
        (LEFT.format("الهجوم", "هجوم"), 3, "مقتل"),
        (
            LEFT.format("الزلزال", "زلزال") + "\nو و CCONJ _ 6 cc\nمقتل مقتل NOUN _ 4 conj",
            5,
            "مصرع",
        ),
        (
            "زلزال زلزال NOUN _ 0 root\nخلف خلف VERB _ 1 acl\nمقتل مقتل NOUN _ 2 obj",
            2,
            "مصرع",
        ),
        ("مقتل مقتل NOUN _ 0 root\nفي في ADP _ 3 case\nحادث حادث NOUN _ 1 nmod", 0, "مقتل"),
        (
            "مقتل مقتل NOUN _ 0 root\nفي في ADP _ 3 case\nحادث حادث NOUN _ 1 nmod\nسير سير NOUN _ 3 nmod",
            0,
            "مصرع",
        ),
        (
            "انهار انهار VERB _ 0 root\nمبنى مبنى NOUN _ 1 nsubj\nما ما DET _ 1 obl\n"
            "أسفر أسفر VERB _ 3 acl\nعن عن ADP _ 6 case\nمقتل مقتل NOUN _ 4 obl:arg",
            5,
            "مصرع",
        ),
        ("ضرب ضرب VERB _ 0 root\nزلزال زلزال NOUN _ 1 nsubj", 0, "هز"),
        ("رحلت رحل VERB _ 0 root\nلاجئا لاجئ NOUN Number=Sing 1 obj", 0, "ابعد"),
        ("أجلت أجل VERB _ 0 root\nرهائن رهينة NOUN Number=Plur 1 obj", 0, "اجلي"),
        ("رحلت رحل VERB _ 0 root\nسفينة سفينة NOUN Number=Sing 1 obj", 0, "رحل"),
    ],
)
def test_who_is_killed_by_no_attacker_died(rows: str, word: int, meant: str) -> None:
    doc = tree(rows)
    assert tell_senses(tree_of(doc), find_mentions(doc), "ar").lemma[word] == fold(meant)


def test_a_language_without_senses_keeps_its_tree() -> None:
    plain = tree_of(tree(FIRED))
    assert tell_senses(plain, (), "ar") is plain


def test_a_word_that_no_lexicon_has_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    row = {"lang": "en", "pos": "V", "lemma": "fire", "relation": "obj", "companion": "PERSON"}
    row |= {"meant": "zorblax"}
    monkeypatch.setattr(room, "rows", lambda _: iter([(3, row)]))
    room.senses.cache_clear()
    with pytest.raises(OntologyError, match=r"senses\.tsv line 3"):
        room.senses("en")
    room.senses.cache_clear()


@pytest.mark.parametrize(("noun", "lemma"), [("Monday", "call"), ("Iran", "call_on")])
def test_a_preposition_before_a_day_is_no_particle(noun: str, lemma: str) -> None:
    rows = f"called call VERB _ 0 root\non on ADP _ 3 case\n{noun} {noun} PROPN _ 1 obl"
    assert join_phrases(tree_of(tree(rows, lang="en")), "en").lemma[0] == lemma


def test_the_nearest_particle_is_the_verbs() -> None:
    rows = (
        "sent send VERB _ 0 root\noff off ADP _ 1 compound:prt\nin in ADP _ 4 case\nRome Rome PROPN _ 1 obl"
    )
    assert join_phrases(tree_of(tree(rows, lang="en")), "en").lemma[0] == "send_off"

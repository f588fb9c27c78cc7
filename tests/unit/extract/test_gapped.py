"""English verbs behind "and" that the parser takes for participles beside a number, in hand-written trees."""

import pytest

from kg.extract.mentions.words import read_words
from tests.support.trees import tree

PART = "Tense=Past|VerbForm=Part|Voice=Pass"
KILLED = f"""
Seven    seven    NUM   _      3 nsubj:pass
were     be       AUX   _      3 aux:pass
killed   kill     VERB  {PART} 0 root
and      and      CCONJ _      6 cc
six      six      NUM   _      6 nummod
wounded  wound    VERB  {PART} 3 conj
"""
WOUNDED = f"""
Gunmen   gunman   NOUN  _                        2 nsubj
killed   kill     VERB  Tense=Past|VerbForm=Fin  0 root
officers officer  NOUN  _                        2 obj
and      and      CCONJ _                        5 cc
wounded  wound    VERB  {PART}                   7 amod
two      two      NUM   _                        7 nummod
others   other    NOUN  _                        3 conj
"""


def test_a_number_is_whom_the_second_verb_tells_of() -> None:
    words = read_words(tree(KILLED, lang="en"))
    assert (words.head[4], words.rel[4]) == (5, "nsubj:pass")


@pytest.mark.parametrize(
    ("old", "new"), [("nsubj:pass", "nsubj"), ("3 conj", "3 advcl"), ("6 nummod", "3 obl")]
)
def test_a_number_beside_another_word_stays(old: str, new: str) -> None:
    assert old in KILLED
    assert read_words(tree(KILLED.replace(old, new), lang="en")).rel[4] != "nsubj:pass"


def test_no_participle_stands_between_and_and_a_number() -> None:
    words = read_words(tree(WOUNDED, lang="en"))
    assert [(words.head[i], words.rel[i]) for i in (3, 4, 6)] == [(4, "cc"), (1, "conj"), (4, "obj")]
    assert "VerbForm=Fin" in words.morph[4]


@pytest.mark.parametrize(
    ("old", "new"), [("7 nummod", "7 amod"), ("3 conj", "2 obl"), ("and      and      CCONJ", "by by ADP")]
)
def test_other_participles_stay(old: str, new: str) -> None:
    assert old in WOUNDED
    assert read_words(tree(WOUNDED.replace(old, new), lang="en")).rel[4] == "amod"

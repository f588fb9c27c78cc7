"""Verbs that the English parser takes for participles, in hand-written trees."""

import pytest

from kg.extract.mentions.words import read_words
from tests.support.trees import tree

PART = "Tense=Past|VerbForm=Part|Voice=Pass"
BLOCKED = f"""
Thousands thousand  NOUN  Number=Plur 0 root
of        of        ADP   _           3 case
people    person    NOUN  Number=Plur 1 nmod
blocked   block     VERB  {PART}      5 amod
roads     road      NOUN  Number=Plur 1 nmod
in        in        ADP   _           7 case
Tripoli   Tripoli   PROPN _           5 nmod LOC
of        of        ADP   _           9 case
late      late      NOUN  _           5 nmod
.         .         PUNCT _           1 punct
"""


def test_a_participle_is_the_verb_of_a_sentence_without_one() -> None:
    words = read_words(tree(BLOCKED, lang="en"))
    assert [(words.head[i], words.dep[i]) for i in (0, 3, 4)] == [(3, "nsubj"), (3, "root"), (3, "obj")]
    assert [words.head[i] for i in (6, 8, 9)] == [3, 4, 3]
    assert words.kids[3] == [0, 4, 6, 9]
    assert "VerbForm=Fin" in words.morph[3]


def test_behind_a_dateline_it_begins_a_clause() -> None:
    rows = "BEIRUT Beirut PROPN _ 0 root LOC\n: : PUNCT _ 3 punct\nrebels rebel NOUN Number=Plur 1 appos\n"
    rows += f"burned burn VERB {PART} 5 amod\nflags flag NOUN Number=Plur 3 nmod"
    words = read_words(tree(rows, lang="en"))
    assert (words.head[3], words.dep[3], words.dep[2]) == (0, "parataxis", "nsubj")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Thousands thousand  NOUN  Number=Plur 0", "Crowd crowd NOUN Number=Sing 0"),
        ("Thousands thousand  NOUN  Number=Plur 0 root", "Thousands thousand VERB Number=Plur 0 root"),
        ("people    person    NOUN ", "of of ADP "),
        ("5 amod", "1 acl"),
        ("roads     road      NOUN  Number=Plur 1 nmod", "roads road NOUN Number=Plur 1 conj"),
        (PART, "Tense=Pres|VerbForm=Part"),
    ],
)
def test_other_participles_are_none(old: str, new: str) -> None:
    assert old in BLOCKED
    words = read_words(tree(BLOCKED.replace(old, new), lang="en"))
    assert words.head[3] in {0, 4}


def test_arabic_keeps_its_tree() -> None:
    assert read_words(tree(BLOCKED)).dep[3] == "amod"


@pytest.mark.parametrize(("det", "wanted"), [("the", "root"), ("a", "amod")])
def test_between_a_definite_noun_and_a_name(det: str, wanted: str) -> None:
    rows = f"{det} {det} DET _ 2 det\nquake quake NOUN Number=Sing 0 root\nstruck strike VERB {PART} 4 amod\n"
    words = read_words(tree(rows + "Japan Japan PROPN _ 2 appos LOC", lang="en"))
    assert words.dep[2] == wanted

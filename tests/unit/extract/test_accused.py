"""Who accuses somebody of a deed is its source, in hand-written trees."""

import pytest

from kg.extract import cues
from kg.extract.links import is_charged
from kg.extract.mentions.words import read_words
from kg.extract.tree import tree_of
from tests.support.trees import tree

ACCUSED = """
Critics  critic  NOUN _            2 nsubj
accused  accuse  VERB _            0 root
Ali      Ali     PROPN _           2 obj PERSON
of       of      ADP  _            6 case
jailing  jail    VERB VerbForm=Ger 6 amod
rivals   rival   NOUN Number=Plur  3 nmod
"""


def test_a_gerund_before_a_noun_is_what_somebody_is_accused_of() -> None:
    words = read_words(tree(ACCUSED, lang="en"))
    assert [(words.head[i], words.dep[i]) for i in (3, 4, 5)] == [(4, "mark"), (1, "advcl"), (4, "obj")]


@pytest.mark.parametrize(
    ("old", "new"), [("accuse ", "admire "), ("3 nmod", "3 conj"), ("jailing", "jailed")]
)
def test_other_participles_describe_the_noun(old: str, new: str) -> None:
    assert old in ACCUSED
    assert read_words(tree(ACCUSED.replace(old, new), lang="en")).dep[4] == "amod"


CHARGED = """
Police  police  NOUN _ 2 nsubj
charged charge  VERB _ 0 root
Ali     Ali     PROPN _ 2 obj PERSON
with    with    SCONJ _ 5 mark
killing kill    VERB VerbForm=Ger 2 advcl
Sami    Sami    PROPN _ 5 obj PERSON
"""


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("2 advcl", "2 advcl", True),
        ("2 advcl", "3 acl", True),
        ("with    with", "for for", False),
        ("with    with", "while while", False),
        ("charge ", "meet ", False),
    ],
)
def test_what_somebody_is_charged_with(old: str, new: str, wanted: bool) -> None:
    assert old in CHARGED
    plain, signals = tree_of(tree(CHARGED.replace(old, new), lang="en")), cues.load("en")
    assert is_charged(plain, signals, 4, 1) is wanted

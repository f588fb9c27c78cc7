"""English clauses of speech that hang on a noun between, in hand-written trees."""

import pytest

from kg.extract.mentions.words import read_words
from tests.support.trees import tree

TOLD = """
She she PRON _ 2 nsubj
{0} VERB _ 0 root
{1}
that that SCONJ _ 7 mark
she she PRON _ 7 nsubj
ran run VERB _ 4 acl:relcl
"""
PEOPLE = "the the DET _ 4 det\nreporters reporter NOUN Number=Plur 2 iobj"
DAY = "on on ADP _ 4 case\nMonday Monday PROPN _ 2 obl"
SPEECH = "in in ADP _ 4 case\nspeech speech NOUN _ 2 obl"


@pytest.mark.parametrize(
    ("verb", "phrase"),
    [
        ("told tell", PEOPLE),
        ("denied deny", DAY),
        ("denied deny", SPEECH),
        ("denied deny", "last last ADJ _ 4 amod\nweek week NOUN _ 2 obl:unmarked"),
        ("promised promise", PEOPLE.replace("iobj", "obj")),
        ("said say", DAY.replace("on on", "to to").replace("Monday", "Kim")),
    ],
)
def test_the_content_hangs_on_its_verb(verb: str, phrase: str) -> None:
    words = read_words(tree(TOLD.format(verb, phrase), lang="en"))
    assert (words.head[6], words.dep[6], words.kids[3]) == (1, "ccomp", [2])


@pytest.mark.parametrize(
    ("verb", "phrase"),
    [
        ("denied deny", "a a DET _ 4 det\nreport report NOUN _ 2 obj"),
        ("ate eat", DAY),
        ("said say", DAY.replace("on on", "to to").replace("Monday Monday PROPN", "table table NOUN")),
        ("commented comment", SPEECH.replace("in in", "on on").replace("speech speech", "reports report")),
        ("dismissed say", "it it PRON _ 2 ccomp\nMonday Monday PROPN _ 2 obl"),
    ],
)
def test_other_clauses_tell_of_their_noun(verb: str, phrase: str) -> None:
    words = read_words(tree(TOLD.format(verb, phrase), lang="en"))
    assert (words.head[6], words.dep[6]) == (3, "acl")


def test_a_clause_behind_an_object_may_be_the_objects() -> None:
    rows = "denied deny VERB _ 0 root\nclaims claim NOUN _ 1 obj\nin in ADP _ 4 case\nMay May PROPN _ 1 obl\n"
    rows += "that that SCONJ _ 7 mark\nit it PRON _ 7 nsubj\nfell fall VERB _ 4 acl"
    assert read_words(tree(rows, lang="en")).head[6] == 3


@pytest.mark.parametrize(("word", "head"), [("again again ADV", 1), ("whom who PRON", 3)])
def test_what_is_told_needs_no_conjunction(word: str, head: int) -> None:
    rows = TOLD.format("told tell", PEOPLE).replace("that that SCONJ _ 7 mark", f"{word} _ 7 obl")
    assert read_words(tree(rows, lang="en")).head[6] == head

"""Verbs that open a sentence and that the parser takes for nouns, in hand-written trees."""

import pytest

from kg.extract.mentions.words import Words, read_words
from tests.support.trees import tree

COLLAPSED = """
انهار انهار NOUN Number=Sing 0 root
مبنى  مبنى  NOUN Number=Sing 1 nmod
في    في    ADP  _           4 case
مدينة مدينة NOUN Gender=Fem  1 nmod
"""


def words_of(rows: str) -> Words:
    return read_words(tree(rows))


def test_the_phrase_behind_is_the_subject() -> None:
    words = words_of(COLLAPSED)
    assert words.pos[0] == "VERB" and words.feats[0].gender == "Masc"
    assert words.rel[1] == "nsubj" and words.dep[3] == "obl"


@pytest.mark.parametrize(
    ("form", "pos", "lemma", "gender", "relation"),
    [
        ("هنأ", "ADV", "هنا", "Masc", "nsubj"),
        ("برأت", "NOUN", "برا", "Fem", "nsubj"),
        ("اغتيل", "NOUN", "اغتال", "Masc", "nsubj:pass"),
        ("صوّت", "NOUN", "صوت", "Masc", "nsubj"),
    ],
)
def test_forms(form: str, pos: str, lemma: str, gender: str, relation: str) -> None:
    behind = "nsubj" if pos == "ADV" else "nmod"
    words = words_of(
        f"{form} {form} {pos} _ 0 root\nمجلس مجلس NOUN _ 1 {behind}\nالأمن أمن NOUN Definite=Def 2 nmod"
    )
    assert (words.pos[0], words.lemma[0], words.feats[0].gender) == ("VERB", lemma, gender)
    assert words.rel[1] == relation


@pytest.mark.parametrize(
    "change",
    [
        ("انهار انهار", "انهيار انهيار"),
        ("انهار انهار", "هنا هنا"),
        ("مبنى  مبنى  NOUN Number=Sing 1 nmod", "قليل قليل ADJ _ 1 amod"),
        ("مبنى  مبنى  NOUN Number=Sing 1 nmod", "من من ADP _ 4 case"),
        ("NOUN Number=Sing 0 root", "NOUN Number=Sing 2 obl"),
    ],
)
def test_others_stay_nouns(change: tuple[str, str]) -> None:
    rows = COLLAPSED.replace(*change)
    if "2 obl" in rows:
        rows = rows.replace("1 nmod", "0 root", 1)
    assert words_of(rows).pos[0] == "NOUN"


def test_no_event_noun_stands_before_a_nominative() -> None:
    rows = "فتح فتح NOUN _ 0 root\nمسلحون مسلح ADJ Number=Plur 1 nmod\nالنار نار NOUN Definite=Def 2 nmod"
    words = words_of(rows)
    assert words.pos[0] == "VERB" and words.rel[1] == "nsubj"
    assert words_of(rows.replace("مسلحون", "مسلحين")).pos[0] == "NOUN"

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


@pytest.mark.parametrize(
    ("form", "lemma", "relation"),
    [
        ("ثمّن", "ثمن", "nsubj"),
        ("غَيَّرت", "غير", "nsubj"),
        ("عُذّب", "عذب", "nsubj:pass"),
        ("صوّتوا", "صوت", "nsubj"),
    ],
)
def test_a_shadda_on_the_second_letter_tells_a_verb_anywhere(form: str, lemma: str, relation: str) -> None:
    rows = "قال قال VERB _ 0 root\nإن إن SCONJ _ 3 mark\n{} ثمن NOUN _ 1 obj\nالوزير وزير NOUN _ 3 nmod"
    words = words_of(rows.format(form))
    assert (words.pos[2], words.lemma[2], words.rel[3]) == ("VERB", lemma, relation)


@pytest.mark.parametrize("form", ["ثمن", "برًّا", "فنّي", "المثمّن", "سيّد"])
def test_other_words_with_a_shadda_stay(form: str) -> None:
    assert words_of(f"قال قال VERB _ 0 root\n{form} {form} NOUN _ 1 obj").pos[1] == "NOUN"


HOMOGRAPH = """
فتح   فتح  NOUN Number=Sing 0 root
متحف  متحف NOUN Number=Sing 1 nmod
المدينة مدينة NOUN Gender=Fem 2 nmod
"""


def test_a_sentence_with_a_full_stop_has_a_verb() -> None:
    stop = ". . PUNCT _ 1 punct\n"
    words = words_of(HOMOGRAPH + stop)
    assert words.pos[0] == "VERB" and words.rel[1] == "nsubj"
    assert words_of(HOMOGRAPH).pos[0] == "NOUN"
    assert words_of(HOMOGRAPH.replace("متحف ", "جمعية ") + stop).pos[0] == "NOUN"

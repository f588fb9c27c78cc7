"""Verbs that the parser has not met and takes for foreign words, in hand-written trees."""

import pytest

from kg.extract.mentions.words import Words, read_words
from tests.support.trees import tree

SAID = "قال قال VERB _ 0 root\n"


def taken(form: str, before: str = "", label: str = "") -> Words:
    """The words of "said [before] form the attack"."""
    rows = SAID + (f"{before} {before} PART _ 3 advmod\n" if before else "")
    word = 3 if before else 2
    return read_words(
        tree(f"{rows}{form} {form} X _ 1 obj {label}\nالهجوم هجوم NOUN Definite=Def {word} obj")
    )


@pytest.mark.parametrize(
    ("form", "lemma", "person"),
    [
        ("ندين", "ادان", "1"),
        ("نقوم", "قام", "1"),
        ("نريد", "اراد", "1"),
        ("نعتقد", "اعتقد", "1"),
        ("نَنْتَظِرُ", "انتظر", "1"),
        ("نرفــض", "رفض", "1"),
        ("حرصنا", "حرص", "1"),
        ("أردنا", "اراد", "1"),
        ("رأينا", "راي", "1"),
        ("تحققت", "تحقق", "3"),
        ("أردفوا", "اردف", "3"),
        ("تعاونتا", "تعاون", "3"),
    ],
)
def test_forms_that_only_verbs_have(form: str, lemma: str, person: str) -> None:
    words = taken(form)
    assert (words.pos[1], words.lemma[1], words.feats[1].person) == ("VERB", lemma, person)


def test_forms_that_nouns_have_too_need_a_word_before() -> None:
    assert taken("أترشح").pos[1] == taken("يناقشان").pos[1] == "X"
    assert taken("أترشح", "لن").lemma[2] == "ترشح" and taken("سيناقشان"[1:], "سوف").lemma[2] == "ناقش"


@pytest.mark.parametrize("form", ["نادي", "دارنا", "نابولي", "النعتقد", "إنستغرام", "مالا"])
def test_nouns_and_names_stay(form: str) -> None:
    assert taken(form).pos[1] == "X"


def test_recognised_names_stay_unless_nobody_knows_of_what() -> None:
    assert taken("ندين", label="PERSON").pos[1] == "X"
    words = taken("ندين", label="MISC")
    assert words.pos[1] == "VERB" and words.names == []


def test_words_beside_foreign_words_stay() -> None:
    rows = SAID + "نعتقد نعتقد X _ 1 nsubj\nروهان روهان X _ 2 nmod"
    assert read_words(tree(rows)).pos[1] == "X"


@pytest.mark.parametrize(
    ("form", "behind", "pos"),
    [
        ("أردف", ": : PUNCT _ 2 punct", "VERB"),
        ("أردف", "أن أن SCONJ _ 2 mark", "VERB"),
        ("كرم", "المحافظ محافظ NOUN _ 2 nsubj", "VERB"),
        ("أجمل", "، ، PUNCT _ 2 punct", "X"),
    ],
)
def test_a_verb_of_speech_that_opens_a_clause(form: str, behind: str, pos: str) -> None:
    words = read_words(tree(f"و و CCONJ _ 0 root\n{form} {form} X _ 1 parataxis\n{behind}"))
    assert words.pos[1] == pos

"""Phrases that follow each other, hung where they belong, in hand-written trees."""

import pytest

from kg.extract.mending import mend
from kg.extract.mentions import find_mentions
from kg.extract.tree import Tree, tree_of
from tests.support.trees import tree

PAST = "Aspect=Perf"
ATTENDED = f"""حضر حضر VERB {PAST} 0 root
إبراهيم إبراهيم X _ 1 nsubj PERSON
محلب محلب X _ 2 nmod PERSON
، ، PUNCT _ 6 punct
و و CCONJ _ 6 cc
صدقي صدقي X _ 3 conj PERSON
صبحي صبحي X _ 6 nmod PERSON"""
ENGLISH = """Johnson Johnson PROPN _ 5 nsubj PERSON
, , PUNCT _ 4 punct
and and CCONJ _ 4 cc
Bishop Bishop PROPN _ 1 {relation} PERSON
called call VERB Tense=Past 0 root"""


def mended(text: str, lang: str = "ar") -> tuple[Tree, Tree]:
    """The tree before and after."""
    doc = tree(text, lang=lang)
    before = tree_of(doc)
    return before, mend(before, find_mentions(doc))


def test_a_phrase_right_behind_the_subject_is_the_object() -> None:
    _, after = mended(
        f"التقى التقى VERB {PAST} 0 root\nجون جون X _ 1 nsubj PERSON\nكيري كيري X _ 2 nmod PERSON\n"
        "الرئيس رئيس NOUN Definite=Def 2 nmod\nفلاديمير فلاديمير X _ 4 nmod PERSON\n"
        "بوتين بوتين X _ 5 nmod PERSON"
    )
    objects = [after.text[word] for word in after.dependents(0, "obj")]
    assert objects == ["الرئيس"]


def test_the_first_of_two_persons_is_the_subject() -> None:
    _, after = mended(
        f"أبلغ أبلغ VERB {PAST} 0 root\nبوتين بوتين X _ 3 nmod PERSON\nماكرون ماكرون X _ 1 nsubj PERSON"
    )
    assert after.head[1:] == [0, 0] and after.dep[1:] == ["nsubj", "obj"]


def test_an_object_that_is_made_something_has_that_behind_it() -> None:
    _, after = mended(
        f"انتخب انتخب VERB {PAST} 0 root\nالمجلس مجلس NOUN Definite=Def 1 nsubj\n"
        "سعيد سعيد X _ 2 nmod PERSON\nالعلي علي X _ 3 nmod PERSON\n"
        "رئيسا رئيس NOUN Definite=Ind|Case=Acc 1 obj"
    )
    assert [after.text[word] for word in after.dependents(0, "obj")] == ["سعيد", "رئيسا"]


def test_a_relative_clause_goes_with_the_object_that_it_stands_behind() -> None:
    _, after = mended(
        f"افتتح افتتح VERB {PAST} 0 root\nالملك ملك NOUN Definite=Def 1 nsubj\n"
        "الجسر جسر NOUN Definite=Def 2 nmod\nالذي الذي DET PronType=Rel 5 nsubj\n"
        f"انهار انهار VERB {PAST} 2 acl:relcl"
    )
    assert (after.head[2], after.dep[2], after.head[4]) == (0, "obj", 2)


def test_a_person_behind_and_is_coordinated_with_the_one_before() -> None:
    before, after = mended(ATTENDED)
    assert before.text[before.head[5]] == "محلب"
    assert after.text[after.head[5]] == "إبراهيم" and after.dep[5] == "conj"
    assert after.children[1] == [2, 5] and after.children[2] == []


@pytest.mark.parametrize(
    "change",
    [
        ("و و CCONJ _ 6 cc", "هنا هنا ADV _ 1 advmod"),
        ("و و CCONJ _ 6 cc", "؛ ؛ PUNCT _ 6 punct"),
        ("صدقي صدقي X _ 3 conj", "صدقي صدقي X _ 2 conj"),
        ("صدقي صدقي X _ 3 conj", "صدقي صدقي X _ 1 obj"),
        ("صدقي صدقي X _ 3 conj PERSON\nصبحي صبحي X _ 6 nmod PERSON", "القاهرة القاهرة X _ 3 conj GPE"),
    ],
)
def test_others_stay_where_they_are(change: tuple[str, str]) -> None:
    before, after = mended(ATTENDED.replace(*change))
    assert after is before


def test_persons_in_english() -> None:
    before, after = mended(ENGLISH.format(relation="conj"), "en")
    assert after is before
    before, after = mended(ENGLISH.format(relation="nmod"), "en")
    assert (after.head[3], after.dep[3]) == (0, "conj")
    before, after = mended(ENGLISH.format(relation="nsubj"), "en")
    assert after is before

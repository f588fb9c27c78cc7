"""Where: places of the event's sentence and of those before it, never the dateline."""

import pytest

from kg.extract.places import WHERE, dateline_end, place_choices, place_events
from kg.extract.scene import Scene
from tests.support.scenes import Decided, at, scene, words
from tests.support.trees import tree

MEETING = """
التقى  التقى VERB Voice=Act|Gender=Masc|Number=Sing|Person=3 0 root
كيري   كيري  X    _ 1 nsubj PERSON
بوتين  بوتين X    _ 1 obj   PERSON
في     في    ADP  _ 5 case
جدة    جدة   X    _ 1 obl   GPE
"""
AGREEMENT = """
وقع    وقع   VERB Voice=Act|Gender=Masc|Number=Sing|Person=3 0 root
كيري   كيري  X    _ 1 nsubj PERSON
اتفاقا اتفاق NOUN _ 1 obj
"""


def candidates(here: Scene, word: str) -> list[str]:
    found = next((c for c in place_choices(here) if c.trigger == at(here, word)), None)
    return [here.tree.text[here.drafts[n].head] for n in found.candidates] if found else []


def test_places_of_the_sentence_and_of_the_one_before_are_candidates() -> None:
    here = scene(tree(MEETING, AGREEMENT))
    assert candidates(here, "التقى") == ["جدة"]
    assert candidates(here, "وقع") == ["جدة"]


def test_places_from_long_before_are_none() -> None:
    here = scene(tree(MEETING, "عاد عاد VERB Voice=Act 0 root", "عاد عاد VERB Voice=Act 0 root", AGREEMENT))
    assert candidates(here, "وقع") == []


def test_the_model_decides() -> None:
    here = scene(tree(MEETING))
    many = len(place_choices(here))
    assert words(here, place_events(here, Decided((WHERE,), [[3.0], [0.0]] * many))) == ["جدة"] * many
    assert place_events(here, Decided((WHERE,), [[0.0], [9.0]] * many)) == [None] * len(here.triggers)


def test_a_dateline_is_no_place_of_an_event() -> None:
    here = scene(tree("جدة جدة X _ 3 dep GPE\n- - PUNCT _ 3 punct\n" + "عاد عاد VERB Voice=Act 0 root"))
    assert candidates(here, "عاد") in ([], ["جدة"])
    assert place_choices(here, dateline=5) == []


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("القاهرة (رويترز) - قال الوزير إنه عاد.", "القاهرة (رويترز) -"),
        ("موسكو - قال الوزير إنه عاد.", "موسكو - "),
        ("MOSCOW (AP) - The minister is back.", "MOSCOW (AP) -"),
        ("LONDON — The minister is back.", "LONDON — "),
        ("عاد الوزير من سفره. وقال إنه بخير - كما ذكر.", ""),
        ("عاد الوزير من القاهرة، وقال إنه بخير.", ""),
        ("", ""),
    ],
)
def test_where_a_dateline_ends(text: str, dateline: str) -> None:
    assert text[: dateline_end(text)].strip() == dateline.strip()

"""Where: places of the event's sentence and of those before it, never the dateline."""

import pytest

from kg.extract.places import WHERE, dateline_end, place_events, place_table
from kg.extract.scene import Scene
from tests.support.scenes import Decided, at, scene, stage, words
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


def candidates(here: Scene, word: str, *, dateline: int = 0) -> list[str]:
    pairs = place_table(stage(here), dateline=dateline).pairs
    found = pairs.item[pairs.event == at(here, word)].tolist()
    return [here.tree.text[here.drafts[n].head] for n in found]


def test_places_of_the_sentence_and_of_the_one_before_are_candidates() -> None:
    here = scene(tree(MEETING, AGREEMENT))
    assert candidates(here, "التقى") == ["جدة"]
    assert candidates(here, "وقع") == ["جدة"]


def test_the_first_place_is_a_candidate_to_the_end() -> None:
    back = "عاد عاد VERB Voice=Act 0 root"
    here = scene(tree(MEETING, back, back, back, AGREEMENT))
    assert candidates(here, "وقع") == ["جدة"]


def test_the_model_decides() -> None:
    here = scene(tree(MEETING))
    many = len(here.triggers)
    assert words(here, place_events(stage(here), Decided((WHERE,), [[3.0], [0.0]] * many))) == ["جدة"] * many
    assert place_events(stage(here), Decided((WHERE,), [[0.0], [9.0]] * many)) == [None] * many


def test_an_article_without_places_asks_no_model() -> None:
    here = scene(tree(AGREEMENT))
    assert place_events(stage(here), Decided((WHERE,), [])) == [None] * len(here.triggers)


def test_features_are_the_same_again_and_tell_the_candidates_apart() -> None:
    here = scene(tree(MEETING.replace("جدة", "الرياض"), AGREEMENT))
    one, two = (place_table(stage(here)).features.entries() for _ in range(2))
    assert all((a == b).all() for a, b in zip(one, two, strict=True))
    rows = {frozenset(one[1][one[0] == row].tolist()) for row in set(one[0].tolist())}
    assert len(rows) == len(set(one[0].tolist()))


def test_a_dateline_is_no_place_of_an_event() -> None:
    here = scene(tree("جدة جدة X _ 3 dep GPE\n- - PUNCT _ 3 punct\n" + "عاد عاد VERB Voice=Act 0 root"))
    assert candidates(here, "عاد") == ["جدة"]
    assert candidates(here, "عاد", dateline=5) == []


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


def test_a_hall_is_the_place_of_what_happens_in_it_alone() -> None:
    rows = (
        *("أعلن أعلن VERB Voice=Act 0 root", "كيري كيري X _ 1 nsubj PERSON", "أن أن SCONJ _ 4 mark"),
        *("اجتمع اجتمع VERB Voice=Act 1 ccomp", "الجيش جيش NOUN Definite=Def 4 nsubj", "في في ADP _ 7 case"),
        *("قاعة قاعة NOUN _ 4 obl", "في في ADP _ 9 case", "جدة جدة X _ 4 obl GPE"),
    )
    here = scene(tree("\n".join(rows)))
    assert "قاعة" in candidates(here, "اجتمع")
    assert candidates(here, "أعلن") == ["جدة"]

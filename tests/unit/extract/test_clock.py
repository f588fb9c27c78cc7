"""When: time expressions go to events through the tree, and lie before or after the publication."""

from datetime import date

import pytest
from spacy.tokens import Doc

from kg.extract.clock import WHEN, ahead, date_events, head_of, time_table
from kg.extract.times import find_times
from kg.model import Span, TimeRef
from tests.support.scenes import Decided, at, scene, stage
from tests.support.trees import tree

TODAY = date(2016, 7, 15)
VISIT = """
أعلن     أعلن  VERB Voice=Act|Gender=Masc|Number=Sing|Person=3 0 root
بوتين    بوتين X    _                 1 nsubj PERSON
أمس      أمس   ADV  _                 1 advmod
أن       أن    SCONJ _                6 mark
كيري     كيري  X    _                 6 nsubj PERSON
زار      زار   VERB Voice=Act|Gender=Masc|Number=Sing|Person=3 1 ccomp
موسكو    موسكو X    _                 6 obj   GPE
يوم      يوم   NOUN _                 6 obl
الثلاثاء ثلاثاء NOUN Definite=Def      8 nmod
الماضي   ماضي  ADJ  Definite=Def      9 amod
"""


def times(doc: Doc) -> tuple[TimeRef, ...]:
    return tuple(find_times(doc.text, lang="ar", published=TODAY))


def test_the_head_of_an_expression_of_several_words() -> None:
    doc = tree(VISIT)
    found = times(doc)
    assert [doc[head_of(scene(doc).tree, time)].text for time in found] == ["أمس", "يوم"]


def test_each_event_has_the_time_below_it() -> None:
    doc = tree(VISIT)
    here = scene(doc)
    dates = date_events(stage(here), times(doc), None)
    assert len(dates) == len(here.triggers)
    said, visited = dates[at(here, "أعلن")], dates[at(here, "زار")]
    assert said is not None and said.value == "2016-07-14"
    assert visited is not None and visited.value == "2016-07-12"


def test_a_model_chooses_among_the_expressions_of_the_sentence() -> None:
    doc = tree(VISIT)
    here = scene(doc)
    found = times(doc)
    many, pairs = len(here.triggers), time_table(stage(here), found, TODAY).pairs
    assert pairs.item.tolist() == [0, 1] * many
    first = Decided((WHEN,), [[5.0], [0.0], [0.0]] * many)
    assert date_events(stage(here), found, first, TODAY) == [found[0]] * many
    nothing = Decided((WHEN,), [[0.0], [0.0], [5.0]] * many)
    assert date_events(stage(here), found, nothing, TODAY) == [None] * many


def test_two_expressions_of_one_day_speak_for_each_other() -> None:
    rows = (
        *("زار زار VERB Voice=Act 0 root", "كيري كيري X _ 1 nsubj PERSON", "أمس أمس ADV _ 1 advmod"),
        *("و و CCONJ _ 5 cc", "بالأمس أمس NOUN _ 1 obl", "غدا غد ADV _ 1 advmod"),
    )
    doc = tree("\n".join(rows))
    here, found = scene(doc), times(doc)
    model = Decided((WHEN,), [[1.0], [1.0], [1.5], [-9.0]] * len(here.triggers))
    assert {ref.value for ref in date_events(stage(here), found, model, TODAY) if ref} == {"2016-07-14"}


YESTERDAY = "زار زار VERB Voice=Act 0 root\nكيري كيري X _ 1 nsubj PERSON\nأمس أمس ADV _ 1 advmod"
TODAY_IT = "عاد عاد VERB Voice=Act 0 root\nاليوم يوم NOUN _ 1 obl"


def candidates(doc: Doc, word: str) -> list[str]:
    here, found = scene(doc), times(doc)
    pairs = time_table(stage(here), found, TODAY).pairs
    return [found[n].text for n in pairs.item[pairs.event == at(here, word)].tolist()]


def test_expressions_of_the_sentence_before_the_first_and_of_the_same_event_are_candidates() -> None:
    doc = tree(YESTERDAY, TODAY_IT, "وصل وصل VERB Voice=Act 0 root", "زارت زار VERB Voice=Act 0 root")
    assert candidates(doc, "زار") == ["أمس"]
    assert candidates(doc, "عاد") == ["اليوم", "أمس"]
    assert candidates(doc, "وصل") == ["اليوم", "أمس"]
    assert candidates(doc, "زارت") == ["أمس"]


def test_an_article_without_expressions_asks_no_model() -> None:
    doc = tree("زار زار VERB Voice=Act 0 root\nكيري كيري X _ 1 nsubj PERSON")
    assert date_events(stage(scene(doc)), times(doc), Decided((WHEN,), [])) == [None]


@pytest.mark.parametrize(
    ("first", "last", "published", "where"),
    [
        (date(2016, 7, 16), date(2016, 7, 16), TODAY, "future"),
        (date(2016, 7, 14), date(2016, 7, 14), TODAY, "past"),
        (TODAY, TODAY, TODAY, "now"),
        (date(2016, 7, 11), date(2016, 7, 17), TODAY, "now"),
        (None, None, TODAY, ""),
        (TODAY, TODAY, None, ""),
    ],
)
def test_where_a_time_lies(first: date | None, last: date | None, published: date | None, where: str) -> None:
    assert ahead(TimeRef(Span(0, 1), "x", first, last, "day"), published) == where
    assert ahead(None, published) == ""

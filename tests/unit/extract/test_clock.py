"""When: time expressions go to events through the tree, and lie before or after the publication."""

from datetime import date

import pytest
from spacy.tokens import Doc

from kg.extract.clock import WHEN, ahead, date_events, head_of, time_choices
from kg.extract.times import find_times
from kg.model import Span, TimeRef
from tests.support.scenes import Decided, at, scene
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
    dates = date_events(here, times(doc), None)
    assert len(dates) == len(here.triggers)
    said, visited = dates[at(here, "أعلن")], dates[at(here, "زار")]
    assert said is not None and said.value == "2016-07-14"
    assert visited is not None and visited.value == "2016-07-12"


def test_a_model_chooses_among_the_expressions_of_the_sentence() -> None:
    doc = tree(VISIT)
    here = scene(doc)
    found = times(doc)
    choices = time_choices(here, found, TODAY)
    assert [choice.candidates for choice in choices] == [(0, 1)] * len(here.triggers)
    first = Decided((WHEN,), [[5.0], [0.0], [0.0]] * len(choices))
    assert date_events(here, found, first, TODAY) == [found[0]] * len(here.triggers)
    nothing = Decided((WHEN,), [[0.0], [0.0], [5.0]] * len(choices))
    assert date_events(here, found, nothing, TODAY) == [None] * len(here.triggers)


def test_two_expressions_of_one_day_speak_for_each_other() -> None:
    rows = (
        *("زار زار VERB Voice=Act 0 root", "كيري كيري X _ 1 nsubj PERSON", "أمس أمس ADV _ 1 advmod"),
        *("و و CCONJ _ 5 cc", "بالأمس أمس NOUN _ 1 obl", "غدا غد ADV _ 1 advmod"),
    )
    doc = tree("\n".join(rows))
    here, found = scene(doc), times(doc)
    model = Decided((WHEN,), [[1.0], [1.0], [1.5], [-9.0]] * len(here.triggers))
    assert {ref.value for ref in date_events(here, found, model, TODAY) if ref} == {"2016-07-14"}


def test_expressions_of_other_sentences_are_no_candidates() -> None:
    doc = tree("زار زار VERB Voice=Act 0 root\nكيري كيري X _ 1 nsubj PERSON", "أمس أمس ADV _ 0 root")
    here = scene(doc)
    assert time_choices(here, times(doc), TODAY) == []
    assert date_events(here, times(doc), None) == [None] * len(here.triggers)


def test_a_model_of_another_make_is_passed_over() -> None:
    doc = tree(VISIT)
    here, found = scene(doc), times(doc)
    assert date_events(here, found, Decided(("no", "yes"), [])) == date_events(here, found, None)


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

"""Who takes part: by frames alone, and by a model's answers."""

from dataclasses import replace

import pytest

from kg.extract.roles import ROLES, cast_events
from tests.support.scenes import Decided, at, scene, words
from tests.support.trees import tree

MET = """
التقى   التقى VERB Voice=Act|Gender=Masc|Number=Sing|Person=3 0 root
كيري    كيري  X    _    1 nsubj PERSON
الرئيس  رئيس  NOUN Definite=Def|Gender=Masc|Number=Sing 1 obj
بوتين   بوتين X    _    3 nmod  PERSON
و       و     CCONJ _   6 cc
لافروف  لافروف X   _    3 conj  PERSON
في      في    ADP  _    8 case
موسكو   موسكو X    _    1 obl   GPE
"""
ARRESTED = """
اعتقلت  اعتقل VERB Voice=Pass|Gender=Fem|Number=Sing|Person=3 0 root
هدى     هدى   X    _    1 nsubj:pass PERSON
في      في    ADP  _    4 case
تونس    تونس  NOUN _    1 obl   GPE
"""
ADDED = """
و       و     CCONJ _   2 cc
طالب    طالب  VERB Voice=Act|Gender=Masc|Number=Sing|Person=3 0 root
روسيا   روسيا X    _    2 obj   GPE
"""
AGREED = """
اتفق     اتفق VERB Voice=Act|Gender=Masc|Number=Sing|Person=3 0 root
قبل      قبل  ADP  _    3 case
كيري     كيري X    _    1 obl PERSON
الجانبان جانب NOUN Definite=Def|Gender=Masc|Number=Dual {head}
"""
TALKS = """
بدأت    بدأ    VERB Voice=Act|Gender=Fem|Number=Sing|Person=3 0 root
محادثات محادثة NOUN Number=Plur 1 nsubj
بين     بين    ADP  _   4 case
إيران   إيران  NOUN _   2 nmod  GPE
و       و      CCONJ _  6 cc
قطر     قطر    NOUN _   4 conj  GPE
"""


def test_an_active_frame() -> None:
    here = scene(tree(MET))
    cast = cast_events(here, None)[at(here, "التقى")]
    assert words(here, cast.subject) == ["كيري"]
    assert words(here, cast.object) == ["الرئيس بوتين", "لافروف"]
    assert words(here, [cast.place]) == ["موسكو"]


def test_a_passive_frame_has_no_agent() -> None:
    here = scene(tree(ARRESTED))
    cast = cast_events(here, None)[at(here, "اعتقلت")]
    assert cast.subject == ()
    assert words(here, cast.object) == ["هدى"]
    assert words(here, [cast.place]) == ["تونس"]


def test_a_hidden_subject_is_the_subject() -> None:
    here = scene(tree(MET.replace("في", "بعد"), ADDED))
    cast = cast_events(here, None)[at(here, "طالب")]
    assert words(here, cast.subject) == ["طالب"]
    (chain,) = {argument.chain for argument in cast.subject}
    assert any(chain in here.chains_of[number] for number in here.draft_at[1])
    assert words(here, cast.object) == ["روسيا"]


def test_the_parties_of_talks() -> None:
    here = scene(tree(TALKS))
    cast = cast_events(here, None)[at(here, "محادثات")]
    assert words(here, [*cast.subject, *cast.object]) == ["إيران", "قطر"]


def model(answers: list[list[float]]) -> Decided:
    """Answers for the mentions of one sentence and, last, for nobody."""
    return Decided(ROLES, answers)


KERRY, PUTIN, LAVROV, NO = ([9.0, 0], [0, 9.0], [0, 8.0], [0, 0])


def test_a_model_ranks_the_candidates_of_each_role() -> None:
    here = scene(tree(MET))
    (cast,) = cast_events(here, model([KERRY, PUTIN, LAVROV, NO, NO]))
    assert words(here, cast.subject) == ["كيري"]
    assert words(here, cast.object) == ["الرئيس بوتين", "لافروف"]
    assert 0.5 < cast.probability <= 1.0


def test_nobody_is_a_candidate_too() -> None:
    here = scene(tree(MET))
    (cast,) = cast_events(here, model([[1.0, 0], PUTIN, NO, NO, [5.0, 0]]))
    assert cast.subject == ()
    assert words(here, cast.object) == ["الرئيس بوتين"]


def test_a_second_participant_must_be_coordinated_with_the_first() -> None:
    here = scene(tree(MET))
    (cast,) = cast_events(here, model([KERRY, PUTIN, NO, [0, 8.9], NO]))
    assert words(here, cast.object) == ["الرئيس بوتين"]
    (cast,) = cast_events(here, model([KERRY, PUTIN, [0, 5.0], NO, NO]))
    assert words(here, cast.object) == ["الرئيس بوتين"]


@pytest.mark.parametrize(("head", "chains"), [("1 nsubj", [0, 9]), ("3 nmod", [0])])
def test_who_are_meant_together_act_together(head: str, chains: list[int]) -> None:
    here = scene(tree(AGREED.format(head=head)))
    meant = {2: (0,), 3: (0, 9)}
    here = replace(here, chains_of=tuple(meant.get(draft.head, ()) for draft in here.drafts))
    (cast,) = cast_events(here, model([[9.0, -9.0], [7.0, -9.0], NO]))
    assert sorted(argument.chain for argument in cast.subject) == chains


def test_nobody_is_both_subject_and_object() -> None:
    here = scene(tree(MET))
    (cast,) = cast_events(here, model([[9.0, 8.0], [0, 7.0], NO, NO, NO]))
    assert words(here, cast.subject) == ["كيري"]
    assert words(here, cast.object) == ["الرئيس بوتين"]


def test_an_article_without_events_has_no_casts() -> None:
    here = scene(tree("موسكو موسكو X _ 0 root GPE"))
    assert cast_events(here, None) == []

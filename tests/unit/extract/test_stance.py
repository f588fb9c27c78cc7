"""Is it so: by cues alone, and by the answers of the two models."""

import pytest

from kg.extract.stance import StanceModels, judge
from kg.model import Modality, Polarity
from tests.support.scenes import WORDS, Decided, at, scene
from tests.support.trees import tree

PLAIN = """
زار   زار  VERB Voice=Act|Aspect=Perf|Gender=Masc|Number=Sing|Person=3 0 root
كيري  كيري X _ 1 nsubj PERSON
موسكو موسكو X _ 1 obj GPE
"""
NEGATED = """
لم    لم   PART _ 2 advmod
يزر   زار  VERB Voice=Act|Aspect=Imp|Mood=Jus|Gender=Masc|Number=Sing|Person=3 0 root
كيري  كيري X _ 2 nsubj PERSON
موسكو موسكو X _ 2 obj GPE
"""
FUTURE = """
س     س    AUX  _ 2 aux
يزور  زار  VERB Voice=Act|Aspect=Imp|Mood=Ind|Gender=Masc|Number=Sing|Person=3 0 root
كيري  كيري X _ 2 nsubj PERSON
"""
DENIED = """
نفى   نفى  VERB Voice=Act|Aspect=Perf|Gender=Masc|Number=Sing|Person=3 0 root
بوتين بوتين X _ 1 nsubj PERSON
زيارة زيارة NOUN Definite=Cons|Number=Sing 1 obj
كيري  كيري X _ 3 nmod PERSON
"""
PLANNED = """
من    من   ADP  _ 2 case
المقرر مقرر ADJ Definite=Def 0 root
أن    أن   SCONJ _ 4 mark
يزور  زار  VERB Voice=Act|Aspect=Imp|Mood=Sub|Gender=Masc|Number=Sing|Person=3 2 csubj
كيري  كيري X _ 4 nsubj PERSON
"""
WISHED = """
طالب  طالب VERB Voice=Act|Aspect=Perf|Gender=Masc|Number=Sing|Person=3 0 root
بوتين بوتين X _ 1 nsubj PERSON
ب     ب    ADP  _ 4 case
زيارة زيارة NOUN Number=Sing 1 obl:arg
"""


def stance(rows: str, word: str, models: StanceModels | None = None) -> tuple[Polarity, Modality]:
    here = scene(tree(rows, glued="س"))
    stances = judge(here, WORDS.cues, [""] * len(here.triggers), models)
    assert len(stances) == len(here.triggers)
    return stances[at(here, word)]


@pytest.mark.parametrize(
    ("rows", "word", "wanted"),
    [
        (PLAIN, "زار", ("positive", "actual")),
        (NEGATED, "يزر", ("negative", "actual")),
        (FUTURE, "يزور", ("positive", "future")),
        (DENIED, "نفى", ("positive", "actual")),
        (DENIED, "زيارة", ("negative", "actual")),
        (PLANNED, "يزور", ("positive", "future")),
        (WISHED, "طالب", ("positive", "actual")),
        (WISHED, "زيارة", ("positive", "desired")),
    ],
)
def test_cues_alone(rows: str, word: str, wanted: tuple[str, str]) -> None:
    assert stance(rows, word) == wanted


def test_models_decide_over_the_cues() -> None:
    polarity = Decided(("negative", "positive"), [[0.0, 1.0]])
    modality = Decided(("actual", "desired", "future", "possible"), [[0.0, 0.0, 0.0, 1.0]])
    assert stance(FUTURE, "يزور", StanceModels(polarity, modality)) == ("positive", "possible")


def test_a_negative_particle_of_its_own_stands_against_the_model() -> None:
    positive = Decided(("negative", "positive"), [[0.0, 1.0]])
    actual = Decided(("actual", "future"), [[1.0, 0.0]])
    assert stance(NEGATED, "يزر", StanceModels(positive, actual)) == ("negative", "actual")


def test_classes_that_are_not_known_mean_the_plain_stance() -> None:
    odd = Decided(("mixed",), [[1.0]])
    assert stance(PLAIN, "زار", StanceModels(odd, odd)) == ("positive", "actual")


def test_no_events_no_stances() -> None:
    assert judge(scene(tree("موسكو موسكو X _ 0 root GPE")), WORDS.cues, [], None) == []

"""Is it so: by cues alone, and by the answers of a model."""

import pytest

from kg.extract import cues
from kg.extract.choosing import stage_of
from kg.extract.hashed import Hashed
from kg.extract.stance import judge
from kg.model import Modality, Polarity
from tests.support.scenes import WORDS, at, named_model, scene, stage
from tests.support.trees import tree

MODES = ("actual", "desired", "future", "possible")
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
POSSIBLE = """
بحث     بحث     VERB Voice=Act|Aspect=Perf|Gender=Masc|Number=Sing|Person=3 0 root
كيري    كيري    X _ 1 nsubj PERSON
الزيارة زيارة   NOUN Definite=Def|Number=Sing 1 obj
المحتملة محتمل  ADJ  Definite=Def|Gender=Fem 3 amod
"""
REFUSED = """
رفض     رفض     VERB Voice=Act|Aspect=Perf|Gender=Masc|Number=Sing|Person=3 0 root
كيري    كيري    X _ 1 nsubj PERSON
اتهامات اتهام   NOUN Gender=Fem|Number=Plur 1 obj
"""
RUMOURED = """
نفى     نفى     VERB Voice=Act|Aspect=Perf|Gender=Masc|Number=Sing|Person=3 0 root
كيري    كيري    X _ 1 nsubj PERSON
ما      ما      DET _ 1 obj
أعلن    أعلن    VERB Voice=Act|Aspect=Perf|Gender=Masc|Number=Sing|Person=3 3 acl
عن      عن      ADP _ 6 case
زيارة   زيارة   NOUN Number=Sing 4 obl:arg
"""
CLAIMED = """
نفى   نفى   VERB Voice=Act|Aspect=Perf|Gender=Masc|Number=Sing|Person=3 0 root
كيري  كيري  X _ 1 nsubj PERSON
أن    أن    SCONJ _ 4 mark
ادعى  ادعى  VERB Voice=Act|Aspect=Perf|Gender=Masc|Number=Sing|Person=3 1 ccomp
بوتين بوتين X _ 4 nsubj PERSON
"""
GOES_ON = """
نفى   نفى  VERB Voice=Act|Aspect=Perf|Gender=Masc|Number=Sing|Person=3 0 root
كيري  كيري X    _ 1 nsubj PERSON
زيارة زيارة NOUN Number=Sing 1 obj
مؤكدا مؤكد ADJ  Case=Acc|Definite=Ind|Gender=Masc|Number=Sing 3 amod
"""
GOES_ON_ASKING = GOES_ON.replace("مؤكدا مؤكد ADJ ", "مناشدا مناشد NOUN")
POSTPONED = """
أرجأ  أرجأ  VERB Voice=Act|Aspect=Perf|Gender=Masc|Number=Sing|Person=3 0 root
كيري  كيري  X _ 1 nsubj PERSON
زيارة زيارة NOUN Number=Sing 1 obj
"""
LAUNCHED = """
قد    قد   AUX  _ 2 aux
تشن   شن   VERB Voice=Act|Aspect=Imp|Mood=Ind|Gender=Fem|Number=Sing|Person=3 0 root
تركيا تركيا X _ 2 nsubj GPE
هجوما هجوم NOUN Case=Acc|Definite=Ind|Number=Sing 2 obj
"""
IF = """
إذا   إذا   SCONJ _ 2 mark
زار   زار   VERB Voice=Act|Aspect=Perf|Gender=Masc|Number=Sing|Person=3 0 root
كيري  كيري  X _ 2 nsubj PERSON
"""


def stance(rows: str, word: str, model: Hashed | None = None) -> tuple[Polarity, Modality]:
    here = scene(tree(rows, glued="س"))
    stances = judge(stage(here), WORDS.cues, [""] * len(here.triggers), model)
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
        (POSSIBLE, "الزيارة", ("positive", "possible")),
        (REFUSED, "اتهامات", ("positive", "actual")),
        (RUMOURED, "أعلن", ("positive", "actual")),
        (CLAIMED, "ادعى", ("negative", "actual")),
        (GOES_ON, "زيارة", ("negative", "actual")),
        (GOES_ON, "مؤكدا", ("positive", "actual")),
        (GOES_ON_ASKING, "مناشدا", ("positive", "actual")),
    ],
)
def test_cues_alone(rows: str, word: str, wanted: tuple[str, str]) -> None:
    assert stance(rows, word) == wanted


def test_a_model_decides_modality_and_scope_polarity() -> None:
    possible = named_model(MODES, {"l=زار": [0, 0, 0, 1]})
    assert stance(FUTURE, "يزور", possible) == ("positive", "possible")
    actual = named_model(MODES, {"l=زار": [1, 0, 0, 0]})
    assert stance(NEGATED, "يزر", actual) == ("negative", "actual")


def test_what_was_postponed_is_to_come_and_what_may_be_is_possible_whatever_the_model_says() -> None:
    actual = named_model(MODES, {"l=زياره": [1, 0, 0, 0], "l=زار": [1, 0, 0, 0]})
    assert stance(POSTPONED, "زيارة", actual) == ("positive", "future")
    assert stance(IF, "زار", actual) == ("positive", "possible")


def test_the_noun_of_a_light_verb_is_as_likely_as_the_verb() -> None:
    actual = named_model(MODES, {"l=هجوم": [1, 0, 0, 0]})
    assert stance(LAUNCHED, "هجوما", actual) == ("positive", "possible")


def test_a_condition_without_if_is_possible_at_most() -> None:
    here = scene(tree("had have AUX _ 3 aux\nكيري كيري X _ 3 nsubj PERSON\nزار زار VERB Aspect=Perf 0 root"))
    wished = named_model(MODES, {"l=زار": [0, 1, 0, 0]})
    assert judge(stage(here), cues.load("en"), [""], wished) == [("positive", "possible")]


def test_classes_that_are_not_known_mean_the_plain_stance() -> None:
    assert stance(PLAIN, "زار", named_model(("mixed",), {})) == ("positive", "actual")


def test_events_are_judged_below_those_above_them() -> None:
    here = scene(tree(DENIED))
    assert stage(here).events.above.tolist() == [-1, 0]
    told = {"l=نفي": [0, 1, 0, 0], "l=زياره": [1, 0, 0, 0], "pm=desired": [0, 0, 2, 0]}
    stances = judge(stage(here), WORDS.cues, ["", ""], named_model(MODES, told))
    assert stances == [("positive", "desired"), ("negative", "future")]


def test_only_events_that_are_told_are_judged_and_those_above_them() -> None:
    here = scene(tree(DENIED))
    told = {"l=نفي": [0, 1, 0, 0], "l=زياره": [1, 0, 0, 0], "pm=desired": [0, 0, 2, 0]}
    model, parts = named_model(MODES, told), stage(here).parts
    both = [("positive", "desired"), ("negative", "future")]
    assert judge(stage_of(here, parts, [1]), WORDS.cues, ["", ""], model) == both
    assert judge(stage_of(here, parts, [0]), WORDS.cues, ["", ""], model) == [both[0], ("positive", "actual")]


def test_no_events_no_stances() -> None:
    here = scene(tree("موسكو موسكو X _ 0 root GPE"))
    assert judge(stage(here), WORDS.cues, [], None) == []
    assert judge(stage(here), WORDS.cues, [], named_model(MODES, {})) == []


@pytest.mark.parametrize(("dep", "modality"), [("parataxis", "actual"), ("conj", "possible")])
def test_who_tells_what_may_be_tells_it(dep: str, modality: str) -> None:
    rows = "يزور زار VERB Aspect=Imp 0 root\nبوتين بوتين X _ 1 nsubj PERSON\nموسكو موسكو X _ 1 obj GPE\n"
    rows += f"حذر حذر VERB VerbForm=Fin|Aspect=Perf 1 {dep}\nكيري كيري X _ 4 nsubj PERSON"
    possible = named_model(MODES, {"l=حذر": [0, 0, 0, 1]})
    assert stance(rows, "حذر", possible) == ("positive", modality)

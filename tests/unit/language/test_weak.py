"""Weak verbs that a jussive has cut short."""

import pytest

from kg.language import load
from kg.language.weak import WeakVerbs

KNOWN = {
    "VERB قام": ["قام"],
    "VERB يقوم": ["قام"],
    "VERB اقامت": ["اقام"],
    "VERB قال": ["قال"],
    "VERB يقول": ["قال"],
    "VERB قالت": ["قال"],
    "VERB قل": ["قل"],
    "VERB نفى": ["نفى"],
    "VERB اعطى": ["اعطى"],
    "VERB التقى": ["التقى"],
    "VERB استطاع": ["استطاع"],
    "VERB وقف": ["وقف"],
    "VERB بدا": ["بدا"],
    "NOUN نال": ["نال"],
}
SPELLED = {"VERB اعطى": "أعطى", "VERB بدا": "بدأ"}


@pytest.mark.parametrize(
    ("form", "given", "lemma"),
    [
        ("يقم", "قم", "قام"),
        ("تقُم", "قم", "قام"),
        ("يقل", "قل", "قال"),
        ("ينف", "انف", "نفى"),
        ("نعط", "عط", "أعطى"),
        ("تلتق", "لتق", "التقى"),
        ("أستطع", "استطع", "استطاع"),
        ("يقف", "قف", "وقف"),
    ],
)
def test_what_is_left_of_a_weak_verb_leads_to_it(form: str, given: str, lemma: str) -> None:
    assert WeakVerbs(KNOWN, SPELLED).lemma(form, given) == lemma


@pytest.mark.parametrize(
    ("form", "given"),
    [("يبد", "بد"), ("ينل", "نل"), ("يكتب", "كتب"), ("يقوم", "قام"), ("", ""), ("ي", "ي")],
)
def test_other_verbs_stay(form: str, given: str) -> None:
    assert WeakVerbs(KNOWN, SPELLED).lemma(form, given) == given


@pytest.mark.model
def test_a_negated_verb_is_known_by_its_lemma() -> None:
    doc = load("ar")("لم يقم الوزير بالزيارة.")
    assert [word.lemma_ for word in doc if word.pos_ == "VERB"] == ["قام"]

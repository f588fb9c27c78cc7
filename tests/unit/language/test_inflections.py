"""English inflections of words that the treebank lacks."""

import pytest

from kg.language.inflections import Inflections, inflections

KNOWN = {
    "VERB": frozenset({"rape", "topple", "kill", "offer", "ax", "traffic", "hope"}),
    "NOUN": frozenset({"leaf"}),
}
IRREGULAR = {"fled": ("flee",), "found": ("find", "found"), "struck": ("strike",)}


@pytest.fixture(scope="module")
def own() -> Inflections:
    return Inflections(KNOWN, IRREGULAR)


@pytest.mark.parametrize(
    ("form", "given", "lemma"),
    [
        ("slamming", "slamme", "slam"),
        ("killed", "kil", "kill"),
        ("toppled", "toppl", "topple"),
        ("mediating", "mediat", "mediate"),
        ("bombed", "bombe", "bomb"),
        ("raping", "rap", "rape"),
        ("hoping", "hop", "hope"),
        ("offered", "offere", "offer"),
        ("rallies", "rallie", "rally"),
        ("rallied", "ralli", "rally"),
        ("vetoes", "vetoe", "veto"),
        ("torches", "torche", "torch"),
        ("trafficking", "traffick", "traffic"),
        ("mimicked", "mimick", "mimic"),
        ("deplored", "deplor", "deplore"),
        ("embed", "embed", "embed"),
        ("sing", "sing", "sing"),
        ("went", "went", "went"),
    ],
)
def test_endings_of_verbs(own: Inflections, form: str, given: str, lemma: str) -> None:
    assert own.lemma(form, "VERB", given, seen=False) == lemma


@pytest.mark.parametrize(
    ("form", "given", "lemma"),
    [
        ("leaves", "leave", "leaf"),
        ("viruses", "viruse", "virus"),
        ("potatoes", "potatoe", "potato"),
        ("corpses", "corps", "corpse"),
        ("embassies", "embassie", "embassy"),
        ("politics", "politics", "politics"),
        ("crisis", "crisis", "crisis"),
    ],
)
def test_plurals(own: Inflections, form: str, given: str, lemma: str) -> None:
    assert own.lemma(form, "NOUN", given, seen=False) == lemma


def test_what_the_treebank_has_stays_but_for_irregular_verbs_of_one_meaning(own: Inflections) -> None:
    assert own.lemma("toppled", "VERB", "toppl", seen=True) == "toppl"
    assert own.lemma("fled", "VERB", "flead", seen=True) == "flee"
    assert own.lemma("struck", "ADJ", "struck", seen=True) == "struck"
    assert own.lemma("found", "VERB", "found", seen=True) == "found"
    assert own.lemma("found", "VERB", "found", seen=False) == "find"


def test_the_shipped_tables() -> None:
    english = inflections("en", frozenset({"VERB mull", "PROPN Mull"}))
    assert english is not None and inflections("ar") is None
    assert {"mull", "extradite"} <= set(english.words["VERB"]) and english.irregular["shook"] == ("shake",)


@pytest.mark.model
def test_the_pipeline_asks_them() -> None:
    from kg.language import load

    doc = load("en")("Rebels fled after troops toppled the junta, razing villages, and looted shops.")
    assert {"flee", "topple", "raze", "loot"} <= {word.lemma_ for word in doc}

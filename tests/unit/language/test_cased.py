"""Lemmas in a script with capitals."""

import pytest

from kg.language.cased import CasedLemmas, apply_cased, make_cased
from kg.language.scripts import SHAPES, arabic_straight, latin_shape, script_of, straight


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("Killed", "kill"),
        ("meets", "meet"),
        ("Americans", "American"),
        ("USA", "USA"),
        ("KERRY", "Kerry"),
        ("kerry", "Kerry"),
        ("McDonald", "McDonald"),
        ("was", "be"),
        ("’s", "'s"),
        ("better", "well"),
    ],
)
def test_edits_lead_to_the_lemma(form: str, lemma: str) -> None:
    assert apply_cased(make_cased(form, lemma), form) == lemma


def test_one_edit_serves_many_forms() -> None:
    edit = make_cased("Killed", "kill")
    assert apply_cased(edit, "warned") == "warn" and apply_cased(edit, "WARNED") == "warn"
    assert apply_cased(edit, "is") is None


def test_the_dictionary_decides_where_it_knows_the_form() -> None:
    edits = (make_cased("cats", "cat"), make_cased("cat", "cat"))
    lemmas = CasedLemmas(edits, {"NOUN news": ("news",)}, {"PROPN who": "WHO", "PROPN un": "UN"})
    assert lemmas.lemma("News", "NOUN", (0, 1)) == "news"
    assert lemmas.lemma("camels", "NOUN", (0, 1)) == "camel"
    assert lemmas.lemma("un", "PROPN", (1,)) == "UN"
    assert lemmas.lemma("Xy", "NOUN", ()) == "Xy"


def test_shapes() -> None:
    named = {
        form: [SHAPES[i] for i in latin_shape(form)]
        for form in ("Doha", "UN", "I", "iOS", "F16", "15", "%", "a")
    }
    assert named == {
        "Doha": ["title"],
        "UN": ["capitals"],
        "I": ["initial"],
        "iOS": ["mixed"],
        "F16": ["initial", "digit"],
        "15": ["no letter", "digit"],
        "%": ["no letter"],
        "a": [],
    }
    assert script_of("ar").shape("Doha") == () and script_of("en").shapes == len(SHAPES)
    assert straight("“it’s” – so") == '"it\'s" - so'


def test_marks_are_written_as_the_treebanks_do() -> None:
    assert arabic_straight("“؛٪…") == '"،%.' and arabic_straight("قال") == "قال"
    assert arabic_straight("Google") == arabic_straight("UN") != "UN" and arabic_straight("www") == "www"
    assert arabic_straight("هنأ") != arabic_straight("هنا") == "هنا"

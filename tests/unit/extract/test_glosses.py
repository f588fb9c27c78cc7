"""What predicates are called that the lexicon does not have with their event type."""

import pytest

from kg import lexicon
from kg.extract.glosses import gloss, past


@pytest.mark.parametrize(
    ("lemma", "form"),
    [
        ("bribe", "bribed"),
        ("carry_on", "carried on"),
        ("stop", "stopped"),
        ("visit", "visited"),
        ("strike", "struck"),
        ("sing", "sang"),
        ("show", "showed"),
        ("hurt", "hurt"),
    ],
)
def test_english_verbs_stand_in_the_past(lemma: str, form: str) -> None:
    assert past(lemma) == form


def test_another_sense_of_the_lexicon_goes_before_the_lemma() -> None:
    entry = lexicon.load("ar").find("ختم", "V")
    assert gloss(entry, "ختم", english_verb=False) == "concluded"
    assert gloss(None, "شيء", english_verb=False) == "شيء"


def test_another_sense_of_an_english_verb_says_nothing() -> None:
    entry = lexicon.load("en").find("close", "V")
    assert gloss(entry, "close", english_verb=True) == "closed"

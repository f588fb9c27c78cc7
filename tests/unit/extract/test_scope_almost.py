"""What nearly was is not so, in hand-written trees."""

import pytest

from kg.extract import cues
from kg.extract.scope import scope_of
from kg.extract.tree import tree_of
from kg.extract.triggers import Trigger
from kg.lexicon import load
from tests.support.trees import tree

ALMOST = {
    "an adverb": (
        "en",
        "Rebels rebel NOUN _ 3 nsubj\nnearly nearly ADV _ 3 advmod\ncaptured capture VERB _ 0 root",
        "captured",
        True,
    ),
    "of what is measured": (
        "en",
        "Prices price NOUN _ 3 nsubj\nalmost almost ADV _ 3 advmod\ndoubled double VERB _ 0 root",
        "doubled",
        False,
    ),
    "of how many": (
        "en",
        "almost almost ADV _ 2 advmod\nall all DET _ 3 nsubj\nattacked attack VERB _ 0 root",
        "attacked",
        False,
    ),
    "a verb": (
        "ar",
        "كاد كاد VERB Aspect=Perf 0 root\nالفريق فريق NOUN _ 1 nsubj\nيخسر خسر VERB Aspect=Imp 1 xcomp",
        "يخسر",
        True,
    ),
    "the verb itself": (
        "ar",
        "كاد كاد VERB Aspect=Perf 0 root\nالفريق فريق NOUN _ 1 nsubj\nيخسر خسر VERB Aspect=Imp 1 xcomp",
        "كاد",
        True,
    ),
    "certain": (
        "ar",
        "يكاد كاد VERB Aspect=Imp 0 root\nالمؤكد مؤكد ADJ _ 1 xcomp\nأن أن SCONJ _ 4 mark\n"
        "نفذت نفذ VERB Aspect=Perf 1 csubj",
        "نفذت",
        False,
    ),
}


@pytest.mark.parametrize(("lang", "rows", "event", "wanted"), ALMOST.values(), ids=ALMOST)
def test_what_nearly_was(lang: str, rows: str, event: str, wanted: bool) -> None:
    found = tree_of(tree(rows, lang=lang))
    word = found.text.index(event)
    entry = load(lang).find(found.lemma[word], "V")
    trigger = Trigger(word, entry.type if entry else "OTHER", entry, 0.9, "verb")
    assert scope_of(found, cues.load(lang), trigger).negative is wanted

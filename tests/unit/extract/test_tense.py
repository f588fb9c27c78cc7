"""The tense of the clause around a time, in Arabic and English."""

import pytest

from kg.errors import OntologyError
from kg.extract import tense as room
from kg.extract.tense import tense_of
from kg.extract.tree import tree_of
from tests.support.trees import tree

PAST = "اجتمع اجتمع VERB Aspect=Perf 0 root\nالسبت سبت NOUN _ 1 obl"
WILL = "س س AUX _ 2 aux\nيجتمع اجتمع VERB Aspect=Imp 0 root\nالسبت سبت NOUN _ 2 obl"
NOT_YET = "لم لم PART _ 2 advmod\nيجتمع اجتمع VERB Aspect=Imp|Mood=Jus 0 root\nالسبت سبت NOUN _ 2 obl"
PLAN = "اجتماع اجتماع NOUN _ 0 root\nمقرر مقرر ADJ _ 1 amod\nالسبت سبت NOUN _ 2 obl"
NOW = "يجتمع اجتمع VERB Aspect=Imp|Mood=Ind 0 root\nالسبت سبت NOUN _ 1 obl"
THAT = (
    "أراد أراد VERB Aspect=Perf 0 root\nأن أن SCONJ _ 3 mark\n"
    "يعود عاد VERB Mood=Sub 1 ccomp\nالسبت سبت NOUN _ 3 obl"
)
MET = "met meet VERB Tense=Past|VerbForm=Fin 0 root\nFriday Friday PROPN _ 1 obl"
MAY = "may may AUX VerbForm=Fin 2 aux\nmeet meet VERB VerbForm=Inf 0 root\nFriday Friday PROPN _ 2 obl"
WAS = "was be AUX Tense=Past 2 aux\nmeeting meet VERB VerbForm=Ger 0 root\nFriday Friday PROPN _ 2 obl"
DUE = "due due ADJ _ 0 root\nFriday Friday PROPN _ 1 obl"


@pytest.mark.parametrize(
    ("lang", "rows", "expected"),
    [
        *[("ar", PAST, "past"), ("ar", WILL, "future"), ("ar", NOT_YET, "past"), ("ar", PLAN, "future")],
        *[("ar", NOW, ""), ("ar", THAT, "future"), ("en", MET, "past"), ("en", MAY, "future")],
        *[("en", WAS, "past"), ("en", DUE, "future")],
    ],
)
def test_the_tense_at_the_last_word(lang: str, rows: str, expected: str) -> None:
    found = tree_of(tree(rows))
    assert tense_of(found, lang)(found.start[-1]) == expected


def test_a_wrong_line_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "rows", lambda _: iter([(3, {"tense": "now", "use": "way", "lemma": "x"})]))
    room.tense_words.cache_clear()
    with pytest.raises(OntologyError, match=r"tense\.tsv line 3"):
        room.tense_words("ar")
    room.tense_words.cache_clear()

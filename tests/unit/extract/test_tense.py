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
BEAT = "beat beat VERB Tense=Pres|VerbForm=Fin 0 root\nFriday Friday PROPN _ 1 obl"
MET = "met meet VERB Tense=Past|VerbForm=Fin 0 root\nFriday Friday PROPN _ 1 obl"
MAY = "may may AUX VerbForm=Fin 2 aux\nmeet meet VERB VerbForm=Inf 0 root\nFriday Friday PROPN _ 2 obl"
WAS = "was be AUX Tense=Past 2 aux\nmeeting meet VERB VerbForm=Ger 0 root\nFriday Friday PROPN _ 2 obl"
IS_TO = (
    "is be AUX Tense=Pres 3 cop\nto to PART _ 3 mark\nmeet meet VERB VerbForm=Inf 0 root\n"
    "Friday Friday PROPN _ 3 obl"
)
OPENS = "opens open VERB Tense=Pres|VerbForm=Fin 0 root\nMay May PROPN _ 1 obl\n4 4 NUM _ 2 nummod"
IS_HELD = (
    "is be AUX Tense=Pres|VerbForm=Fin 2 aux:pass\nheld hold VERB Tense=Past|VerbForm=Part 0 root\n"
    "Friday Friday PROPN _ 2 obl"
)
SHOWS = (
    "attack attack NOUN _ 3 nsubj\nFriday Friday PROPN _ 1 nmod\n"
    "shows show VERB Tense=Pres|VerbForm=Fin 0 root"
)
SET_FOR = (
    "called call_for VERB Tense=Past|VerbForm=Fin 0 root\nstrike strike NOUN _ 1 obj\nfor for ADP _ 4 case\n"
    "Friday Friday PROPN _ 2 nmod"
)
CALLED = "called call VERB Tense=Past|VerbForm=Fin 0 root\non on ADP _ 3 case\nFriday Friday PROPN _ 1 obl"
DID_NOT = (
    "said say VERB Tense=Past|VerbForm=Fin 0 root\ndid do AUX Tense=Past|VerbForm=Fin 3 aux\n"
    "meet meet VERB VerbForm=Inf 1 ccomp\nFriday Friday PROPN _ 3 obl"
)
MAY_HAVE = (
    "may may AUX VerbForm=Fin 3 aux\nhave have AUX VerbForm=Inf 3 aux\n"
    "met meet VERB Tense=Past|VerbForm=Part 0 root\nFriday Friday PROPN _ 3 obl"
)
DEMANDED = (
    "demanded demand VERB Tense=Past|VerbForm=Fin 0 root\nanswer answer NOUN _ 1 obj\n"
    "by by ADP _ 4 case\nFriday Friday PROPN _ 2 nmod"
)
IF_BY = (
    "if if SCONJ _ 2 mark\nmade make VERB Tense=Past|VerbForm=Fin 0 root\n"
    "by by ADP _ 4 case\nFriday Friday PROPN _ 2 obl"
)
DUE = "due due ADJ _ 0 root\nFriday Friday PROPN _ 1 obl"


@pytest.mark.parametrize(
    ("lang", "rows", "expected"),
    [
        *[("ar", PAST, "past"), ("ar", WILL, "future"), ("ar", NOT_YET, "past"), ("ar", PLAN, "future")],
        *[
            ("ar", NOW, ""),
            ("ar", THAT, "future"),
            ("en", MET, "past"),
            ("en", BEAT, "past"),
            ("en", MAY, "future"),
        ],
        *[("en", WAS, "past"), ("en", DUE, "future"), ("en", IS_TO, "future"), ("en", OPENS, "future")],
        *[("en", IS_HELD, "future"), ("en", SET_FOR, "future"), ("en", CALLED, "past")],
        *[("en", DID_NOT, "past"), ("en", MAY_HAVE, "past"), ("en", DEMANDED, "future")],
        *[("en", IF_BY, "future"), ("en", IF_BY.replace("by by", "on on"), "past")],
    ],
)
def test_the_tense_at_the_last_word(lang: str, rows: str, expected: str) -> None:
    found = tree_of(tree(rows))
    assert tense_of(found, lang)(found.start[-1]) == expected


def test_what_hangs_on_a_noun_is_not_set_by_a_verb_in_the_present() -> None:
    found = tree_of(tree(SHOWS, lang="en"))
    assert tense_of(found, "en")(found.start[1]) == ""


def test_a_wrong_line_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "rows", lambda _: iter([(3, {"tense": "now", "use": "way", "lemma": "x"})]))
    room.tense_words.cache_clear()
    with pytest.raises(OntologyError, match=r"tense\.tsv line 3"):
        room.tense_words("ar")
    room.tense_words.cache_clear()

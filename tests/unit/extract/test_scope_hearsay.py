"""What is said of somebody, and nobody says who says it, is possible at most, in hand-written trees."""

import pytest

from kg.extract import cues
from kg.extract.scope import scope_of
from kg.extract.tree import tree_of
from kg.extract.triggers import Trigger
from tests.support.trees import tree

PASSIVE = "Tense=Past|VerbForm=Part|Voice=Pass"
HEARSAY = {
    "accused": (
        "en",
        f"Smith Smith PROPN _ 3 nsubj:pass\nis be AUX _ 3 aux:pass\naccused accuse VERB {PASSIVE} 0 root\n"
        "of of SCONJ _ 5 mark\nkilling kill VERB VerbForm=Ger 3 advcl",
        "killing",
        True,
    ),
    "accused by somebody": (
        "en",
        f"Iran Iran PROPN _ 2 nsubj:pass\naccused accuse VERB {PASSIVE} 0 root\nby by ADP _ 4 case\n"
        "Israel Israel PROPN _ 2 obl\nof of SCONJ _ 6 mark\narming arm VERB VerbForm=Ger 2 advcl",
        "arming",
        False,
    ),
    "said to have": (
        "en",
        f"Israel Israel PROPN _ 2 nsubj:pass\nsaid say VERB {PASSIVE} 0 root\nto to PART _ 4 mark\n"
        "bomb bomb VERB VerbForm=Inf 2 xcomp",
        "bomb",
        True,
    ),
    "told that": (
        "en",
        f"he he PRON _ 2 nsubj:pass\ntold tell VERB {PASSIVE} 0 root\nthat that SCONJ _ 4 mark\n"
        "left leave VERB VerbForm=Fin 2 ccomp",
        "left",
        False,
    ),
    "on trial": (
        "en",
        "trial trial NOUN _ 0 root\nfor for SCONJ _ 3 mark\nkilling kill VERB VerbForm=Ger 1 advcl",
        "killing",
        True,
    ),
    "it is claimed": (
        "ar",
        "يزعم زعم VERB Aspect=Imp 0 root\nأن أن SCONJ _ 3 mark\nقتل قتل VERB Aspect=Perf 1 csubj",
        "قتل",
        True,
    ),
    "somebody claims": (
        "ar",
        "يزعم زعم VERB Aspect=Imp 0 root\nالوزير وزير NOUN _ 1 nsubj\nأن أن SCONJ _ 4 mark\n"
        "قتل قتل VERB Aspect=Perf 1 ccomp",
        "قتل",
        False,
    ),
    "it is noted": (
        "ar",
        "يشار أشار VERB Aspect=Imp|Voice=Pass 0 root\nإلى إلى ADP _ 4 case\nأن أن SCONJ _ 4 mark\n"
        "فاز فاز VERB Aspect=Perf 1 ccomp",
        "فاز",
        False,
    ),
    "on a charge": (
        "ar",
        "تهمة تهمة NOUN _ 0 root\nقتل قتل NOUN _ 1 nmod",
        "قتل",
        True,
    ),
}


@pytest.mark.parametrize(("lang", "rows", "event", "wanted"), HEARSAY.values(), ids=HEARSAY)
def test_what_nobody_says(lang: str, rows: str, event: str, wanted: bool) -> None:
    found = tree_of(tree(rows, lang=lang))
    trigger = Trigger(found.text.index(event), "ASSAULT", None, 0.9, "verb")
    assert scope_of(found, cues.load(lang), trigger).likely is wanted

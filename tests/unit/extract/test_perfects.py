"""Verbs of form V and VI that are written like the present of another verb, in hand-written trees."""

import pytest

from kg.extract.perfects import perfects_again
from kg.extract.tree import tree_of
from tests.support.trees import tree

PRESENT = "Aspect=Imp|Gender=Fem|Mood=Ind|Number=Sing|Person=3"
INSPECTED = f"""
تفقد   فقد   VERB {PRESENT} 0 root
الأمير أمير  NOUN Definite=Def|Number=Sing 1 nsubj
القرية قرية  NOUN Definite=Def|Gender=Fem|Number=Sing 1 obj
"""


def lemma_and_aspect(rows: str) -> tuple[str, str | None]:
    after = perfects_again(tree_of(tree(rows)), "ar")
    word = after.pos.index("VERB")
    return after.lemma[word], after.morph[word].get("Aspect")


def test_before_a_man_it_is_a_perfect() -> None:
    assert lemma_and_aspect(INSPECTED) == ("تفقد", "Perf")


@pytest.mark.parametrize(
    "change",
    [
        (
            "الأمير أمير  NOUN Definite=Def|Number=Sing",
            "الأميرة أميرة NOUN Definite=Def|Gender=Fem|Number=Sing",
        ),
        ("الأمير أمير  NOUN Definite=Def|Number=Sing", "الأمراء أمير NOUN Definite=Def|Number=Plur"),
        (
            "الأمير أمير  NOUN Definite=Def|Number=Sing 1 nsubj",
            "الأمير أمير NOUN Definite=Def|Number=Sing 1 obj",
        ),
        ("الأمير أمير  NOUN", "السعودية السعودية X"),
        ("تفقد   فقد   VERB", "تفسد   أفسد   VERB"),
    ],
)
def test_elsewhere_it_stays_as_it_is(change: tuple[str, str]) -> None:
    assert lemma_and_aspect(INSPECTED.replace(*change))[1] == "Imp"


def test_a_particle_of_the_present_stands_before_a_present() -> None:
    rows = INSPECTED.replace("1 nsubj", "2 nsubj").replace("1 obj", "2 obj").strip()
    assert lemma_and_aspect("لم لم PART _ 2 advmod\n" + rows) == ("فقد", "Imp")


def test_no_present_ends_in_the_ending_of_a_perfect() -> None:
    avoided = f"تجنبت جنبت VERB {PRESENT} 0 root\nروسيا روسيا X _ 1 nsubj"
    assert lemma_and_aspect(avoided) == ("تجنب", "Perf")
    assert lemma_and_aspect(avoided.replace("تجنبت جنبت", "تثبت أثبت")) == ("اثبت", "Imp")


def test_a_shadda_tells_the_perfect() -> None:
    improved = f"تحسن حسن VERB {PRESENT} 0 root\nالسعر سعر NOUN Definite=Def|Number=Sing 1 nsubj"
    assert lemma_and_aspect(improved) == ("حسن", "Imp")
    assert lemma_and_aspect(improved.replace("تحسن", "تحسّن")) == ("تحسن", "Perf")
    assert lemma_and_aspect(improved.replace("تحسن", "تَحَسَّن")) == ("تحسن", "Perf")


def test_behind_a_man_it_is_a_perfect_whatever_stands_before_him() -> None:
    rows = f"""
    أن     أن   SCONJ _ 3 mark
    الوزير وزير NOUN Definite=Def|Number=Sing 3 nsubj
    تسلم   سلم  VERB {PRESENT} 0 root
    """
    assert lemma_and_aspect(rows) == ("تسلم", "Perf")
    assert lemma_and_aspect(rows.replace("الوزير وزير NOUN", "الوزيرة وزيرة NOUN")) == ("سلم", "Imp")
    held = rows.replace(
        "أن     أن   SCONJ _ 3 mark\n    الوزير وزير NOUN Definite=Def|Number=Sing 3 nsubj",
        "الوزير وزير NOUN Definite=Def|Number=Sing 3 nsubj\n    لن لن PART _ 3 advmod",
    )
    assert lemma_and_aspect(held)[1] == "Imp"

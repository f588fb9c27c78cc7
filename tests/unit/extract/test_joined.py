"""Finite verbs that the parser joins to an infinitive, in hand-written trees."""

import pytest

from kg.extract.joined import finite_apart, plans_apart
from kg.extract.tree import tree_of
from tests.support.trees import tree

REFUSED = """
party    party  NOUN _ 2 nsubj
refused  refuse VERB Tense=Past|VerbForm=Fin 0 root
to       to     PART _ 4 mark
answer   answer VERB VerbForm=Inf 2 xcomp
and      and    CCONJ _ 6 cc
left     leave  VERB Tense=Past|VerbForm=Fin 4 conj
"""


def test_a_finite_verb_is_joined_to_the_one_above() -> None:
    found = finite_apart(tree_of(tree(REFUSED, lang="en")), "en")
    assert found.head[5] == 1 and found.dep[5] == "conj"


@pytest.mark.parametrize(
    "change",
    [
        ("left     leave  VERB Tense=Past|VerbForm=Fin", "leave    leave  VERB VerbForm=Inf"),
        ("answer   answer VERB VerbForm=Inf", "answered answer VERB Tense=Past|VerbForm=Fin"),
    ],
)
def test_others_stay(change: tuple[str, str]) -> None:
    before = tree_of(tree(REFUSED.replace(*change), lang="en"))
    assert finite_apart(before, "en").head == before.head
    assert finite_apart(before, "ar") is before


SCRAPPED = """
Egypt    Egypt PROPN _ 2 nsubj
scrapped scrap VERB  _ 0 root
plans    plan  NOUN  _ 2 obj
to       to    PART  _ 5 mark
sell     sell  VERB  VerbForm=Inf 2 advcl
ships    ship  NOUN  _ 5 obj
"""


@pytest.mark.parametrize(
    ("old", "new", "head"),
    [("ships ", "ships ", 2), ("plans    plan", "guns gun", 1), ("to       to", "while while", 1)],
)
def test_a_clause_behind_a_plan_tells_what_was_planned(old: str, new: str, head: int) -> None:
    assert old in SCRAPPED
    assert plans_apart(tree_of(tree(SCRAPPED.replace(old, new), lang="en")), "en").head[4] == head

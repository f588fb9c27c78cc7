"""Nouns of which there are none stand above their particle, in hand-written trees."""

from kg.extract.existence import nouns_above
from kg.extract.tree import NO_WORD, tree_of
from tests.support.trees import tree

NONE = """
لا     لا     PART _ 0 root
نية    نية    NOUN Definite=Ind 1 nsubj
لدى    لدى    ADP  _ 4 case
إيران  إيران  X    _ 2 nmod
ل      ل      ADP  _ 6 case
مهاجمة مهاجمة NOUN _ 1 obl:arg
"""


def test_the_noun_has_what_hung_on_the_particle() -> None:
    found = nouns_above(tree_of(tree(NONE)), "ar")
    assert found.head[:2] == [1, NO_WORD] and found.dep[0] == "advmod"
    assert found.head[5] == 1 and found.children[1] == [0, 3, 5]


def test_verbs_and_other_languages_stay() -> None:
    before = tree_of(tree(NONE))
    assert nouns_above(before, "en") is before
    verb = tree_of(tree(NONE.replace("لا     لا     PART", "ليس    ليس    VERB")))
    assert nouns_above(verb, "ar") is verb

"""Words that are never events in annotated articles."""

from types import SimpleNamespace
from typing import cast

import pytest

from kg.extract.tree import tree_of
from tests.support.trees import tree

pytest.importorskip("torch")

from kg.training.events import OFTEN, RARELY, ordinary_words
from kg.training.lessons import Lesson

TALKS = """
بدأت      بدأ    VERB Voice=Act    0 root
الحكومة   حكومة  NOUN Definite=Def 1 nsubj
محادثات   محادثة NOUN Number=Plur  1 obj
"""


def lesson(*events: int) -> Lesson:
    ground = SimpleNamespace(tree=tree_of(tree(TALKS)), named=())
    return cast(Lesson, SimpleNamespace(ground=ground, event_of=dict.fromkeys(events)))


def test_frequent_words_that_are_no_event_are_ordinary() -> None:
    assert ordinary_words([lesson(0, 2)] * OFTEN) == {("NOUN", "حكومه")}
    assert ordinary_words([lesson(0, 2)] * (OFTEN - 1)) == frozenset()


def test_a_mistake_among_many_does_not_count() -> None:
    many = [lesson(0, 2)] * int(1 / RARELY)
    assert ordinary_words([lesson(0, 1, 2), *many]) == {("NOUN", "حكومه")}
    assert ordinary_words([lesson(0, 1, 2)] * 2 + many) == frozenset()

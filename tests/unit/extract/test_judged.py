"""Who judges an event has not done it, in hand-written trees."""

import pytest

from kg.extract.judged import is_judged
from kg.extract.tree import tree_of
from kg.extract.triggers import Trigger
from tests.support.trees import tree

CONDEMNED = "أدان أدان VERB Aspect=Perf 0 root\nمصر مصر X _ 1 nsubj\nاعتقال اعتقال NOUN _ 1 obj"
ANNOUNCED = "أعلن أعلن VERB Aspect=Perf 0 root\nالجيش جيش NOUN _ 1 nsubj\nمقتل مقتل NOUN _ 1 obj"


@pytest.mark.parametrize(
    ("rows", "kind", "event", "wanted"),
    [
        (CONDEMNED, "ACCUSE", "اعتقال", True),
        (CONDEMNED, "SUPPORT", "اعتقال", True),
        (CONDEMNED, "REQUEST", "اعتقال", False),
        (CONDEMNED, "STATE", "اعتقال", False),
        (ANNOUNCED, "STATE", "مقتل", True),
        (ANNOUNCED, "REJECT", "مقتل", False),
    ],
)
def test_whose_event_is_only_judged(rows: str, kind: str, event: str, wanted: bool) -> None:
    found = tree_of(tree(rows, lang="ar"))
    above = Trigger(0, kind, None, 0.9, "verb")
    assert is_judged(found, above, Trigger(found.text.index(event), "COERCE", None, 0.9, "noun")) is wanted

"""Events that lie so many days apart have not one day, in hand-written trees."""

from datetime import date

import pytest

from kg.extract.days_apart import days_apart
from kg.extract.scene import scene_of
from kg.extract.tree import tree_of
from kg.extract.triggers import Trigger
from kg.model import Span, TimeRef
from tests.support.trees import tree

MET = """
met     meet    VERB  _ 0 root
Ali     Ali     PROPN _ 1 obj
Tuesday Tuesday PROPN _ 1 obl
a       a       DET   _ 5 det
day     day     NOUN  _ 1 obl:unmarked
after   after   SCONJ _ 7 mark
visited visit   VERB  _ 1 advcl
Rome    Rome    PROPN _ 7 obj
"""


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("day     day", "week week", False),
        ("day     day", "hour hour", True),
        ("after   after", "when when", True),
        ("Tuesday Tuesday PROPN _ 1", "Tuesday Tuesday PROPN _ 7", True),
    ],
)
def test_what_is_counted_from_another_event_has_not_its_day(old: str, new: str, wanted: bool) -> None:
    assert old in MET
    plain = tree_of(tree(MET.replace(old, new), lang="en"))
    start, day = plain.text.index("Tuesday"), date(2024, 3, 5)
    time = TimeRef(Span(plain.start[start], plain.end[start]), "Tuesday", day, day, "day", "weekday")
    triggers = [Trigger(word, "MOVE", None, 0.9, "verb") for word in (0, 6)]
    found = days_apart(scene_of(plain, triggers, (), ()), [time, time])
    own = 1 if old.startswith("Tuesday") else 0
    assert found[own] == time and (found[1 - own] == time) is (wanted and own == 0)

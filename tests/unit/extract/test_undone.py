"""No event takes place where another one did not, in hand-written trees."""

import pytest

from kg.extract.mentions import Draft
from kg.extract.scene import scene_of
from kg.extract.tree import tree_of
from kg.extract.triggers import Trigger
from kg.extract.undone import without_undone
from kg.model import Argument, Polarity
from tests.support.trees import tree

CANCELLED = """
cancelled cancel VERB _ 0 root
trips     trip   NOUN _ 1 obj
to        to     ADP  _ 4 case
Rome      Rome   PROPN _ 2 nmod GPE
and       and    CCONJ _ 6 cc
visited   visit  VERB _ 1 conj
schools   school NOUN _ 6 obj
"""


@pytest.mark.parametrize(
    ("rows", "polarity", "wanted"),
    [
        (CANCELLED, "negative", False),
        (CANCELLED, "positive", True),
        (CANCELLED.replace("1 conj", "1 advcl"), "negative", True),
    ],
)
def test_what_stands_beside_an_undone_event_is_not_there(rows: str, polarity: Polarity, wanted: bool) -> None:
    plain = tree_of(tree(rows, lang="en"))
    triggers = [Trigger(word, "MOVE", None, 0.9, "verb") for word in (0, 1, 5)]
    rome = Draft(3, 4, 3, "GPE", "name", (3, 4), None, "", "Sing", "3", True)
    here = scene_of(plain, triggers, [rome], [(0,)])
    places = [None, Argument(0, 0), Argument(0, 0)]
    found = without_undone(here, places, ["positive", polarity, "positive"])
    assert found == [None, Argument(0, 0), Argument(0, 0) if wanted else None]

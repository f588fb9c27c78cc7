"""Event nouns of which somebody says what he thinks: he did not do it.

Comes in: `Tree`, an event and one that it governs. Goes out: whether the first one's subject is none of the
second one.
"""

from kg.extract.tree import Tree
from kg.extract.triggers import Trigger

_JUDGING = frozenset({"ACCUSE", "SUPPORT"})
"""Types of events that judge what others did: "condemned | the arrest of", "welcomed | the release of"."""

_GOVERNED = frozenset({"obj", "obl", "obl:arg"})
_TOLD = "STATE"
_SUFFERED = frozenset({"مقتل", "مصرع", "استشهاد"})
"""Arabic nouns of deaths, which nobody who announces them has caused: "announced | the killing of"."""


def is_judged(tree: Tree, above: Trigger, below: Trigger) -> bool:
    """Whether the subject of an event cannot be that of an event noun that it governs."""
    word = below.word
    if tree.pos[word] != "NOUN" or tree.dep[word] not in _GOVERNED:
        return False
    return above.type in _JUDGING or (above.type == _TOLD and tree.lemma[word] in _SUFFERED)

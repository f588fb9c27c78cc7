"""Events that are told to be so many days from another one: "on Tuesday, a day after | he visited Paris".

Comes in: `Tree`, events with their times. Goes out: the same, without the day of the one for the other.
"""

from collections.abc import Sequence

from kg.extract.clock import head_of
from kg.extract.scene import Scene
from kg.extract.tree import Tree
from kg.model import TimeRef

_SIDES, _MARKS = frozenset({"after", "before"}), frozenset({"case", "mark"})
_UNITS = frozenset({"day", "week", "fortnight", "month", "year", "decade"})
"""English words between two events with their relations, and what parts them by more than a part of a day."""


def days_apart(scene: Scene, times: Sequence[TimeRef | None]) -> list[TimeRef | None]:
    """The times of events; what is counted from another event has no time of the other one.

    Args:
        scene: The article with its events.
        times: The time of each event, as it was chosen.
    """
    tree, found = scene.tree, list(times)
    dated = [number for number, time in enumerate(times) if time]
    for trigger in scene.triggers if dated else ():
        if not _is_counted_from(tree, trigger.word):
            continue
        inside, sentence = set(tree.subtree(trigger.word)), tree.sentence[trigger.word]
        for number in dated:
            word, time = scene.triggers[number].word, found[number]
            if time is None or tree.sentence[word] != sentence:
                continue
            when = head_of(tree, time)
            if tree.sentence[when] == sentence and (when in inside) != (word in inside):
                found[number] = None
    return found


def _is_counted_from(tree: Tree, word: int) -> bool:
    """Whether a time is counted from an event: "two days before | the vote"."""
    sides = (c for c in tree.children[word] if 0 < c < word and tree.dep[c] in _MARKS)
    return any(tree.lemma[side] in _SIDES and tree.lemma[side - 1] in _UNITS for side in sides)

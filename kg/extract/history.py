"""Who stands in the frames of an article's events, as far as the surface shows.

Comes in: `Scene`. Goes out: `History`; for each event who stood so in the last event of its kind; and where
somebody stood so last.
"""

from collections.abc import Sequence

import numpy as np

from kg.extract.columns import hangings
from kg.extract.frames import slot_of
from kg.extract.hashed import Ints
from kg.extract.scene import Scene
from kg.extract.tree import Tree
from kg.extract.triggers import Trigger

AGENT, PATIENT = 0, 1

_PARTS = {"subj": AGENT, "obj": PATIENT, "dest": PATIENT}


History = list[list[tuple[int, int]]]
"""For each event the mentions that stand in its frame: (draft, `AGENT` or `PATIENT`)."""


def history_of(scene: Scene) -> History:
    """Read every event's frame on the surface."""
    found: History = [[] for _ in scene.triggers]
    number_at = {trigger.word: number for number, trigger in enumerate(scene.triggers)}
    hung = hangings(scene.tree)
    tops, heads = hung.top.tolist(), scene.tree.head
    for number, draft in enumerate(scene.drafts):
        if not scene.chains_of[number]:
            continue
        hidden, top = draft.form == "zero", tops[draft.head]
        event = number_at.get(draft.head if hidden else heads[top])
        if event is None:
            continue
        trigger = scene.triggers[event]
        part = AGENT if hidden else _PARTS.get(slot_of(trigger.entry, hung.marker[top]))
        if part is not None:
            passive = part == AGENT and _is_passive(scene.tree, trigger)
            found[event].append((number, PATIENT if passive else part))
    return found


def _is_passive(tree: Tree, trigger: Trigger) -> bool:
    return tree.morph[trigger.word].get("Voice") == "Pass"


def last_alike(history: History, triggers: Sequence[Trigger]) -> History:
    """For each event the mentions of the last one before it that has the same type and shows its parts."""
    last: dict[str, list[tuple[int, int]]] = {}
    found = []
    for trigger, parts in zip(triggers, history, strict=True):
        found.append(last.get(trigger.type, []))
        if parts:
            last[trigger.type] = parts
    return found


NEVER = -1


def last_stood(scene: Scene, history: History, part: int, chain: Ints, event: Ints) -> Ints:
    """The last event before each of some events in which a chain stood as `part`, or `NEVER`.

    Args:
        scene: The article with its events.
        history: Who stands in the frames of its events.
        part: `AGENT` or `PATIENT`.
        chain: Chains. *Shape:* (items,).
        event: Numbers of events. *Shape:* (items,).
    """
    size = len(scene.triggers)
    stood = {
        one * size + number
        for number, parts in enumerate(history)
        for draft, found in parts
        if found == part
        for one in scene.chains_of[draft]
    }
    ordered = np.array([NEVER, *sorted(stood)], dtype=np.int64)
    last = ordered[np.searchsorted(ordered, chain * size + event) - 1]
    return np.where((last >= 0) & (last // size == chain), last % size, NEVER)

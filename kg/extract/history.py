"""Who stands in the frames of an article's events, as far as the surface shows.

Comes in: `Scene`. Goes out: `History`; and for each event who stood so in the last event of its kind.
"""

from collections.abc import Sequence

from kg.extract.columns import Hangings, hangings
from kg.extract.frames import slot_of
from kg.extract.mentions import Draft
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
    for number, draft in enumerate(scene.drafts):
        if not scene.chains_of[number]:
            continue
        event, part = _place(scene, hung, number_at, draft)
        if part >= 0:
            found[event].append((number, part))
    return found


def _place(scene: Scene, hung: Hangings, number_at: dict[int, int], draft: Draft) -> tuple[int, int]:
    """The event that a mention stands in and its part there; -1 for none."""
    tree = scene.tree
    if draft.form == "zero":
        event = number_at.get(draft.head, -1)
        part = AGENT
    else:
        top = int(hung.top[draft.head])
        event = number_at.get(tree.head[top], -1)
        slot = slot_of(scene.triggers[event].entry, hung.marker[top]) if event >= 0 else ""
        part = _PARTS.get(slot, -1)
    if event < 0 or part < 0:
        return -1, -1
    return event, PATIENT if part == AGENT and _is_passive(tree, scene.triggers[event]) else part


def _is_passive(tree: Tree, trigger: Trigger) -> bool:
    return tree.morph[trigger.word].get("Voice") == "Pass"


def last_alike(history: History, triggers: Sequence[Trigger], event: int) -> list[tuple[int, int]]:
    """The mentions of the last event before this one that has the same type and shows its parts."""
    for other in range(event - 1, -1, -1):
        if triggers[other].type == triggers[event].type and history[other]:
            return history[other]
    return []

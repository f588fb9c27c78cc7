"""What an event is about, where that is no participant.

Comes in: `Scene`, casts. Goes out: for each trigger a span or None: the content clause, else the frame's
topic, else an object that is not a participant.
"""

from kg.extract.frames import marker_of
from kg.extract.roles import Cast
from kg.extract.scene import Scene
from kg.extract.tree import Tree
from kg.model import Span

LONGEST = 12
"""Words of a topic at most: it is a pointer, not a summary."""

_CLAUSES = frozenset({"ccomp", "xcomp", "parataxis"})


def find_topics(scene: Scene, casts: list[Cast]) -> list[Span | None]:
    """The topic of every event."""
    return [_topic(scene, number, cast) for number, cast in enumerate(casts)]


def _topic(scene: Scene, number: int, cast: Cast) -> Span | None:
    tree, trigger = scene.tree, scene.triggers[number]
    taken = {scene.drafts[a.mention].head for a in (*cast.subject, *cast.object)}
    below = [child for child in tree.children[trigger.word] if child not in taken]
    clause = next((c for c in below if tree.dep[c] in _CLAUSES and c > trigger.word), None)
    if clause is not None:
        return _extent(tree, clause, skip={"mark", "cc", "punct"})
    slots = trigger.entry.slots if trigger.entry else {}
    markers = {marker for slot in ("topic", "obj") for marker in slots.get(slot, ())} | {"acc"}
    noun = next((c for c in below if marker_of(tree, trigger.word, c) in markers), None)
    return _extent(tree, noun, skip={"case", "cc", "punct"}) if noun is not None else None


def _extent(tree: Tree, top: int, *, skip: set[str]) -> Span | None:
    words = [w for w in tree.subtree(top) if not (tree.head[w] == top and tree.dep[w] in skip)]
    run = words[:1]
    for word in words[1:]:
        if word - run[-1] > 2 or len(run) >= LONGEST:
            break
        run.append(word)
    return tree.span(run[0], run[-1]) if run else None

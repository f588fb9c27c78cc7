"""When: which time expression belongs to which event.

Comes in: `Scene`, the sentence's `TimeRef`s. Goes out: for each trigger its `TimeRef` or None. A linear
model scores each expression for each event of its sentence; without it the nearest event above the
expression has it.
"""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from kg.extract.linear import Linear
from kg.extract.scene import Scene
from kg.extract.tree import NO_WORD, Tree
from kg.model import TimeRef

FLOOR = 0.4
"""An event has a time from this probability on (chosen on the folds)."""


def head_of(tree: Tree, time: TimeRef) -> int:
    """The word of a time expression whose head lies outside it."""
    first = max(0, bisect_right(tree.start, time.span.start) - 1)
    word = first
    while tree.head[word] != NO_WORD and time.span.start <= tree.start[tree.head[word]] < time.span.end:
        word = tree.head[word]
    return word


def time_pairs(scene: Scene, times: Sequence[TimeRef]) -> list[tuple[int, int, str]]:
    """(trigger, time, way through the tree) for each event and time expression of one sentence."""
    tree = scene.tree
    heads = [head_of(tree, time) for time in times]
    by_sentence: dict[int, list[int]] = {}
    for number, head in enumerate(heads):
        by_sentence.setdefault(tree.sentence[head], []).append(number)
    pairs = []
    for number, trigger in enumerate(scene.triggers):
        above = [trigger.word, *tree.ancestors(trigger.word)]
        for time in by_sentence.get(tree.sentence[trigger.word], ()):
            pairs.append((number, time, _way(scene, above, heads[time])))
    return pairs


def _way(scene: Scene, above: list[int], head: int) -> str:
    tree = scene.tree
    steps: list[str] = []
    word = head
    while word != NO_WORD and word not in above:
        steps.append(tree.dep[word].partition(":")[0])
        word = tree.head[word]
        if word in scene.event_at and word not in above:
            steps.append("EVENT")
    if word == NO_WORD:
        return "apart"
    up = ["^" + tree.dep[w].partition(":")[0] for w in above[: above.index(word)]]
    return "".join(up[:4]) + "/" + "/".join(reversed(steps[:4]))


def time_features(scene: Scene, times: Sequence[TimeRef], pair: tuple[int, int, str]) -> list[str]:
    """Features of one pair, as strings."""
    number, time, way = pair
    tree, trigger = scene.tree, scene.triggers[number]
    head = head_of(tree, times[time])
    between = sum(1 for t in scene.triggers if min(head, trigger.word) < t.word < max(head, trigger.word))
    side = "<" if head < trigger.word else ">"
    pos = tree.pos[trigger.word]
    neighbours = sum(1 for other in times if tree.sentence[head_of(tree, other)] == tree.sentence[head])
    return [
        f"w={pos}/{way}",
        f"wt={trigger.type}/{way}",
        f"b={pos}/{min(between, 4)}/{side}",
        f"bt={trigger.type}/{min(between, 4)}/{side}",
        f"d={min(abs(head - trigger.word) // 3, 8)}/{side}/{pos}",
        f"g={times[time].grain}/{trigger.type}",
        f"n={neighbours}/{way[:9]}",
        f"up={way.count('^')}/{way.count('/')}/{'EVENT' in way}/{pos}",
        f"head={tree.lemma[head]}/{pos}",
    ]


def date_events(scene: Scene, times: Sequence[TimeRef], model: Linear | None) -> list[TimeRef | None]:
    """The time of every event, None where its clause shows none."""
    pairs = time_pairs(scene, times)
    if model is None:
        values = [_by_tree(pair[2]) for pair in pairs]
    else:
        yes = model.classes.index("yes")
        values = [
            float(row[yes]) for row in model.scores([time_features(scene, times, pair) for pair in pairs])
        ]
    best: dict[int, tuple[float, int]] = {}
    for (trigger, time, _), value in zip(pairs, values, strict=True):
        if value >= FLOOR and value > best.get(trigger, (0.0, 0))[0]:
            best[trigger] = (value, time)
    return [times[best[number][1]] if number in best else None for number in range(len(scene.triggers))]


def _by_tree(way: str) -> float:
    return 1.0 if not way.startswith("^") and "EVENT" not in way and way != "apart" else 0.0


def ahead(time: TimeRef | None, published: date | None) -> str:
    """Where a time lies, seen from the publication: "future", "past", "now" or "" (unknown)."""
    if time is None or published is None or time.earliest is None or time.latest is None:
        return ""
    if time.earliest > published:
        return "future"
    return "past" if time.latest < published else "now"

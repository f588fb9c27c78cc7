"""When: which time expression belongs to which event.

Comes in: `Scene`, the sentence's `TimeRef`s. Goes out: for each trigger its `TimeRef` or None. A linear
model ranks the expressions of the event's sentence, "none" among them; without it the nearest event above
the expression has it.
"""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from kg.extract.circumstances import Choice, Circumstances, shares
from kg.extract.linear import Linear
from kg.extract.scene import Scene
from kg.extract.tree import NO_WORD, Tree
from kg.model import TimeRef

WHEN = "when"
"""The one class of the model."""

SHARE = 0.6
"""A time needs this share of the probability of "none" (chosen on the folds)."""


def head_of(tree: Tree, time: TimeRef) -> int:
    """The word of a time expression whose head lies outside it."""
    first = max(0, bisect_right(tree.start, time.span.start) - 1)
    word = first
    while tree.head[word] != NO_WORD and time.span.start <= tree.start[tree.head[word]] < time.span.end:
        word = tree.head[word]
    return word


def time_choices(scene: Scene, times: Sequence[TimeRef], published: date | None) -> list[Choice]:
    """For each event with time expressions in its sentence, these as candidates."""
    tree = scene.tree
    around = Circumstances(scene, [head_of(tree, time) for time in times])
    expressions = [_expression(tree, time, item.head) for time, item in zip(times, around.items, strict=True)]
    found = []
    for number, trigger in enumerate(scene.triggers):
        candidates = around.by_sentence.get(tree.sentence[trigger.word], [])
        if not candidates:
            continue
        items = []
        for n in candidates:
            shape = f"{tree.pos[trigger.word]}/{_form(tree, trigger.word)}"
            items.append(
                [
                    *around.pair(number, n),
                    *expressions[n],
                    f"tg={times[n].grain}/{trigger.type}",
                    f"ta={ahead(times[n], published)}/{shape}",
                    f"ti={expressions[n][0]}/{shape}",
                ]
            )
        found.append(Choice(number, tuple(candidates), [*items, around.nothing(number)]))
    return found


def _form(tree: Tree, word: int) -> str:
    morph = tree.morph[word]
    return morph.get("Aspect", "") or morph.get("Tense", "") or morph.get("VerbForm", "")


def _expression(tree: Tree, time: TimeRef, head: int) -> list[str]:
    """What an expression is by itself: its first word, its preposition, its precision, where it stands."""
    first = max(0, bisect_right(tree.start, time.span.start) - 1)
    begin = tree.sentences[tree.sentence[head]][0]
    return [
        f"t={tree.lemma[first]}",
        f"tp={tree.prepositions[head]}",
        f"td={tree.dep[head]}",
        f"tr={time.grain}",
        f"tf={min(first - begin, 3)}",
    ]


def date_events(
    scene: Scene, times: Sequence[TimeRef], model: Linear | None, published: date | None = None
) -> list[TimeRef | None]:
    """The time of every event, None where its clause shows none.

    Args:
        scene: The article with its events.
        times: Its time expressions.
        model: None to go by the tree alone.
        published: Day of publication.
    """
    found: list[TimeRef | None] = [None] * len(scene.triggers)
    if model is None or model.classes != (WHEN,):
        return _by_tree(scene, times, found)
    for choice, values in shares(time_choices(scene, times, published), model):
        total: dict[str, float] = {}
        for n, value in zip(choice.candidates, values, strict=False):
            total[_meaning(times[n])] = total.get(_meaning(times[n]), 0.0) + value
        best = max(total, key=lambda meaning: (total[meaning], meaning))
        if total[best] >= SHARE * values[-1]:
            same = [n for n in choice.candidates if _meaning(times[n]) == best]
            word = scene.triggers[choice.trigger].word
            near = min(same, key=lambda n: abs(times[n].span.start - scene.tree.start[word]))
            found[choice.trigger] = times[near]
    return found


def _meaning(time: TimeRef) -> str:
    return time.value or time.text


def _by_tree(scene: Scene, times: Sequence[TimeRef], found: list[TimeRef | None]) -> list[TimeRef | None]:
    around = Circumstances(scene, [head_of(scene.tree, time) for time in times])
    number_of = {trigger.word: number for number, trigger in enumerate(scene.triggers)}
    for time, item in zip(times, around.items, strict=True):
        number = number_of.get(item.owner)
        if number is not None and found[number] is None:
            found[number] = time
    return found


def ahead(time: TimeRef | None, published: date | None) -> str:
    """Where a time lies, seen from the publication: "future", "past", "now" or "" (unknown)."""
    if time is None or published is None or time.earliest is None or time.latest is None:
        return ""
    if time.earliest > published:
        return "future"
    return "past" if time.latest < published else "now"

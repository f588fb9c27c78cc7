"""Train which time, which place and whose word an event has: a model ranks them, "none" among them.

Comes in: annotated articles laid over what the house finds. Goes out: `Hashed` models with one class. Needs
the extra `train` (PyTorch, scipy).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kg.extract.choosing import Stage, Table, stage_of
from kg.extract.citing import source_table
from kg.extract.clock import time_table
from kg.extract.cues import Cues
from kg.extract.hashed import Hashed
from kg.extract.links import NONE, Link, links_of
from kg.extract.places import dateline_end, place_table
from kg.extract.quotes import find_quotes
from kg.extract.scene import Scene
from kg.training.annotations import GoldEvent
from kg.training.lessons import Lesson
from kg.training.mixed import Plan
from kg.training.ranking import Groups, Right, rank

CHOICES = Plan(units=48, epochs=6, steps=960, batch=128)
"""Chosen on articles kept out. A second look at what the events around seem to have, in the same sentence,
above, before and behind, cost 1 point of places and brought none of times (four folds of Arabic articles)."""


@dataclass(frozen=True, slots=True)
class Answered:
    """The choices of one article, the right rows of each, none where the answer is no candidate; and whose
    way of annotating it follows.
    """

    table: Table
    right: list[Right]
    style: int


def gold_stage(lesson: Lesson, scene: Scene) -> Stage:
    """The scene with the annotated participants of each event, as chains."""
    chains: dict[int, set[int]] = {}
    for chain, entity in enumerate(lesson.entity_of):
        chains.setdefault(entity, set()).add(chain)

    def found(entities: frozenset[int]) -> frozenset[int]:
        return frozenset(chain for entity in entities for chain in chains.get(entity, ()))

    events = [lesson.event_of[trigger.word] for trigger in scene.triggers]
    return stage_of(scene, [(found(event.subject), found(event.object)) for event in events])


def time_answers(lesson: Lesson, scene: Scene) -> Answered:
    """The choice of a time for each event; without an answer where no expression has the annotated value."""
    times = lesson.ground.times
    table = time_table(gold_stage(lesson, scene), times, lesson.gold.article.published)

    def is_right(event: GoldEvent, item: int) -> bool:
        return _is_time(event, times[item].value, times[item].text)

    return _answered(lesson, scene, table, is_right, lambda event: bool(event.when))


def _is_time(event: GoldEvent, value: str | None, text: str) -> bool:
    """By value, else by its words: an article without a date has expressions without values."""
    if event.time is not None and value is not None:
        return event.time == value
    return bool(event.when) and (text in event.when or event.when in text)


def place_answers(lesson: Lesson, scene: Scene) -> Answered:
    """The choice of a place for each event; without an answer where no candidate is the annotated place."""
    table = place_table(gold_stage(lesson, scene), dateline=dateline_end(lesson.gold.article.text))

    def is_right(event: GoldEvent, item: int) -> bool:
        return event.place in lesson.entities(item)

    return _answered(lesson, scene, table, is_right, lambda event: event.place is not None)


def source_answers(lesson: Lesson, scene: Scene, cues: Cues) -> Answered:
    """The choice of a speaker for each event; without an answer where no link leads to the source."""
    quotes, stage = find_quotes(lesson.gold.article.text), gold_stage(lesson, scene)
    events = [lesson.event_of[trigger.word] for trigger in scene.triggers]

    def speakers(link: Link) -> set[int]:
        return set(events[link.reporting].subject) if link.draft == NONE else lesson.entities(link.draft)

    links = links_of(scene, cues, quotes, speakers)
    table = source_table(stage, cues, quotes, links)

    def is_right(event: GoldEvent, item: int) -> bool:
        return not event.source.isdisjoint(speakers(links[item]))

    return _answered(lesson, scene, table, is_right, lambda event: bool(event.source))


def _answered(
    lesson: Lesson,
    scene: Scene,
    table: Table,
    is_right: Callable[[GoldEvent, int], bool],
    has_one: Callable[[GoldEvent], bool],
) -> Answered:
    """The choices with the right rows of each, the last one where the event has none."""
    bounds, items, found, first = table.pairs.bounds.tolist(), table.pairs.item.tolist(), [], 0
    for number, event in enumerate(table.pairs.choices.tolist()):
        gold, size = lesson.event_of[scene.triggers[event].word], bounds[number + 1] - bounds[number] - 1
        rows = [bounds[number] + n for n in range(size) if is_right(gold, items[first + n])]
        if not has_one(gold):
            rows = [bounds[number + 1] - 1]
        found.append([rows] if rows else [])
        first += size
    return Answered(table, found, lesson.gold.style)


def rank_choices(articles: Sequence[Answered], name: str) -> Hashed:
    """Fit one column by maximum conditional likelihood.

    Args:
        articles: The choices of all articles.
        name: The class of the model, `WHEN`, `WHERE` or `SPEAKER`.

    Raises:
        PipelineError: scipy is not installed.
    """
    groups = [
        Groups(one.table.features, one.table.pairs.bounds, {name: one.right}, one.style) for one in articles
    ]
    return rank(groups, (name,), CHOICES)

"""Train which expression of time and which place an event has: a linear model ranks them, "none" among them.

Comes in: annotated articles laid over what the house finds. Goes out: `Linear` models with one class. Needs
the extra `train` (scipy).
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.extract.circumstances import Choice
from kg.extract.clock import WHEN, time_choices
from kg.extract.linear import Linear
from kg.extract.places import WHERE, dateline_end, place_choices
from kg.extract.scene import Scene
from kg.training.annotations import GoldEvent
from kg.training.lessons import Lesson
from kg.training.matrices import named_matrix

PENALTY = {WHEN: 1.0, WHERE: 4.0}
"""L2 penalties, chosen on four folds of 132 annotated Arabic articles with the annotated events: times right
53.0 % of 630 events that have one or get one (45.8 before), places 31.9 % of 1,042. Both are limited by what
annotators do with events that share a clause."""

Doubles = NDArray[np.float64]


class Answered(NamedTuple):
    """Features of the candidates of one choice, that of none last, and the places of the right ones."""

    items: list[list[str]]
    right: list[int]


def time_answers(lesson: Lesson, scene: Scene) -> list[Answered]:
    """The choice of a time for each event; without an answer where no expression has the annotated value."""
    times = lesson.ground.times
    found = []
    for choice in time_choices(scene, times, lesson.gold.article.published):
        event = lesson.event_of[scene.triggers[choice.trigger].word]
        right = [
            place
            for place, number in enumerate(choice.candidates)
            if _is_time(event, times[number].value, times[number].text)
        ]
        found.append(Answered(choice.items, right if event.when else [len(choice.candidates)]))
    return found


def _is_time(event: GoldEvent, value: str | None, text: str) -> bool:
    """By value, else by its words: an article without a date has expressions without values."""
    if event.time is not None and value is not None:
        return event.time == value
    return bool(event.when) and (text in event.when or event.when in text)


def place_answers(lesson: Lesson, scene: Scene) -> list[Answered]:
    """The choice of a place for each event; without an answer where no candidate is the annotated place."""
    found = []
    for choice in place_choices(scene, dateline=dateline_end(lesson.gold.article.text)):
        event = lesson.event_of[scene.triggers[choice.trigger].word]
        found.append(Answered(choice.items, _right_places(lesson, choice, event.place)))
    return found


def _right_places(lesson: Lesson, choice: Choice, wanted: int | None) -> list[int]:
    if wanted is None:
        return [len(choice.candidates)]
    return [place for place, n in enumerate(choice.candidates) if wanted in lesson.entities(n)]


def rank_choices(choices: Iterable[Answered], name: str) -> Linear:
    """Fit one column of weights by maximum conditional likelihood.

    Args:
        choices: All choices; those without a right candidate teach nothing.
        name: The class of the model, `WHEN` or `WHERE`.

    Raises:
        PipelineError: scipy is not installed.
    """
    taught = [choice for choice in choices if choice.right]
    names, matrix = named_matrix([features for choice in taught for features in choice.items])
    from scipy.optimize import minimize

    sizes = np.array([len(choice.items) for choice in taught], dtype=np.int64)
    starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)])[:-1]
    wanted = _wanted(taught, starts, int(sizes.sum()))
    turned, penalty = matrix.T.tocsr(), PENALTY[name]

    def loss(w: Doubles) -> tuple[float, Doubles]:
        scores = matrix @ w
        powers = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
        shares = powers / np.repeat(np.add.reduceat(powers, starts), sizes)
        mass = np.add.reduceat(shares * wanted, starts) + 1e-12
        slope = shares - shares * wanted / np.repeat(mass, sizes)
        return penalty * float(w @ w) - float(np.log(mass).sum()), np.asarray(
            turned @ slope
        ) + 2 * penalty * w

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 120})
    weights = np.append(found.x, 0.0).astype(np.float32)[:, None]
    return Linear((name,), {n: row for row, n in enumerate(names)}, weights, np.zeros(1, dtype=np.float32))


def _wanted(choices: Sequence[Answered], starts: NDArray[np.int64], size: int) -> Doubles:
    found = np.zeros(size)
    for start, choice in zip(starts.tolist(), choices, strict=True):
        found[[start + place for place in choice.right]] = 1.0
    return found

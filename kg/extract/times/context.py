"""What a value depends on beside the words: the day of writing, and the tense of the clause.

Comes in: publication date and a function that tells tenses. Goes out: the nearest candidate that fits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from kg.extract.times.period import Period, unresolved

#: Tells for an offset in the text whether its clause is "past" or "future"; anything else is neither.
Tense = Callable[[int], str]


@dataclass(frozen=True, slots=True)
class Context:
    """The circumstances in which expressions are resolved.

    Args:
        lang: Language code.
        day: The day of writing that today, yesterday and weekdays count from; None when it is not known.
        tense: Tells the tense of a clause; None when nobody can tell.
    """

    lang: str
    day: date | None
    tense: Tense | None = None

    def direction(self, offset: int) -> int:
        """Return -1 in a clause about the past, 1 about the future, 0 if it cannot be told."""
        if self.tense is None:
            return 0
        return {"past": -1, "future": 1}.get(self.tense(offset), 0)


def distance(period: Period, day: date) -> int:
    """Return how many days lie between a day and a period, 0 when it lies in it."""
    if period.earliest is None or period.latest is None:
        return 10**6
    return max((period.earliest - day).days, (day - period.latest).days, 0)


def nearest(candidates: Iterable[Period], day: date, direction: int, *, strict: bool = False) -> Period:
    """Return the candidate nearest to a day on the side that the tense asks for.

    Args:
        candidates: Resolved periods.
        day: The day of writing.
        direction: -1 for the past, 1 for the future, 0 for both (the past wins a tie).
        strict: Whether a period that contains the day is out.
    """

    def fits(period: Period) -> bool:
        if period.earliest is None or period.latest is None:
            return False
        if strict:
            return direction * (day - (period.earliest if direction > 0 else period.latest)).days < 0
        return direction * (day - (period.latest if direction > 0 else period.earliest)).days <= 0

    fitting = [period for period in candidates if fits(period)]
    if not fitting:
        return unresolved("nothing fits the tense")
    side = {-1: "nearest in the past", 0: "nearest to publication", 1: "nearest in the future"}[direction]
    best = min(fitting, key=lambda period: (distance(period, day), period.earliest))
    return best.because(f"{best.reason}, {side}")

"""Makers of what is counted in days from the day of writing: today, yesterday, Thursday.

Comes in: a match of a rule. Goes out: its period.

Sources: GUIDE of the annotation: a weekday is the nearest that fits the tense; one that conflicts with
"yesterday" is the nearest such weekday to it.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from kg.extract.times.cascade import Match
from kg.extract.times.context import Context
from kg.extract.times.dates import NO_DAY
from kg.extract.times.lexer import Token
from kg.extract.times.period import Period, between, of_day, of_month, unresolved

#: "Last Thursday" is at least this many days ago: yesterday is called yesterday. Measured on saudinewsnet
#: (1,101 cases): weekdays with "last" fall off evenly from 3 days ago (293, 226, 168, 123, 82), and those of
#: yesterday's weekday (47) continue that row as 8 days ago.
LAST_AT_LEAST = 2


def nearest_weekday(day: date, weekday: int) -> date:
    """Return the day with a weekday that is nearest to a day, at most three days off."""
    return day + timedelta(days=(weekday - day.weekday() + 3) % 7 - 3)


def today(match: Match, context: Context) -> Period:
    """Today, yesterday, tomorrow; a weekday beside it decides when they disagree."""
    anchors = match.all("today")
    if context.day is None:
        return unresolved(NO_DAY)
    days = [context.day + timedelta(days=anchor.n) for anchor in anchors]
    if len(days) == 2:
        return between(min(days), max(days), "range", "two days counted from publication")
    weekday = match.first("weekday")
    if weekday is None:
        return of_day(days[0], "day counted from publication")
    found = nearest_weekday(days[0], weekday.n)
    agrees = "its weekday agrees" if found == days[0] else "moved to the nearest such weekday"
    return of_day(found, f"day counted from publication, {agrees}")


def weekday(match: Match, context: Context) -> Period:
    """A weekday: last, next, or the nearest that fits the tense."""
    token, turn = match.all("weekday")[0], match.first("last", "this", "next", "latest", "coming")
    if context.day is None:
        return unresolved("weekday and " + NO_DAY)
    return weekday_near(token, turn, context)


def weekday_near(token: Token, turn: Token | None, context: Context) -> Period:
    """Return the day of a weekday token near the day of writing, which must be known."""
    assert context.day is not None
    back = (context.day.weekday() - token.n) % 7
    ahead = (token.n - context.day.weekday()) % 7
    if turn is not None and turn.n < 0:
        back += 7 if back < LAST_AT_LEAST else 0
        back += 7 if turn.n < -1 else 0
        return of_day(context.day - timedelta(days=back), "last such weekday before publication")
    if turn is not None and turn.n > 0:
        ahead += (7 if ahead == 0 else 0) + (7 if turn.n > 1 else 0)
        return of_day(context.day + timedelta(days=ahead), "next such weekday after publication")
    direction = context.direction(token.start)
    if direction > 0 or (turn is not None and direction == 0):
        return of_day(context.day + timedelta(days=ahead), "weekday on or after publication")
    return of_day(context.day - timedelta(days=back), "weekday on or before publication")


def weekdays(match: Match, context: Context) -> Period | None:
    """Some weekdays one after the other: يومي الاثنين والثلاثاء المقبلين."""
    named, turn = match.all("weekday"), match.first("last", "this", "next", "latest", "coming")
    if any((other.n - one.n) % 7 != 1 for one, other in pairwise(named)):
        return None
    if context.day is None:
        return unresolved("weekday and " + NO_DAY)
    back, away = turn is not None and turn.n < 0, timedelta(days=len(named) - 1)
    found = weekday_near(named[-1] if back else named[0], turn, context).earliest
    assert found is not None
    first = found - away if back else found
    return between(first, first + away, "range", "weekdays one after the other")


def nights(match: Match, context: Context) -> Period | None:
    """The night between two weekdays: ليل الجمعة السبت."""
    first, second = match.all("weekday")
    if (second.n - first.n) % 7 != 1:
        return None
    if context.day is None:
        return unresolved("weekday and " + NO_DAY)
    evening = weekday_near(first, None, context).earliest
    assert evening is not None
    return between(evening, evening + timedelta(days=1), "range", "night between two weekdays")


def overnight(_: Match, context: Context) -> Period:
    """Overnight: up to the morning of publication."""
    return of_day(context.day, "the night before publication") if context.day else unresolved(NO_DAY)


def now(_: Match, context: Context) -> Period:
    """Recently, currently: the month of publication."""
    if context.day is None:
        return unresolved(NO_DAY)
    return of_month(context.day.year, context.day.month, "around publication, its month")


def recurring(_: Match, __: Context) -> Period:
    """Every Friday, yearly: no one day."""
    return unresolved("again and again")

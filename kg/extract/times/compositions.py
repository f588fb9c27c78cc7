"""Makers that combine finished expressions: since X, from X to Y, the end of X, X which is Y.

Comes in: a match with expressions in it. Goes out: their common period; None when they do not
belong together.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from kg.extract.times.cascade import Match
from kg.extract.times.context import Context
from kg.extract.times.lexer import Token
from kg.extract.times.period import Period, between, in_year, of_month, shift_months, unresolved
from kg.extract.times.units import MOST, this_unit, within

#: Grain of an hour whose day is not known yet.
HOUR = "hour"
#: Edges that may also be verbs, and which edge they are.
_VERBS = {"starts": "start", "ends": "end"}
#: Value of an expression with its preposition.
PREFIXED = "prefixed"
#: Reason of what counts from another time.
COUNTED = "counted from the time told before"
#: Which of two expressions of one day counts: the finer one.
_FINENESS = ("day", "range", "week", "month", "months", "quarter", "year", "years", "decade", "")
#: Which of two dates of one day counts: a weekday alone is the least.
_CALENDARS = ("gregorian", "hijri", "")
_COARSE = {"month": "months", "months": "months", "quarter": "months", "year": "years", "years": "years"}


def since(match: Match, context: Context) -> Period:
    """Since X: from its beginning to the publication, at its precision."""
    point = match.periods[0]
    if point.earliest is None:
        return point
    if context.day is None:
        return point.because(point.reason + ", up to when is not known")
    grain = _COARSE.get(point.grain, "years" if point.grain == "decade" else "range")
    if context.day < point.earliest:
        return point
    return between(point.earliest, context.day, grain, point.reason + ", up to publication")


def edge(match: Match, context: Context) -> Period | None:
    """Early, mid, late X: X itself, of a year its first or last month; "the end of the month": this month."""
    found = match.periods[0] if match.periods else this_unit(match, context)
    if match.periods and _is_verb(match):
        return None
    if found is None or found.earliest is None or found.latest is None:
        return found
    part = match.first("edge")
    unit = part.unit if part else ""
    month = {"start": found.earliest, "end": found.latest}.get(_VERBS.get(unit, unit))
    if found.grain == "year" and month is not None:
        return of_month(month.year, month.month, found.reason + ", its first or last month", named=found.year)
    return found.because(found.reason + ", some part of it") if match.periods else found


def _is_verb(match: Match) -> bool:
    """Say whether "start" or "end" before an expression is a verb: it will end on Friday, in two weeks."""
    part, time = match.first("edge"), match.all("time")[0]
    whole = time.unit != PREFIXED and time.period is not None and time.period.grain != "day"
    return part is not None and part.unit in _VERBS and not whole


def same(match: Match, _: Context) -> Period | None:
    """Two expressions of one time side by side: the finer one, the Gregorian one."""
    first, second = match.periods
    if not first.grain or not second.grain:
        return first if match.first("equals") and first.grain else second if match.first("equals") else None
    if match.first("equals"):
        return min(first, second, key=lambda period: _CALENDARS.index(period.calendar))
    if not _meet(first, second):
        return None
    return min(first, second, key=lambda period: _FINENESS.index(period.grain))


def _meet(first: Period, second: Period) -> bool:
    """Say whether one period lies within the other."""
    if first.earliest is None or first.latest is None or second.earliest is None or second.latest is None:
        return False
    inside = first.earliest >= second.earliest and first.latest <= second.latest
    return inside or (first.earliest <= second.earliest and first.latest >= second.latest)


def of_year(match: Match, _: Context) -> Period | None:
    """A day or month of a year: March of last year."""
    first, year = match.periods
    return in_year(first, year.earliest.year) if year.grain == "year" and year.earliest else None


def range_(match: Match, _: Context) -> Period | None:
    """From X to Y; an X without a year is in the year before Y at most."""
    first, second = match.periods
    if second.year and second.latest is not None:
        options = (in_year(first, year) for year in (second.latest.year, second.latest.year - 1))
        first = next((p for p in options if p and p.earliest and p.earliest <= second.latest), first)
    if first.earliest is None or second.latest is None:
        return unresolved("an end is not known") if match.first("from", "between") else None
    start = _before(first, second.latest)
    if start > second.latest:
        return None
    grains = {_COARSE.get(first.grain, "range"), _COARSE.get(second.grain, "range")}
    grain = grains.pop() if len(grains) == 1 else "range"
    return between(start, second.latest, grain, "from one time to another")


def _before(first: Period, end: date) -> date:
    """Move the start of a range before its end: a date without a year by years, a weekday by weeks."""
    start = first.earliest or end
    if any(first.floating):
        while start > end:
            start = shift_months(start, -12)
        while shift_months(start, 12) <= end:
            start = shift_months(start, 12)
    elif first.grain == "day" and not first.calendar and start > end:
        start += timedelta(days=(end - start).days // 7 * 7)
    return start


def prefix(match: Match, _: Context) -> Token | None:
    """Until X, during X: X; not "in" before "on Friday" nor "in the" before "May 4" ("the May 4 attack")."""
    token = match.all("time")[-1]
    if (match.tokens[0].name in ("in", "on") and token.unit == PREFIXED) or (
        match.first("the") and _is_date(token.period)
    ):
        return None
    return token._replace(unit=PREFIXED, start=match.start)


def _is_date(period: Period | None) -> bool:
    """Say whether a period is a day of a month."""
    return period is not None and period.grain == "day" and period.calendar != ""


def clock(match: Match, _: Context) -> Period:
    """An hour of a day: the day."""
    return match.periods[0]


def away(match: Match, _: Context) -> Period | None:
    """A day later, the week before, the same day: counted from the time told before."""
    day, unit = match.first("thatday"), match.first("units", "unit", "fortnight")
    if day is not None:
        return Period(None, None, "", COUNTED, away=(day.n, "day"))
    assert unit is not None
    if unit.unit in ("hour", "minute"):
        return Period(None, None, "", COUNTED, away=(0, "day"))
    count = 1 if match.first("the") else match.number("small", "num", "cardinal", "tens", "a")
    count *= 2 if unit.name == "fortnight" else 1
    side = match.number("earlier", default=-1)
    if not 0 < count <= MOST.get(unit.unit, 0):
        return None
    return Period(None, None, "", COUNTED, away=(side * count, unit.unit))


def hour(_: Match, __: Context) -> Period:
    """An hour alone: of the day that the text told last, filled in when the text has been read to its end."""
    return Period(None, None, HOUR, "an hour of no day")


def span_from(match: Match, context: Context) -> Period | None:
    """For a month from X on."""
    start = match.periods[0]
    if start.earliest is None:
        return start
    counted = Match(tuple(token for token in match.tokens if token.period is None))
    inner = Context(context.lang, start.earliest)
    found = within(counted, inner)
    return replace(found, grain="range") if found is not None and start.grain == "day" else found

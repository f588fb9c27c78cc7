"""Makers of what is counted in units: last week, three days ago, the next two months, summer 2015.

Comes in: a match of a rule. Goes out: its period.

Sources: GUIDE of the annotation: weeks are Monday to Sunday, "recent days" are the month. From its annotated
articles: some months are the year; a count of days or weeks leads to one day, of months to one month, of
years to one year; "since" reaches to the publication.
"""

from __future__ import annotations

from datetime import date, timedelta

from kg.extract.times.cascade import Match
from kg.extract.times.context import Context, nearest
from kg.extract.times.dates import NO_DAY
from kg.extract.times.period import (
    Period,
    between,
    hijri_day,
    hijri_year_of,
    of_months,
    of_unit,
    of_years,
    shift,
    shift_months,
    unresolved,
)

#: What an uncounted number of units is about ("some days ago": the month); other units stay unresolved.
VAGUE = {"hour": "day", "minute": "day", "day": "month", "month": "year"}
#: Hijri month, first and last day of Eid al-Fitr and Eid al-Adha.
FEASTS = {"fitr": (10, 1, 3), "adha": (12, 10, 13)}
#: How long uncounted weeks are.
FEW_WEEKS = timedelta(weeks=3)
#: The break between two sport seasons, when the coming season is both "this" and "next".
BREAK = (6, 7, 8)
#: Precision of what lies some units away, where it is not the unit itself.
_POINTS = {"week": "day", "decade": "year", "quarter": "month"}
#: Precision of a stretch that is counted in a unit.
_GRAIN = {"month": "months", "quarter": "months", "year": "years", "decade": "years"}
_UNITS = ("unit", "units", "theunit", "theunits", "dual", "thedual", "day", "days", "month1", "year1")
_UNITS_ALL = (*_UNITS, "season1", "quarter3", "fortnight", "yearword")
_COUNTS = ("small", "num", "year", "cardinal", "ten", "tens", "a")
_TURNS = ("last", "this", "next", "latest", "recent", "coming", "these", "new", "past")
#: More than this many units is no time of news but a count of something else.
MOST = {"hour": 72, "day": 100, "week": 60, "month": 60, "year": 200, "decade": 20, "minute": 0, "quarter": 8}


def _unit(match: Match) -> str:
    """Return the unit of a match."""
    token = match.all(*_UNITS_ALL)[-1]
    if match.first("academic"):
        return "season"
    return {"season1": "season", "quarter3": "quarter3"}.get(token.name, token.unit)


def _count(match: Match) -> int | None:
    """Return how many units a match counts; None for "some"."""
    if match.first("dual", "thedual", "fortnight"):
        return 2
    if match.first("few"):
        return None
    numbers = match.all(*_COUNTS)
    if numbers:
        return numbers[0].n * (10 if len(numbers) > 1 and numbers[1].n == 10 else 1)
    return 1 if match.first("unit", "day", "month1", "year1") else None


def this_unit(match: Match, context: Context) -> Period | None:
    """Last, this, next week, month, year, season, summer."""
    unit, turn = _unit(match), match.number(*_TURNS)
    named = match.first("year")
    if unit in ("minute", "hour", "day"):
        return None
    if named is not None:
        return of_unit(date(named.n, 1, 1), "year", "the year is named")
    if context.day is None:
        return unresolved(NO_DAY)
    if unit in _SEASONS:
        return _SEASONS[unit](context.day, turn, match)
    return of_unit(shift(context.day, unit, turn), unit, f"{unit} counted from publication")


def _sport_season(day: date, turn: int, _: Match) -> Period:
    """Return a season of two years' name, which begins after the summer."""
    turn = min(turn, 0) if day.month in BREAK and turn < 2 else turn
    first = day.year - (day.month < BREAK[0]) + turn
    return of_years(first, first + 1, "season counted from publication")


def _weekend(day: date, turn: int, _: Match) -> Period:
    """Return a Saturday and Sunday."""
    return weekend_of(day, turn)


def weekend_of(day: date, turn: int) -> Period:
    """Return the Saturday and Sunday of the week of a day, or of some weeks later."""
    saturday = day + timedelta(days=5 - day.weekday() + 7 * turn)
    return between(saturday, saturday + timedelta(days=1), "range", "weekend counted from publication")


def _season_near(day: date, turn: int, match: Match) -> Period:
    """Return the season of the year that is last, this or next."""
    options = [season_in(year, match.number("quarter3")) for year in range(day.year - 3, day.year + 4)]
    return nearest(options, day, (turn > 0) - (turn < 0), strict=turn != 0)


#: Units that are no part of the calendar.
_SEASONS = {"season": _sport_season, "weekend": _weekend, "quarter3": _season_near}


def season_in(year: int, month: int) -> Period:
    """Return a season of three months; winter starts in December of the year before."""
    start = date(year - (month == 12), month, 1)
    return of_months(start, 3, "season of three months")


def season_of(match: Match, context: Context) -> Period | None:
    """Summer 2015, the summer of last year."""
    named, turn = match.first("year"), match.first("last", "this", "next", "latest")
    if named is None and context.day is None:
        return unresolved(NO_DAY)
    if named is None and context.day is not None:
        return season_in(context.day.year + (turn.n if turn else 0), match.number("quarter3"))
    return season_in(named.n, match.number("quarter3")) if named else None


def run(match: Match, context: Context) -> Period | None:
    """The last three days, the next two months; without a count the unit above."""
    unit, turn, count = _unit(match), match.number(*_TURNS), _count(match)
    if context.day is None:
        return unresolved(NO_DAY)
    if match.first("theunits", "units") and not match.first(*_COUNTS):
        count = None
    if turn == 0 or count is None:
        return _vague(unit, context.day, turn)
    if unit == "hour":
        unit, count = "day", max(1, round(count / 24))
        return _stretch(context.day, unit, count if turn > 0 else -count, "hours around publication")
    if count > MOST.get(unit, 0):
        return None
    if unit == "day":
        near, far = timedelta(days=turn), timedelta(days=turn * count)
        ends = sorted((context.day + near, context.day + far))
        return between(ends[0], ends[1], "range" if count > 1 else "day", "days counted from publication")
    return _stretch(context.day, unit, turn * count, f"{unit}s counted from publication")


def _stretch(day: date, unit: str, count: int, reason: str) -> Period:
    """Return the stretch between a day and some units later or earlier."""
    other = shift(day, unit, count)
    return between(min(day, other), max(day, other), _GRAIN.get(unit, "range"), reason)


def _vague(unit: str, day: date, turn: int) -> Period:
    """Return the unit that an uncounted number of units is about; of weeks the months of three of them."""
    if unit == "week" and turn:
        ends = sorted((day, day + turn * FEW_WEEKS))
        return between(ends[0], ends[1], "months", "some weeks, their months")
    if unit not in VAGUE:
        return unresolved(f"how many {unit}s is not said")
    return of_unit(day, VAGUE[unit], f"some {unit}s, their {VAGUE[unit]}")


def within(match: Match, context: Context) -> Period | None:
    """Within 24 hours: from the publication on."""
    unit, count = _unit(match), _count(match)
    if context.day is None:
        return unresolved(NO_DAY)
    if count is None or not 0 < count <= MOST.get(unit, 0):
        return None
    if unit == "hour":
        unit, count = "day", max(1, round(count / 24))
    return _stretch(context.day, unit, count, "from publication on")


def ago(match: Match, context: Context) -> Period | None:
    """Three days ago."""
    return _away(match, context, -1)


def ahead(match: Match, context: Context) -> Period | None:
    """In two months, from the publication on only in a clause about the future: else from another event."""
    if match.first("fromnow") or context.direction(match.start) > 0:
        return _away(match, context, 1)
    return None if match.first("in") else unresolved("counted from another event")


def _away(match: Match, context: Context, sign: int) -> Period | None:
    """Return the day, month or year that lies some units away."""
    unit, count = _unit(match), _count(match)
    if count is not None and not 0 < count <= MOST.get(unit, 0):
        return None
    if context.day is None:
        return unresolved(NO_DAY)
    if count is None:
        return _vague(unit, context.day, sign)
    if unit == "hour":
        unit, count = "day", count // 24
    return _point(context.day, unit, sign * count)


def _point(day: date, unit: str, count: int) -> Period:
    """Return the calendar unit some units away."""
    grain = _POINTS.get(unit, unit)
    reason = f"{abs(count)} {unit}(s) {'after' if count > 0 else 'before'} publication"
    return of_unit(shift(day, unit, count), grain, reason)


def moved(base: Period | None, count: int, unit: str) -> Period:
    """Return what lies some units from another time, which must be told as exactly as the unit."""
    grain = _POINTS.get(unit, unit)
    exact = {"day": ("day",), "month": ("day", "month"), "year": ("day", "month", "year")}.get(grain, ())
    if base is None or base.earliest is None or base.grain not in exact:
        return unresolved("counted from a time that is not told")
    reason = f"{count} {unit}(s) from the time told before"
    return of_unit(shift(base.earliest, unit, count), grain, reason)


def lasting(match: Match, context: Context) -> Period | None:
    """Two weeks ago or for two weeks now (منذ أسبوعين): that day in the past, else up to the publication."""
    found = _away(match, context, -1)
    if found is None or found.earliest is None or context.day is None:
        return found
    if _count(match) is None:
        return unresolved("since when is not said")
    if context.direction(match.start) < 0:
        return found
    grain = {"day": "range", "month": "months", "year": "years"}[found.grain]
    return between(found.earliest, context.day, grain, found.reason + ", up to it")


def decade(match: Match, _: Context) -> Period:
    """The nineties."""
    first = match.number("decade", "weakdecade") or match.number("year") // 10 * 10
    return of_years(first, first + 9, "decade", grain="decade")


def feast(match: Match, context: Context) -> Period | None:
    """Eid al-Fitr (1 to 3 Shawwal), Eid al-Adha (10 to 13 Dhu al-Hijja)."""
    feasts = [token.unit for token in match.all("feast")] or list(FEASTS)
    named, turn = match.first("year", "hyear"), match.first("last", "this", "next", "latest")
    nth = match.number("ordinal")
    middle = named.n if named and named.name == "hyear" else None
    around = date(named.n, 7, 1) if named and middle is None else context.day
    if middle is None and around is None:
        return unresolved("no year and " + NO_DAY)
    middle = middle or hijri_year_of(around or date.min) or 0
    options = []
    for year in [middle] if named and named.name == "hyear" else range(middle - 2, middle + 3):
        options += [found for name in feasts if (found := _feast(name, year, nth))]
    if named and named.name == "year":
        options = [found for found in options if found.earliest and found.earliest.year == named.n]
    if named:
        return options[0] if options else None
    side = turn.n if turn else context.direction(match.start)
    return nearest(options, around or date.min, side, strict=bool(turn and turn.n))


def _feast(name: str, year: int, nth: int) -> Period | None:
    """Return a feast of a Hijri year, or its nth day."""
    month, first, last = FEASTS[name]
    days = range(first + nth - 1, first + nth) if nth else range(first, last + 1)
    begin, end = hijri_day(year, month, days[0]), hijri_day(year, month, days[-1])
    return Period(begin, end, "day" if nth else "range", "feast", False, "hijri") if begin and end else None


def quarter(match: Match, context: Context) -> Period | None:
    """The first quarter of 2015, the second half of this year."""
    size = 6 if match.first("half") else 3
    nth, unit = match.number("ordinal", "small"), match.first("unit")
    if not 1 <= nth <= 12 // size or (unit and unit.unit != "quarter"):
        return None
    named = match.first("year")
    year = match.periods[0] if match.periods else None
    if year is not None and (year.grain not in ("year", "") or year.earliest is None):
        return unresolved("of which year is not known") if year.earliest is None else None
    start = year.earliest if year else date(named.n, 1, 1) if named else None
    if start is not None:
        return _part_of_year(start.year, nth, size)
    if context.day is None:
        return unresolved("no year and " + NO_DAY)
    turn = match.first("last", "this", "next")
    options = [_part_of_year(context.day.year + i, nth, size) for i in (-1, 0, 1)]
    if match.first("year1") or (turn and turn.n == 0):
        return options[1]
    side = turn.n if turn else context.direction(match.start)
    return nearest(options, context.day, side, strict=bool(turn and turn.n))


def _part_of_year(year: int, nth: int, size: int) -> Period:
    """Return the nth quarter or half of a year."""
    start = shift_months(date(year, 1, 1), (nth - 1) * size)
    return of_months(start, size, "part of a year", grain="quarter" if size == 3 else "months")

"""Makers of what comes again without a date of its own: the weekend, seasons, Christmas, Easter.

Comes in: a match of a rule. Goes out: its period, the nearest on the side that the tense asks for.

Source: Easter of the Gregorian calendar by the algorithm of Meeus, Jones and Butcher.
"""

from __future__ import annotations

from datetime import date, timedelta

from kg.extract.times.cascade import Match
from kg.extract.times.context import Context, nearest
from kg.extract.times.dates import NO_DAY, YEARS
from kg.extract.times.lexer import Token
from kg.extract.times.period import Period, of_day, unresolved
from kg.extract.times.units import season_in, weekend_of

_HOLIDAYS = ("holiday", "weakholiday", "easter", "weakeaster")


def weekend(match: Match, context: Context) -> Period:
    """At the weekend: the last one, in a clause about the future the next."""
    if context.day is None:
        return unresolved(NO_DAY)
    options = [weekend_of(context.day, turn) for turn in (-1, 0, 1)]
    return nearest(options, context.day, context.direction(match.start))


def season(match: Match, context: Context) -> Period:
    """In the summer, before the autumn."""
    if context.day is None:
        return unresolved(NO_DAY)
    years = range(context.day.year - YEARS, context.day.year + YEARS + 1)
    options = [season_in(year, match.number("quarter3")) for year in years]
    return nearest(options, context.day, context.direction(match.start))


def holiday(match: Match, context: Context) -> Period:
    """Christmas, Easter Monday 2015, last New Year's Eve."""
    token = match.all(*_HOLIDAYS)[0]
    named, turn = match.first("year"), match.first("last", "this", "next")
    if named is not None:
        return of_day(_holiday(token, named.n), "holiday of a year", year=True)
    if context.day is None:
        return unresolved("no year and " + NO_DAY)
    years = range(context.day.year - YEARS, context.day.year + YEARS + 1)
    options = [of_day(_holiday(token, year), "holiday") for year in years]
    side = turn.n if turn else context.direction(match.start)
    return nearest(options, context.day, side, strict=bool(turn and turn.n))


def _holiday(token: Token, year: int) -> date:
    """Return the day of a holiday in a year; those of Easter are told by their days after it."""
    if token.name.endswith("easter"):
        return easter(year) + timedelta(days=token.n)
    month, day = token.unit.split("-")
    return date(year, int(month), int(day))


def easter(year: int) -> date:
    """Return Easter Sunday of a year of the Gregorian calendar."""
    century, rest = divmod(year, 100)
    moon = year % 19
    late = (19 * moon + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - late - rest % 4) % 7
    month, day = divmod(late + sunday - 7 * ((moon + 11 * late + 22 * sunday) // 451) + 114, 31)
    return date(year, month, day + 1)

"""Makers of calendar dates: 15/7/2016, 15 July, March last, 2015, 15 Shawwal 1436.

Comes in: a match of a rule. Goes out: its period; None when it is no date after all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from kg.extract.times.cascade import Match
from kg.extract.times.context import Context, distance, nearest
from kg.extract.times.lexer import Token
from kg.extract.times.period import (
    Period,
    between,
    hijri_day,
    hijri_month,
    hijri_year_of,
    of_day,
    of_month,
    of_year,
    of_years,
    safe_date,
    shift_months,
    unresolved,
)

NO_DAY = "no publication date to count from"
#: A date at most CLOSE days off is meant whatever the tense, when the one that the tense asks for is FAR
#: off: of 613 annotated expressions 5 more are right, none is wrong that was right.
CLOSE, FAR = 31, 270
#: How many years around publication a date without a year is looked for (a weekday beside it must fit).
YEARS = 2
_DAYS = ("small", "ordinal", "cardinal", "ten", "tens")
_TURNS = ("last", "this", "next", "latest", "coming")


def number(match: Match, _: Context) -> Token | None:
    """Add the words of one number up: twenty-five, الخامس والعشرين."""
    first, last = match.tokens[0], match.tokens[-1]
    if not 0 < (first.n if first.n < 10 else last.n) < 10:
        return None
    name = next((t.name for t in (first, last) if t.name in ("ordinal", "hourth")), "cardinal")
    kind = next((t.kind for t in match.tokens if t.name == name), first.kind)
    return Token(kind, name, first.n + last.n, "", first.start, last.end)


def month(match: Match, _: Context) -> Token | None:
    """Make one month of two names of it; two different months are refused."""
    names = match.all("month", "weakmonth")
    if len({token.n for token in names}) != 1:
        return None
    kind = next((t for t in names if t.name == "month"), names[0])
    name = "month" if match.first("slash", "open") or kind.name == "month" else kind.name
    return kind._replace(name=name, start=match.start, end=match.tokens[-1].end)


def numeric(match: Match, context: Context) -> Period | None:
    """Day, month and year in figures; in English only when day and month cannot be taken for each other."""
    day, month_, *_ = (token.n for token in match.all("small"))
    year_token = match.first("year", "hyear", "num")
    if match.all("small")[2:] or year_token is None:
        return None
    if year_token.name == "hyear":
        return _hijri_date(year_token.n, month_, day)
    year_ = year_token.n
    if year_token.name == "num":
        short = context.day
        if short is None or year_token.end - year_token.start != 2 or abs(2000 + year_ - short.year) > 1:
            return None
        year_ += 2000
    if context.lang == "en" and day <= 12 and month_ <= 12 and day != month_:
        return unresolved("day and month cannot be told apart")
    found = safe_date(year_, month_, day) or safe_date(year_, day, month_)
    return Period(found, found, "day", "date in figures", True, "gregorian") if found else None


def iso(match: Match, _: Context) -> Period | None:
    """Year, month and day in figures."""
    month_, day = (token.n for token in match.all("small"))
    year_token = match.tokens[1] if match.tokens[0].name == "date1" else match.tokens[0]
    if year_token.name == "hyear":
        return _hijri_date(year_token.n, month_, day)
    found = safe_date(year_token.n, month_, day)
    return Period(found, found, "day", "date in figures", True, "gregorian") if found else None


def _hijri_date(year_: int, month_: int, day: int) -> Period | None:
    """Return the day of a Hijri date."""
    found = hijri_day(year_, month_, day)
    return Period(found, found, "day", "Hijri date", True, "hijri") if found else None


def day_month(match: Match, context: Context) -> Period | None:
    """Day and month, with weekday, year or "last", "next" where they stand."""
    day, month_ = match.number(*_DAYS), _month(match)
    if not 1 <= day <= 31:
        return None
    weekday = match.first("weekday")

    def candidates(year_: int) -> Iterator[Period]:
        found = hijri_day(year_, month_.n, day) if _is_hijri(month_) else safe_date(year_, month_.n, day)
        if found is not None:
            calendar = "hijri" if _is_hijri(month_) else "gregorian"
            yield Period(found, found, "day", "day and month", False, calendar)

    def fits(period: Period) -> bool:
        return weekday is None or (period.earliest is not None and period.earliest.weekday() == weekday.n)

    return _in_year(match, context, lambda y: [*candidates(y)], fits)


def month_year(match: Match, context: Context) -> Period | None:
    """Month, with year or "last", "next" where they stand."""
    month_ = _month(match)

    def candidates(year_: int) -> list[Period]:
        if not _is_hijri(month_):
            return [replace(of_month(year_, month_.n, "month"), calendar="gregorian")]
        days = hijri_month(year_, month_.n)
        return [Period(*days, "range", "Hijri month", False, "hijri")] if days else []

    return _in_year(match, context, candidates, lambda _: True)


def _month(match: Match) -> Token:
    """Return the month of a match."""
    return match.all("month", "weakmonth", "hmonth", "weakhmonth")[0]


def _is_hijri(token: Token) -> bool:
    """Say whether a month is a Hijri one."""
    return token.name.endswith("hmonth")


def _in_year(
    match: Match,
    context: Context,
    candidates: Callable[[int], list[Period]],
    fits: Callable[[Period], bool],
) -> Period | None:
    """Return the candidate of the year that is named, else of the year that fits best."""
    named = match.first("year", "oldyear", "hyear")
    hijri = _is_hijri(_month(match))
    if named is not None:
        if hijri and named.name == "year":
            first, last = (hijri_year_of(date(named.n, m, 1)) for m in (1, 12))
            found = [p for y in sorted({first or 0, last or 0}) for p in candidates(y)]
            found = [p for p in found if p.earliest is not None and p.earliest.year == named.n]
        else:
            found = candidates(named.n)
        return replace(found[0], year=True) if found else None
    floating = (0, 0) if hijri or match.first(*_TURNS) else (_month(match).n, match.number(*_DAYS))
    if context.day is None:
        return replace(unresolved("no year and " + NO_DAY), floating=floating)
    middle = hijri_year_of(context.day) if hijri else context.day.year
    options = [p for y in range((middle or 0) - YEARS, (middle or 0) + YEARS + 1) for p in candidates(y)]
    options = [p for p in options if fits(p)] or options
    return replace(_turned(match, context, options), floating=floating) if options else None


def _turned(match: Match, context: Context, options: list[Period]) -> Period:
    """Choose among years by "last", "this", "next", else by the tense."""
    assert context.day is not None
    turn = match.first(*_TURNS)
    if turn is None:
        if match.before == "since":
            return nearest(options, context.day, -1)
        told = nearest(options, context.day, context.direction(match.start))
        close = nearest(options, context.day, 0)
        return close if _is_about(close, told, context.day) else told
    if turn.n == 0:
        return nearest(options, context.day, 0)
    return nearest(options, context.day, -1 if turn.n < 0 else 1, strict=True)


def _is_about(close: Period, told: Period, day: date) -> bool:
    """Whether the nearest date is meant although the tense of the clause asks for another one."""
    return distance(close, day) <= CLOSE and distance(told, day) >= FAR


def days_month(match: Match, context: Context) -> Period | None:
    """Several days of one month: 11 and 12 January, 3-5 May."""
    days = [token.n for token in match.all(*_DAYS)]
    if days != sorted(set(days)) or not 1 <= days[0] < days[-1] <= 31:
        return None
    one_day = [t for t in match.tokens if t.name not in _DAYS]
    ends: list[Period | None] = []
    for day in (days[0], days[-1]):
        token = next(t for t in match.tokens if t.n == day and t.name in _DAYS)
        ends.append(day_month(Match((token, *(t for t in one_day if t.name != "weekday"))), context))
    if ends[0] is None or ends[1] is None:
        return None
    if ends[0].earliest is None or ends[1].earliest is None:
        return ends[0]
    if ends[1].earliest - ends[0].earliest > timedelta(days=31):
        return unresolved("the days fall into two years")
    return between(ends[0].earliest, ends[1].earliest, "range", "days of one month")


def day_of(match: Match, context: Context) -> Period | None:
    """A day of this, last or next month: the 14th of last month."""
    unit = match.first("theunit")
    if unit is not None and unit.unit != "month":
        return None
    if context.day is None:
        return unresolved(NO_DAY)
    first = shift_months(context.day.replace(day=1), match.number(*_TURNS))
    found = safe_date(first.year, first.month, match.number(*_DAYS))
    return of_day(found, "day of a month counted from publication") if found else None


def year(match: Match, _: Context) -> Period | None:
    """One year, Gregorian or Hijri."""
    token = match.first("year", "oldyear", "hyear")
    era = match.first("era")
    if token is None:
        return None
    if token.name != "hyear":
        return None if era and era.unit == "ah" else of_year(token.n, "year", named=True)
    first, last = hijri_day(token.n, 1, 1), hijri_day(token.n + 1, 1, 1)
    if first is None or last is None or (era and era.unit == "ad"):
        return None
    return Period(first, last - timedelta(days=1), "range", "Hijri year", True, "hijri")


def years(match: Match, _: Context) -> Period | None:
    """From one year to another: 2011-2013, between 2011 and 2013."""
    if match.first("hyear"):
        ends = [hijri_day(token.n, 1, 1) for token in match.all("hyear")]
        after = hijri_day(match.all("hyear")[-1].n + 1, 1, 1)
        if ends[0] is None or after is None or ends[0] >= after:
            return None
        return Period(ends[0], after - timedelta(days=1), "range", "Hijri years", True, "hijri")
    first = match.number("year")
    last = match.all("year", "small", "num")[-1]
    end = last.n if last.name == "year" else first // 100 * 100 + last.n
    if not first < end or (last.name != "year" and last.end - last.start != 2):
        return None
    return of_years(first, end, "from year to year")

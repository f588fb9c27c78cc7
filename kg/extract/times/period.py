"""Stretches of days and the arithmetic on them.

Comes in: years, months, days of the Gregorian and the Hijri calendar. Goes out: `Period`s.

Source: Umm al-Qura calendar, 1343 to 1500 AH, of the library hijridate.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, timedelta

from hijridate import Gregorian, Hijri

from kg.model import TimeRef

#: Days per unit of at most a week.
DAYS = {"day": 1, "week": 7}
#: Months per unit of at least a month.
MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}
#: How much of an ISO date the value of a grain shows, and whether it is a range.
_PRECISION = {
    **{"day": (10, False), "month": (7, False), "year": (4, False)},
    **{"months": (7, True), "quarter": (7, True), "years": (4, True), "decade": (4, True)},
}


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days that an expression means, or the reason why it means none.

    Args:
        earliest: First day; None when the expression cannot be resolved.
        latest: Last day, inclusive.
        grain: "day", "week", "month", "quarter", "year", "decade", "range" (days), "months", "years" or "".
        reason: How it was found, for people.
        year: Whether the expression itself names the year.
        calendar: "gregorian" or "hijri" for a date of that calendar, "" for what is counted from another day.
        floating: Month and day (0 for a whole month) of a Gregorian date that does not say its year.
        away: How many of which unit away from the time told before, when it counts from that.
    """

    earliest: date | None
    latest: date | None
    grain: str
    reason: str
    year: bool = False
    calendar: str = ""
    floating: tuple[int, int] = (0, 0)
    away: tuple[int, str] | None = None

    def because(self, reason: str) -> Period:
        """Return the same period with another reason."""
        return replace(self, reason=reason)


def value_of(ref: Period | TimeRef) -> str | None:
    """Return `YYYY-MM-DD`, `YYYY-MM`, `YYYY`, or `FROM/TO` as precise as the grain; None if unresolved."""
    if ref.earliest is None or ref.latest is None:
        return None
    length, is_range = _PRECISION.get(ref.grain, (10, True))
    first, last = ref.earliest.isoformat()[:length], ref.latest.isoformat()[:length]
    return f"{first}/{last}" if is_range and first != last else first


def unresolved(reason: str) -> Period:
    """Return a period without days: the expression is one of time, but its value is not known."""
    return Period(None, None, "", reason)


def of_day(day: date, reason: str, *, year: bool = False) -> Period:
    """Return one day."""
    return Period(day, day, "day", reason, year)


def of_month(year: int, month: int, reason: str, *, named: bool = False) -> Period:
    """Return one month; `named` says whether the expression names its year."""
    last = monthrange(year, month)[1]
    return Period(date(year, month, 1), date(year, month, last), "month", reason, named)


def of_year(year: int, reason: str, *, named: bool = False) -> Period:
    """Return one year."""
    return Period(date(year, 1, 1), date(year, 12, 31), "year", reason, named)


def of_years(first: int, last: int, reason: str, *, grain: str = "years") -> Period:
    """Return several whole years."""
    return Period(date(first, 1, 1), date(last, 12, 31), grain, reason, True)


def of_months(first: date, count: int, reason: str, *, grain: str = "months") -> Period:
    """Return several whole months from the month of `first` on."""
    start = first.replace(day=1)
    return Period(start, shift_months(start, count) - timedelta(days=1), grain, reason)


def of_week(day: date, reason: str) -> Period:
    """Return the week, Monday to Sunday, of a day."""
    monday = day - timedelta(days=day.weekday())
    return Period(monday, monday + timedelta(days=6), "week", reason)


def between(first: date, last: date, grain: str, reason: str) -> Period:
    """Return the stretch from one day to another; unresolved when it runs backwards."""
    if last < first:
        return unresolved("the end is before the beginning")
    return Period(first, last, grain, reason)


def in_year(period: Period, year: int) -> Period | None:
    """Return the day or month of a floating period in a year, None when that year has no such day."""
    month, day = period.floating
    if not month:
        return None
    if not day:
        return replace(of_month(year, month, "month of a year"), year=True, calendar="gregorian")
    found = safe_date(year, month, day)
    return Period(found, found, "day", "day of a year", True, "gregorian") if found else None


def shift_months(day: date, count: int) -> date:
    """Return the day some months later (earlier when negative), the month's last day at most.

    Raises:
        OverflowError: The year is out of range, as with timedelta.
    """
    months = day.year * 12 + day.month - 1 + count
    year, month = divmod(months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        raise OverflowError("year out of range")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def shift(day: date, unit: str, count: int) -> date:
    """Return the day some units later (earlier when negative)."""
    if unit in DAYS:
        return day + timedelta(days=DAYS[unit] * count)
    return shift_months(day, MONTHS[unit] * count)


def of_unit(day: date, unit: str, reason: str) -> Period:
    """Return the calendar unit that a day lies in: itself, its week, month, quarter, half, year, decade."""
    match unit:
        case "day":
            return of_day(day, reason)
        case "week":
            return of_week(day, reason)
        case "month":
            return of_month(day.year, day.month, reason)
        case "year":
            return of_year(day.year, reason)
        case "decade":
            first = day.year - day.year % 10
            return of_years(first, first + 9, reason, grain="decade")
    size = MONTHS[unit]
    month = (day.month - 1) // size * size + 1
    return of_months(date(day.year, month, 1), size, reason, grain="quarter" if size == 3 else "months")


def safe_date(year: int, month: int, day: int) -> date | None:
    """Return the date, None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def hijri_day(year: int, month: int, day: int) -> date | None:
    """Return the Gregorian day of a Hijri one, None when there is none or it is outside of the table."""
    try:
        found = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day)


def hijri_month(year: int, month: int) -> tuple[date, date] | None:
    """Return first and last day of a Hijri month, None when it is outside of the table."""
    first = hijri_day(year, month, 1)
    if first is None:
        return None
    last = hijri_day(year, month, 30) or hijri_day(year, month, 29)
    return (first, last) if last else None


def hijri_year_of(day: date) -> int | None:
    """Return the Hijri year that a day lies in, None when it is outside of the table."""
    try:
        found: int = Gregorian(day.year, day.month, day.day).to_hijri().year
    except (ValueError, OverflowError):
        return None
    return found

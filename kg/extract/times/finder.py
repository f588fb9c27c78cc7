"""Finds the expressions of time of a text and resolves them.

Comes in: text, language, publication date, tense. Goes out: `TimeRef`s in the order of the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from kg.extract.times import compositions, dates, days, units, yearly
from kg.extract.times.cascade import Maker, combine
from kg.extract.times.context import Context, Tense
from kg.extract.times.days import nearest_weekday
from kg.extract.times.lexer import Token, tokenize
from kg.extract.times.period import Period, unresolved
from kg.extract.times.tables import Table, load
from kg.model import Span, TimeRef

#: The name of a maker in rules-*.tsv to what computes the value.
MAKERS: dict[str, Maker] = {
    "number": dates.number,
    "month": dates.month,
    "numeric": dates.numeric,
    "iso": dates.iso,
    "day_month": dates.day_month,
    "days_month": dates.days_month,
    "day_of": dates.day_of,
    "month_year": dates.month_year,
    "year": dates.year,
    "years": dates.years,
    "today": days.today,
    "weekday": days.weekday,
    "weekdays": days.weekdays,
    "nights": days.nights,
    "now": days.now,
    "overnight": days.overnight,
    "recurring": days.recurring,
    "this_unit": units.this_unit,
    "season_of": units.season_of,
    "run": units.run,
    "within": units.within,
    "ago": units.ago,
    "ahead": units.ahead,
    "lasting": units.lasting,
    "decade": units.decade,
    "feast": units.feast,
    "quarter": units.quarter,
    "weekend": yearly.weekend,
    "season": yearly.season,
    "holiday": yearly.holiday,
    "since": compositions.since,
    "edge": compositions.edge,
    "of_year": compositions.of_year,
    "same": compositions.same,
    "range": compositions.range_,
    "prefix": compositions.prefix,
    "clock": compositions.clock,
    "hour": compositions.hour,
    "away": compositions.away,
    "span_from": compositions.span_from,
}


def find_times(
    text: str,
    *,
    lang: str,
    published: date | None,
    tense: Tense | None = None,
    span: Span | None = None,
) -> list[TimeRef]:
    """Find the expressions of time in a text, best called once for a whole article.

    An article often says which weekday its "today" is; where that disagrees with the publication date (an
    article written the evening before), all its expressions count from the day of writing.

    Args:
        text: The article's text, NFC.
        lang: Language code; a language without tables has no times.
        published: Day of publication; without it what counts from it is found but not resolved.
        tense: Tells for an offset whether its clause is "past" or "future"; None when nobody can tell.
        span: The stretch to read, in code points, end exclusive; None for the whole text.

    Returns:
        Times in the order of the text, not overlapping, without attached clitics.
    """
    table = load(lang)
    if table is None:
        return []
    runs = tokenize(text, span or Span(0, len(text)), table)
    context = Context(lang, day_of_writing(runs, published), tense)
    finished = [token for run in runs for token in _finish(run, table, context)]
    return [_ref(text, token, period) for token, period in _told(finished)]


def resolve(expression: str, *, lang: str, published: date | None, tense: str = "") -> TimeRef:
    """Resolve one expression of time that stands alone.

    Args:
        expression: Nothing but the expression ("مساء أمس الخميس", "three days ago").
        lang: Language code.
        published: Day that it counts from.
        tense: "past", "future" or "".

    Returns:
        The longest expression found in it; unresolved over the whole string when there is none.
    """
    found = find_times(expression, lang=lang, published=published, tense=lambda _: tense)
    if not found:
        return _ref(expression, None, unresolved("no expression of time"))
    return max(found, key=lambda ref: (ref.span.end - ref.span.start, -ref.span.start))


def _finish(run: list[Token], table: Table, context: Context) -> list[Token]:
    """Return a run of tokens after all levels."""
    for level in range(len(table.levels)):
        run = combine(run, level, table, MAKERS, context)
    return run


def _told(tokens: list[Token]) -> Iterator[tuple[Token, Period]]:
    """Yield the finished expressions; an hour alone is of the day that was told last, and what counts from
    another time from the last one that is told as exactly."""
    last: Period | None = None
    before: Period | None = None
    for token in tokens:
        period = token.period
        if period is None:
            continue
        if period.away:
            period = units.moved(before, *period.away)
        before = period
        if period.grain == compositions.HOUR:
            period = last.because("hour of the day told before") if last else unresolved(period.reason)
        elif period.grain == "day":
            last = period
        yield token, period


def day_of_writing(runs: list[list[Token]], published: date | None) -> date | None:
    """Return the day that the article was written on: the publication date unless a weekday says otherwise.

    The first "today", "yesterday" or "tomorrow" with a weekday decides, if it is at most three days off.
    """
    if published is None:
        return None
    for run in runs:
        words = [token for token in run if token.name != "open"]
        for token, following in pairwise(words):
            if token.name == "today" and following.name == "weekday":
                nominal = published + timedelta(days=token.n)
                return nearest_weekday(nominal, following.n) - timedelta(days=token.n)
    return published


def _ref(text: str, token: Token | None, period: Period) -> TimeRef:
    """Return the reference of a finished token."""
    span = Span(token.start, token.end) if token else Span(0, len(text))
    return TimeRef(
        span, text[span.start : span.end], period.earliest, period.latest, period.grain, period.reason
    )


def check_rules(table: Table) -> list[str]:
    """Return the makers that a table names and nobody has; empty when it is right."""
    return sorted({rule.make for level in table.levels for rule in level} - set(MAKERS))

"""The date that an article gives at its head.

Comes in: an article's text. Goes out: its day, only when it is said or can be told.
"""

from __future__ import annotations

import re
from datetime import date

from kg.extract.times.finder import find_times
from kg.extract.times.period import safe_date
from kg.text import digits

#: How far into the text a dateline reaches, in characters.
HEAD = 160
_DAY_MONTH = re.compile(
    r"^\W*(?:[^\W\d_]+[\s،,]+){1,4}(\d{1,2})\s?[-/]\s?(\d{1,2})(?:\s?[-/]\s?((?:19|20)\d\d))?\s*[(\[:–—-]"
)


def dateline_date(text: str, *, lang: str = "ar", published: date | None = None) -> date | None:
    """Return the date in the head of an article: "برلين 15-7-2016 (اف ب) -", "Moscow, July 15, 2016 -".

    Args:
        text: The article's text.
        lang: Its language.
        published: A date that tells the year when the dateline has none.

    Returns:
        The day; None when there is no dateline, or no year to be had.
    """
    head = digits(text[:HEAD])
    found = _DAY_MONTH.match(head)
    if found is not None:
        day, month = int(found[1]), int(found[2])
        if found[3]:
            return safe_date(int(found[3]), month, day)
        if published is not None:
            years = (published.year - 1, published.year, published.year + 1)
            options = [option for year in years if (option := safe_date(year, month, day))]
            return min(options, key=lambda option: abs(option - published), default=None)
        return None
    first_line = re.split(r"\n|\)\s*[-–—:]|\s[-–—:]\s", head, maxsplit=1)
    if len(first_line) < 2:
        return None
    for ref in find_times(first_line[0], lang=lang, published=published):
        if ref.grain == "day" and ref.reason.startswith(("date", "day and month", "Hijri date")):
            return ref.earliest
    return None

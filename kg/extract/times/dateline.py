"""The date that an article gives at its head.

Comes in: an article's text. Goes out: its day, only when it is said or can be told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from kg.extract.times.finder import find_times
from kg.extract.times.period import safe_date
from kg.model import TimeRef
from kg.text import digits

#: How far into the text a dateline reaches, in characters.
HEAD = 160
#: Words beside a date without a year and with one, but for small ones and what stands in brackets: "المدينة
#: المنورة", "GOMA, Democratic Republic of the Congo"; "المدينة المنورة 26 شوال 1436 هـ الموافق ... م واس".
_WORDS, _WORDS_EN, _WORDS_WITH_YEAR = 2, 4, 6
_SMALL = frozenset({"of", "the", "and", "on", "de", "del", "di", "du", "la", "le", "el", "al"})
_END = re.compile(r"\n|\)\s*[-–—:]|\s[-–—:]\s")
_MARKS = (".", "!", "?", "؟", "…")
_BRACKETS, _WORD, _YEAR = re.compile(r"\([^)]*\)?"), re.compile(r"[^\W\d_]+"), re.compile(r"\d{4}")
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
    first_line = _END.split(head, maxsplit=1)
    if len(first_line) < 2 or first_line[0].rstrip().endswith(_MARKS):
        return None
    refs = find_times(first_line[0], lang=lang, published=published)
    for ref in refs:
        if ref.grain == "day" and ref.reason.startswith(("date", "day and month", "Hijri date")):
            return ref.earliest if _is_dateline(first_line[0], refs, lang, dated=ref) else None
    return None


def _is_dateline(line: str, refs: Sequence[TimeRef], lang: str, *, dated: TimeRef) -> bool:
    """Whether a line is no more than place, agency and date: a sentence has more words, and in English some
    without a capital."""
    rest = line
    for ref in sorted(refs, key=lambda ref: ref.span.start, reverse=True):
        rest = f"{rest[: ref.span.start]} {rest[ref.span.end :]}"
    words = [word for word in _WORD.findall(_BRACKETS.sub(" ", rest)) if word not in _SMALL]
    most = _WORDS if lang == "ar" else _WORDS_EN
    return len(words) <= (_WORDS_WITH_YEAR if _YEAR.search(dated.text) else most) and not any(
        map(str.islower, words)
    )

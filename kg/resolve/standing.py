"""What a name stands in: a longer name, quotation marks, a word for what only bears it.

Comes in: a chain of an article. Goes out: whether its names stand by themselves, and the longer name if not.
A street, a hospital, a prize that bears a person's name is not that person; nor is a cup its union.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from kg.model import Chain, Kind, Reading, Span
from kg.names import Gazetteer, Known, name_key

_THINGS = frozenset({"كاس", "سوق", "شارع", "طريق", "ميدان", "جائزه", "صلاه", "اذان"})
"""Words before the name of anything that name something else by it: a cup, a market, a prayer at sunset."""

_PLACES = frozenset({"صلاه", "اذان", "كاس", "جائزه"})
"""Those of them that do so before the name of a place; its streets and markets are in it."""

_NAMED_AFTER = _THINGS | frozenset(
    {"مستشفي", "مستوصف", "جامعه", "كليه", "مدرسه", "معهد", "اكاديميه", "مركز", "مؤسسه", "جمعيه"}
    | {"جامع", "مسجد", "ضريح", "زاويه", "مطار", "ميناء", "قاعده", "ملعب", "استاد", "مدينه", "حي", "مجمع"}
    | {"جسر", "كوبري", "نفق", "سد", "محطه", "حديقه", "منتزه", "ساحه", "قاعه", "مسرح", "متحف", "مكتبه", "دار"}
    | {"كرسي", "دوره", "بطوله", "دوري", "مهرجان", "برنامج", "مخيم", "معسكر", "كتيبه", "كتائب", "شركه"}
    | {"مجموعه", "بنك", "فندق", "ثانويه", "وسام", "قلاده", "جوائز", "مخطط", "مدارس", "مصنع", "وقف"}
)
"""Words before the name of a person that name something else by it."""

_BEARERS = frozenset(
    {"street", "avenue", "road", "square", "bridge", "airport", "hospital", "university", "college", "school"}
    | {"institute", "foundation", "center", "centre", "museum", "library", "stadium", "theatre", "theater"}
    | {"park", "prize", "award", "medal", "cup", "trophy", "hall", "memorial", "archive", "press"}
)
"""English words behind a name that do the same."""

_BEFORE = re.compile(r"((?:[^\W\d_]|[\u064b-\u065f\u0670])+) [«\"“]?$")
_NEXT = re.compile(r" ([^\W\d_]+)")
_AFTER = re.compile(r"(?: [^\W\d_]+){1,5}")
_QUOTES = frozenset('«»"“”')
_PROCLITICS = frozenset({"و", "ف", "ب", "ل", "ك"})


def inside(reading: Reading, chain: Chain) -> str | None:
    """What a name stands in each time: a longer known name ("Paris Saint-Germain"), or quotation marks.

    Returns:
        The longer name's id; empty for a place in quotation marks, which names a newspaper or a work, after a
        figure, which counts it ("15 cups", كوبا), and for what only gives its name to something else; None
        when the name stands by itself.
    """
    if chain.kind == "PERSON":
        return "" if only_bears(reading, chain) else None
    return _each(reading, chain, lambda span: _around(reading.article.text, span, chain.kind))


def only_bears(reading: Reading, chain: Chain) -> bool:
    """Say whether every name of a chain is part of the name of something else (مستشفى الملك فهد)."""
    text, kind = reading.article.text, chain.kind
    return _each(reading, chain, lambda span: "" if _is_borne(text, span, kind) else None) is not None


def _each(reading: Reading, chain: Chain, look: Callable[[Span], str | None]) -> str | None:
    """What the last name of a chain stands in when none stands by itself."""
    found = None
    for number in chain.mentions:
        mention = reading.mentions[number]
        if mention.form == "name":
            found = look(mention.span)
            if found is None:
                return None
    return found


def _around(text: str, span: Span, kind: Kind) -> str | None:
    own = text[span.start : span.end]
    before = text[max(0, span.start - 2) : span.start]
    quoted = before[-1:] in _QUOTES and text[span.end : span.end + 1] in _QUOTES
    if quoted or (before[:1].isdigit() and before[1:] == " "):
        known = lookup(own)
        return "" if known is not None and known.kind in ("GPE", "PLACE") else None
    words, after = own.split(), _AFTER.match(text, span.end)
    more = after.group().split() if after else []
    length, longer = Gazetteer.load().match([*words, *more]) if more else (0, None)
    if longer is None or length <= len(words) or longer == lookup(own):
        return "" if _is_borne(text, span, kind) else None
    return longer.wikidata or row_name(longer)


def _is_borne(text: str, span: Span, kind: Kind) -> bool:
    """Say whether the words around a name make it the name of something else."""
    before = _BEFORE.search(text, max(0, span.start - 24), span.start)
    if before and _is_head(name_key(before[1]), kind):
        return True
    after = _NEXT.match(text, span.end) if kind == "PERSON" else None
    return after is not None and after[1][0].isupper() and after[1].lower() in _BEARERS


def _is_head(word: str, kind: Kind) -> bool:
    if kind == "TIME":
        return False
    heads = _NAMED_AFTER if kind == "PERSON" else _PLACES if kind in ("GPE", "PLACE") else _THINGS
    return word in heads or (word[:1] in _PROCLITICS and word[1:] in heads)


@lru_cache(maxsize=65536)
def lookup(name: str) -> Known | None:
    """What a name is known to name, as `Gazetteer.lookup`."""
    return Gazetteer.load().lookup(name)


def row_name(known: Known) -> str:
    """A name for the row of a table that has no Wikidata id."""
    return f"row {known.kind} {known.label_en or known.label_ar} {known.country}".strip()

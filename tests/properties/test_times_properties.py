"""Laws of times: exact slices, no crash on any text, and values on the side that the words say."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kg.extract.times import dateline_date, find_times, resolve, value_of
from kg.extract.times.dates import CLOSE
from kg.model import Span, TimeRef

WORDS = {
    "ar": """
        اليوم أمس غدا بعد قبل منذ خلال حتى من إلى بين في و مساء صباح الخميس الجمعة الأحد يناير
        كانون الثاني مارس آب تموز/يوليو رمضان شوال ذي القعدة عام العام سنة شهر الشهر الأسبوع
        أسبوعين يومين أيام الأيام سنوات ثلاثة عشر والعشرين الخامس الأول الماضي المقبل الجاري
        الأخيرة هـ م الموافق الربع النصف نهاية مطلع التسعينات الموسم الصيف عيد الفطر الساعة
        والنصف الـ هذا كل نحو بضعة على مدى لمدة شهري عامي الدراسي
    """,
    "en": """
        today yesterday last next this week month year of the in on since until from to between
        and ago days two twenty five Thursday Sunday July Dec. March May Q first quarter half
        summer mid early end 1990 s th Ramadan Eid al-Fitr recently within over past few a now
        every
    """,
    "figures": """
        0 1 3 15 31 32 99 1436 1898 2015 2016 9999 ٢٠١٥ ١٥ 15/7/2016 2016-07-15 3-1 1.5 12,000
    """,
}
MARKS = ["،", ".", "/", "-", "(", ")", ":", "%", "\n", "\n\n", "\u064b", "ـ", "\u200f", "#"]
days = st.dates(min_value=date(1950, 1, 1), max_value=date(2050, 12, 31))
languages = st.sampled_from(["ar", "en"])
tenses = st.sampled_from(["past", "future", ""])


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, str]:
    """Draw a language and a text that is nearly all words of time."""
    lang = draw(languages)
    words = WORDS[lang].split() + WORDS["figures"].split() + MARKS
    pieces = st.sampled_from(words) | st.text(max_size=4)
    return lang, draw(st.sampled_from(["", " "])).join(draw(st.lists(pieces | st.just(" "), max_size=12)))


@given(texts(), st.none() | st.dates(), tenses)
def test_any_text_gives_exact_slices_in_order(text: tuple[str, str], day: date | None, tense: str) -> None:
    lang, content = text
    end = 0
    for ref in find_times(content, lang=lang, published=day, tense=lambda _: tense):
        assert end <= ref.span.start < ref.span.end <= len(content)
        assert content[ref.span.start : ref.span.end] == ref.text
        end = ref.span.end
        check(ref)
    assert dateline_date(content, lang=lang, published=day) or True


def check(ref: TimeRef) -> None:
    """Check that a reference is whole: resolved with a grain or unresolved without one, and with a reason."""
    assert ref.reason
    assert (ref.earliest is None) == (ref.latest is None) == (ref.grain == "") == (value_of(ref) is None)
    if ref.earliest is not None and ref.latest is not None:
        assert ref.earliest <= ref.latest


@given(texts(), days)
def test_without_publication_nothing_is_found_that_is_not_found_with_it(
    text: tuple[str, str], day: date
) -> None:
    lang, content = text
    resolved = [r for r in find_times(content, lang=lang, published=None) if r.earliest is not None]
    spans = [r.span for r in find_times(content, lang=lang, published=day)]
    assert all(any(s.start < r.span.end and r.span.start < s.end for s in spans) for r in resolved)


@given(texts(), days, st.integers(0, 20), st.integers(0, 20))
def test_a_stretch_keeps_within_its_bounds(text: tuple[str, str], day: date, one: int, other: int) -> None:
    lang, content = text
    span = Span(min(one, other, len(content)), min(max(one, other), len(content)))
    for ref in find_times(content, lang=lang, published=day, span=span):
        assert span.start <= ref.span.start < ref.span.end <= span.end
        assert content[ref.span.start : ref.span.end] == ref.text


PAST = {
    "ar": [
        *[
            "أمس",
            "أول أمس",
            "قبل ثلاثة أيام",
            "الشهر الماضي",
            "العام الماضي",
            "الأسبوع الماضي",
            "الخميس الماضي",
        ],
        *["مارس الماضي", "قبل عشر سنوات", "15 مايو الماضي", "رمضان الماضي", "الأيام الثلاثة الماضية"],
    ],
    "en": [
        *["yesterday", "last week", "last month", "last year", "two days ago", "last Thursday", "last March"],
        *["ten years ago", "last summer", "the last three days", "last Ramadan"],
    ],
}
FUTURE = {
    "ar": [
        *["غدا", "بعد غد", "الشهر المقبل", "العام المقبل", "الأسبوع المقبل", "الخميس المقبل", "مارس المقبل"],
        *["بعد عشر سنوات", "15 مايو المقبل", "رمضان المقبل", "خلال اليومين المقبلين"],
    ],
    "en": [
        *["tomorrow", "next week", "next month", "next year", "in two days", "next Thursday", "next March"],
        *["two weeks from now", "next summer", "the next three days"],
    ],
}
NEAR = {
    "ar": ["الخميس", "يوم الأحد", "15 مايو", "في نوفمبر", "10 محرم"],
    "en": ["Thursday", "on Sunday", "May 15", "in November"],
}


@given(st.data(), languages, days)
def test_what_is_past_ends_before_publication(data: st.DataObject, lang: str, day: date) -> None:
    expression = data.draw(st.sampled_from(PAST[lang]))
    ref = resolve(expression, lang=lang, published=day, tense="past")
    assert ref.latest is not None and ref.latest < day


@given(st.data(), languages, days)
def test_what_is_to_come_begins_after_publication(data: st.DataObject, lang: str, day: date) -> None:
    expression = data.draw(st.sampled_from(FUTURE[lang]))
    ref = resolve(expression, lang=lang, published=day, tense="future")
    assert ref.earliest is not None and ref.earliest > day


@given(st.data(), languages, days)
def test_the_tense_turns_what_is_not_close_by(data: st.DataObject, lang: str, day: date) -> None:
    expression = data.draw(st.sampled_from(NEAR[lang]))
    past = resolve(expression, lang=lang, published=day, tense="past")
    future = resolve(expression, lang=lang, published=day, tense="future")
    assert past.earliest is not None and past.earliest <= day + timedelta(CLOSE)
    assert future.latest is not None and future.latest >= day - timedelta(CLOSE)
    assert (day - past.earliest).days <= 400 and (future.latest - day).days <= 400


@given(st.sampled_from(["اليوم", "هذا الأسبوع", "الشهر الجاري", "هذا العام"]), days)
def test_what_is_now_contains_publication(expression: str, day: date) -> None:
    ref = resolve(expression, lang="ar", published=day)
    assert ref.earliest is not None and ref.latest is not None
    assert ref.earliest <= day <= ref.latest


@given(st.sampled_from(["منذ أسبوعين", "منذ عام 1949", "منذ الخميس", "منذ مطلع العام"]), days)
def test_since_reaches_to_publication(expression: str, day: date) -> None:
    ref = resolve(expression, lang="ar", published=day)
    assert ref.earliest is not None and ref.earliest <= day
    assert ref.latest == day


@given(st.sampled_from(PAST["ar"] + FUTURE["ar"]), days, st.lists(st.integers(0, 40), max_size=5))
def test_marks_change_no_value(expression: str, day: date, places: list[int]) -> None:
    marked = expression
    for place in places:
        at = place % len(marked) + 1
        if marked[at - 1].isalpha():
            marked = marked[:at] + ("\u0640" if place % 2 else "\u064e") + marked[at:]
    plain = resolve(expression, lang="ar", published=day, tense="future")
    assert value_of(resolve(marked, lang="ar", published=day, tense="future")) == value_of(plain)


@given(days, st.integers(-3, 3))
def test_yesterday_with_another_weekday_is_the_nearest_such_day(day: date, off: int) -> None:
    names = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
    wanted = day - timedelta(days=1) + timedelta(days=off)
    ref = resolve(f"أمس {names[wanted.weekday()]}", lang="ar", published=day)
    assert ref.earliest == wanted

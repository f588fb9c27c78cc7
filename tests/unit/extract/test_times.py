"""Finding times in running text: spans, clitics, the day of writing, and what is no time."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.extract.times import dateline_date, find_times, resolve, value_of
from kg.extract.times.tables import read
from kg.model import Span

FRIDAY = date(2016, 7, 15)


def values(text: str, *, lang: str = "ar", published: date | None = FRIDAY) -> list[tuple[str, str | None]]:
    return [(ref.text, value_of(ref)) for ref in find_times(text, lang=lang, published=published)]


def test_a_sentence_with_two_times() -> None:
    text = "التقى الوزير نظيره مساء أمس الخميس، وكان قد زار المدينة في مارس الماضي."
    assert values(text) == [("مساء أمس الخميس", "2016-07-14"), ("مارس الماضي", "2016-03")]


def test_spans_are_without_clitics() -> None:
    assert values("وبالأمس اجتمعوا") == [("الأمس", "2016-07-14")]
    assert values("استعدادا للعام المقبل") == [("عام المقبل", "2017")]
    assert values("والسبت والأحد الماضيين")[0][0] == "السبت والأحد الماضيين"


def test_marks_and_tatweel_do_not_matter() -> None:
    assert values("عاد مَسَاءَ أَمْـسِ إلى بيته") == [("مَسَاءَ أَمْـسِ", "2016-07-14")]
    assert values("وَبِالأَمْسِ عاد") == [("الأَمْسِ", "2016-07-14")]


def test_offsets_count_from_the_article_in_a_stretch_of_it() -> None:
    text = "عاد أمس. يسافر غدا."
    span = Span(9, len(text))
    (ref,) = find_times(text, lang="ar", published=FRIDAY, span=span)
    assert (ref.text, text[ref.span.start : ref.span.end]) == ("غدا", "غدا")


def test_an_empty_line_and_a_word_part_expressions() -> None:
    assert values("عام\n\n2015") == []
    assert values("عاد أمس\nالخميس") == [("أمس\nالخميس", "2016-07-14")]


def test_the_day_of_writing_decides_what_today_is() -> None:
    text = "قال الوزير اليوم الخميس إنه سيسافر غدا، وكان قد عاد أمس."
    assert [value for _, value in values(text)] == ["2016-07-14", "2016-07-15", "2016-07-13"]


def test_the_tense_of_the_clause_decides_the_side() -> None:
    text = "اجتمعوا السبت. سيجتمعون السبت."
    found = find_times(
        text, lang="ar", published=FRIDAY, tense=lambda offset: "past" if offset < 14 else "future"
    )
    assert [value_of(ref) for ref in found] == ["2016-07-09", "2016-07-16"]


def test_a_date_close_by_is_meant_whatever_the_tense() -> None:
    found = find_times(
        "أعلنوا أن المؤتمر في 3 أغسطس، والآخر في مايو، وفي 20 ديسمبر.",
        lang="ar",
        published=FRIDAY,
        tense=lambda _: "past",
    )
    assert [value_of(ref) for ref in found] == ["2016-08-03", "2016-05", "2015-12-20"]


def test_an_hour_alone_is_of_the_day_told_before() -> None:
    text = "وقع حريق أمس. وتلقت الفرق البلاغ الساعة 14:30."
    assert values(text)[1] == ("الساعة 14:30", "2016-07-14")
    assert values("وقع حريق أمس. وغادر مساء اليوم نفسه.")[1] == ("مساء اليوم نفسه", "2016-07-14")
    assert values("وتلقت الفرق البلاغ الساعة 14:30.") == [("الساعة 14:30", None)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Rebels took the town on Monday. A day later they left.", "2016-07-12"),
        ("He met one on Thursday; the other had come the day before.", "2016-07-13"),
        ("She flew in on Sunday and left the following day.", "2016-07-11"),
        ("It burned on 4 May. Hours later it fell.", "2016-05-04"),
        ("The war began in May. Two weeks later it was over.", None),
        ("The war began in May. Two months later it was over.", "2016-07"),
        ("He came on 4 May. A fortnight later he left.", "2016-05-18"),
        ("He came on 4 May. He left 300 days later.", "2016-05-04"),
    ],
)
def test_what_counts_from_the_time_told_before(text: str, value: str | None) -> None:
    assert values(text, lang="en")[-1][1] == value


def test_holidays_need_a_day_to_count_from_or_a_year() -> None:
    text = "on Christmas Day, over the weekend, in the summer, overnight, Easter 2015"
    assert [value for _, value in values(text, lang="en", published=None)] == [*[None] * 4, "2015-04-05"]


def test_without_a_publication_date_only_what_says_its_year_is_resolved() -> None:
    text = "زار المدينة أمس وفي 3 مايو 2012 وقبل يومين والعام الماضي"
    assert values(text, published=None) == [
        *[("أمس", None), ("3 مايو 2012", "2012-05-03")],
        *[("قبل يومين", None), ("العام الماضي", None)],
    ]


@pytest.mark.parametrize(
    "text",
    [
        *["استمرت المحادثات ثلاثة أيام", "رجل عمره 35 عاما", "فازوا 3-1 على ضيفهم", "اتصل على 0123-4567"],
        *["الأمين العام للأمم المتحدة", "الرئيس رجب طيب أردوغان", "مارس الضغط عليهم", "القرار رقم 15/7"],
        *["دفع 15.7 مليون", "في مثل هذا اليوم", "ظهر أن الخبر كاذب", "أب لطفلين", "قتل 2011 شخصا"],
    ],
)
def test_these_are_no_times(text: str) -> None:
    assert values(text) == []


def test_english_needs_capitals_for_may_and_march() -> None:
    assert values("they may march in May and march in March", lang="en") == [
        *[("in May", "2016-05"), ("in March", "2016-03")]
    ]


def test_a_recurring_day_is_no_one_day() -> None:
    assert values("they meet every Friday", lang="en") == [("every Friday", None)]
    assert values("يجتمعون كل يوم") == [("كل يوم", None)]
    assert values("تجتمع اللجنة سنويا") == [("سنويا", None)]


def test_a_language_without_tables_has_no_times() -> None:
    assert find_times("le 15 juillet 2016", lang="fr", published=FRIDAY) == []


def test_what_is_no_expression_is_unresolved_with_a_reason() -> None:
    ref = resolve("الكتاب", lang="ar", published=FRIDAY)
    assert (value_of(ref), ref.reason) == (None, "no expression of time")


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("برلين 15-7-2016 (اف ب) - قالت", None, date(2016, 7, 15)),
        ("برلين 15-7 (اف ب) - قالت", None, None),
        ("برلين 15-7 (اف ب) - قالت", date(2016, 7, 20), date(2016, 7, 15)),
        ("القدس المحتلة 30-12 (اف ب) - قالت", date(2017, 1, 2), date(2016, 12, 30)),
        ("الرياض، 3 مايو 2015 (واس) - استقبل", None, date(2015, 5, 3)),
        ("القاهرة في 15 شوال 1436 هـ الموافق 31 يوليو 2015 م واس\nعقد", None, date(2015, 7, 31)),
        ("عاد الوزير 3 مايو 2015 من سفره", None, None),
        ("", None, None),
    ],
)
def test_datelines(text: str, published: date | None, expected: date | None) -> None:
    assert dateline_date(text, published=published) == expected


def test_an_english_dateline() -> None:
    assert dateline_date("MOSCOW, July 15, 2016 - The minister", lang="en") == FRIDAY
    goma = "GOMA, Democratic Republic of the Congo, 15 July - Six people died"
    assert dateline_date(goma, lang="en", published=FRIDAY) == FRIDAY


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Lavrov visited Ankara on 15 July.\nHe met Erdogan."),
        ("en", "Minister Ryder comments on the truce of 15 July 2016\nHe said"),
        ("en", "On Friday, July 15, Coalition aircraft destroyed tanks - a spokesman said"),
        ("ar", "زار لافروف أنقرة في 15 يوليو\nوالتقى أردوغان"),
        ("ar", "لقي 19 شخصا حتفهم الجمعة 15 يوليو 2016 في تصادم حافلتين قرب مدينة الملتقى في الولاية\nوقال"),
        ("ar", "زار لافروف أنقرة في 15 يوليو 2016.\nوالتقى أردوغان"),
    ],
)
def test_a_sentence_with_a_date_is_no_dateline(lang: str, text: str) -> None:
    assert dateline_date(text, lang=lang, published=date(2016, 8, 1)) is None


@pytest.mark.parametrize(
    ("words", "rules", "message"),
    [
        ("today\t0\tnow\tloud", "2\ttoday\ttoday\t", "words-xx.tsv line 2: unknown flag"),
        ("today\t0\tnow\t\nlast\t1\tnow\t", "2\ttoday\ttoday\t", "words-xx.tsv line 3: 'now' already means"),
        ("Today\t0\tnow\t", "2\ttoday\ttoday\t", "words-xx.tsv line 2: the kind"),
        ("today\t0\ta | \t", "2\ttoday\ttoday\t", "words-xx.tsv line 2: an empty word"),
        ("today\t0\tnow\t", "2\ttoday\ttodai\t", "rules-xx.tsv line 2: unknown kind 'todai'"),
        ("today\t0\tnow\t", "2\ttoday\t(today\t", "rules-xx.tsv line 2: not a pattern"),
        ("today\t0\tnow\t", "two\ttoday\ttoday\t", "rules-xx.tsv line 2: the level"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, words: str, rules: str, message: str) -> None:
    (tmp_path / "words-xx.tsv").write_text("kind\tvalue\twords\tflags\n" + words, encoding="utf-8")
    (tmp_path / "rules-xx.tsv").write_text("level\tmake\tpattern\texample\n" + rules, encoding="utf-8")
    with pytest.raises(OntologyError, match=message.replace("(", r"\(")):
        read("xx", tmp_path / "words-xx.tsv", tmp_path / "rules-xx.tsv")

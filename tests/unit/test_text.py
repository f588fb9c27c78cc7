"""Folding, cleaning and offsets on the spellings that Arabic news really uses."""

from __future__ import annotations

import pytest

from kg.text import (
    clean,
    datelines,
    digits,
    fold,
    fold_map,
    has_arabic,
    iri_safe,
    is_arabic,
    is_blank,
    nfc,
    slug,
    strip_marks,
    visible,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أوباما", "اوباما"),
        ("إيران", "ايران"),
        ("آسيا", "اسيا"),
        ("ٱلقدس", "القدس"),
        ("مُحَمَّد", "محمد"),
        ("محـــمد", "محمد"),
        ("مصطفى", "مصطفي"),
        ("القاهرة", "القاهره"),
        ("ایران", "إيران"),
        ("کابل", "كابل"),
        ("\ufefb", "لا"),
        ("هذٰا", "هذا"),
        ("١٢٣", "123"),
        ("۱۲۳", "123"),
        ("\u200fموسكو\u200e", "موسكو"),
        ("Erdoğan", "ERDOGAN"),
        ("Straße", "strasse"),
    ],
)
def test_two_spellings_have_one_key(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("مسؤول", "مسول"), ("قائد", "قايد"), ("ماء", "ما"), ("دار", "ضار")]
)
def test_different_words_keep_different_keys(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_fold_map_leads_back_to_the_text() -> None:
    text = "قال الرَّئيسُ أوبـــاما: no"
    key, offsets = fold_map(text)
    start = key.index("اوباما")
    assert text[offsets[start] : offsets[start + 6]] == "أوبـــاما"
    start = key.index("الرئيس")
    assert text[offsets[start] : offsets[start + 6]] == "الرَّئيسُ"
    assert offsets[-1] == len(text)


def test_fold_map_shares_the_offset_of_a_ligature() -> None:
    assert fold_map("\ufefbب") == ("لاب", (0, 0, 1, 2))


def test_clean_repairs_only_what_is_broken() -> None:
    assert clean("\ufeffسطر\r\nسطر\rس\x00ط\tر") == "سطر\nسطر\nسط\tر"
    assert clean("محـــمّد ١٢ أ") == "محـــمّد ١٢ أ"
    assert clean("ا\u0654") == "أ"


def test_clean_leaves_bidi_marks_and_emoji() -> None:
    assert clean("\u200fقال\u200f 🙂") == "\u200fقال\u200f 🙂"


def test_strip_marks_keeps_the_letters() -> None:
    assert strip_marks("الأُمَّـــةُ") == "الأمة"
    assert strip_marks("مؤتمَر") == "مؤتمر"


def test_digits_keep_their_places() -> None:
    assert digits("١٥٫٥٪ في ۲۰۱۶") == "15.5% في 2016"


@pytest.mark.parametrize(
    ("s", "expected"), [("كيري", True), ("Kerry", False), ("2016", False), ("شركة IBM", True)]
)
def test_is_arabic(s: str, expected: bool) -> None:
    assert is_arabic(s) is expected


def test_has_arabic() -> None:
    assert has_arabic("the word كتاب stands here")
    assert not has_arabic("١٢")


def test_names_for_iris_and_files() -> None:
    assert iri_safe(" جون كيري/١ ") == "جون_كيري_١"
    assert slug("جون كِيري (2016)") == "جون-كيري-2016"
    assert nfc("e\u0301") == "é"


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("MADRID, March 3 (Reuters) - ", "The minister said"),
        ("WASHINGTON — ", "President Joe Biden met"),
        ("WASHINGTON, D.C. -- ", "The House voted"),
        ("BAGHDAD (AP) - ", "A car bomb killed"),
        ("St. Petersburg, Russia (AP) — ", "“We agree,” he said"),
        ("Cairo, 5 May 2024 (AFP): ", "Egypt denied"),
        ("Geneva, July 15, 2016 – ", "Kerry met Lavrov"),
        ("PARIS/BERLIN, 10th Jan. (Reuters) - ", "France signed"),
        ("PORT-AU-PRINCE, Haiti (AP) — ", "12 people died"),
        ("AL-ASAD AIR BASE, Iraq\xa0— ", "U.S. troops left"),
        ("(Reuters) - ", "Turkey arrested"),
    ],
)
def test_a_dateline_is_found_at_the_head_of_a_paragraph(line: str, rest: str) -> None:
    assert datelines(line + rest) == [(0, len(line))]
    assert datelines(f"A title\n\n{line}{rest}\n\nHe left.") == [(9, 9 + len(line))]
    assert datelines(f"He said in {line}{rest}") == []


@pytest.mark.parametrize(
    "text",
    [
        "The minister — a former general — resigned.",
        "NATO — the alliance — said it would help.",
        "IBM - The company said it would pay.",
        "Syria - Rebels seized a base.",
        "Barack Obama, 54, said (on Monday) - It is over.",
        "قال الوزير (الخميس) إن العمل بدأ",
        "قال المحلل (في الشركة): ارتفع السعر",
        "أكد المدير: العمل بدأ",
        "A" * 10_000 + " " + "B " * 10_000,
        "",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    assert datelines(text) == []


@pytest.mark.parametrize(
    "line",
    [
        "القاهرة (رويترز) - ",
        "عمان 6 آذار (بترا)- ",
        "واشنطن، 5 مايو (رويترز) – ",
        "مراكش (المغرب) 12 سبتمبر/أيلول (رويترز) - ",
        "الرياض - واس: ",
        "دمشق-سانا: ",
        "محمد البقمي- سبق: ",
        "فهد العتيبي- سبق- الطائف: ",
        "سبق ـ القاهرة: ",
        "هدى سالم – جدة\n",
        "كتبت - منى سالم:\n",
        "الرياض 26 شوال 1436 هـ الموافق 11 أغسطس 2015 م واس\n",
    ],
)
def test_an_arabic_dateline_has_an_agency(line: str) -> None:
    assert datelines(f"{line}قال الوزير") == [(0, len(line))]


@pytest.mark.parametrize("text", ["وقال زكي سالم- رجل أعمال: إن", "التقى الأهلي - الشباب أمس", "قال: نعم"])
def test_a_statement_is_no_dateline(text: str) -> None:
    assert datelines(text) == []


@pytest.mark.parametrize(
    "line",
    [
        "(Reporting by John Smith in Paris; editing by Jane Doe)",
        "Reporting by John Smith; Editing by Jane Doe",
        "(إعداد علي سالم للنشرة العربية - تحرير أحمد حسن)",
    ],
)
def test_who_wrote_an_article_is_no_part_of_it(line: str) -> None:
    assert datelines(f"The army left.\n{line}") == [(15, 15 + len(line))]
    assert datelines(f"{line} said it.") == []


def test_a_dateline_stays_on_its_line() -> None:
    assert datelines("MADRID\nTHE KING — He came.") == [(7, 18)]


def test_what_is_not_seen() -> None:
    assert is_blank("") and is_blank(" \u200f\n\ufeff") and not is_blank("\u200fأ")
    assert visible("\u2067موسكو\u2069") == "موسكو" and visible("Mos\u00adcow") == "Moscow"

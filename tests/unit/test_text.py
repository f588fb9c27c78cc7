"""Folding, cleaning and offsets on the spellings that Arabic news really uses."""

from __future__ import annotations

import pytest

from kg.text import clean, digits, fold, fold_map, has_arabic, iri_safe, is_arabic, nfc, slug, strip_marks


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

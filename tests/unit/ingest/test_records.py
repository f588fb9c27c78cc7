"""Fields become articles, and what is wrong with a field is said with its name."""

from datetime import date

import pytest

from kg.errors import KgError
from kg.ingest.records import article, day
from kg.model import Article

TEXT = "التقى الوزير السفير"


def read(**fields: object) -> list[Article | KgError]:
    return list(article(fields, where="a.jsonl line 1", fallback="a-1", lang=""))


def test_all_fields() -> None:
    found = read(
        id=7, title=" عنوان\n", text=TEXT, date="2024-05-01T10:00:00Z", lang="ar-EG", url="u", publisher="p"
    )
    assert found == [Article("7", "ar", TEXT, "عنوان", date(2024, 5, 1), "u", "p")]


def test_only_text_is_needed() -> None:
    assert read(text=TEXT, title=None) == [Article("a-1", "", TEXT)]


def test_text_is_cleaned_but_not_stripped() -> None:
    [found] = read(text="\ufeff قال\r\nالوزير\x00 \u0627\u0653خر")
    assert isinstance(found, Article)
    assert found.text == " قال\nالوزير آخر"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, ("field text", "missing")),
        ({"text": " \n"}, ("field text", "empty")),
        ({"text": None}, ("field text", "empty")),
        ({"text": 5}, ("field text", "an int, not")),
    ],
)
def test_without_text_there_is_no_article(fields: dict[str, object], words: tuple[str, ...]) -> None:
    [error] = read(**fields)
    assert isinstance(error, KgError)
    assert error.where.startswith("a.jsonl line 1")
    assert error.hint
    assert all(word in str(error) for word in words)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"id": True}, ("field id", "bool", "left out")),
        ({"title": ["x"]}, ("field title", "list", "left out")),
        ({"publisher": {"url": "x"}}, ("field publisher", "dict", "left out")),
        ({"publisher": {"name": 5}}, ("field publisher", "int", "left out")),
        ({"lang": 5}, ("field lang", "int", "left out")),
        ({"date": 1709683200}, ("field date", "'1709683200'", "YYYY-MM-DD")),
        ({"date": 20241301}, ("field date", "'20241301'", "YYYY-MM-DD")),
        ({"date": True}, ("field date", "bool", "left out")),
        ({"title": "\ud83d"}, ("field title", "half a character", "\\ud83d")),
    ],
)
def test_a_wrong_field_is_reported_and_the_article_kept(
    fields: dict[str, object], words: tuple[str, ...]
) -> None:
    error, found = read(text=TEXT, **fields)
    assert isinstance(error, KgError) and error.where.startswith("a.jsonl line 1") and error.hint
    assert all(word in str(error) for word in words)
    assert found == Article("a-1", "", TEXT)


def test_fields_in_the_form_of_schema_org() -> None:
    found = read(text=TEXT, date=20240306, publisher={"@type": "Organization", "name": "AFP"})
    assert found == [Article("a-1", "", TEXT, published=date(2024, 3, 6), publisher="AFP")]


@pytest.mark.parametrize("value", ["yesterday", "2024-13-01", "01/05/2024", "2024-05"])
def test_a_wrong_date_is_reported_and_the_article_kept(value: str) -> None:
    error, found = read(text=TEXT, date=value)
    assert isinstance(error, KgError) and "field date" in error.where
    assert isinstance(found, Article) and found.published is None


def test_day() -> None:
    assert day("2015-07-21 02:51:32") == date(2015, 7, 21)
    assert day("") is None


@pytest.mark.parametrize(
    "value",
    [
        "2016-11-17",
        "20161117",
        "20161117T101500Z",
        "17 Nov 2016",
        "17 November 2016",
        "Thu, 17 Nov 2016 10:15:00 GMT",
    ],
)
def test_dates_that_can_be_read_in_one_way_only(value: str) -> None:
    assert day(value) == date(2016, 11, 17)


@pytest.mark.parametrize(
    "value", ["17 Nob 2016", "31 Feb 2016", "20161317", "Nov 2016", "11/17/2016", "17 mars 2016"]
)
def test_other_dates_are_none(value: str) -> None:
    assert day(value) is None

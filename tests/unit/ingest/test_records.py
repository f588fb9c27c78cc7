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
        ({"text": 5}, ("field text", "int")),
        ({"text": TEXT, "id": True}, ("field id", "bool")),
        ({"text": TEXT, "title": ["x"]}, ("field title", "list")),
    ],
)
def test_wrong_fields(fields: dict[str, object], words: tuple[str, ...]) -> None:
    [error] = read(**fields)
    assert isinstance(error, KgError)
    assert error.where.startswith("a.jsonl line 1")
    assert error.hint
    assert all(word in str(error) for word in words)


@pytest.mark.parametrize("value", ["yesterday", "2024-13-01", "01/05/2024", "2024-05"])
def test_a_wrong_date_is_reported_and_the_article_kept(value: str) -> None:
    error, found = read(text=TEXT, date=value)
    assert isinstance(error, KgError) and "field date" in error.where
    assert isinstance(found, Article) and found.published is None


def test_day() -> None:
    assert day("2015-07-21 02:51:32") == date(2015, 7, 21)
    assert day("") is None

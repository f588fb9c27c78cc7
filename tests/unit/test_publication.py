"""The publication date on its whole way: metadata, else dateline, else --date, to the times of events."""

import json
from datetime import date
from pathlib import Path

import pytest

from kg.extract import Extractor
from kg.ingest import Defaults
from kg.model import Article
from kg.pipeline import read_articles
from tests.support.scenes import WORDS
from tests.support.trees import tree

PLAIN = "عاد الوزير أمس من سفره."
DATED = "الرياض، 3 مايو 2015 (واس) - عاد الوزير أمس من سفره."
NO_YEAR = "برلين 15-7 (اف ب) - عاد الوزير أمس من سفره."
DEFAULT = date(2016, 7, 20)


def published(folder: Path, text: str, *, stated: str = "", default: date | None = None) -> date | None:
    file = folder / "one.jsonl"
    record = {"id": "one", "lang": "ar", "text": text} | ({"date": stated} if stated else {})
    file.write_text(json.dumps(record) + "\n", encoding="utf-8")
    [article] = read_articles([file], Defaults(published=default)).articles
    return article.published


@pytest.mark.parametrize(
    ("text", "stated", "default", "expected"),
    [
        (DATED, "2014-01-01", DEFAULT, date(2014, 1, 1)),
        (DATED, "", DEFAULT, date(2015, 5, 3)),
        (DATED, "", None, date(2015, 5, 3)),
        (NO_YEAR, "", DEFAULT, date(2016, 7, 15)),
        (NO_YEAR, "", None, None),
        (PLAIN, "", DEFAULT, DEFAULT),
        (PLAIN, "", None, None),
    ],
)
def test_metadata_then_dateline_then_default(
    tmp_path: Path, text: str, stated: str, default: date | None, expected: date | None
) -> None:
    assert published(tmp_path, text, stated=stated, default=default) == expected


def test_an_article_without_a_date_says_so(tmp_path: Path) -> None:
    file = tmp_path / "one.txt"
    file.write_text(PLAIN, encoding="utf-8")
    assert ("no date", "one") in read_articles([file]).notes


@pytest.mark.parametrize(("day", "value"), [(date(2016, 7, 15), "2016-07-14"), (None, None)])
def test_events_count_from_it_and_guess_nothing_without(day: date | None, value: str | None) -> None:
    doc = tree(
        "عاد عاد VERB Voice=Act|Aspect=Perf 0 root\nكيري كيري X _ 1 nsubj PERSON\nأمس أمس ADV _ 1 advmod"
    )
    reading = Extractor("ar", WORDS).read(Article("one", "ar", doc.text, published=day), doc)
    [time] = [report.time for report in reading.reports if report.time]
    assert time.value == value
    assert time.reason

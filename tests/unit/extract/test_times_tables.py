"""Each expression of the tables has its value, in Arabic and in English."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from kg.extract.times import find_times, resolve, value_of
from kg.extract.times.finder import check_rules
from kg.extract.times.tables import load
from kg.ontology import rows

DATA = Path(__file__).parents[2] / "data"
LANGUAGES = ("ar", "en")


class Case(NamedTuple):
    lang: str
    expression: str
    published: date | None
    tense: str
    value: str
    grain: str


def cases(lang: str) -> list[Case]:
    found = []
    for _, row in rows(DATA / f"times_{lang}.tsv"):
        published = date.fromisoformat(row["published"]) if row["published"] else None
        found.append(Case(lang, row["expression"], published, row["tense"], row["value"], row["grain"]))
    return found


@pytest.mark.parametrize("case", [c for lang in LANGUAGES for c in cases(lang)], ids=lambda c: c.expression)
def test_each_expression_has_its_value(case: Case) -> None:
    tense = case.tense
    found = find_times(case.expression, lang=case.lang, published=case.published, tense=lambda _: tense)
    if case.value == "nothing":
        assert [ref.text for ref in found] == []
        return
    assert len(found) == 1
    ref = resolve(case.expression, lang=case.lang, published=case.published, tense=case.tense)
    assert (value_of(ref) or "null", ref.grain) == (case.value, case.grain)
    assert ref.reason


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_tables_are_large_enough(lang: str) -> None:
    assert len(cases(lang)) >= 150
    assert len({case[:4] for case in cases(lang)}) == len(cases(lang))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_rule_has_a_maker(lang: str) -> None:
    table = load(lang)
    assert table is not None
    assert check_rules(table) == []

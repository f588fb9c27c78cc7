"""`kg eval` on the command line: what is damaged is told and left out, and nothing gives no figures."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.unit.test_evaluation import GOLD

Kg = Callable[..., Result]

TEXT = "التقى الوزير السفير\u2028في القاهرة\x85أمس"


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A folder with one article, of which the stand-in for extraction gets everything right."""
    folder = tmp_path / "gold"
    folder.mkdir()
    events = [GOLD["events"][0] | {"place": None}]  # type: ignore[index, operator]
    article = GOLD | {"id": "news/v1.2", "text": TEXT, "events": events}
    (folder / "g.json").write_text(json.dumps(article), encoding="utf-8")
    return folder


def f1(result: Result) -> float:
    return float(json.loads(result.stdout)["triple"]["F1"])


@pytest.mark.usefixtures("fake")
def test_what_extract_prints_is_scored(kg: Kg, gold: Path) -> None:
    assert kg("extract", gold, "-o", "p.jsonl").exit_code == 0
    result = kg("eval", gold, "p.jsonl", "--json")
    assert result.exit_code == 0 and f1(result) == 100, result.output
    now = kg("eval", gold, "--json")
    assert now.exit_code == 0 and now.stdout == result.stdout


@pytest.mark.usefixtures("fake")
def test_damage_is_told_and_the_rest_is_scored(kg: Kg, gold: Path, tmp_path: Path) -> None:
    kg("extract", gold, "-o", "p.jsonl")
    (gold / "bad.json").write_text('{"id": "bad", "text": 3}', encoding="utf-8")
    french = json.loads((gold / "g.json").read_text(encoding="utf-8")) | {"id": "french", "lang": "fr"}
    (gold / "french.json").write_text(json.dumps(french), encoding="utf-8")
    now = kg("eval", gold, "--json")
    assert now.exit_code == 3 and f1(now) == 100, now.output
    assert "bad.json, field text" in now.stderr and "article french" in now.stderr
    assert now.stderr.splitlines()[-1] == "kg: 1 articles scored, 2 problems"
    with (tmp_path / "p.jsonl").open("a", encoding="utf-8") as handle:
        handle.write('{"article": "news/v1.2"}\n')
    then = kg("eval", gold, "p.jsonl", "--only", "g", "--errors")
    assert then.exit_code == 3 and "p.jsonl line 2, field event" in then.stderr
    assert "triple    P 100.0" in then.stdout


def test_nothing_is_scored_without_a_pipeline(kg: Kg, gold: Path) -> None:
    result = kg("eval", gold, "--pipeline", "nosuch")
    assert result.exit_code == 3 and result.stdout == ""
    assert "nosuch" in result.stderr and "nothing to score" in result.stderr


@pytest.mark.usefixtures("fake")
def test_predictions_of_other_articles_are_noted(kg: Kg, gold: Path) -> None:
    kg("extract", gold, "-o", "p.jsonl")
    assert "note" not in kg("eval", gold, "p.jsonl").stderr
    row = json.loads(Path("p.jsonl").read_text(encoding="utf-8").split("\n")[0]) | {"article": "other"}
    Path("q.jsonl").write_text(json.dumps(row), encoding="utf-8")
    assert "none of these articles" in kg("eval", gold, "q.jsonl").stderr

"""Quality does not fall unseen: figures on treebank, names and annotated articles stay above floors.json.

These data are not part of the project; without them these tests are skipped. A change that lowers
a floor says so and why.
"""

import json
from datetime import date
from pathlib import Path

import pytest

from kg.evaluation import load_gold, score
from kg.model import Article, Reading
from kg.pipeline import extract_readings
from kg.readings import event_rows

SHARED = Path(__file__).parents[3] / "shared"
FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(not SHARED.is_dir(), reason="the data to measure on is not at hand"),
]


def parts(kind: str) -> list[tuple[str, str]]:
    """Each language with each of its data to measure on."""
    return [(lang, part) for lang in FLOORS for part in FLOORS[lang][kind]]


@pytest.mark.slow
@pytest.mark.parametrize(("lang", "part"), parts("pipeline"))
def test_the_pipeline_stays_above_its_floors(lang: str, part: str) -> None:
    from kg.training import evaluate

    trees, *names = (SHARED / "data" / lang / name for name in part.split())
    figures = evaluate(lang, trees, names=names[0] if names else None)
    for name, floor in FLOORS[lang]["pipeline"][part].items():
        assert figures[name] >= floor, f"{name}: {figures[name]:.1f} < {floor}"


@pytest.mark.parametrize(("lang", "part"), parts("events"))
def test_figures_stay_above_their_floors(lang: str, part: str) -> None:
    folder, prefix = part.split()
    golds, damaged = load_gold(SHARED / "eval" / folder, prefix)
    assert damaged == []
    articles = [Article(gold.id, gold.lang, gold.text, gold.title, _day(gold.date)) for gold in golds]
    outcomes = list(extract_readings(articles))
    assert all(isinstance(outcome, Reading) for outcome in outcomes)
    found = {outcome.article.id: event_rows(outcome) for outcome in outcomes if isinstance(outcome, Reading)}
    figures, _ = score(golds, found)
    for name, floor in FLOORS[lang]["events"][part].items():
        measure, figure = name.split()
        assert figures[measure][figure] >= floor, f"{name} of {part}: {figures[measure][figure]} < {floor}"


def _day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None

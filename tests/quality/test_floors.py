"""Quality does not fall unseen: figures on annotated articles stay above the floors in floors.json.

The annotated articles are not part of the project; without them these tests are skipped. A change that lowers
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

SHARED = Path(__file__).parents[3] / "shared" / "eval"
FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(not SHARED.is_dir(), reason="the annotated articles are not at hand"),
]


@pytest.mark.parametrize(("lang", "part"), [(lang, part) for lang in FLOORS for part in FLOORS[lang]])
def test_figures_stay_above_their_floors(lang: str, part: str) -> None:
    folder, prefix = part.split()
    golds = load_gold(SHARED / folder, prefix)
    articles = [
        Article(gold.id, gold.lang, gold.text, gold.title, date.fromisoformat(gold.date)) for gold in golds
    ]
    outcomes = list(extract_readings(articles))
    assert all(isinstance(outcome, Reading) for outcome in outcomes)
    found = {outcome.article.id: event_rows(outcome) for outcome in outcomes if isinstance(outcome, Reading)}
    figures, _ = score(golds, found)
    for name, floor in FLOORS[lang][part].items():
        measure, figure = name.split()
        assert figures[measure][figure] >= floor, f"{name} of {part}: {figures[measure][figure]} < {floor}"

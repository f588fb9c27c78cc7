"""The annotated articles of the project are what they say: triggers and topics stand in their texts."""

import json
from pathlib import Path

import pytest

from kg.lexicon import load
from kg.training.annotations import load_annotated

ANNOTATED = Path(__file__).parents[3] / "examples" / "annotated"
TYPES = {entry.type for found in load("ar").entries.values() for entry in found}
FILES = sorted(ANNOTATED.rglob("*.json"))


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_all_articles_of_a_language_are_read(lang: str) -> None:
    articles = list(load_annotated([ANNOTATED], lang))
    assert len(articles) == sum(file.parent.name == lang for file in FILES) >= 200
    for found in articles:
        text = found.article.text
        assert found.events
        assert all(event.trigger.start >= 0 and event.types for event in found.events)
        assert all(event.when in text for event in found.events)
        assert all(set(event.types) <= TYPES for event in found.events)


def test_ids_are_file_names_and_topics_stand_in_the_text() -> None:
    for file in FILES:
        data = json.loads(file.read_text(encoding="utf-8"))
        assert data["id"] == file.stem
        for event in data["events"]:
            assert event["topic"] is None or event["topic"] in data["text"], (file.name, event["id"])

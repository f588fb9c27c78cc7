"""Scoring: by hand on one small article, and against the reference scorer where it is at hand."""

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kg.errors import InputError
from kg.evaluation import load_gold, load_predictions, same_name, score

SHARED = Path(__file__).parents[3] / "shared" / "eval"

TEXT = "التقى الوزير السفير في القاهرة، ثم التقى الملك. وقد ينفي الوزير ذلك."

GOLD = {
    "id": "g",
    "lang": "ar",
    "date": "2024-01-02",
    "title": "",
    "text": TEXT,
    "entities": [
        {"id": "E1", "label": "الوزير", "label_en": "the minister", "type": "PERSON", "aliases": ["الوزير"]},
        {"id": "E2", "label": "السفير", "type": "PERSON", "aliases": ["السفير"]},
        {"id": "E3", "label": "الملك", "type": "PERSON", "aliases": ["الملك"]},
        {"id": "E4", "label": "القاهرة", "type": "GPE", "aliases": ["القاهرة"]},
    ],
    "events": [
        {
            "id": "V1", "trigger": "التقى", "types": ["CONSULT"], "subject": ["E1"], "object": ["E2"],
            "topic": None, "place": "E4", "time": None, "polarity": "positive", "modality": "actual",
            "source": [], "core": True,
        },
        {
            "id": "V2", "trigger": "التقى", "nth": 2, "types": ["CONSULT"], "subject": ["E1"],
            "object": ["E3"], "topic": None, "place": None, "time": None, "polarity": "positive",
            "modality": "actual", "source": [], "core": True,
        },
        {
            "id": "V3", "trigger": "ينفي", "types": ["REJECT", "STATE"], "subject": ["E1"], "object": [],
            "topic": None, "place": None, "time": None, "polarity": "positive", "modality": "possible",
            "source": [], "core": False,
        },
    ],
}  # fmt: skip


def event(trigger: str, kind: str, subject: list[str], object_: list[str], **more: Any) -> dict[str, Any]:
    start = TEXT.find(trigger, more.pop("after", 0))
    return {
        "article": "g.json",
        "event": {"type": kind, "trigger": {"start": start, "end": start + len(trigger), "text": trigger}},
        "subject": [{"text": name} for name in subject],
        "object": [{"text": name} for name in object_],
        "polarity": "positive",
        "modality": "actual",
        **more,
    }


def write(folder: Path, rows: list[dict[str, Any]]) -> tuple[Path, Path]:
    gold = folder / "gold"
    gold.mkdir()
    (gold / "g.json").write_text(json.dumps(GOLD), encoding="utf-8")
    predictions = folder / "predictions.jsonl"
    predictions.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return gold, predictions


def test_by_hand(tmp_path: Path) -> None:
    gold, predictions = write(
        tmp_path,
        [
            event("التقى", "CONSULT", ["وزير"], ["السفير"], place={"text": "القاهرة"}),
            event("التقى", "CONSULT", ["الوزير"], [], after=10),
            event("ينفي", "STATE", ["الوزير"], []),
        ],
    )
    figures, mistakes = score(load_gold(gold), load_predictions(predictions))
    assert figures["trigger"] == {"P": 100.0, "R": 100.0, "F1": 100.0}
    assert figures["triple"] == {"P": 66.7, "R": 50.0, "F1": 57.1}
    assert figures["attributes"]["modality"] == {"accuracy": 50.0, "of": 2}
    assert figures["attributes"]["place"] == {"accuracy": 100.0, "of": 1}
    assert figures["attributes"]["time"] == {"accuracy": None, "of": 0}
    assert figures["counts"] == {"core gold": 2, "predicted": 3}
    assert [truth["id"] for truth in mistakes[0].missed] == ["V2"]
    assert len(mistakes[0].spurious) == 1


def test_names() -> None:
    assert same_name(["وزير الخارجية الأمريكي"], ["وزير الخارجية الاميركي", "الوزير الأمريكي للخارجية"])
    assert same_name(["the United States"], ["United States"])
    assert not same_name(["جون كيري"], ["سيرغي لافروف"])
    assert not same_name([""], ["x"])


def test_wrong_files(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no annotated articles"):
        load_gold(tmp_path)
    (tmp_path / "a.json").write_text('{"id": 1}', encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.json"):
        load_gold(tmp_path)
    (tmp_path / "p.jsonl").write_text('{"article": "x"}', encoding="utf-8")
    with pytest.raises(InputError, match="line 1"):
        load_predictions(tmp_path / "p.jsonl")


def scrambled(gold: dict[str, Any], luck: random.Random) -> list[dict[str, Any]]:
    """Predictions that are partly right: gold events with parts exchanged, left out or repeated."""
    entities = gold["entities"]
    rows = []
    for truth in gold["events"] * 2:
        if luck.random() < 0.4:
            continue
        start = -1
        for _ in range(truth.get("nth", 1)):
            start = gold["text"].find(truth["trigger"], start + 1)
        start += luck.choice([0, 0, 0, 2, 30])

        def parts(keys: list[str]) -> list[dict[str, Any]]:
            known = {entity["id"]: entity for entity in entities}
            keys = [luck.choice(entities)["id"] if luck.random() < 0.2 else key for key in keys]
            return [{"text": luck.choice(known[key]["aliases"] or [known[key]["label"]])} for key in keys]

        rows.append(
            {
                "article": gold["id"],
                "event": {
                    "type": luck.choice([*truth["types"], "STATE"]),
                    "trigger": {"start": start, "end": start + len(truth["trigger"]), "text": "…"},
                },
                "subject": parts(truth["subject"]),
                "object": parts(truth["object"]),
                "place": parts([truth["place"]])[0] if truth["place"] and luck.random() < 0.7 else None,
                "time": luck.choice([truth["time"], None, {"value": "2020"}]),
                "polarity": luck.choice(["positive", truth["polarity"]]),
                "modality": luck.choice(["actual", truth["modality"]]),
                "source": parts(truth["source"]),
            }
        )
    return rows


@pytest.mark.skipif(not SHARED.is_dir(), reason="the reference scorer is not at hand")
@pytest.mark.parametrize("seed", range(5))
def test_the_reference_scorer_gives_the_same(tmp_path: Path, seed: int) -> None:
    luck = random.Random(seed)
    rows = [
        row
        for file in sorted((SHARED / "train").glob("ar-t00*.json"))
        for row in scrambled(json.loads(file.read_text(encoding="utf-8")), luck)
    ]
    predictions = tmp_path / "p.jsonl"
    predictions.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    command = [sys.executable, SHARED / "score_events.py", SHARED / "train", predictions]
    reference = subprocess.run(
        [*command, "--json", "--only", "ar-t00"], check=True, capture_output=True, text=True
    )
    figures, _ = score(load_gold(SHARED / "train", "ar-t00"), load_predictions(predictions))
    assert figures == json.loads(reference.stdout)
    assert 0 < figures["triple"]["F1"] < 100

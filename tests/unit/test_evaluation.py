"""Scoring: by hand on one small article, and against the reference scorer where it is at hand."""

import json
import random
import subprocess
import sys
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from kg.errors import InputError
from kg.evaluation import Mistakes, load_gold, load_predictions, same_name, score

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


def scored(gold: Path, predictions: Path, only: str = "") -> tuple[dict[str, Any], list[Mistakes]]:
    """Figures and mistakes, where nothing is damaged."""
    (golds, damaged), (found, wrong) = load_gold(gold, only), load_predictions(predictions)
    assert [*damaged, *wrong] == []
    return score(golds, found)


def test_by_hand(tmp_path: Path) -> None:
    gold, predictions = write(
        tmp_path,
        [
            event("التقى", "CONSULT", ["وزير"], ["السفير"], place={"text": "القاهرة"}),
            event("التقى", "CONSULT", ["الوزير"], [], after=10),
            event("ينفي", "STATE", ["الوزير"], []),
        ],
    )
    figures, mistakes = scored(gold, predictions)
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


def test_a_folder_without_articles_is_an_error(tmp_path: Path) -> None:
    for only in ("", "/x", "**/", "["):
        with pytest.raises(InputError, match="no annotated articles"):
            load_gold(tmp_path, only)
    with pytest.raises(InputError, match="cannot be read"):
        load_predictions(tmp_path / "none.jsonl")


def changed(data: Any, path: str, value: Any) -> Any:
    """A copy of nested JSON with one value exchanged, or taken out when it is `...`."""
    made = deepcopy(data)
    *steps, last = [int(step) if step.isdecimal() else step for step in path.split(".")]
    at = made
    for step in steps:
        at = at[step]
    if value is ...:
        del at[last]
    else:
        at[last] = value
    return made


@pytest.mark.parametrize(
    ("path", "value", "where", "what"),
    [
        ("text", 3, "field text", "3 is not a string"),
        ("text", ..., "field text", "missing"),
        ("id", ..., "field id", "missing"),
        ("id", "good", "field id", "another article has the id 'good'"),
        ("date", "soon", "field date", "'soon' is no date"),
        ("lang", 1, "field lang", "not a string"),
        ("entities", {}, "field entities", "not a list"),
        ("entities.0", "E1", "field entities", "not an object"),
        ("entities.0.aliases", ..., "entity E1, field aliases", "missing"),
        ("entities.0.aliases", [None], "entity E1, field aliases", "null is not a string"),
        ("entities.0.label", ..., "entity E1, field label", "missing"),
        ("events.1.subject", ["E9"], "event V2, field subject", "'E9' is none of the article's entities"),
        ("events.1.source", "E1", "event V2, field source", "not a list"),
        ("events.1.place", "E9", "event V2, field place", "'E9' is none"),
        ("events.1.types", [], "event V2, field types", "without a type"),
        ("events.1.time", "2020", "event V2, field time", "not an object"),
        ("events.1.polarity", ..., "event V2, field polarity", "missing"),
        ("events.1.core", 1, "event V2, field core", "1 is not true or false"),
        ("events.1.trigger", "سافر", "event V2, field trigger", "'سافر' is not in the text"),
        ("events.1.trigger", "", "event V2, field trigger", "not in the text"),
        ("events.1.nth", 3, "event V2, field trigger", "'التقى' is not in the text 3 times"),
        ("events.1.nth", True, "event V2, field nth", "not a whole number"),
    ],
)
def test_a_damaged_article_is_told_and_left_out(
    tmp_path: Path, path: str, value: Any, where: str, what: str
) -> None:
    good, bad = tmp_path / "a-good.json", tmp_path / "bad.json"
    good.write_text(json.dumps(GOLD | {"id": "good"}), encoding="utf-8")
    bad.write_text(json.dumps(changed(GOLD, path, value)), encoding="utf-8")
    golds, [failure] = load_gold(tmp_path)
    assert [gold.id for gold in golds] == ["good"]
    assert failure.where == f"{bad}, {where}" and what in failure.message


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"[" * 200_000, '{"id": "ق"}'.encode("cp1256")])
def test_what_is_no_article_at_all_is_told_and_left_out(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.json").write_bytes(data)
    golds, [failure] = load_gold(tmp_path)
    assert golds == [] and failure.where == str(tmp_path / "a.json")


def test_what_may_be_missing(tmp_path: Path) -> None:
    gold = GOLD
    for path in ("date", "title", "lang", "events.0.core", "events.1.time", "events.1.place"):
        gold = changed(gold, path, ...)
    (tmp_path / "g.json").write_text(json.dumps(gold), encoding="utf-8")
    [found], failures = load_gold(tmp_path)
    assert failures == [] and found.events[0]["core"] is True
    figures, _ = score([found], {"g": [event("التقى", "CONSULT", ["الوزير"], ["السفير"])]})
    assert figures["triple"] == {"P": 100.0, "R": 50.0, "F1": 66.7}


@pytest.mark.parametrize(
    ("path", "value", "where"),
    [
        ("article", ..., "field article"),
        ("article", 3, "field article"),
        ("event.type", ..., "field type"),
        ("event.trigger", ..., "field trigger"),
        ("event.trigger.start", "0", "field start"),
        ("event.trigger.end", 1.5, "field end"),
        ("subject", "الوزير", "field subject"),
        ("object", ["الوزير"], "field object"),
        ("subject.0.text", 1, "field text"),
        ("place", [], "field place"),
        ("time", "2020", "field time"),
    ],
)
def test_a_damaged_prediction_is_told_and_left_out(tmp_path: Path, path: str, value: Any, where: str) -> None:
    good = event("التقى", "CONSULT", ["الوزير"], ["السفير"], place={"text": "القاهرة"}, time=None)
    file = tmp_path / "p.jsonl"
    file.write_text("\n".join(map(json.dumps, [changed(good, path, value), good])), encoding="utf-8")
    found, [failure] = load_predictions(file)
    assert found == {"g.json": [good]}
    assert failure.where == f"{file} line 1, {where}"


def test_lines_of_predictions_end_at_line_feeds_only(tmp_path: Path) -> None:
    good = event("التقى", "CONSULT", ["الوزير"], ["السفير"], sentence={"text": "one\u2028two\x85three"})
    line = json.dumps(good, ensure_ascii=False).encode()
    file = tmp_path / "p.jsonl"
    file.write_bytes(b"\n".join([line, b"", "قال".encode("cp1256"), b"[]", line]))
    found, failures = load_predictions(file)
    assert found == {"g.json": [good, good]}
    assert [failure.where for failure in failures] == [f"{file} line 3", f"{file} line 4"]


@pytest.mark.parametrize("name", ["a.b", "news/2024", "v1.2/a.json", "https://x.org/1.html"])
def test_predictions_belong_to_the_article_of_their_id(tmp_path: Path, name: str) -> None:
    (tmp_path / "g.json").write_text(json.dumps(GOLD | {"id": name}), encoding="utf-8")
    golds, _ = load_gold(tmp_path)
    row = event("التقى", "CONSULT", ["الوزير"], ["السفير"])
    assert score(golds, {name: [row]})[0]["counts"]["predicted"] == 1
    assert score(golds, {"other": [row]})[0]["counts"]["predicted"] == 0


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
    figures, _ = scored(SHARED / "train", predictions, "ar-t00")
    assert figures == json.loads(reference.stdout)
    assert 0 < figures["triple"]["F1"] < 100

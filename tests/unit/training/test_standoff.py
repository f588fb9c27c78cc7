"""Annotations without their text: taken apart and laid over the corpus again."""

import gzip
import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from kg.errors import TrainingDataError
from kg.training.annotations import load_annotated
from kg.training.standoff import attach, detach, load_texts

ANNOTATED = Path(__file__).parents[3] / "examples" / "annotated"
WORD = "1\t" + "\t".join(["w", "_", "X", "_", "_", "0", "root", "_", "_"]) + "\n\n"
STANDOFF = Path(__file__).parents[3] / "examples" / "standoff"


def article(name: str) -> Any:
    return json.loads((ANNOTATED / f"{name}.json").read_text(encoding="utf-8"))


def corpus(folder: Path, *texts: str) -> Path:
    file = folder / "corpus.jsonl.gz"
    with gzip.open(file, "wt", encoding="utf-8") as out:
        for text in texts:
            out.write(json.dumps({"title": "عنوان", "text": text}) + "\n")
    return file


@pytest.mark.parametrize("name", ["ar/ar-w101", "ar/ar-w140", "en/en-w101"])
def test_what_is_taken_apart_is_put_together_again(tmp_path: Path, name: str) -> None:
    data = article(name)
    row = json.loads(json.dumps(detach(data, "news")))
    assert data["text"] not in json.dumps(row, ensure_ascii=False)
    decomposed = unicodedata.normalize("NFD", data["text"])
    back = attach(row, load_texts([corpus(tmp_path, data["text"] + "x", decomposed + " And more.")]))
    assert back is not None and back["text"] == data["text"] and back["title"] == "عنوان"
    for found, wanted in zip(back["events"], data["events"], strict=True):
        assert found == {"nth": 1, **wanted}
    for found, wanted in zip(back["entities"], data["entities"], strict=True):
        assert set(found["aliases"]) == {alias for alias in wanted["aliases"] if alias in data["text"]}


def test_texts_that_only_begin_alike_are_told_apart(tmp_path: Path) -> None:
    data = article("ar/ar-w101")
    other = data["text"][:200] + "غير ذلك"
    back = attach(detach(data, "news"), load_texts([corpus(tmp_path, other, data["text"])]))
    assert back is not None and back["text"] == data["text"]


def test_without_its_text_an_annotation_is_left_out(tmp_path: Path) -> None:
    file = tmp_path / "news.jsonl"
    file.write_text(json.dumps(detach(article("ar/ar-w101"), "news")) + "\n", encoding="utf-8")
    assert list(load_annotated([tmp_path], "ar")) == []
    texts = load_texts([corpus(tmp_path, article("ar/ar-w101")["text"])])
    assert [found.article.id for found in load_annotated([tmp_path], "ar", texts)] == ["ar-w101"]


def test_a_treebank_is_a_corpus_too(tmp_path: Path) -> None:
    file = tmp_path / "gum.conllu"
    file.write_text(
        "# newdoc id = one\n# newpar\n# text = Kerry met Putin.\n"
        + WORD
        + "# text = They talked.\n"
        + WORD
        + "# newpar\n# text = Then he left.\n"
        + WORD
        + "# newdoc id = two\n# text = Other.\n"
        + WORD,
        encoding="utf-8",
    )
    texts = [text for alike in load_texts([file]).values() for _, text in alike]
    assert texts == ["Kerry met Putin. They talked.\nThen he left.", "Other."]


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    row = detach(article("en/en-w101"), "news")
    del row["events"][0]["trigger"]
    file = tmp_path / "news.jsonl"
    file.write_text(
        json.dumps(detach(article("en/en-w102"), "news")) + "\n" + json.dumps(row) + "\n", encoding="utf-8"
    )
    texts = load_texts([corpus(tmp_path, article("en/en-w101")["text"])])
    with pytest.raises(TrainingDataError, match=r"news\.jsonl:2"):
        list(load_annotated([tmp_path], "en", texts))


def test_a_corpus_that_is_none_is_named(tmp_path: Path) -> None:
    file = tmp_path / "corpus.jsonl"
    file.write_text("{\n", encoding="utf-8")
    with pytest.raises(TrainingDataError, match=r"corpus\.jsonl"):
        load_texts([file])


@pytest.mark.parametrize(
    "line",
    [
        '{"text": 5}',
        '{"text": "x", "title": 5}',
        '{"title": "x"}',
        "[1]",
        "7",
        '{"text":',
        r'{"text": "\ud800"}',
    ],
)
def test_a_line_that_is_no_text_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "corpus.jsonl"
    file.write_text('{"text": "x"}\n' + line + "\n", encoding="utf-8")
    with pytest.raises(TrainingDataError, match=r"corpus\.jsonl:2: "):
        load_texts([file])


def test_a_packed_corpus_that_ends_too_early_is_named(tmp_path: Path) -> None:
    file = corpus(tmp_path, "x" * 50)
    file.write_bytes(file.read_bytes()[:-12])
    with pytest.raises(TrainingDataError, match=r"corpus\.jsonl\.gz"):
        load_texts([file])


@pytest.mark.parametrize("file", sorted(STANDOFF.rglob("*.jsonl")), ids=lambda file: file.stem)
def test_the_annotations_of_the_project_hold_no_text(file: Path) -> None:
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        assert "text" not in row and "title" not in row
        spans = [event["trigger"] for event in row["events"]]
        spans += [alias for entity in row["entities"] for alias in entity["aliases"]]
        assert all(0 <= start < end <= row["length"] for start, end in spans), row["id"]

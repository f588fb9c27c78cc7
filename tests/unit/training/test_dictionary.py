"""Word vectors from files of several kinds."""

import gzip
import json
from pathlib import Path

import numpy as np
import pytest

from kg.errors import TrainingDataError
from kg.language.dictionary import Dictionary
from kg.training.data import find_files
from kg.training.dictionary import read_vectors


def test_lines_of_text(tmp_path: Path) -> None:
    path = tmp_path / "glove.vec.gz"
    path.write_bytes(gzip.compress(b"4 3\nthe 1 2 3\nThe 7 8 9\n2015 0 0 1\n1999 5 5 5\n"))
    keys, data = read_vectors(path)
    assert keys == ["the", "0000"] and data.tolist() == [[1, 2, 3], [0, 0, 1]]
    assert read_vectors(path, most=1)[0] == ["the"]


def test_json_of_a_package(tmp_path: Path) -> None:
    path = tmp_path / "word-vectors.json"
    words = {"the": [1, -2.5, 9.0, 0], '"': [0.5, 0.25, 9.0, 1]}
    text = json.dumps({"dimensions": 2, "words": list(words), "vectors": words}, separators=(",", ":"))
    path.write_text(text, encoding="utf-8")
    keys, data = read_vectors(path)
    assert keys == ["the", '"'] and data.tolist() == [[1, -2.5], [0.5, 0.25]]


def test_a_file_without_vectors(tmp_path: Path) -> None:
    path = tmp_path / "a.vec"
    path.write_text("nothing here\n", encoding="utf-8")
    with pytest.raises(TrainingDataError, match="no vector"):
        read_vectors(path)
    path.write_text("the 1 2 x\n", encoding="utf-8")
    with pytest.raises(TrainingDataError, match="cannot read"):
        read_vectors(path)


def test_unknown_words_have_zeros() -> None:
    known = Dictionary(["a", "b"], np.array([[1, 2], [3, 4]], dtype=np.float32))
    assert known.get_batch(["b", "c"]).tolist() == [[3, 4], [0, 0]]
    empty = Dictionary([], np.zeros((1, 2), dtype=np.float32))
    assert empty.get_batch(["x"]).tolist() == [[0, 0]]


def test_the_folder_gives_all_treebanks_and_vectors(tmp_path: Path) -> None:
    for name in ("a-train.conllu", "b-train.conllu.gz", "a-dev.conllu", "wink-vectors.json"):
        (tmp_path / name).touch()
    files = find_files(tmp_path)
    assert files.trees.name == "a-train.conllu" and [p.name for p in files.more_trees] == [
        "b-train.conllu.gz"
    ]
    assert files.vectors is not None and files.vectors.name == "wink-vectors.json"

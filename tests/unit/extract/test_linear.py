"""Linear models: what is unknown weighs nothing, and a saved model scores as before."""

from pathlib import Path

import numpy as np
import pytest

from kg.errors import PipelineError
from kg.extract.linear import Linear, load, save

MODEL = Linear(
    classes=("no", "yes"),
    rows={"a": 0, "b": 1},
    weights=np.array([[0.0, 2.0], [1.0, 0.0], [0.0, 0.0]], dtype=np.float32),
    bias=np.array([0.5, 0.0], dtype=np.float32),
)


def test_scores_are_probabilities_of_the_features_there() -> None:
    scores = MODEL.scores([["a"], ["b", "unknown"], []])
    assert scores.argmax(axis=1).tolist() == [1, 0, 0]
    assert np.allclose(scores.sum(axis=1), 1.0)


def test_no_items_give_no_rows() -> None:
    assert MODEL.scores([]).shape == (0, 2)


def test_a_saved_model_scores_as_before(tmp_path: Path) -> None:
    save(MODEL, tmp_path / "m.npz")
    assert np.allclose(
        load(tmp_path / "m.npz").scores([["a"], ["b"]]), MODEL.scores([["a"], ["b"]]), atol=1e-3
    )


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "m.npz").write_bytes(b"nothing")
    with pytest.raises(PipelineError, match=r"m\.npz"):
        load(tmp_path / "m.npz")

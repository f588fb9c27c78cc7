"""Learning from hashed features: what is seen once is left out, the right candidate comes to win."""

import numpy as np
import pytest

from kg.extract.hashed import Block, Features, hashed, join
from kg.extract.vectors import Vectors, ends_of

pytest.importorskip("scipy")
pytest.importorskip("torch")

from kg.training.classes import fit_classes, trimmed
from kg.training.matrices import hashed_matrix
from kg.training.mixed import Plan, ranges
from kg.training.ranking import Groups, rank

PLAN = Plan(units=4, steps=300, batch=2, penalty=1e-4, rates=(1e-2, 3e-2))
CHOICE = Features(2, (Block(np.array([0, 1]), np.array([[1, 3], [2, 4]], dtype=np.uint32)),))


def test_a_feature_of_one_item_is_left_out() -> None:
    items = np.array([[7, 8], [8, 9]], dtype=np.uint32)
    known, found = hashed_matrix(Features(2, (Block(np.array([0, 1]), items),)))
    assert known.tolist() == [8] and found.toarray().tolist() == [[1], [1]]


def test_the_right_candidate_comes_to_win() -> None:
    article = Groups(CHOICE, np.array([0, 2]), {"subject": [[[0]]], "object": [[[1]]]})
    silent = Groups(CHOICE, np.array([0, 2]), {"subject": [[]], "object": [[]]})
    model = rank([article, article, silent], ("subject", "object"), PLAN)
    assert model.logits(CHOICE).argmax(axis=0).tolist() == [0, 1]


def test_two_right_participants_share_the_place() -> None:
    article = Groups(CHOICE, np.array([0, 2]), {"subject": [[[0], [1]]]})
    model = rank([article, article], ("subject",), PLAN)
    one, other = model.logits(CHOICE)[:, 0].tolist()
    assert one == pytest.approx(other, abs=1e-2)


def test_without_choices_there_is_a_model_that_knows_nothing() -> None:
    empty = Groups(Features(0, ()), np.zeros(1, np.int64), {"subject": []})
    for articles in ([], [empty]):
        model = rank(articles, ("subject",), PLAN)
        assert model.logits(CHOICE).tolist() == [[0.0], [0.0]]


def test_features_that_hardly_weigh_are_left_out() -> None:
    weights = np.array([[0.01, -0.02], [0.5, 0.0], [0.0, -0.08]], dtype=np.float32)
    model = hashed(("a", "b"), np.array([3, 7, 9], dtype=np.uint32), weights, np.zeros(2, np.float32))
    kept = trimmed(model)
    assert kept.keys.tolist() == [7, 9]
    assert kept.weights.tolist() == [*weights[1:].tolist(), [0.0, 0.0]]


def spoken(first: list[int], second: list[int], made_by: str = "p") -> Features:
    """Two items without known features, about words whose vectors alone tell them apart."""
    vectors = Vectors(np.eye(3, dtype=np.float32), np.zeros((1, 3), np.float32), made_by)
    ends = ends_of(vectors, np.array(first), np.array(second))
    return Features(2, (Block(np.array([0, 1]), np.array([[1], [1]], dtype=np.uint32)),), ends)


def test_vectors_decide_where_features_do_not() -> None:
    items = join([spoken([0, 1], [2, -1])] * 8)
    model = fit_classes(items, ["no", "yes"] * 8, np.zeros(16, np.int64), PLAN)
    assert model.classes == ("no", "yes")
    assert model.logits(spoken([0, 1], [2, -1])).argmax(axis=1).tolist() == [0, 1]
    assert model.logits(spoken([1, 0], [-1, 2])).argmax(axis=1).tolist() == [1, 0]
    foreign = model.logits(spoken([0, 1], [2, -1], "another"))
    assert foreign[0].tolist() == foreign[1].tolist()


def test_the_first_style_of_annotating_is_followed() -> None:
    items = Features(12, (Block(np.arange(12), np.ones((12, 1), dtype=np.uint32)),))
    model = fit_classes(items, ["no", "yes", "yes"] * 4, np.array([0, 1, 2] * 4), PLAN)
    assert model.classes[model.logits(items)[0].argmax()] == "no"


def test_the_same_examples_give_the_same_model() -> None:
    one, other = (
        fit_classes(spoken([0, 1], [2, -1]), ["no", "yes"], np.zeros(2, np.int64), PLAN) for _ in range(2)
    )
    assert one.weights.tobytes() == other.weights.tobytes()
    assert one.layer and other.layer and one.layer.out.tobytes() == other.layer.out.tobytes()


def test_ranges_follow_one_another() -> None:
    assert ranges(np.array([5, 0, 9]), np.array([2, 0, 3])).tolist() == [5, 6, 9, 10, 11]
    assert ranges(np.zeros(0, np.int64), np.zeros(0, np.int64)).tolist() == []

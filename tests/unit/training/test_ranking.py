"""Learning from hashed features: what is seen once is left out, the right candidate comes to win."""

import numpy as np
import pytest

from kg.extract.hashed import Block, Features, hashed

pytest.importorskip("scipy")

from kg.training.linear import trimmed
from kg.training.matrices import hashed_matrix, named_matrix
from kg.training.ranking import Groups, rank

CHOICE = Features(2, (Block(np.array([0, 1]), np.array([[1, 3], [2, 4]], dtype=np.uint32)),))


def test_a_feature_of_one_item_is_left_out() -> None:
    names, named = named_matrix([["a", "b"], ["b", "b"]])
    assert names == ["b"] and named.toarray().tolist() == [[1], [1]]
    items = np.array([[7, 8], [8, 9]], dtype=np.uint32)
    known, found = hashed_matrix(Features(2, (Block(np.array([0, 1]), items),)))
    assert known.tolist() == [8] and found.toarray().tolist() == [[1], [1]]


def test_the_right_candidate_comes_to_win() -> None:
    article = Groups(CHOICE, np.array([0, 2]), {"subject": [[[0]]], "object": [[[1]]]})
    silent = Groups(CHOICE, np.array([0, 2]), {"subject": [[]], "object": [[]]})
    model = rank([article, article, silent], ("subject", "object"), penalty=0.1)
    assert model.logits(CHOICE).argmax(axis=0).tolist() == [0, 1]


def test_two_right_participants_share_the_place() -> None:
    article = Groups(CHOICE, np.array([0, 2]), {"subject": [[[0], [1]]]})
    model = rank([article, article], ("subject",), penalty=0.1)
    one, other = model.logits(CHOICE)[:, 0].tolist()
    assert one == pytest.approx(other, abs=1e-3)


def test_features_that_hardly_weigh_are_left_out() -> None:
    weights = np.array([[0.01, -0.02], [0.5, 0.0], [0.0, -0.04]], dtype=np.float32)
    model = hashed(("a", "b"), np.array([3, 7, 9], dtype=np.uint32), weights, np.zeros(2, np.float32))
    kept = trimmed(model)
    assert kept.keys.tolist() == [7, 9]
    assert kept.weights.tolist() == [*weights[1:].tolist(), [0.0, 0.0]]

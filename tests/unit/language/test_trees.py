"""From scores to trees."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kg.language.trees import best_tree


def is_tree(heads: list[int]) -> bool:
    for word in range(len(heads)):
        seen, at = set(), word
        while at >= 0:
            if at in seen:
                return False
            seen.add(at)
            at = heads[at] - 1
    return heads.count(0) == 1


@given(st.integers(1, 25), st.integers(0, 10_000))
def test_every_result_is_a_tree(size: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(size, size + 1)).astype(np.float32)
    scores[np.arange(size), np.arange(1, size + 1)] = -1e4
    assert is_tree(best_tree(scores))


def test_a_circle_is_broken_where_it_costs_least() -> None:
    scores = np.array([[0, -9, 5, 0], [4, 5, -9, 0], [0, 0, 9, -9]], dtype=np.float32)
    assert best_tree(scores) == [2, 0, 2]


def test_of_two_roots_the_surer_one_stays() -> None:
    scores = np.array([[9, -9, 0], [8, 7, -9]], dtype=np.float32)
    assert best_tree(scores) == [0, 1]

"""Hashed features: keys are stable, unknown keys weigh nothing, a saved model scores as before."""

from pathlib import Path

import numpy as np
import pytest

from kg.errors import PipelineError
from kg.extract.hashed import (
    AT_ONCE,
    Block,
    Features,
    block,
    code,
    codes,
    hashed,
    join,
    keys,
    load,
    mix,
    named_block,
    save,
)

KNOWN = np.array([5, 65_530, 65_540, 65_541, 4_294_967_295], dtype=np.uint32)
WEIGHTS = np.array([[1, 0], [0, 1], [2, 0], [0, 2], [4, 0]], dtype=np.float32)
MODEL = hashed(("no", "yes"), KNOWN, WEIGHTS, np.array([0.5, 0.0], dtype=np.float32))


def features(*rows: list[int]) -> Features:
    """Items with the given keys."""
    return Features(
        len(rows),
        tuple(
            Block(np.array([item]), np.array([row], dtype=np.uint32)) for item, row in enumerate(rows) if row
        ),
    )


def test_codes_are_the_same_for_ever() -> None:
    assert code("") == 0
    assert code("التقى") == 0x84E26C34D127B849
    assert codes(["", "a"]).tolist() == [0, code("a")]


def test_the_order_of_values_and_the_template_matter() -> None:
    one, other = codes(["subj"]), codes(["obj"])
    assert mix(one, other)[0] != mix(other, one)[0]
    templates = [keys("a", one), keys("a", one, other), keys("b", one, other), keys("a", one)]
    made = block(np.zeros(1, np.int64), templates).keys
    assert made.dtype == np.uint32 and made.shape == (1, 4)
    assert made[0, 0] == made[0, 3] and len(set(made[0].tolist())) == 3


def test_features_by_name_count_once_for_an_item() -> None:
    made = named_block([["a", "b", "a"], [], ["b"]])
    assert made.items.tolist() == [0, 0, 2]
    assert made.keys.tolist() == [[code("a") >> 32], [code("b") >> 32], [code("b") >> 32]]
    assert named_block([]).keys.shape == (0, 1)


def test_many_keys_are_those_of_a_few() -> None:
    items = np.arange(AT_ONCE)
    one = codes([str(item) for item in items])
    many = block(items, [keys("a", one), keys("b", one, one)]).keys
    few = block(items[:2], [keys("a", one[:2]), keys("b", one[:2], one[:2])]).keys
    assert many[:2].tolist() == few.tolist()


def test_known_keys_are_found_and_others_are_not() -> None:
    wanted = np.array([[5, 6], [65_540, 65_541], [4_294_967_295, 0]], dtype=np.uint32)
    assert MODEL.rows(wanted).tolist() == [[0, 5], [2, 3], [4, 5]]


def test_weights_of_the_features_there_are_added() -> None:
    totals = MODEL.logits(features([5, 65_540], [7], []))
    assert totals.tolist() == [[3.5, 0.0], [0.5, 0.0], [0.5, 0.0]]
    scores = MODEL.scores(features([65_541]))
    assert np.allclose(scores.sum(axis=1), 1.0) and scores[0, 1] > 0.8


def test_an_item_may_stand_in_a_block_several_times() -> None:
    twice = Features(2, (Block(np.array([1, 1]), np.array([[5], [65_540]], dtype=np.uint32)),))
    assert MODEL.logits(twice).tolist() == [[0.5, 0.0], [3.5, 0.0]]


def test_no_items_give_no_rows() -> None:
    assert MODEL.scores(Features(0, ())).shape == (0, 2)
    assert block(np.zeros(0, np.int64), []).keys.shape == (0, 1)


def test_articles_are_joined_with_their_items_numbered_on() -> None:
    items, found = join([features([5]), features([], [6])]).entries()
    assert items.tolist() == [0, 2] and found.tolist() == [5, 6]


def test_a_saved_model_scores_as_before(tmp_path: Path) -> None:
    save(MODEL, tmp_path / "m.npz")
    given = features([5, 65_530], [4_294_967_295])
    assert np.allclose(load(tmp_path / "m.npz").scores(given), MODEL.scores(given), atol=1e-3)


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "m.npz").write_bytes(b"nothing")
    with pytest.raises(PipelineError, match=r"m\.npz"):
        load(tmp_path / "m.npz")

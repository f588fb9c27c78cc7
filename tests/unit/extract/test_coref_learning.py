"""Weights of antecedents: learned from examples, read from a table."""

from importlib.util import find_spec
from pathlib import Path

import pytest

from kg import ontology
from kg.errors import OntologyError
from kg.extract.coref.anaphora import Case, Traits
from kg.extract.coref.rank import Ranking, weights
from kg.training.antecedents import Example, learn

needs_scipy = pytest.mark.skipif(find_spec("scipy") is None, reason="scipy is in the extra train")

SUBJECT = Example((("nobody",), ("near", "object"), ("far", "subject")), frozenset({2}))
NEAR = (7, Traits(("near",)), Traits(("object",)), ())
FAR = (8, Traits(("far",)), Traits(()), ("subject",))
NOBODY = Example((("nobody",), ("near", "object")), frozenset({0}))


@needs_scipy
def test_learned_weights_prefer_what_was_right() -> None:
    table = learn([SUBJECT] * 5, {"near": 1.0})
    assert table["subject"] > table["object"]
    assert Ranking(table).best(Case(0, (NEAR, FAR))) == 8


@needs_scipy
def test_nobody_can_win() -> None:
    table = learn([NOBODY] * 5, {})
    assert Ranking(table).best(Case(0, (NEAR,))) is None


@needs_scipy
def test_weights_that_no_example_bears_on_stay_as_they_were() -> None:
    assert learn([SUBJECT], {"unseen": 2.5})["unseen"] == 2.5


@needs_scipy
def test_learning_twice_gives_the_same() -> None:
    assert learn([SUBJECT, NOBODY], {}) == learn([SUBJECT, NOBODY], {})


def test_a_language_without_weights_of_its_own_has_those_set_by_hand() -> None:
    assert weights("xx") == weights("yy")
    assert weights("ar") != weights("xx")


def test_a_weight_that_is_no_number_is_reported_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "coref").mkdir()
    (tmp_path / "coref" / "weights_zz.tsv").write_text("feature\tweight\nfirst\tmuch\n", encoding="utf-8")
    monkeypatch.setattr(ontology, "root", lambda: tmp_path)
    weights.cache_clear()
    with pytest.raises(OntologyError, match=r"weights_zz\.tsv line 2"):
        weights("zz")
    weights.cache_clear()

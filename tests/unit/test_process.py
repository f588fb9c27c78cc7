"""The garbage collector waits while an article is read, goes on as before, and looks seldom where told to."""

import gc
from collections.abc import Iterator

import pytest

from kg.process import SELDOM, collect_seldom, collector_waits


@pytest.fixture
def thresholds() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


def test_the_collector_waits_and_goes_on_even_after_an_error() -> None:
    with pytest.raises(ValueError, match="broken"), collector_waits():
        assert not gc.isenabled()
        raise ValueError("broken")
    assert gc.isenabled()


def test_a_collector_that_is_off_stays_off() -> None:
    gc.disable()
    try:
        with collector_waits():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


@pytest.mark.usefixtures("thresholds")
def test_what_is_there_is_passed_over_and_what_is_new_seldom_looked_at() -> None:
    gc.disable()
    collect_seldom()
    assert gc.isenabled()
    assert gc.get_threshold() == SELDOM
    assert gc.get_freeze_count() > 0

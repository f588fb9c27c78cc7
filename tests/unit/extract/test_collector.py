"""The garbage collector waits while an article is read, and goes on as before."""

import gc

import pytest

from kg.extract.collector import collector_waits


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

"""Sorting in files gives what sorting in memory gives."""

from hypothesis import given
from hypothesis import strategies as st

from kg.graph.sorting import sorted_lines

lines = st.lists(st.text(st.sampled_from('ab<>" \\é\U0001f600مك\u2028\x85'), max_size=4), max_size=30)


@given(lines, st.integers(1, 7))
def test_lines_come_sorted_and_once(given: list[str], run: int) -> None:
    assert list(sorted_lines(given, run)) == sorted(set(given))

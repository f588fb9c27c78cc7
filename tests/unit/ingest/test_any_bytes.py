"""No bytes whatever make reading fail in another way than by an error that says what is wrong."""

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.ingest import read

LINES = st.lists(
    st.one_of(
        st.binary(max_size=40),
        st.dictionaries(
            st.sampled_from(["id", "text", "title", "date", "lang", "x"]),
            st.one_of(st.none(), st.integers(), st.text(max_size=20), st.lists(st.integers(), max_size=2)),
        ).map(lambda fields: json.dumps(fields).encode()),
    ),
    max_size=5,
).map(b"\n".join)


@settings(max_examples=60, deadline=None)
@given(data=st.one_of(st.binary(max_size=200), LINES))
@pytest.mark.parametrize("suffix", ["txt", "json", "jsonl"])
def test_any_bytes(suffix: str, data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"any.{suffix}"
        file.write_bytes(data)
        found = read([file])
    for error in found.failures:
        assert str(file) in str(error)
    for article in found.articles:
        assert article.id and article.text.strip() and article.lang
    if not found.articles:
        assert found.failures

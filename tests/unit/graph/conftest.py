"""The graph of the small corpus, built once."""

import pytest

from kg.graph import Graph, Settings, build
from kg.resolve import resolve
from tests.support.stories import stories


@pytest.fixture(scope="session")
def graph() -> Graph:
    readings = stories()
    settings = Settings(
        version="0", pipelines=("ar",), min_confidence=0.4, coordinates={"Q649": (55.755833, 37.6)}
    )
    return build(readings, resolve(readings), settings)

"""A graph with hostile words in it, and a server on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.graph import Graph, Settings, build
from kg.model import Article
from kg.resolve import resolve
from tests.support.server import Served, served
from tests.support.stories import KERRY, Story, stories

HOSTILE = "</script><script>window.hacked=1</script><img src=x onerror=window.hacked=2>"


def hostile() -> Story:
    """An article whose title, text, name and address try to be scripts."""
    story = Story("hostile", f"التقى كيري {HOSTILE} في جنيف.", title=HOSTILE)
    person = ("PERSON", (("ar", HOSTILE), ("en", f"Mallory {HOSTILE}")), None)
    story.tell(
        "التقى",
        ("CONSULT", "meet", "met", "التقى"),
        subject=(story.who(KERRY, "كيري"),),
        object=(story.who(person, HOSTILE),),  # type: ignore[arg-type]
    )
    return story


@pytest.fixture(scope="session")
def graph() -> Graph:
    story = hostile().reading()
    article = story.article
    bad = Article("hostile", "ar", article.text, HOSTILE, article.published, "javascript:alert(1)", HOSTILE)
    readings = (*stories(), type(story)(bad, story.mentions, story.chains, story.reports))
    return build(readings, resolve(readings), Settings(version="0", pipelines=("ar",)))


@pytest.fixture(scope="session")
def file(graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("graph") / "news.trig"
    graph.save(path)
    return path


@pytest.fixture(scope="session")
def server(file: Path) -> Iterator[Served]:
    pytest.importorskip("uvicorn", reason="the server is in the extra server")
    with served(file, "--timeout", "8", "--max-rows", "50") as found:
        yield found

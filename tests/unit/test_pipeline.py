"""The spine keeps order, batches by language, and goes on after a failure."""

import os
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest

import kg
from kg.errors import ConfigError, KgError, PipelineError
from kg.graph.store import Store
from kg.ingest import Defaults
from kg.model import Article, Reading
from kg.pipeline import BATCH, _batches, _extracted, build_graph, extract_readings

TEXT = "التقى الوزير السفير"


def articles(count: int) -> list[Article]:
    return [Article(f"a{number:03}", "ar", f"{TEXT} رقم {number}") for number in range(count)]


def test_batches_are_of_one_language() -> None:
    given = [*articles(BATCH + 1), Article("e", "en", "x"), *articles(1)]
    assert [len(batch) for batch in _batches(given)] == [BATCH, 1, 1, 1]


@pytest.mark.usefixtures("fake")
def test_an_article_that_fails_stops_no_other() -> None:
    given = [
        *articles(2),
        Article("bad", "ar", "تعطل الوزير السفير"),
        Article("fr", "fr", "Bonjour"),
        *articles(1),
    ]
    found = list(extract_readings(given))
    assert [isinstance(outcome, Reading) for outcome in found] == [True, True, False, False, True]
    assert isinstance(found[2], KgError) and "article bad" in str(found[2])
    assert isinstance(found[3], KgError) and "known: ar" in str(found[3])


@pytest.mark.usefixtures("fake")
def test_the_order_of_readings_does_not_matter() -> None:
    readings = [outcome for outcome in extract_readings(articles(5)) if isinstance(outcome, Reading)]
    assert build_graph(readings).nquads() == build_graph(reversed(readings)).nquads()


def test_errors_come_through_a_pool_whole() -> None:
    import pickle

    error = pickle.loads(pickle.dumps(KgError("what", where="where", hint="hint")))
    assert str(error) == "where: what (hint)"


@pytest.mark.usefixtures("fake")
def test_what_cannot_be_read_is_told_and_left_out(tmp_path: Path) -> None:
    good, empty, bad = (tmp_path / name for name in ("good.txt", "empty.txt", "bad.txt"))
    good.write_text(TEXT, encoding="utf-8")
    empty.touch()
    bad.write_text("تعطل الوزير السفير", encoding="utf-8")
    told: list[KgError] = []
    graph = kg.build([good, empty, bad], report=told.append)
    assert graph.nquads() == kg.build([good]).nquads()
    assert [error.where for error in told] == [str(empty), f"{bad}, article bad"]
    with pytest.warns(UserWarning, match="the file is empty") as warned:
        assert kg.build([good, empty]).nquads() == graph.nquads()
    assert [warning.filename for warning in warned] == [__file__]
    with pytest.raises(KgError, match="the file is empty"):
        kg.build([empty])
    assert len(kg.build([])) == len(build_graph([]))


BUILD = """
import sys
import tests.conftest as fakes, kg.pipeline
from kg.cli import main
kg.pipeline._language = lambda lang, pipeline: fakes.FakePipeline()
kg.pipeline._extractor = lambda what, lang, names: fakes.FakeExtractor()
sys.argv = ["kg", "build", *sys.argv[1:]]
main()
"""


def test_the_same_bytes_for_any_hash_seed_and_input_order(tmp_path: Path) -> None:
    names = []
    for number in range(6):
        names.append(str(tmp_path / f"n{number}.txt"))
        Path(names[-1]).write_text(f"{TEXT} رقم {number}", encoding="utf-8")
    outputs = []
    for seed, order in (("1", names), ("2", list(reversed(names)))):
        outputs.append(tmp_path / f"{seed}.trig")
        subprocess.run(
            [sys.executable, "-c", BUILD, *order, "-o", outputs[-1]],
            env=os.environ | {"PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[2],
            capture_output=True,
            check=True,
        )
    first, second = (output.read_bytes() for output in outputs)
    assert first == second and len(first) > 1000


@pytest.mark.slow
def test_a_pool_gives_the_same_as_one_process() -> None:
    """With a language that has no pipeline: errors come back from the other processes in order."""
    given = [Article(f"a{number:03}", "xx", TEXT) for number in range(2 * BATCH + 1)]
    alone = [str(outcome) for outcome in extract_readings(given)]
    pooled = [str(outcome) for outcome in extract_readings(given, jobs=2)]
    assert pooled == alone and "article a032" in alone[-1]


def _ended(batch: object) -> list[object]:
    os._exit(1)


@pytest.mark.slow
def test_a_process_that_is_ended_is_told() -> None:
    with pytest.raises(PipelineError, match="ended from outside"):
        list(_extracted(articles(2 * BATCH), _ended, 2))


def test_what_is_given_in_python_is_understood_or_refused(tmp_path: Path) -> None:
    assert Defaults(published="2024-03-06").published == date(2024, 3, 6)  # type: ignore[arg-type]
    assert Defaults(published=datetime(2024, 3, 6, 12)) == Defaults(published=date(2024, 3, 6))
    for wrong in ("6 March", 20240306):
        with pytest.raises(ConfigError, match="is no day"):
            Defaults(published=wrong)  # type: ignore[arg-type]
    for jobs in (0, -1):
        with pytest.raises(ConfigError, match="give 1 or more"):
            extract_readings((), jobs=jobs)
    graph = kg.Graph.loads('<a:a> <a:b> "مصر" .', "nt")
    assert [row["o"] for row in graph.query("SELECT ?o { ?s ?p ?o }")] == ["مصر"]
    with Store(tmp_path / "store") as store:
        built = store.publish(['<a:a> <a:b> "x" .'], "s").nquads()
    assert kg.Graph.load(tmp_path / "store").nquads() == built

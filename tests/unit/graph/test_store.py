"""The store: adding, replacing, removing, and what is left when the program is ended."""

import os
import sqlite3
import zlib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kg.errors import GraphError, PipelineError, ReadingError
from kg.graph.store import CURRENT, READINGS, Store, check_store, is_store, open_graph
from kg.model import Article, Reading
from kg.names import Known
from kg.pipeline import add_to_store, build_graph, build_store, extract_readings
from kg.readings import dump
from kg.resolve import Guide
from tests.support.stories import agency, claim, kremlin

A = (kremlin(), claim("positive", "actual", True, "third"))
B = (agency(), claim("negative", "actual", False, "fourth"))


def added(folder: Path, *readings: Reading) -> bytes:
    with Store(folder) as store:
        list(add_to_store(store, readings))
        return build_store(store).nquads()


def removed(folder: Path, *readings: Reading) -> bytes:
    with Store(folder) as store:
        store.remove(reading.article.id for reading in readings)
        return build_store(store).nquads()


def test_a_then_b_without_a_is_b_byte_for_byte(tmp_path: Path) -> None:
    added(tmp_path / "one", *A)
    both = added(tmp_path / "one", *B)
    assert both == added(tmp_path / "two", *B, *A) == build_graph([*A, *B]).nquads()
    assert removed(tmp_path / "one", *A) == added(tmp_path / "three", *B) == build_graph(B).nquads()


@pytest.mark.model
def test_names_that_are_added_later_are_found_in_the_articles_that_hold_them(tmp_path: Path) -> None:
    articles = [
        Article("a", "ar", "أعلنت الراصد أمس نتائجها.", "", date(2024, 3, 6)),
        Article("b", "ar", "وصل الوزير إلى القاهرة أمس.", "", date(2024, 3, 6)),
    ]
    names = ((Known("الراصد", "The Observer Fund", "ORG", None, "", "own"), ("الراصد",)),)
    with Store(tmp_path) as store:
        list(add_to_store(store, articles))
        again = list(add_to_store(store, (), names=names))
        assert [outcome.article.id for outcome in again if isinstance(outcome, Reading)] == ["a"]
        assert list(add_to_store(store, articles, names=names)) == []
        both = build_store(store, Guide(names=names)).nquads()
    readings = [one for one in extract_readings(articles, names=names) if isinstance(one, Reading)]
    assert both == build_graph(readings, guide=Guide(names=names)).nquads()
    with Store(tmp_path) as store:
        assert len(list(add_to_store(store, ()))) == 1, "names that are taken away count too"


@pytest.mark.usefixtures("fake")
def test_an_article_that_fails_is_read_with_new_names_by_the_next_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(lang: str, pipeline: str) -> None:
        raise PipelineError("broken on purpose")

    names = ((Known("الراصد", "The Observer Fund", "ORG", None, "", "own"), ("الراصد",)),)
    with Store(tmp_path) as store:
        list(add_to_store(store, [Article("a", "ar", "التقى الراصد الوزير")]))
        with monkeypatch.context() as patched:
            patched.setattr("kg.pipeline._language", broken)
            (failed,) = add_to_store(store, (), names=names)
            assert isinstance(failed, PipelineError)
        assert len(list(add_to_store(store, (), names=names))) == 1
        assert list(add_to_store(store, (), names=names)) == []


def test_changed_text_replaces_the_articles_graph(tmp_path: Path) -> None:
    one = kremlin()
    added(tmp_path, one, *B)
    text = one.article.text + "\nانتهى."
    changed = replace(one, article=replace(one.article, text=text))
    assert added(tmp_path, changed) == build_graph([changed, *B]).nquads()


def test_the_same_again_changes_nothing_and_is_passed_over(tmp_path: Path) -> None:
    first = added(tmp_path, *A)
    with Store(tmp_path) as store:
        assert list(add_to_store(store, A)) == []
        state = store.built
        assert build_store(store).nquads() == first
        assert store.built == state


def test_a_graph_can_be_asked_while_another_is_built(tmp_path: Path) -> None:
    before = added(tmp_path, *A)
    graph = open_graph(tmp_path)
    after = added(tmp_path, *B)
    assert graph.nquads() == before != after == open_graph(tmp_path).nquads()


def test_whoever_is_ended_leaves_the_old_graph_or_the_new_one(tmp_path: Path) -> None:
    before = added(tmp_path, *A)

    def broken(lines: list[str]):  # type: ignore[no-untyped-def]
        yield from lines
        raise KeyboardInterrupt

    with Store(tmp_path) as store:
        list(add_to_store(store, B))
        with pytest.raises(KeyboardInterrupt):
            store.publish(broken(before.decode().splitlines()[:9]), "half")
    assert open_graph(tmp_path).nquads() == before
    (tmp_path / "partial-left").mkdir()
    with Store(tmp_path) as store:
        assert build_store(store).nquads() == build_graph([*A, *B]).nquads()
    assert not list(tmp_path.glob("partial-*"))


@pytest.mark.skipif(os.name != "posix", reason="rights are other there")
def test_a_graph_may_be_read_by_whoever_may_read_its_store(tmp_path: Path) -> None:
    for mode in (0o755, 0o700):
        folder = tmp_path / f"{mode:o}"
        folder.mkdir(mode=mode)
        added(folder, *A)
        assert (folder / (folder / CURRENT).read_text().strip()).stat().st_mode & 0o777 == mode


def test_only_one_process_writes(tmp_path: Path) -> None:
    with Store(tmp_path), pytest.raises(GraphError, match="cannot be written"):
        Store(tmp_path)
    with Store(tmp_path) as store:
        assert store.stamps() == {}


def test_what_is_no_store_is_told(tmp_path: Path) -> None:
    assert not is_store(tmp_path)
    with pytest.raises(GraphError, match="no store"):
        check_store(tmp_path)
    with pytest.raises(GraphError, match="no store"):
        open_graph(tmp_path)
    (tmp_path / "readings.sqlite").write_bytes(b"this is no database, whatever its name says")
    with pytest.raises(GraphError, match="no store"):
        Store(tmp_path)


def test_an_article_that_is_not_there_cannot_be_removed(tmp_path: Path) -> None:
    added(tmp_path, *A)
    with Store(tmp_path) as store, pytest.raises(GraphError, match="no article 'nobody'"):
        store.remove(["kremlin", "nobody"])
    with Store(tmp_path) as store:
        assert set(store.stamps()) == {"kremlin", "third"}


def test_a_damaged_graph_is_told_and_built_again(tmp_path: Path) -> None:
    before = added(tmp_path, *A)
    (tmp_path / CURRENT).write_text("graph-gone\n", encoding="utf-8")
    with pytest.raises(GraphError, match=r"damaged|store"):
        open_graph(tmp_path)
    with Store(tmp_path) as store:
        assert build_store(store).nquads() == before


def test_a_damaged_reading_in_a_store_is_told_and_can_be_taken_out(tmp_path: Path) -> None:
    added(tmp_path, *A)
    for data in (b"no zlib", zlib.compress(b"\xff"), zlib.compress(dump(A[0]).encode()[:99])):
        with sqlite3.connect(tmp_path / READINGS) as database:
            database.execute("UPDATE reading SET data = ?, stamp = '' WHERE id = 'kremlin'", (data,))
        database.close()
        with Store(tmp_path) as store, pytest.raises(ReadingError, match=r"kg remove .* kremlin"):
            build_store(store)
        assert not list(tmp_path.glob("partial-*"))
    assert removed(tmp_path, A[0]) == build_graph(A[1:]).nquads()


def test_a_store_that_cannot_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = added(tmp_path, *A)

    def read_only(file: Path, timeout: float) -> sqlite3.Connection:
        return connect(f"file:{file}?mode=ro", timeout=timeout, uri=True)

    connect = sqlite3.connect
    monkeypatch.setattr("kg.graph.store.sqlite3.connect", read_only)
    with Store(tmp_path) as store:
        for write in (
            lambda: store.keep({"base": "https://e.org/"}),
            lambda: store.remove(["kremlin"]),
            lambda: list(add_to_store(store, B)),
        ):
            with pytest.raises(GraphError, match=r"cannot be written \(.*readonly.*can be written"):
                write()
    monkeypatch.undo()

    def full(*_: object, **__: object) -> str:
        raise OSError(28, "No space left on device")

    with Store(tmp_path) as store:
        monkeypatch.setattr("kg.graph.store.tempfile.mkdtemp", full)
        with pytest.raises(GraphError, match=r"cannot be written .*No space left"):
            store.publish([], "other")
    assert open_graph(tmp_path).nquads() == before


def test_a_damaged_database_is_told(tmp_path: Path) -> None:
    added(tmp_path, *A)
    with Store(tmp_path) as store:
        store._db.execute("DROP TABLE reading")
        with pytest.raises(GraphError, match=r"damaged \(no such table"):
            store.stamps()


def test_a_file_in_the_place_of_a_store_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "news").write_text("x", encoding="utf-8")
    with pytest.raises(GraphError) as caught:
        Store(tmp_path / "news")
    assert "Errno" not in str(caught.value) and "no store" in str(caught.value)

"""A store: a folder that keeps readings and the graph that was built from them.

Comes in: readings, article by article, and the quads of a whole graph. Goes out: the readings by article id,
and the graph of the last build that was finished.

    FOLDER/readings.sqlite   every article's reading with a stamp of what it was made from: the truth
    FOLDER/graph-STATE/      the quads, an Oxigraph store that can be built again; never written to once named
    FOLDER/current           name of the graph that counts, replaced by renaming
    FOLDER/links.tsv         decisions of the user, when there are any (`kg link`)
    FOLDER/names.tsv         names of the user, when there are any (`kg names add`)

A reading is in the store whole or not at all (SQLite), and so is a graph: it is written beside the old one
and then named. Whoever ends the program at any moment finds the old state or the new one. One process writes;
any number may read meanwhile.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any

import pyoxigraph as ox

from kg.errors import GraphError, ReadingError
from kg.graph.graph import Graph
from kg.ids import digest
from kg.model import Reading
from kg.readings import dump, load

READINGS = "readings.sqlite"
CURRENT = "current"
LINKS = "links.tsv"
NAMES = "names.tsv"

LEVEL = 1
"""zlib level of readings: 1 makes a fifth of the size, 6 a sixth at three times the work."""

_TABLES = (
    "CREATE TABLE IF NOT EXISTS reading (id TEXT PRIMARY KEY, stamp TEXT NOT NULL, data BLOB NOT NULL)",
    "CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
)


def is_store(path: Path | str) -> bool:
    """Say whether a path is the folder of a store."""
    return (Path(path) / READINGS).is_file()


def check_store(path: Path | str) -> None:
    """Make sure that a path is the folder of a store.

    Raises:
        GraphError: It is not.
    """
    if not is_store(path):
        raise GraphError("this is no store", where=str(path), hint=f"make one: kg build IN… --store {path}")


class Store:
    """A store that is open for writing; a context manager.

    Args:
        folder: Its folder; made when it is not there.

    Raises:
        GraphError: The folder cannot be used, or another process writes to it.
    """

    def __init__(self, folder: Path | str) -> None:
        self.folder = Path(folder)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with ExitStack() as undone:
                self._db = sqlite3.connect(self.folder / READINGS, timeout=0.5)
                undone.callback(self._db.close)
                self._db.execute("PRAGMA locking_mode=EXCLUSIVE")
                self._db.execute("BEGIN EXCLUSIVE")
                for table in _TABLES:
                    self._db.execute(table)
                self._db.commit()
                undone.pop_all()
            self._sweep("partial-")
        except sqlite3.OperationalError as error:
            raise _unwritten(error, self.folder) from error
        except (OSError, sqlite3.DatabaseError) as error:
            why = error.strerror if isinstance(error, OSError) else error
            raise GraphError(f"this is no store ({why})", where=str(self.folder)) from error

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let other processes write."""
        self._db.close()

    def settings(self) -> dict[str, str]:
        """What the graph is built with."""
        return dict(self._rows("SELECT name, value FROM setting ORDER BY name"))

    def keep(self, settings: Mapping[str, str]) -> None:
        """Keep settings for every later build.

        Raises:
            GraphError: The store cannot be written.
        """
        with self._writing() as database:
            database.executemany("INSERT OR REPLACE INTO setting VALUES (?, ?)", sorted(settings.items()))

    def stamps(self) -> dict[str, str]:
        """Stamp of each article's reading, by article id."""
        return dict(self._rows("SELECT id, stamp FROM reading ORDER BY id"))

    def put(self, readings: Iterable[tuple[Reading, str]]) -> None:
        """Add readings with their stamps, all or none; each replaces an older one of its article.

        Raises:
            GraphError: The store cannot be written.
        """
        with self._writing() as database:
            database.executemany(
                "INSERT OR REPLACE INTO reading VALUES (?, ?, ?)",
                (
                    (reading.article.id, stamp, zlib.compress(dump(reading).encode(), LEVEL))
                    for reading, stamp in readings
                ),
            )

    def remove(self, ids: Iterable[str]) -> None:
        """Take articles out, all or none.

        Raises:
            GraphError: There is no such article, or the store cannot be written.
        """
        wanted = sorted(set(ids))
        missing = sorted(set(wanted) - set(self.stamps()))
        if missing:
            raise GraphError(
                f"there is no article {missing[0]!r}",
                where=str(self.folder),
                hint=f"list them: kg query {self.folder} articles",
            )
        with self._writing() as database:
            database.executemany("DELETE FROM reading WHERE id = ?", ((one,) for one in wanted))

    def readings(self) -> Iterator[Reading]:
        """All readings by article id.

        Raises:
            ReadingError: One is damaged.
        """
        for article, data in self._rows("SELECT id, data FROM reading ORDER BY id"):
            where = f"{self.folder} article {article}"
            try:
                yield load(zlib.decompress(data).decode(), where)
            except (ReadingError, UnicodeDecodeError, zlib.error) as error:
                what = error.message if isinstance(error, ReadingError) else f"damaged reading ({error})"
                hint = f"take it out: kg remove {self.folder} {article}"
                raise ReadingError(what, where=where, hint=hint) from error

    def state(self, *settings: str) -> str:
        """Name of what is in the store: the same readings and settings give the same."""
        stamps = (f"{article}\x1e{stamp}" for article, stamp in self.stamps().items())
        return digest(*settings, *stamps, size=16)

    @property
    def built(self) -> str:
        """State of the last build that was finished; empty when there is none."""
        return _current(self.folder).removeprefix("graph-")

    def graph(self) -> Graph:
        """The graph of the last build that was finished.

        Raises:
            GraphError: There is none.
        """
        return open_graph(self.folder)

    def publish(self, lines: Iterable[str], state: str) -> Graph:
        """Make N-Quads lines the graph of the store, unless it is there already and can be opened.

        Args:
            lines: The lines without line ends; not touched when the graph is there.
            state: What they were built from, as `state` gives it.

        Raises:
            GraphError: The store cannot be written.
        """
        old, final = _current(self.folder), self.folder / f"graph-{state}"
        if old == final.name:
            with suppress(GraphError):
                return open_graph(self.folder)
        try:
            self._replace(lines, final)
        except OSError as error:
            raise _unwritten(error, self.folder) from error
        self._sweep("graph-", final.name, old)
        return open_graph(self.folder)

    def _replace(self, lines: Iterable[str], final: Path) -> None:
        """Write a graph beside the one that counts, and then let it count."""
        partial = Path(tempfile.mkdtemp(prefix="partial-", dir=self.folder))
        partial.chmod(self.folder.stat().st_mode & 0o777)  # whoever may read the store may read its graph
        try:
            Graph.from_quads(lines, store=ox.Store(str(partial))).store.flush()
            shutil.rmtree(final, ignore_errors=True)
            partial.replace(final)
        finally:
            shutil.rmtree(partial, ignore_errors=True)  # it is there when something went wrong
        _write(self.folder / CURRENT, final.name)

    def _rows(self, query: str) -> Iterator[tuple[str, Any]]:
        """Rows of two columns."""
        try:
            yield from self._db.execute(query)
        except sqlite3.DatabaseError as error:
            raise GraphError(f"the store is damaged ({error})", where=str(self.folder)) from error

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """The database, to write all or nothing."""
        try:
            with self._db:
                yield self._db
        except sqlite3.DatabaseError as error:
            raise _unwritten(error, self.folder) from error

    def _sweep(self, prefix: str, *kept: str) -> None:
        """Delete folders of builds that did not finish, or that nobody asks any more."""
        for folder in sorted(self.folder.glob(f"{prefix}*")):
            if folder.name not in kept:
                shutil.rmtree(folder, ignore_errors=True)


def _unwritten(error: Exception, folder: Path) -> GraphError:
    hint = "see that there is room, and that the folder and what is in it can be written"
    if "locked" in str(error):
        hint = "only one process writes at a time: wait until the other is done"
    return GraphError(f"the store cannot be written ({error})", where=str(folder), hint=hint)


def _current(folder: Path) -> str:
    try:
        return (folder / CURRENT).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return ""


def _write(file: Path, text: str) -> None:
    """Write a file whole or not at all, and see to it that it is on the disk."""
    partial = file.with_name(f".{file.name}.partial")
    with partial.open("w", encoding="utf-8") as handle:
        handle.write(text + "\n")
        handle.flush()
        os.fsync(handle.fileno())
    partial.replace(file)
    with suppress(OSError):  # not every system lets a folder be synchronised
        number = os.open(file.parent, os.O_RDONLY)
        os.fsync(number)
        os.close(number)


def open_graph(folder: Path | str) -> Graph:
    """The graph of a store, for reading.

    Raises:
        GraphError: There is no finished build, or it is damaged.
    """
    name = _current(Path(folder))
    hint = f"build it: kg build IN… --store {folder}"
    if not name or not is_store(folder):
        raise GraphError("this is no store with a finished graph", where=str(folder), hint=hint)
    try:
        return Graph(ox.Store.read_only(str(Path(folder) / name)))
    except OSError as error:
        raise GraphError(f"the graph is damaged ({error})", where=str(folder), hint=hint) from error

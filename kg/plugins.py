"""Every socket of the house on one page: what can be plugged in, and where it is found.

Built-in and foreign plug-ins come the same way, through entry points:

- `kg.readers`: suffix -> `Reader`            files to articles
- `kg.pipelines`: name -> `PipelineFactory`   text to Universal Dependencies
- `kg.exporters`: suffix -> `Exporter`        graph to a file format
"""

from collections.abc import Callable, Iterator
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from kg.errors import ConfigError, KgError
from kg.model import Article

T = TypeVar("T")


class Placed(NamedTuple):
    """An article, and where it stands in its file ("line 3"), for messages."""

    article: Article
    where: str


class Reader(Protocol):
    """Reads the articles of one file.

    Yields an Article, with its place where the file has several, or the KgError that says why one could not
    be read; the rest goes on.
    """

    def __call__(self, file: Path, lang: str, /) -> Iterator[Article | Placed | KgError]: ...


class PipelineFactory(Protocol):
    """Makes a spaCy pipeline (`spacy.Language`) whose Docs are in Universal Dependencies."""

    def __call__(self) -> Any: ...


class Exporter(Protocol):
    """Writes a graph (`kg.graph.Graph`) in one format to bytes."""

    def __call__(self, graph: Any, /) -> bytes: ...


class Registry(Generic[T]):
    """Named plug-ins of one group: registered in code, or found as entry points when first asked for."""

    def __init__(self, group: str) -> None:
        self.group = group
        self._known: dict[str, T] = {}

    def register(self, name: str) -> Callable[[T], T]:
        """Decorate a plug-in to register it under a name."""

        def keep(plugin: T) -> T:
            self._known[name] = plugin
            return plugin

        return keep

    def names(self) -> list[str]:
        """All names, sorted."""
        return sorted({*self._known, *(point.name for point in entry_points(group=self.group))})

    def get(self, name: str) -> T:
        """The plug-in of a name.

        Raises:
            ConfigError: There is none, or it cannot be loaded.
        """
        if name in self._known:
            return self._known[name]
        for point in entry_points(group=self.group, name=name):
            try:
                self._known[name] = point.load()
            except Exception as error:  # a plug-in is not ours, and may raise what it likes
                what = f"the plug-in {name!r} of {self.group} cannot be loaded"
                raise ConfigError(f"{what} ({type(error).__name__}: {error})") from error
            return self._known[name]
        raise ConfigError(f"there is no {name!r} in {self.group}", hint="known: " + ", ".join(self.names()))

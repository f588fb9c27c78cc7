"""A graph on disk as a server uses it: queries with a cap, in every format of the protocol; updates.

Comes in: a folder with a store (`kg build --store`) or with an Oxigraph database, requests. Goes out: bytes
with their media type. It runs in a process of its own that may be ended at any time.
Sources: SPARQL 1.1 Protocol; SPARQL 1.1 Graph Store HTTP Protocol; Query Results XML, JSON, CSV, TSV Formats.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.errors import GraphError, QueryError
from kg.graph import store as stores
from kg.graph.formats import load_into, prefixes, rdf_format, sorted_nquads
from kg.graph.graph import Graph
from kg.graph.guard import check
from kg.graph.results import Answer, answer_of, query_error, to_csv, to_json, to_tsv, to_xml
from kg.graph.tokens import names_graphs

RESULTS: dict[str, Callable[[Answer], str]] = {
    "application/sparql-results+json": to_json,
    "application/sparql-results+xml": to_xml,
    "text/csv": to_csv,
    "text/tab-separated-values": to_tsv,
    "application/json": to_json,
    "application/xml": to_xml,
}
"""How answers of SELECT and ASK are written, by media type; the first is the default."""

GRAPHS = {
    "text/turtle": "ttl",
    "application/n-triples": "nt",
    "application/rdf+xml": "rdf",
    "application/ld+json": "jsonld",
    "application/n-quads": "nq",
    "application/trig": "trig",
    "application/json": "jsonld",
    "application/xml": "rdf",
}
"""How triples are written and read, by media type; the first is the default."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What goes back: bytes, their media type, and whether the answer was cut at the cap."""

    data: bytes
    media: str
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A query with everything that the protocol lets a client choose."""

    sparql: str
    accept: tuple[str, ...] = ()
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    most: int = 10_000


class NotAcceptableError(QueryError):
    """Nothing that the client accepts can be written."""


class Place:
    """A folder whose graph is opened when it is needed, anew when a build has replaced it."""

    def __init__(self, folder: str) -> None:
        self._folder = Path(folder)
        self._name = ""
        self._graph: Graph | None = None

    @property
    def state(self) -> str:
        """Name of the graph that counts now."""
        try:
            return (self._folder / stores.CURRENT).read_text(encoding="utf-8")
        except OSError:
            return str(self._folder)

    def graph(self) -> Graph:
        """The graph, for reading.

        Raises:
            GraphError: There is none.
        """
        state = self.state
        if self._graph is None or state != self._name:
            self.close()
            self._graph, self._name = open_folder(self._folder), state
        return self._graph

    def close(self) -> None:
        """Let go of the graph, so that it may be written."""
        self._graph = None
        gc.collect()

    def update(self, sparql: str) -> None:
        """Run a SPARQL update, all or nothing.

        Raises:
            QueryError: It is wrong, or would leave the graph.
            GraphError: The folder cannot be written.
        """
        check(sparql)
        self.close()
        store = _opened(self._folder)
        try:
            store.update(sparql, prefixes=prefixes(Graph(store).base))
        except SyntaxError as error:
            raise query_error(str(error), Graph(store).base) from error
        except (OSError, RuntimeError, ValueError) as error:
            raise QueryError(f"the update cannot be done ({error})") from error
        finally:
            _release(store)

    def write(self, name: str, data: bytes | None, media: str, *, keep: bool) -> bool:
        """Replace a graph, add to it, or delete it (no data); say whether it was there.

        Args:
            name: IRI of the graph; empty for the default graph.
            data: Its new content.
            media: The content's media type.
            keep: Whether what is there stays.

        Raises:
            GraphError: The content is damaged, or the folder cannot be written; nothing has changed then.
        """
        fresh = ox.Store()
        if data is not None:
            load_into(fresh, data, GRAPHS[media], "the body")
        self.close()
        store = _opened(self._folder)
        try:
            graph = graph_name(name)
            there = any(True for _ in store.quads_for_pattern(None, None, None, graph))
            if not keep:
                store.clear_graph(graph)
                if not isinstance(graph, ox.DefaultGraph):
                    store.remove_graph(graph)
            store.extend(ox.Quad(quad.subject, quad.predicate, quad.object, graph) for quad in fresh)
            return there
        finally:
            _release(store)


def _release(store: ox.Store) -> None:
    store.flush()
    del store
    gc.collect()


def graph_name(name: str) -> ox.NamedNode | ox.DefaultGraph:
    """A graph by its IRI; empty for the default graph.

    Raises:
        QueryError: It is no IRI.
    """
    try:
        return ox.NamedNode(name) if name else ox.DefaultGraph()
    except ValueError as error:
        raise QueryError(f"{name!r} is no IRI") from error


def open_folder(folder: Path) -> Graph:
    """The graph in a folder, for reading.

    Raises:
        GraphError: There is none.
    """
    if stores.is_store(folder):
        return stores.open_graph(folder)
    try:
        return Graph(ox.Store.read_only(str(folder)))
    except OSError as error:
        raise GraphError(f"no graph can be opened here ({error})", where=str(folder)) from error


def make_folder(graph: Graph | None, folder: Path) -> None:
    """Write a graph as an Oxigraph database; nothing for an empty one.

    Raises:
        GraphError: The folder cannot be written, or another process writes to it.
    """
    store = _opened(folder)
    if graph is not None:
        store.bulk_extend(graph.quads())
    _release(store)


def _opened(folder: Path) -> ox.Store:
    """The database in a folder, for writing.

    Raises:
        GraphError: It cannot be written, or another process writes to it.
    """
    try:
        return ox.Store(str(folder))
    except OSError as error:
        hint = "only one process writes at a time" if "lock" in str(error).lower() else ""
        raise GraphError(f"the graph cannot be written ({error})", where=str(folder), hint=hint) from error


def ask(graph: Graph, question: Question) -> Reply:
    """Answer a query in a format that the client accepts.

    Raises:
        QueryError: The query is wrong, or would leave the graph.
        NotAcceptableError: No format fits.
    """
    check(question.sparql)
    named: Any = [graph_name(name) for name in question.named_graphs]
    default: Any = [graph_name(name) for name in question.default_graphs]
    try:
        found = graph.store.query(
            question.sparql,
            prefixes=prefixes(graph.base),
            use_default_graph_as_union=not (named or default or names_graphs(question.sparql)),
            default_graph=default or ([] if named else None),
            named_graphs=named or ([] if default else None),
        )
        media = chosen(question.accept, GRAPHS if isinstance(found, ox.QueryTriples) else RESULTS)
        if isinstance(found, ox.QueryTriples):
            return _triples(graph, found, media, most=question.most)
        answer, cut = answer_of(found, graph.base, most=question.most)
        return Reply(RESULTS[media](answer).encode("utf-8"), media, cut)
    except SyntaxError as error:
        raise query_error(str(error), graph.base) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the query cannot be answered ({error})") from error


def _triples(graph: Graph, found: ox.QueryTriples, media: str, *, most: int) -> Reply:
    triples = list(islice(found, most + 1))
    quads = [ox.Quad(*triple) for triple in triples[:most]]
    return Reply(written(quads, media, graph.base), media, len(triples) > most)


def written(quads: list[ox.Quad], media: str, base: str) -> bytes:
    """Quads in one of the media types of `GRAPHS`."""
    name = GRAPHS[media]
    if name == "nq":
        return sorted_nquads(quads)
    unique = sorted(set(quads), key=str)
    return ox.serialize(unique, format=rdf_format(name), prefixes=prefixes(base)) or b""


def read_graph(graph: Graph, name: str, accept: tuple[str, ...]) -> Reply | None:
    """The content of one graph; None when it has none.

    Raises:
        NotAcceptableError: No format fits.
    """
    media = chosen(accept, GRAPHS)
    quads = graph.store.quads_for_pattern(None, None, None, graph_name(name))
    plain = [ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads]
    return Reply(written(plain, media, graph.base), media) if plain or not name else None


def chosen(accept: tuple[str, ...], known: Iterable[str]) -> str:
    """The first media type that a client accepts; the default where it takes anything.

    Raises:
        NotAcceptableError: There is none.
    """
    for wanted in accept or ("*/*",):
        kind, _, rest = wanted.partition("/")
        for media in known:
            if wanted in ("*/*", media) or (rest == "*" and media.startswith(f"{kind}/")):
                return media
    raise NotAcceptableError(
        "none of the accepted media types can be written", hint="known: " + ", ".join(known)
    )

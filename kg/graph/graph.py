"""The graph: quads in an Oxigraph store, with everything one does with them.

Comes in: N-Quads lines or RDF files. Goes out: query answers, files, rdflib and NetworkX views.
"""

from __future__ import annotations

import html
import os
import tempfile
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.errors import GraphError
from kg.graph.formats import SUFFIXES, format_name, load_into, sorted_nquads, suffix_of
from kg.graph.results import Answer, ask
from kg.graph.vocab import KG, PROV, RDF
from kg.ids import DEFAULT_BASE

if TYPE_CHECKING:
    import networkx
    import rdflib


CHUNK = 50_000
"""Lines loaded together: memory stays near that of the store, and larger chunks load no faster."""


class Graph:
    """An event knowledge graph.

    Queries see all named graphs at once as the default graph; `GRAPH` reaches one of them.

    Args:
        store: The quads.
        base: Base of the data IRIs; found in the data when it is empty.
    """

    def __init__(self, store: ox.Store | None = None, *, base: str = "") -> None:
        self.store = ox.Store() if store is None else store
        self._base = base

    @classmethod
    def from_quads(cls, lines: Iterable[str], *, base: str = "", store: ox.Store | None = None) -> Graph:
        """A graph from N-Quads lines without line ends, in memory unless a store is given.

        Raises:
            GraphError: A line is damaged.
        """
        graph = cls(store, base=base)
        rest = iter(lines)
        while chunk := list(islice(rest, CHUNK)):
            load_into(graph.store, "\n".join([*chunk, ""]).encode(), "nq")
        return graph

    @classmethod
    def load(cls, path: Path | str, format_: str = "") -> Graph:
        """Read a store's graph, or a file: ttl, trig, nq, nt, jsonld, rdf, or a network that `kg export`
        wrote (graphml, gexf, dot, cyjs, neo4j); the format comes from the suffix unless it is given.

        Raises:
            GraphError: It cannot be read or is damaged; the message has line and column.
        """
        if Path(path).is_dir():
            from kg.graph.store import open_graph

            return open_graph(path)
        name = format_name(format_) if format_ else suffix_of(path)
        try:
            data = Path(path).read_bytes()
        except OSError as error:
            raise GraphError(f"cannot be read ({error.strerror})", where=str(path)) from error
        return cls.loads(data, name, where=str(path))

    @classmethod
    def loads(cls, data: bytes | str, format_: str, *, where: str = "") -> Graph:
        """Read a file's content.

        Raises:
            GraphError: It is damaged.
        """
        name = format_name(format_)
        data = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
        if name not in SUFFIXES:  # NetworkX takes as long to import as most files to read
            from kg.graph.importers import network_lines
            from kg.graph.interchange import READERS, read_network

            if name in READERS:
                return cls.from_quads(network_lines(read_network(data, name, where)))
        graph = cls()
        load_into(graph.store, data, format_, where)
        return graph

    def __len__(self) -> int:
        """Number of quads."""
        return len(self.store)

    @cached_property
    def base(self) -> str:
        """Base of the data IRIs, as runs, else entities, else events show it; the first of several."""
        if self._base:
            return self._base
        for class_, room in ((PROV + "Activity", "run"), (KG + "Entity", "entity"), (KG + "Event", "event")):
            found = self.store.quads_for_pattern(None, ox.NamedNode(RDF + "type"), ox.NamedNode(class_))
            names = (quad.subject.value for quad in found if isinstance(quad.subject, ox.NamedNode))
            bases = {name.rpartition(f"{room}/")[0] for name in names}
            bases = {base for base in bases if base.endswith(("/", ":"))}
            if bases:
                return min(bases)
        return DEFAULT_BASE

    def quads(self) -> Iterator[ox.Quad]:
        """All quads in no particular order."""
        return iter(self.store)

    def nquads(self) -> bytes:
        """All quads as sorted canonical N-Quads: equal graphs, equal bytes."""
        return sorted_nquads(self.store)

    def query(self, sparql: str) -> Answer:
        """Answer a SPARQL 1.1 query; the prefixes of `kg.graph.vocab.PREFIXES` are known.

        A query stays within the graph: SERVICE is refused. Who wants it asks pyoxigraph itself:
        `graph.store.query`.

        Raises:
            QueryError: The query is wrong or would leave the graph; the message has line and column.
        """
        return ask(self.store, sparql, base=self.base)

    def to_bytes(self, format_: str) -> bytes:
        """The graph in a format of the registry `kg.exporters`.

        Raises:
            ConfigError: There is no such format.
            GraphError: The graph cannot be written in it, or a plug-in fails.
        """
        from kg.graph.exporters import export

        return export(self, format_name(format_))

    def save(self, path: Path | str, format_: str = "") -> None:
        """Write a file whole or not at all; the format comes from the suffix unless it is given.

        Raises:
            ConfigError: There is no such format.
            GraphError: The file cannot be written.
        """
        write_atomic(Path(path), self.to_bytes(format_ or suffix_of(path)))

    def rdflib(self) -> rdflib.Dataset:
        """An rdflib Dataset over the same store, with the union of all graphs as its default graph."""
        import rdflib
        from oxrdflib import OxigraphStore

        return rdflib.Dataset(store=OxigraphStore(store=self.store), default_union=True)

    def to_networkx(self) -> networkx.MultiDiGraph[str]:
        """The same as `networkx`, by the name that other libraries give it."""
        return self.networkx()

    def networkx(self) -> networkx.MultiDiGraph[str]:
        """The simple graph as a NetworkX MultiDiGraph; see `kg.graph.view`."""
        from kg.graph.view import to_networkx

        return to_networkx(self)

    def _repr_html_(self) -> str:
        """The explorer page, for notebooks: a frame that may run scripts and reach nothing."""
        page = html.escape(self.to_bytes("html").decode("utf-8"))
        look = "width:100%;height:640px;border:1px solid #ccc;border-radius:8px"
        return f'<iframe sandbox="allow-scripts allow-popups" style="{look}" srcdoc="{page}"></iframe>'

    def stats(self) -> dict[str, Any]:
        """Numbers about the graph, ready for JSON; see `kg.graph.stats`."""
        from kg.graph.stats import stats

        return stats(self)


def write_atomic(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: into a temporary file beside it, then renamed.

    Raises:
        GraphError: It cannot be written.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
        partial = Path(name)
        try:
            with open(handle, "wb") as file:
                file.write(data)
            umask = os.umask(0)
            os.umask(umask)
            partial.chmod(0o666 & ~umask)
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)
    except OSError as error:
        raise GraphError(f"cannot be written ({error.strerror})", where=str(path)) from error

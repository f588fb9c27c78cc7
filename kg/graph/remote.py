"""A graph on another SPARQL 1.1 server: read, and replaced whole.

Comes in: the server's address; user and password in KG_STORE_USER and KG_STORE_PASSWORD. Goes out: a Graph,
or nothing. Named graphs travel one by one over the graph-store protocol, or as queries and updates where a
server has none.
Sources: SPARQL 1.1 Protocol; SPARQL 1.1 Graph Store HTTP Protocol.
"""

from __future__ import annotations

import json
import urllib.parse
from collections import defaultdict

import pyoxigraph as ox

from kg.errors import GraphError
from kg.graph.client import Body, Client, NoPathError, Reply
from kg.graph.formats import sorted_nquads
from kg.graph.graph import Graph

QUERY = ("sparql", "query", "")
UPDATE = ("update", "sparql-auth", "statements", "sparql", "")
STORE = ("store", "data", "sparql-graph-crud-auth", "rdf-graphs/service")
"""Paths below the address by which servers are known to do each thing, tried in this order: Oxigraph and
Fuseki have the first ones, Virtuoso and RDF4J the ones after, others do everything at the address itself."""

TRIPLES = 1000
"""Triples of one update: servers refuse long ones (Virtuoso from 10,000 on)."""

MARK = "graph/provenance"
"""End of the name of a graph that every build has; what stands before it is the base of all its names."""

GRAPHS = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"
CONTENT = "CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {} {{ ?s ?p ?o }} }}"
NTRIPLES = "application/n-triples"
LIKED = f"{NTRIPLES}, text/turtle;q=0.8"


class Remote:
    """A SPARQL 1.1 server.

    Args:
        address: Below which its paths are: `http://localhost:7878`, `http://localhost:3030/news`.
    """

    def __init__(self, address: str) -> None:
        self.address = address.rstrip("/")
        self._client = Client(self.address)

    def graphs(self) -> list[str]:
        """IRIs of all named graphs that hold something.

        Raises:
            GraphError: The server cannot be reached, or refuses.
        """
        reply = self._query(GRAPHS, "application/sparql-results+json")
        try:
            rows = json.loads(reply.data)["results"]["bindings"]
            return [row["g"]["value"] for row in rows]
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise GraphError("the server's answer cannot be understood", where=self.address) from error

    def graph(self) -> Graph:
        """The graphs of a build, in memory; when there is none, all named graphs.

        Raises:
            GraphError: The server cannot be reached, or refuses.
        """
        graph = Graph()
        for name in _built(self.graphs()):
            place = ox.NamedNode(name)
            reply = self._content(place)
            form = ox.RdfFormat.from_media_type(reply.media) or ox.RdfFormat.N_TRIPLES
            try:
                graph.store.bulk_extend(
                    ox.Quad(one.subject, one.predicate, one.object, place)
                    for one in ox.parse(reply.data, format=form)
                )
            except (SyntaxError, ValueError) as error:
                raise GraphError(f"the server's graph is not readable ({error})", where=name) from error
        return graph

    def replace(self, graph: Graph) -> None:
        """Make the server's graphs below this graph's base the graphs of this one; others stay.

        Article graphs go first and derived graphs last, so that these never speak of what is not there.

        Raises:
            GraphError: The server cannot be reached, or refuses.
        """
        parts: dict[str, list[ox.Quad]] = defaultdict(list)
        for quad in graph.quads():
            name = quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""
            parts[name].append(ox.Quad(quad.subject, quad.predicate, quad.object))
        for name in sorted(parts):
            self._put(name, sorted_nquads(parts[name]))
        for name in self.graphs():
            if name.startswith(graph.base) and name not in parts:
                self.update(f"DROP SILENT GRAPH {ox.NamedNode(name)}")

    def update(self, sparql: str) -> None:
        """Run a SPARQL update.

        Raises:
            GraphError: The server cannot be reached, or refuses.
        """
        self._client.call(UPDATE, body=Body("application/sparql-update", sparql.encode("utf-8")))

    def _query(self, sparql: str, accept: str) -> Reply:
        form = urllib.parse.urlencode({"query": sparql}).encode()
        return self._client.call(QUERY, body=Body("application/x-www-form-urlencoded", form), accept=accept)

    def _content(self, place: ox.NamedNode) -> Reply:
        """The triples of a named graph, in whatever form the server has."""
        try:
            return self._client.call(STORE, _parameter(place.value), accept=LIKED)
        except NoPathError:
            return self._query(CONTENT.format(place), LIKED)

    def _put(self, name: str, data: bytes) -> None:
        """Replace a named graph, or the default graph, by N-Triples."""
        try:
            self._client.call(STORE, _parameter(name), body=Body(NTRIPLES, data, "PUT"))
        except NoPathError:
            place = f"GRAPH {ox.NamedNode(name)}" if name else "DEFAULT"
            start, end = (f"{place} {{", "}") if name else ("", "")
            self.update(f"DROP SILENT {place}")
            lines = data.splitlines(keepends=True)  # of bytes: U+2028 in a literal ends no line
            for at in range(0, len(lines), TRIPLES):
                part = b"".join(lines[at : at + TRIPLES]).decode("utf-8")
                self.update(f"INSERT DATA {{ {start}\n{part}{end} }}")


def _built(names: list[str]) -> list[str]:
    """Graphs that belong to a build, for servers have graphs of their own and of others."""
    bases = tuple(name.removesuffix(MARK) for name in names if name.endswith(MARK))
    return [name for name in names if name.startswith(bases)] if bases else names


def _parameter(name: str) -> str:
    return "?" + urllib.parse.urlencode({"graph": name}) if name else "?default"

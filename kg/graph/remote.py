"""A graph on another SPARQL 1.1 server: read, and replaced whole.

Comes in: the server's address; user and password in KG_STORE_USER and KG_STORE_PASSWORD. Goes out: a Graph,
or nothing. Named graphs travel one by one over the graph-store protocol, or as updates where a server has
none.
Sources: SPARQL 1.1 Protocol; SPARQL 1.1 Graph Store HTTP Protocol.
"""

from __future__ import annotations

import base64
import json
import os
import urllib.error
import urllib.parse
import urllib.request
from collections import defaultdict
from dataclasses import dataclass

import pyoxigraph as ox

from kg.errors import GraphError
from kg.graph.formats import sorted_nquads
from kg.graph.graph import Graph

USER, PASSWORD = "KG_STORE_USER", "KG_STORE_PASSWORD"

QUERY, UPDATE, STORE = ("sparql", "query"), ("update",), ("store", "data")
"""Paths below the address by which servers are known to do each thing, tried in this order."""

PATIENCE = 120.0
GRAPHS = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"
NTRIPLES = "application/n-triples"

MISSING = (404, 405, 501)
"""Statuses that say a server has no such path."""


def is_remote(given: str) -> bool:
    """Say whether a store is named by the address of a server."""
    return given.startswith(("http://", "https://"))


@dataclass(frozen=True, slots=True)
class _Reply:
    status: int
    data: bytes


class Remote:
    """A SPARQL 1.1 server.

    Args:
        address: Below which its paths are: `http://localhost:7878`, `http://localhost:3030/news`.
    """

    def __init__(self, address: str) -> None:
        self.address = address.rstrip("/")
        self._found: dict[tuple[str, ...], str] = {}

    def graphs(self) -> list[str]:
        """IRIs of all named graphs that hold something.

        Raises:
            GraphError: The server cannot be reached, or refuses.
        """
        form = urllib.parse.urlencode({"query": GRAPHS}).encode()
        kind = "application/x-www-form-urlencoded"
        reply = self._call(QUERY, data=form, kind=kind, accept="application/sparql-results+json")
        try:
            rows = json.loads(reply.data)["results"]["bindings"]
            return [row["g"]["value"] for row in rows]
        except (ValueError, KeyError, TypeError) as error:
            raise GraphError("the server's answer cannot be understood", where=self.address) from error

    def graph(self) -> Graph:
        """Everything in its named graphs, in memory.

        Raises:
            GraphError: The server cannot be reached, or refuses.
        """
        graph = Graph()
        for name in self.graphs():
            reply = self._call(STORE, _query(name), accept=NTRIPLES)
            triples = ox.parse(reply.data, format=ox.RdfFormat.N_TRIPLES)
            graph.store.bulk_extend(
                ox.Quad(t.subject, t.predicate, t.object, ox.NamedNode(name)) for t in triples
            )
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

    def _put(self, name: str, data: bytes) -> None:
        try:
            self._call(STORE, _query(name), data=data, kind=NTRIPLES, method="PUT")
        except LookupError:
            where = f"GRAPH {ox.NamedNode(name)}" if name else ""
            body = f"{where} {{ {data.decode('utf-8')} }}" if name else data.decode("utf-8")
            self.update(f"DROP SILENT {where or 'DEFAULT'}; INSERT DATA {{ {body} }}")

    def update(self, sparql: str) -> None:
        """Run a SPARQL update.

        Raises:
            GraphError: The server cannot be reached, or refuses.
        """
        self._call(UPDATE, data=sparql.encode("utf-8"), kind="application/sparql-update")

    def _call(self, paths: tuple[str, ...], query: str = "", **how: str | bytes | None) -> _Reply:
        """Send a request to the first of several paths that the server knows.

        Raises:
            LookupError: It knows none of them.
            GraphError: It cannot be reached, or refuses.
        """
        for path in (self._found[paths],) if paths in self._found else paths:
            reply = self._send(f"{self.address}/{path}{query}", **how)
            if reply.status in MISSING and paths not in self._found:
                continue
            if reply.status >= 400:
                text = " ".join(reply.data.decode("utf-8", "replace").split())[:200]
                hint = f"set {USER} and {PASSWORD}" if reply.status in (401, 403) else ""
                raise GraphError(f"the server says {reply.status}: {text}", where=self.address, hint=hint)
            self._found[paths] = path
            return reply
        raise NoPathError(f"the server has none of {', '.join(paths)}", where=self.address)

    def _send(
        self,
        address: str,
        *,
        data: str | bytes | None = None,
        kind: str | bytes | None = "",
        accept: str | bytes | None = "*/*",
        method: str | bytes | None = None,
    ) -> _Reply:
        headers = {"Accept": str(accept), **({"Content-Type": str(kind)} if kind else {}), **_credentials()}
        body = data.encode() if isinstance(data, str) else data
        request = urllib.request.Request(address, body, headers, method=str(method) if method else None)
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as found:
                return _Reply(found.status, found.read())
        except urllib.error.HTTPError as error:
            return _Reply(error.code, error.read())
        except (OSError, ValueError) as error:
            raise GraphError(f"the server cannot be reached ({error})", where=self.address) from error


class NoPathError(GraphError, LookupError):
    """A server has no path for what is asked of it."""


def _query(name: str) -> str:
    return "?" + urllib.parse.urlencode({"graph": name}) if name else "?default"


def _credentials() -> dict[str, str]:
    user, password = os.environ.get(USER, ""), os.environ.get(PASSWORD, "")
    if not user and not password:
        return {}
    return {"Authorization": "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode("ascii")}

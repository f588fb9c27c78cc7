"""Graphs on other people's SPARQL servers: written, read back, replaced; with user and password."""

import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import Result

from kg.errors import GraphError
from kg.graph import Graph
from kg.graph import remote as room
from kg.graph.client import PASSWORD, USER, Body, Client, NoPathError
from kg.graph.remote import Remote
from kg.pipeline import build_graph
from kg.readings import dump
from tests.support import foreign
from tests.support.stories import agency, kremlin, stories

SERVERS = ("oxigraph", "rdflib_endpoint", "virtuoso")
OWN = "https://example.org/own"
OLD = "https://w3id.org/kg-news/article/old"
PUTIN = "https://w3id.org/kg-news/entity/Q7747"
GEOMETRY = b"/geosparql#asWKT>"


@pytest.fixture(scope="module", params=SERVERS)
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> object:
    with getattr(foreign, request.param)(tmp_path_factory.mktemp(request.param)) as found:
        yield found


@pytest.fixture
def server(address: str, monkeypatch: pytest.MonkeyPatch) -> Remote:
    monkeypatch.setenv(USER, "dba")
    monkeypatch.setenv(PASSWORD, "dba")
    return Remote(address)


def same(one: Graph, other: Graph) -> bool:
    """Say whether two graphs are equal but for geometries, which Virtuoso keeps in a form of its own."""
    lines = [[line for line in graph.nquads().splitlines() if GEOMETRY not in line] for graph in (one, other)]
    return lines[0] == lines[1] != []


def test_a_graph_comes_back_from_another_server(server: Remote, graph: Graph) -> None:
    server.replace(graph)
    again = server.graph()
    assert same(again, graph)
    assert again.query("SELECT ?e { ?e rdfs:label 'فلاديمير بوتين'@ar }").values() == [{"e": PUTIN}]


def test_a_graph_is_replaced_and_others_stay(server: Remote) -> None:
    server.update(f"INSERT DATA {{ GRAPH <{OLD}> {{ <a:b> <a:c> 'قديم'@ar }} }}")
    server.update(f"INSERT DATA {{ GRAPH <{OWN}> {{ <a:b> <a:c> 'لي'@ar }} }}")
    server.replace(build_graph(stories()))
    one = build_graph([kremlin()])
    server.replace(one)
    assert OWN in server.graphs() and OLD not in server.graphs()
    assert "https://w3id.org/kg-news/article/agency" not in server.graphs()
    assert same(server.graph(), one)


def test_long_graphs_go_in_parts(server: Remote, graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "TRIPLES", 7)
    server.replace(graph)
    assert same(server.graph(), graph)


def test_graphs_are_not_cut_inside_literals(monkeypatch: pytest.MonkeyPatch) -> None:
    store = ox.Store()

    def call(self: Client, paths: tuple[str, ...], *_: str, body: Body) -> None:
        if paths != room.UPDATE:
            raise NoPathError("no graph-store protocol")
        store.update(body.data.decode())

    monkeypatch.setattr(Client, "call", call)
    monkeypatch.setattr(room, "TRIPLES", 1)
    text = "one\u2028two\x85three\x0bfour\nfive"
    triple = ox.Triple(ox.NamedNode("a:b"), ox.NamedNode("a:c"), ox.Literal(text))
    for name in ("a:g", ""):
        Remote("http://nowhere")._put(name, ox.serialize([triple], format=ox.RdfFormat.N_TRIPLES))
    assert [quad.object.value for quad in store] == [text, text]


def test_what_a_server_refuses_is_said(server: Remote) -> None:
    with pytest.raises(GraphError, match=r"the server says (4|5)\d\d"):
        server.update("INSERT DATA { this is no update }")


def test_the_command_line_builds_and_asks(
    address: str, kg: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(USER, "dba")
    monkeypatch.setenv(PASSWORD, "dba")
    lines = [dump(reading) for reading in (agency(), kremlin())]
    (tmp_path / "readings.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    built = kg("build", "readings.jsonl", "--store", address)
    assert built.exit_code == 0, built.output
    asked = kg("query", address, "who-met", "--person", "كيري", "--labels", "ar")
    assert asked.exit_code == 0 and "فلاديمير بوتين" in asked.stdout, asked.output


def test_a_name_is_given_when_it_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    graph = build_graph(stories())
    with foreign.oxigraph(tmp_path) as behind, foreign.guarded(behind, "كاتب", "سر") as address:
        for user, password in (("", ""), ("كاتب", "wrong")):
            monkeypatch.setenv(USER, user)
            monkeypatch.setenv(PASSWORD, password)
            with pytest.raises(GraphError, match=r"401.*KG_STORE_PASSWORD"):
                Remote(address).replace(graph)
        monkeypatch.setenv(PASSWORD, "سر")
        server = Remote(address)
        server.replace(graph)
        assert server.graph().nquads() == graph.nquads()


def test_a_server_that_is_not_there_is_said() -> None:
    with pytest.raises(GraphError, match="cannot be reached"):
        Remote(f"http://127.0.0.1:{foreign.free_port()}").graphs()


@pytest.mark.parametrize(
    ("status", "headers", "words"),
    [
        (301, {"Location": "http://127.0.0.1:9/"}, "the server says 301: gone .it has moved"),
        (500, {"Content-Length": "1000"}, "cannot be reached .IncompleteRead"),
    ],
)
def test_what_was_not_written_is_an_error(status: int, headers: dict[str, str], words: str) -> None:
    class Odd(BaseHTTPRequestHandler):
        def do_PUT(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(b"gone")

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Odd) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        with pytest.raises(GraphError, match=words):
            Remote(f"http://127.0.0.1:{server.server_port}").replace(
                Graph.loads(b"<a:b> <a:c> <a:d> .", "nt")
            )
        server.shutdown()
        thread.join()

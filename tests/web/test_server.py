"""The server over HTTP: the protocol, the API, and everything a stranger might send."""

import asyncio
import base64
import json
import socket
import subprocess
import sys
import threading
import time
import urllib.parse
import xml.etree.ElementTree as ElementTree
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kg.errors import ConfigError
from kg.graph import Graph
from kg.web.server.pool import Pool
from tests.support.server import Served, served
from tests.web.conftest import HOSTILE

LABELS = "SELECT ?l WHERE { ?e rdfs:label ?l . FILTER(?l = 'جون كيري'@ar) }"
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
FORM = "application/x-www-form-urlencoded"
BILLION = b"""<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">
<!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;">
<!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;"><!ENTITY h "&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;">]>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="http://x/">
<rdf:Description rdf:about="http://x/a"><x:p>&h;</x:p></rdf:Description></rdf:RDF>"""


def test_get_and_post(server: Served) -> None:
    wanted = {"l": {"type": "literal", "value": "جون كيري", "xml:lang": "ar"}}
    form = urllib.parse.urlencode({"query": LABELS}).encode()
    for reply in (
        server.query(LABELS),
        server.ask("sparql", form, Content_Type=FORM),
        server.ask("sparql", LABELS.encode(), Content_Type="application/sparql-query; charset=utf-8"),
    ):
        assert reply.status == 200
        assert reply.headers["content-type"].startswith("application/sparql-results+json")
        assert json.loads(reply.data)["results"]["bindings"] == [wanted]


@pytest.mark.parametrize(
    ("accept", "given"),
    [
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv;q=0.5, text/tab-separated-values", "text/tab-separated-values"),
        ("text/html, */*;q=0.1", "application/sparql-results+json"),
        ("text/*", "text/csv"),
        ("text/csv;Q=0.5, text/tab-separated-values", "text/tab-separated-values"),
    ],
)
def test_answers_come_as_the_client_likes(server: Served, accept: str, given: str) -> None:
    reply = server.query(LABELS, Accept=accept)
    assert reply.headers["content-type"].split(";")[0] == given
    assert "جون كيري" in reply.text
    if given.endswith("xml"):
        ElementTree.fromstring(reply.data)


@pytest.mark.parametrize(
    "accept", ["text/turtle", "application/rdf+xml", "application/ld+json", "application/n-triples"]
)
def test_triples_come_as_the_client_likes(server: Served, accept: str) -> None:
    sparql = "CONSTRUCT { ?e rdfs:label ?l } WHERE { ?e rdfs:label ?l FILTER(STR(?l) = 'جون كيري') }"
    reply = server.query(sparql, Accept=accept)
    name = {"text/turtle": "ttl", "application/rdf+xml": "rdf", "application/ld+json": "jsonld"}.get(
        accept, "nt"
    )
    assert len(Graph.loads(reply.data, name)) == 1


def test_what_is_wrong_is_said(server: Served) -> None:
    wrong = server.query("SELECT * WHERE { ?s ?p")
    assert wrong.status == 400 and "line 1 column" in wrong.text
    assert server.query(LABELS, Accept="image/png").status == 406
    assert server.ask("sparql").status == 400
    assert server.ask("sparql?query=ASK{}&query=ASK{}").status == 400
    assert server.ask("sparql", b"ASK{}", Content_Type="text/plain").status == 415
    assert server.ask("sparql", b"\xff", Content_Type="application/sparql-query").status == 400
    assert server.ask("sparql", method="DELETE").status == 405
    assert server.ask("nowhere").status == 404


def test_what_is_wrong_with_a_body_is_said(server: Served) -> None:
    many = "&".join(f"a{number}=1" for number in range(200)).encode()
    for data, why in ((many, "more than 100 fields"), (b"query=\xff", "UTF-8")):
        reply = server.ask("sparql", data, Content_Type=FORM)
        assert reply.status == 400 and why in reply.text


def test_the_default_graph_can_be_chosen(server: Served) -> None:
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    address = urllib.parse.urlencode(
        {"query": count, "default-graph-uri": "https://w3id.org/kg-news/graph/simple"}
    )
    chosen = json.loads(server.ask(f"sparql?{address}").data)["results"]["bindings"][0]["n"]["value"]
    everything = json.loads(server.query(count).data)["results"]["bindings"][0]["n"]["value"]
    assert 0 < int(chosen) < int(everything)


def test_long_answers_are_cut_and_say_so(server: Served) -> None:
    reply = server.query("SELECT * { ?s ?p ?o }", Accept="text/csv")
    assert reply.text.count("\r\n") == 51 and reply.headers["kg-truncated"] == "true"
    assert "kg-truncated" not in server.query(LABELS).headers


def test_a_runaway_query_is_stopped_and_others_go_on(server: Served) -> None:
    with ThreadPoolExecutor(4) as pool:
        runaway = pool.submit(server.query, RUNAWAY)
        time.sleep(0.5)
        others = [pool.submit(server.query, LABELS) for _ in range(10)]
        assert all(other.result().status == 200 for other in others)
        assert runaway.result().status == 503 and "stopped after" in runaway.result().text
    assert server.query(LABELS).status == 200


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
        "SELECT (" + "(" * 3000 + "1" + ")" * 3000 + " AS ?x) {}",
        "SELECT * { ?s ?p ?o } " + "# " + "x" * 100_000,
        "SELECT * { ?s <p" + "/<p" * 5000 + "> ?o }",
        "ASK { FILTER(" + "!" * 20_000 + "true) }",
        "SELECT * { ?s " + "^" * 20_000 + "<a:b> ?o }",
    ],
)
def test_hostile_queries_do_no_harm(server: Served, sparql: str) -> None:
    form = urllib.parse.urlencode({"query": sparql}).encode()
    reply = server.ask("sparql", form, Content_Type=FORM)
    assert reply.status in (200, 400, 503)
    assert "root:" not in reply.text
    assert server.query(LABELS).status == 200


def test_oversized_bodies_are_refused(server: Served) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=60) as client:
        lines = (
            "POST /sparql HTTP/1.1",
            "Host: localhost",
            f"Content-Type: {FORM}",
            "Content-Length: 99999999",
        )
        client.sendall("\r\n".join([*lines, "", ""]).encode())
        try:
            for _ in range(200):
                client.sendall(b"a" * 65536)
        except OSError:
            pass
        assert b"413" in client.recv(4096)[:20]


def test_a_slow_client_keeps_nobody_else_waiting(server: Served) -> None:
    slow = [socket.create_connection(("127.0.0.1", server.port), timeout=60) for _ in range(20)]
    for client in slow:
        client.sendall(b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\na")
    assert server.query(LABELS).status == 200
    for client in slow:
        client.close()


@pytest.mark.slow
def test_slow_clients_are_hung_up_on(server: Served) -> None:
    head, body = (socket.create_connection(("127.0.0.1", server.port), timeout=60) for _ in range(2))
    head.sendall(b"GET /health HTTP/1.1\r\nHost: local")
    body.sendall(f"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: {FORM}\r\n".encode())
    body.sendall(b"Content-Length: 100\r\n\r\nquery=")
    with head, body:
        assert head.recv(4096) == b""
        assert b"408" in body.recv(4096)[:20]
    assert server.query(LABELS).status == 200


def test_other_hosts_are_turned_away(server: Served) -> None:
    assert server.ask("health", Host="evil.example").status == 400
    assert server.ask("health").status == 200


def test_pages_carry_careful_headers(server: Served) -> None:
    for path in ("", "editor", "api", "sparql?query=ASK{}", "nowhere"):
        headers = server.ask(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert "server" not in headers
    assert "connect-src 'self'" in server.ask("editor").headers["content-security-policy"]


def test_names_reach_no_markup(server: Served) -> None:
    for path in ("", "editor", "api"):
        assert HOSTILE not in server.ask(path).text
    found = server.ask("api/search?" + urllib.parse.urlencode({"q": HOSTILE}))
    assert found.headers["content-type"] == "application/json"
    assert HOSTILE in found.text.replace('\\"', '"')


def test_paths_lead_to_no_file(server: Served) -> None:
    for path in (
        "static/../app.py",
        "static/%2e%2e%2fapp.py",
        "static/..%5capp.py",
        "static/explorer.js",
        "../etc/passwd",
    ):
        assert server.ask(path).status in (400, 404)


def test_the_api(server: Served) -> None:
    found = json.loads(server.ask("api/entities?" + urllib.parse.urlencode({"name": "كيرى"})).data)
    kerry = next(one for one in found["items"] if one["labels"].get("en") == "John Kerry")
    one = json.loads(server.ask("api/entity?" + urllib.parse.urlencode({"id": kerry["id"]})).data)
    assert one["wikidata"] == "Q22316" and len(one["list"]) >= 2
    denied = json.loads(server.ask("api/events?status=denied").data)
    event = json.loads(
        server.ask("api/event?" + urllib.parse.urlencode({"id": denied["items"][0]["id"]})).data
    )
    told = event["told"][0]
    trigger = next(mark for mark in told["marks"] if mark["role"] == "trigger")
    assert told["text"][trigger["start"] : trigger["end"]] == "تنسق"
    assert json.loads(server.ask("api/events?since=2016-07-15&until=2016-07-15").data)["total"] == 1
    assert server.ask("api/events?since=yesterday").status == 400
    assert server.ask("api/events?limit=-1&offset=-5").status == 200
    assert server.ask("api/entity?id=nothing").status == 404
    assert server.ask("api/entities?colour=red").status == 400
    for wrong in ("entities?kind=PERSONS", "events?type=ATTACK", "events?status=true"):
        told = server.ask(f"api/{wrong}")
        assert told.status == 400 and "known: " in told.text


def test_a_name_without_letters_names_nobody(server: Served) -> None:
    for name in ("ـ", "\u064e"):
        reply = server.ask("api/entities?" + urllib.parse.urlencode({"name": name}))
        assert json.loads(reply.data)["total"] == 0


def test_the_description_names_every_path(server: Served) -> None:
    paths = json.loads(server.ask("openapi.json").data)["paths"]
    for path, about in paths.items():
        needed = [one["name"] for one in about["get"]["parameters"] if one["required"]]
        assert server.ask(path[1:]).status == (400 if needed else 200), path


def test_a_reading_server_cannot_be_written(server: Served) -> None:
    insert = b"INSERT DATA { <a:b> <a:c> <a:d> }"
    assert server.ask("update", insert, Content_Type="application/sparql-update").status == 403
    assert (
        server.ask("store?default", b"<a:b> <a:c> <a:d> .", method="PUT", Content_Type="text/turtle").status
        == 403
    )
    assert server.query(insert.decode()).status == 400


@pytest.fixture(scope="module")
def writable(tmp_path_factory: pytest.TempPathFactory) -> object:
    pytest.importorskip("uvicorn", reason="the server is in the extra server")
    with served(
        tmp_path_factory.mktemp("w") / "data", "--writable", "--timeout", "20", KG_TOKEN="رمز-secret"
    ) as found:
        yield found


def test_writing_needs_the_token(writable: Served) -> None:
    insert = "INSERT DATA { GRAPH <g:1> { <a:b> rdfs:label 'كيري'@ar } }".encode()
    kind = {"Content_Type": "application/sparql-update"}
    assert writable.ask("update", insert, **kind).status == 401
    assert writable.ask("update", insert, **kind, Authorization="Bearer wrong").status == 401
    assert "KG_TOKEN" in writable.ask("update", insert, **kind).text
    assert writable.ask("update", insert, **kind, Authorization="Basic !!").status == 401


def test_billion_laughs_are_not_laughed(writable: Served) -> None:
    token = {"Authorization": "Basic " + base64.b64encode("u:رمز-secret".encode()).decode()}
    deep = b'{"@id":"a:b","a:c":' * 20_000 + b"1" + b"}" * 20_000
    for kind, data in (("application/rdf+xml", BILLION), ("application/ld+json", deep)):
        reply = writable.ask("store?graph=g:x", data, method="PUT", Content_Type=kind, **token)
        assert reply.status in (400, 503)
    assert writable.query("ASK {}").status == 200
    bad = writable.ask("store?graph=g:x", b"<a:b> <a:c> ", method="PUT", Content_Type="text/turtle", **token)
    assert bad.status == 400
    load = writable.ask(
        "update", b"LOAD <file:///etc/passwd>", Content_Type="application/sparql-update", **token
    )
    assert load.status == 400
    assert "false" in writable.query("ASK { GRAPH <g:x> { ?s ?p ?o } }").text


def test_another_server_is_a_store(writable: Served, graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    from kg.errors import GraphError
    from kg.graph.remote import Remote

    remote = Remote(writable.address)
    with pytest.raises(GraphError, match="401"):
        remote.update("CLEAR ALL")
    monkeypatch.setenv("KG_STORE_USER", "writer")
    monkeypatch.setenv("KG_STORE_PASSWORD", "رمز-secret")
    remote = Remote(writable.address)
    remote.update(
        "INSERT DATA { GRAPH <https://w3id.org/kg-news/article/old> { <a:b> <a:c> 1 } "
        "GRAPH <g:own> { <a:b> <a:c> 2 } }"
    )
    remote.replace(graph)
    assert "g:own" in remote.graphs() and "https://w3id.org/kg-news/article/old" not in remote.graphs()
    remote.update("DROP GRAPH <g:own>")
    assert remote.graph().nquads() == graph.nquads()
    assert remote.graph().query(LABELS).values() == [{"l": "جون كيري"}]


def test_a_port_in_use_is_one_line(server: Served, file: Path) -> None:
    command = [sys.executable, "-m", "kg", "serve", str(file), "--port", str(server.port)]
    found = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert found.returncode == 1
    assert found.stderr.count("\n") == 1
    assert str(server.port) in found.stderr and "--port" in found.stderr


def test_hosts_of_others_are_no_matter_of_the_port() -> None:
    pytest.importorskip("uvicorn", reason="the server is in the extra server")
    from kg.web.server.run import check_address

    for host in ("192.0.2.1", "nowhere.invalid"):
        with pytest.raises(ConfigError, match="give an address of this machine as --host"):
            check_address(host, 0)
    with pytest.raises(ConfigError, match=r"'a\.\.b' is no name of a host"):
        check_address("a..b", 0)


@pytest.mark.parametrize("graph", ["-", "http://localhost:1/x", "file/folder"])
def test_what_cannot_be_written_is_one_line(tmp_path: Path, graph: str) -> None:
    pytest.importorskip("uvicorn", reason="the server is in the extra server")
    (tmp_path / "file").touch()
    command = [sys.executable, "-m", "kg", "serve", graph, "--writable", "--port", "0"]
    found = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60, input="")
    assert found.returncode == 1 and found.stderr.startswith(f"kg: error: {graph}: ")
    assert found.stderr.count("\n") == 1
    assert [file.name for file in tmp_path.iterdir()] == ["file"]


def test_who_waits_to_write_and_goes_keeps_no_worker() -> None:
    async def scene() -> int:
        pool = Pool("nowhere", workers=2, memory=0)
        busy = await pool._free.get()
        waiting = asyncio.create_task(pool.alone().__aenter__())
        await asyncio.sleep(0)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        pool._free.put_nowait(busy)
        pool.close()
        return pool._free.qsize()

    assert asyncio.run(scene()) == 2


def test_it_stops_when_told(file: Path) -> None:
    pytest.importorskip("uvicorn", reason="the server is in the extra server")
    with served(file, "--timeout", "30") as found:
        assert found.query("ASK {}").status == 200
        slow = threading.Thread(target=lambda: found.query("SELECT * { ?s ?p ?o } LIMIT 10"))
        slow.start()
        slow.join()
        assert found.stop() == 0

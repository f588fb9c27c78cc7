"""Round trips: what a format can hold comes back, Arabic too; foreign files smuggle in no statements."""

import io
import json
import zipfile
from typing import Any

import networkx
import pytest

from kg.errors import GraphError
from kg.graph import Graph
from kg.graph.exporters import EXPORTERS
from kg.graph.interchange import READERS

NETWORKS = sorted(READERS)
LOSSLESS = ("jsonld", "nq", "trig")
MERGED = ("nt", "rdf", "ttl")


def shape(graph: Graph) -> tuple[Any, Any]:
    """Nodes and edges with everything but what only the articles can tell."""
    view = graph.to_networkx()
    edges = [
        (source, target, key, sorted((k, v) for k, v in data.items() if k not in ("articles", "sentences")))
        for source, target, key, data in view.edges(keys=True, data=True)
    ]
    return dict(view.nodes(data=True)), sorted(edges)


@pytest.mark.parametrize("name", NETWORKS)
def test_networks_come_back(graph: Graph, name: str) -> None:
    data = graph.to_bytes(name)
    assert data == graph.to_bytes(name)
    again = Graph.loads(data, name)
    assert shape(again) == shape(graph)
    assert again.to_bytes(name) == Graph.loads(again.to_bytes(name), name).to_bytes(name)
    found = again.query("SELECT ?e WHERE { ?e rdfs:label 'فلاديمير بوتين'@ar }").values()
    assert found == [{"e": "https://w3id.org/kg-news/entity/Q7747"}]


@pytest.mark.parametrize("name", NETWORKS)
def test_names_with_ends_of_lines_come_back(graph: Graph, name: str) -> None:
    cut = "فلاديمير\u2028بوتين\x85الثاني"
    data = graph.nquads().replace('"فلاديمير بوتين"'.encode(), f'"{cut}"'.encode())
    odd = Graph.loads(data, "nq")
    assert shape(Graph.loads(odd.to_bytes(name), name)) == shape(odd)
    assert repr(cut)[1:-1] in str(shape(odd)[0].values())


@pytest.mark.parametrize("name", LOSSLESS)
def test_datasets_come_back(graph: Graph, name: str) -> None:
    assert Graph.loads(graph.to_bytes(name), name).nquads() == graph.nquads()


@pytest.mark.parametrize("name", MERGED)
def test_merged_views_come_back(graph: Graph, name: str) -> None:
    assert Graph.loads(graph.to_bytes(name), name).to_bytes("nt") == graph.to_bytes("nt")


def test_rdf_12_says_what_events_stand_for(graph: Graph) -> None:
    text = graph.to_bytes("ttl12")
    assert (
        b"rdf:reifies <<( entity:Q22316 kg:met entity:Q7747 )>>" in text or b"<<( entity:Q7747 kg:met" in text
    )
    again = Graph.loads(text, "ttl12")
    assert again.to_bytes("ttl12") == text
    asked = "SELECT ?e WHERE { ?e rdf:reifies <<( ?a kg:met ?b )>> }"
    assert len(again.query(asked)) == 1
    assert b"coordinat" not in b"".join(line for line in text.splitlines() if b"reifies" in line)


def test_statements_cannot_be_smuggled(graph: Graph) -> None:
    data = graph.to_bytes("cyjs").replace(
        b"https://w3id.org/kg-news/entity/Q7747", b"http://x> <http://y> <http://z"
    )
    with pytest.raises(GraphError, match="no IRI"):
        Graph.loads(data, "cyjs")


@pytest.mark.parametrize("name", NETWORKS)
@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"{}", b"<a/>", "ليس ملفا".encode()])
def test_damaged_networks_are_an_error(name: str, data: bytes) -> None:
    with pytest.raises(GraphError, match=f"not readable as {name}|no kind"):
        Graph.loads(data, name)


@pytest.mark.parametrize(
    ("what", "field", "value"),
    [
        *(("edges", field, None) for field in ("role", "predicate", "event")),
        *(("nodes", field, 7) for field in ("kind", "label_en", "label_ar", "wikidata")),
        *(("edges", field, ["a"]) for field in ("type", "status", "place", "label_ar")),
        *(("edges", "time", value) for value in (2016, "-", "2016-13", "أمس")),
        ("edges", "place", "\ud800"),
    ],
)
def test_attributes_that_say_nothing_are_an_error(graph: Graph, what: str, field: str, value: Any) -> None:
    network = json.loads(graph.to_bytes("cyjs"))
    about = network["elements"][what][0]["data"]
    del about[field]
    if value is not None:
        about[field] = value
    with pytest.raises(GraphError, match=rf"news.cyjs: {what[:-1]} '.*' has .*{field}"):
        Graph.loads(json.dumps(network).encode(), "cyjs", where="news.cyjs")


def archive(nodes: bytes) -> bytearray:
    """An archive with one table and no relations."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("nodes.csv", nodes)
        file.writestr("relationships.csv", b":START_ID\n")
    return bytearray(out.getvalue())


def test_damaged_archives_are_an_error() -> None:
    secret, strange, broken = (archive(b"id:ID,node,kind\n" * 9) for _ in range(3))
    for begin, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        secret[secret.find(begin) + offset] |= 1
        strange[strange.find(begin) + offset + 2] = 99
    broken[broken.find(b"nodes.csv") + 9] = 0xFF
    for data in (secret, strange, broken, archive(b"id:ID,node\na," + b"x" * 200_000)):
        with pytest.raises(GraphError, match="not readable as neo4j"):
            Graph.loads(bytes(data), "neo4j")
    with pytest.raises(GraphError, match="unknown encoding"):
        Graph.loads(b'<?xml version="1.0" encoding="nope"?><gexf/>', "gexf")


@pytest.mark.parametrize("name", NETWORKS)
def test_networks_that_are_cut_off_are_an_error(graph: Graph, name: str) -> None:
    data = graph.to_bytes(name).rstrip()
    for length in (len(data) // 3, len(data) // 2, data.rindex(b"\n"), len(data) - 1):
        with pytest.raises(GraphError, match="not readable"):
            Graph.loads(data[:length], name)


def test_lines_of_dot_are_read_as_they_are_written(graph: Graph) -> None:
    data = graph.to_bytes("dot")
    odd = data.replace("جون كيري".encode(), "جون\u2028كيري\x85".encode())
    again = Graph.loads(odd.replace(b"\n", b"\r\n"), "dot")
    assert len(again) == len(Graph.loads(data, "dot"))
    with pytest.raises(GraphError, match="not readable as dot: line 4 is no node"):
        Graph.loads(data.replace(b"  edge [", b"  edge [\n", 1), "dot")


def test_every_format_has_a_writer() -> None:
    wanted = {"ttl", "trig", "nq", "nt", "jsonld", "rdf", "ttl12", *NETWORKS, "svg", "png", "html"}
    assert wanted <= set(EXPORTERS.names())


def test_networkx_reads_what_is_written_for_cytoscape(graph: Graph) -> None:
    read = networkx.cytoscape_graph(json.loads(graph.to_bytes("cyjs")))
    assert set(read) == set(graph.networkx()) and read.number_of_edges() == graph.networkx().number_of_edges()

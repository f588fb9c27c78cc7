"""Every format: round trips with Arabic text, the same bytes, clear errors, nothing half-written."""

import json
import signal
import warnings
import xml.etree.ElementTree as ET
from pathlib import Path

import networkx as nx
import pytest

from kg.errors import ConfigError, GraphError
from kg.graph import Graph, build
from kg.graph.exporters import EXPORTERS
from kg.graph.graph import write_atomic
from kg.resolve import resolve
from tests.support.stories import stories


def test_all_formats_are_there() -> None:
    known = {"dot", "gexf", "graphml", "jsonld", "nq", "nt", "png", "rdf", "svg", "trig", "ttl"}
    assert known <= set(EXPORTERS.names())


@pytest.mark.parametrize("name", ["nq", "trig", "jsonld"])
def test_round_trip_with_graph_names(graph: Graph, name: str, tmp_path: Path) -> None:
    file = tmp_path / f"graph.{name}"
    graph.save(file)
    assert "جون كيري" in file.read_text(encoding="utf-8")
    again = Graph.load(file)
    assert again.nquads() == graph.nquads()
    assert again.to_bytes(name) == file.read_bytes()


@pytest.mark.parametrize("name", ["ttl", "nt", "rdf"])
def test_round_trip_of_the_merged_view(graph: Graph, name: str, tmp_path: Path) -> None:
    file = tmp_path / f"graph.{name}"
    graph.save(file)
    again = Graph.load(file)
    assert again.to_bytes("nt") == graph.to_bytes("nt")
    assert again.to_bytes(name) == file.read_bytes()
    assert list(again.networkx().edges(keys=True, data=True)) == list(
        graph.networkx().edges(keys=True, data=True)
    )


def test_turtle_is_for_reading(graph: Graph) -> None:
    text = graph.to_bytes("ttl").decode()
    prefixes = [line for line in text.splitlines() if line.startswith("@prefix")]
    assert prefixes == sorted(prefixes)
    assert "\n# Entities\n" in text and "\n# Events\n" in text
    assert 'rdfs:label "John Kerry"@en , "جون كيري"@ar' in text


def test_turtle_has_its_sections_below_any_base() -> None:
    readings = stories()
    text = build(readings, resolve(readings), base="https://أخبار.مثال/").to_bytes("ttl").decode()
    assert text.count("\n# Entities\n") == text.count("\n# Events\n") == 1
    assert "entity:" not in text.split("\n# Properties\n")[1]


def test_rdflib_reads_what_is_written(graph: Graph) -> None:
    import rdflib

    assert len(rdflib.Graph().parse(data=graph.to_bytes("ttl"), format="turtle")) == len(graph)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib warns of its own code
        dataset = rdflib.Dataset().parse(data=graph.to_bytes("trig"), format="trig")
    assert len(list(dataset.quads())) == len(graph)


def test_rdflib_view_sees_all_graphs(graph: Graph) -> None:
    found = list(graph.rdflib().query("SELECT ?e { ?e a <https://w3id.org/kg-news/ontology#Event> }"))
    assert len(found) == 5


def test_jsonld_is_compact(graph: Graph) -> None:
    document = json.loads(graph.to_bytes("jsonld"))
    assert document["@context"]["kg"] == "https://w3id.org/kg-news/ontology#"
    assert {"graph:canonical", "graph:simple"} <= {item["@id"] for item in document["@graph"]}


def test_graphml_and_gexf_are_read_by_networkx(graph: Graph, tmp_path: Path) -> None:
    view = graph.networkx()
    for name, read in (("graphml", nx.read_graphml), ("gexf", nx.read_gexf)):
        file = tmp_path / f"graph.{name}"
        graph.save(file)
        again = read(file)
        assert set(again.nodes) == set(view.nodes)
        assert again.number_of_edges() == view.number_of_edges()
        assert "جون كيري" in {data["label_ar"] for _, data in again.nodes(data=True)}
    assert "lastmodified" not in (tmp_path / "graph.gexf").read_text(encoding="utf-8")


def test_dot_is_escaped(graph: Graph) -> None:
    text = graph.to_bytes("dot").decode()
    assert text.startswith("digraph kg {") and text.endswith("}\n")
    assert '"جون كيري\\nJohn Kerry"' in text
    assert 'style="rounded,filled,dashed"' in text


def test_svg_keeps_text_as_text(graph: Graph) -> None:
    root = ET.fromstring(graph.to_bytes("svg"))
    texts = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert "جون كيري" in texts and "John Kerry" in texts
    joined = "".join(text or "" for text in texts)
    assert not any("\ufb50" <= c <= "\ufdff" or "\ufe70" <= c <= "\ufeff" for c in joined)
    arabic = [e for e in root.iter("{http://www.w3.org/2000/svg}text") if e.text == "جون كيري"]
    assert arabic[0].get("direction") == "rtl"


def test_suffixes(graph: Graph, tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="no suffix"):
        graph.save(tmp_path / "graph")
    with pytest.raises(ConfigError, match="'docx'"):
        graph.save(tmp_path / "graph.docx")
    with pytest.raises(ConfigError, match="'docx'"):
        graph.to_bytes("docx")
    assert graph.to_bytes(".NQ") == graph.to_bytes("nquads")
    with pytest.raises(GraphError, match="no RDF format"):
        Graph.load(_file(tmp_path, "graph.png", b"x"))
    assert list(tmp_path.glob("graph.d*")) == []
    graph.save(tmp_path / "other.txt", "nq")
    assert Graph.load(tmp_path / "other.txt", "nq").nquads() == graph.nquads()


def _file(folder: Path, name: str, data: bytes) -> Path:
    (folder / name).write_bytes(data)
    return folder / name


@pytest.mark.parametrize(
    ("name", "data", "where"),
    [
        ("a.nq", b"<a:a> <a:b> <a:c> .\n<a:a> <a:b> .\n", "line 2"),
        ("a.ttl", b"@prefix a: <a:> .\na:a a:b .\n", "line 2"),
        ("a.trig", b"\xff\xfe", "line 1"),
        ("a.jsonld", b"{", ""),
        ("a.rdf", b"<rdf", ""),
    ],
)
def test_damaged_files_are_named_with_their_line(tmp_path: Path, name: str, data: bytes, where: str) -> None:
    with pytest.raises(GraphError, match="not readable") as caught:
        Graph.load(_file(tmp_path, name, data))
    assert name in str(caught.value) and where in caught.value.where


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="cannot be read"):
        Graph.load(tmp_path / "none.nq")


def test_a_disk_that_fills_while_writing_leaves_the_old_file(tmp_path: Path) -> None:
    """The system writes a part and says how much; what is left fails."""
    resource = pytest.importorskip("resource")
    file = tmp_path / "graph.nq"
    file.write_bytes(b"old")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        with pytest.raises(GraphError, match="cannot be written"):
            write_atomic(file, b"x" * 1500)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert file.read_bytes() == b"old" and list(tmp_path.iterdir()) == [file]


def test_writing_is_whole_or_not_at_all(tmp_path: Path) -> None:
    file = _file(tmp_path, "a.nq", b"old")
    with pytest.raises(GraphError, match="cannot be written"):
        write_atomic(tmp_path / "no" / "a.nq", b"new")
    (tmp_path / "folder.nq").mkdir()
    with pytest.raises(GraphError, match="cannot be written"):
        write_atomic(tmp_path / "folder.nq", b"new")
    assert file.read_bytes() == b"old"
    assert sorted(found.name for found in tmp_path.iterdir()) == ["a.nq", "folder.nq"]


@pytest.mark.parametrize("made", [ZeroDivisionError("division by zero"), "text"])
def test_a_plug_in_that_fails_is_told_by_its_name(monkeypatch: pytest.MonkeyPatch, made: object) -> None:
    def broken(graph: Graph) -> bytes:
        if isinstance(made, Exception):
            raise made
        return made  # type: ignore[return-value]

    monkeypatch.setitem(EXPORTERS._known, "foreign", broken)
    with pytest.raises(GraphError, match="the plug-in 'foreign' of"):
        Graph().to_bytes("foreign")

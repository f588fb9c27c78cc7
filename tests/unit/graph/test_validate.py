"""Built graphs conform; broken ones are told what is wrong."""

from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.graph import Graph
from kg.graph.validate import by_queries, validate, with_pyshacl
from kg.graph.vocab import PREFIXES, RDFS
from kg.ontology import path

SH = "http://www.w3.org/ns/shacl#"


def test_a_built_graph_conforms(graph: Graph) -> None:
    assert validate(graph).violations == ()


def test_a_wrong_offset_is_found(graph: Graph) -> None:
    broken = graph.nquads().decode().replace('nif-core#endIndex> "37"', 'nif-core#endIndex> "35"')
    report = validate(Graph.loads(broken.encode(), "nq"))
    assert not report.conforms
    assert any("offsets" in str(one) for one in report.violations)


def test_a_missing_status_is_found(graph: Graph) -> None:
    kept = [line for line in graph.nquads().decode().splitlines() if "#factStatus" not in line]
    report = validate(Graph.from_quads(kept))
    assert {one.path for one in report.violations} == {"kg:factStatus"}
    assert all(one.focus.startswith("event:") for one in report.violations)


def test_a_forged_bare_edge_is_found(graph: Graph) -> None:
    base = "https://w3id.org/kg-news/"
    forged = f"<{base}entity/Q30> <{base}ontology#coordinatesWith> <{base}entity/Q159> <{base}graph/simple> ."
    report = validate(Graph.from_quads([*graph.nquads().decode().splitlines(), forged]))
    assert [str(one) for one in report.violations] == [
        "entity:Q30 kg:coordinatesWith entity:Q159: a bare edge without an event"
    ]


def test_a_relation_that_no_article_states_is_found(graph: Graph) -> None:
    base = "https://w3id.org/kg-news/"
    event = graph.query("SELECT ?e { ?e kg:factStatus kg:Denied }").values()[0]["e"]
    forged = f"<{event}> <{base}ontology#relation> <{base}ontology#coordinatesWith> <{base}graph/canonical> ."
    report = validate(Graph.from_quads([*graph.nquads().decode().splitlines(), forged]))
    assert any("no article states" in one.message for one in report.violations)


def test_a_forged_denial_is_found(graph: Graph) -> None:
    base = "https://w3id.org/kg-news/"
    event = graph.query("SELECT ?e { ?e kg:factStatus kg:Denied }").values()[0]["e"]
    forged = f"<{base}entity/Q7747> <{base}ontology#denies> <{event}> <{base}graph/simple> ."
    report = validate(Graph.from_quads([*graph.nquads().decode().splitlines(), forged]))
    assert [(one.focus, one.path) for one in report.violations] == [("entity:Q7747", "kg:denies")]
    turned = graph.nquads().decode().replace("ontology#Negative>", "ontology#Positive>")
    report = validate(Graph.loads(turned.encode(), "nq"))
    assert any("a denial of what is said to be so" in one.message for one in report.violations)


def test_damaged_shapes_are_named(graph: Graph, tmp_path: Path) -> None:
    file = tmp_path / "shapes.ttl"
    file.write_text("a b c", encoding="utf-8")
    with pytest.raises(OntologyError, match="cannot be read"):
        validate(graph, shapes=file)


def test_shapes_that_check_nothing_are_doubted(graph: Graph, tmp_path: Path) -> None:
    file = tmp_path / "shapes.ttl"
    lines = [f"@prefix {name}: <{iri}> ." for name, iri in (*PREFIXES.items(), ("sh", SH))]
    lines += [
        "<x:a> a sh:NodeShape ; sh:targetClass kg:Evnt ; sh:property [ sh:path kg:agent ; sh:minCuont 9 ] .",
        "<x:b> a sh:NodeShape ; sh:property [ sh:path kg:agnet ; sh:minCount 9 ] .",
        "[] a sh:PropertyShape ; sh:path kg:agent ; sh:nodeKind sh:URI .",
    ]
    file.write_text("\n".join(lines), encoding="utf-8")
    found = validate(graph, shapes=file)
    assert found.conforms
    assert found.notes == (
        "a shape without a name has no target, and no other shape leads to it",
        "nothing in the graph has a kg:agnet",
        "nothing in the graph is a kg:Evnt",
        "sh:URI is not known (nearest: sh:IRI)",
        "sh:minCuont is not known (nearest: sh:minCount)",
        "x:b has no target, and no other shape leads to it",
    )
    file.write_bytes(path("shapes.ttl").read_bytes())
    assert validate(graph, shapes=file).notes == ()
    file.write_text(f"@prefix sh: <{SH}> . <x:c> a sh:NodeShape, <{RDFS}Class> .", encoding="utf-8")
    assert validate(graph, shapes=file).notes == ()


@pytest.mark.parametrize(
    ("shape", "words"),
    [
        ('sh:property [ sh:path kg:agent ; sh:minCount "x" ]', "x is no whole number"),
        ("sh:property [ sh:path kg:agent ; sh:maxCount 1.5 ]", "1.5 is no whole number"),
        ("sh:property [ sh:path kg:agent ; sh:in _:l ] . _:l rdf:first 1 ; rdf:rest _:l", "recursive"),
        ('sh:property [ sh:path kg:agent ; sh:class "x y" ]', "expected"),
        ('sh:sparql [ sh:select "SELEC $this" ]', "expected"),
        ("sh:property [ sh:minCount 1 ]", "well-formed"),
        ('sh:not [ sh:path kg:agent ; sh:minCount "x" ]', "minCount"),
        ('sh:targetObjectsOf kg:agent ; sh:property [ sh:path rdf:type ; sh:pattern "[" ]', "unterminated"),
        ('sh:targetObjectsOf kg:agent ; sh:sparql [ sh:select "SELEC $this" ]', "SelectQuery"),
    ],
)
def test_shapes_that_cannot_be_applied_are_told(graph: Graph, tmp_path: Path, shape: str, words: str) -> None:
    file = tmp_path / "shapes.ttl"
    lines = (f"@prefix {name}: <{iri}> ." for name, iri in (*PREFIXES.items(), ("sh", SH)))
    text = "\n".join([*lines, f"[] a sh:NodeShape ; sh:targetClass kg:Event ; {shape} ."])
    file.write_text(text, encoding="utf-8")
    with pytest.raises(OntologyError, match="cannot be applied") as told:
        validate(graph, shapes=file)
    assert words in str(told.value) and "\n" not in str(told.value) and told.value.where == str(file)


@pytest.mark.parametrize("step", [7, 11, 13])
def test_the_queries_find_what_pyshacl_finds(graph: Graph, step: int) -> None:
    """Every so many statements one is left out, the next gets a wrong value: both find the same nodes."""
    lines = graph.nquads().decode().splitlines()
    kept = []
    for number, line in enumerate(lines):
        if number % step == 0:
            continue
        subject, predicate, rest = line.split(" ", 2)
        wrong = number % step == 1
        kept.append(f'{subject} {predicate} "wrong"@fr {rest.rsplit(" ", 2)[1]} .' if wrong else line)
    broken = Graph.from_quads(kept)
    shapes = path("shapes.ttl")
    fast, slow = by_queries(broken, shapes), with_pyshacl(broken, shapes)
    assert len(slow) > 20
    nested = {"wrong"}  # pyshacl also names the value itself, as the focus of a nested shape
    assert {one.focus for one in fast or ()} == {one.focus for one in slow} - nested
    assert {one.message for one in slow} & {one.message for one in fast or ()}


def test_shapes_with_other_parts_go_to_pyshacl(graph: Graph, tmp_path: Path) -> None:
    file = tmp_path / "shapes.ttl"
    file.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix kg: <https://w3id.org/kg-news/ontology#> .\n"
        "<x:s> a sh:NodeShape ; sh:targetClass kg:Event ;"
        " sh:property [ sh:path kg:agent ; sh:equals kg:patient ] .",
        encoding="utf-8",
    )
    assert by_queries(graph, file) is None
    assert not validate(graph, shapes=file).conforms

"""Queries that would leave the graph are refused, however they are spelt; others pass."""

import pytest

from kg.errors import QueryError
from kg.graph import Graph, canned
from kg.graph.guard import check

REFUSED = [
    "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }",
    "select * { service silent ?x { ?s ?p ?o } }",
    "SELECT * { \\u0053ERVICE <http://example.org/> {} }",
    "SELECT * { SERVICE:a {} }",
    "SELECT * { ?s ?p 1SERVICE<http://example.org/>{} }",
    r"SELECT * { ex:a\# ex:b ex:c . SERVICE <http://example.org/> {} }",
    r"SELECT * { ?s ex:b\' SERVICE <http://example.org/> {} . ?a ?b ex:c\' }",
    "SELECT * { ?s ?p ?o FILTER(?s<?p)SERVICE<http://example.org/>{} FILTER(?p>?o) }",
    "LOAD <file:///etc/passwd>",
    "LOAD SILENT <http://example.org/> INTO GRAPH <a:b>",
    "SELECT * { #\n SERVICE <http://example.org/> {} }",
    "SELECT * " + "{" * 300 + "}" * 300,
    "SELECT (" + "(" * 5000 + "1" + ")" * 5000 + " AS ?x) {}",
    "SELECT * { ?a ?b " + "<< ?s ?p " * 60 + "?o" + " >>" * 60 + " }",
    "SELECT * { " + "<<" * 20_000 + "?s ?p ?o" + ">> ?p ?o" * 20_000 + " }",
]

PASSED = [
    "SELECT ?service ?load { ?service kg:load ?load }",
    'SELECT * { ?s rdfs:label \'SERVICE\' ; <http://x/service> """LOAD "SERVICE" """ } # SERVICE',
    "SELECT * { ?s ?p 'خدمة SERVICE'@ar }",
    "INSERT DATA { <a:b> <a:c> 'LOAD' }",
    "ASK { " + "<< ?s ?p ?o >> ?a ?b . " * 100 + "}",
    "ASK { ?s ?p << <a:b> <a:c> <a:d>>> FILTER(?s<<a:b>) }",
    "ASK { " + "?s ?p <<( <a:b> <a:c> <a:d>)>> . " * 100 + "}",
    "ASK { ?s ?p 'it\\'s SERVICE' }",
]


@pytest.mark.parametrize("text", REFUSED)
def test_ways_out_are_closed(text: str) -> None:
    with pytest.raises(QueryError):
        check(text)


@pytest.mark.parametrize("text", [*PASSED, *(one.sparql for one in canned.queries())])
def test_others_pass(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("SELECT * {\n  SERVICE <http://example.org/> {} }", "query line 2 column 3"),
        ('SELECT * { ?s ?p "خَبَر" SERVICE <a:b> {} }', "query line 1 column 26"),
        (r"SELECT * { ?\u0073 ?p ?o . \u0053ERVICE <a:b> {} }", "query line 1 column 28"),
        ("LOAD <file:///etc/passwd>", "query line 1 column 1"),
    ],
)
def test_the_place_is_told(graph: Graph, text: str, where: str) -> None:
    with pytest.raises(QueryError) as caught:
        graph.query(text)
    assert caught.value.where == where and "is off" in caught.value.message


def test_canned_queries_stay_in_the_graph_too(graph: Graph) -> None:
    own = canned.parse("out", "# title: Out\nSELECT * WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")
    with pytest.raises(QueryError, match="SERVICE is off"):
        canned.run(graph, own)


def test_a_prefix_with_such_a_word_is_told_apart() -> None:
    with pytest.raises(QueryError, match="needs another name"):
        check("PREFIX services: <a:> SELECT * { ?s a services:x }")

"""Files and queries that are made to do harm: each is an error in one line, or an answer, in a moment."""

import time
from itertools import pairwise

import pytest

from kg.errors import GraphError, KgError, QueryError
from kg.graph import Graph
from kg.graph.catalogue import Catalogue
from kg.graph.explain import explain
from kg.graph.exporters import EXPORTERS
from kg.graph.guard import check
from kg.graph.tokens import names_graphs
from kg.graph.vocab import RDFS

DEEP = 30_000
RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="http://x/"'
NAMED = "SELECT ?who FROM <https://w3id.org/kg-news/graph/simple> { ?who kg:met ?whom }"
SECONDS = 30.0


def laughs(root: str) -> bytes:
    """XML whose entities grow to a billion words."""
    names = "abcdefghij"
    grown = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise(names))
    head = f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "ها">{grown}]>'
    body = '<rdf:Description rdf:about="a:b"><x:p>&j;</x:p></rdf:Description>'
    return f"{head}<{root} {RDF}>{body}</{root}>".encode()


FILES = {
    "laughing rdf": ("rdf", laughs("rdf:RDF")),
    "laughing graphml": ("graphml", laughs("graphml")),
    "laughing gexf": ("gexf", laughs("gexf")),
    "rdf that reads files": (
        "rdf",
        f"<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rdf:RDF {RDF}>"
        "<rdf:Description rdf:about='a:b'><x:p>&x;</x:p></rdf:Description></rdf:RDF>".encode(),
    ),
    "deep jsonld objects": ("jsonld", b'{"@id":"a:b","http://x/p":' * DEEP + b"1" + b"}" * DEEP),
    "deep jsonld lists": ("jsonld", b'{"@id":"a:b","http://x/p":' + b"[" * DEEP + b"1" + b"]" * DEEP + b"}"),
    "deep rdf": (
        "rdf",
        f"<rdf:RDF {RDF}>{'<rdf:Description><x:p>' * DEEP}</x:p></rdf:Description>".encode(),
    ),
    "deep triple terms": ("ttl", b"<a:b> <a:p> " + b"<<(<a:b> <a:p> " * DEEP + b"1" + b")>>" * DEEP + b"."),
    "deep lines": ("nq", b"<a:b> <a:p> " + b"<<(<a:b> <a:p> " * DEEP + b'"1"' + b")>>" * DEEP + b"."),
    "deep cyjs": ("cyjs", b'{"elements":' + b"[" * DEEP + b"]" * DEEP + b"}"),
    "jsonld that asks the network": ("jsonld", b'{"@context":"http://127.0.0.1:9/c","name":"x"}'),
}


@pytest.mark.parametrize("name", FILES)
def test_hostile_files_are_refused(name: str) -> None:
    start = time.monotonic()
    with pytest.raises(GraphError, match="not readable"):
        Graph.loads(FILES[name][1], FILES[name][0])
    assert time.monotonic() - start < SECONDS


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("ttl", b"<a:b> <a:p> " + b"[ <a:p> " * DEEP + b"1" + b"]" * DEEP + b" ."),
        ("ttl", b"<a:b> <a:p> " + b"( " * DEEP + b"1" + b")" * DEEP + b" ."),
        ("graphml", b"<graphml>" + b"<graph>" * DEEP + b"</graph>" * DEEP + b"</graphml>"),
    ],
)
def test_deep_files_end_nothing(name: str, data: bytes) -> None:
    start = time.monotonic()
    try:
        assert len(Graph.loads(data, name)) >= 0
    except KgError as error:
        assert len(str(error)) < 1000
    assert time.monotonic() - start < SECONDS


def test_signs_in_values_are_no_nesting() -> None:
    one = "<rdf:Description rdf:about='a:b' x:p='1 > 0' x:q=\"&lt;'>\"/>"
    assert len(Graph.loads(f"<rdf:RDF {RDF}>{one * 1000}</rdf:RDF>".encode(), "rdf")) == 2
    text = f'[{{"@id":"a:b","http://x/p":"{"[{" * 1000}"}}]'
    assert len(Graph.loads(text.encode(), "jsonld")) == 1
    deep = "<<(" * 600
    terms = f"""<a:b> <a:p> {"<<(<a:b> <a:p> '<<(')>> ," * 600} '{deep}' , \'\'\'{deep}\'\'\' . #{deep}"""
    assert len(Graph.loads(terms.encode(), "ttl")) == 2


ODD = """
@prefix kg: <https://w3id.org/kg-news/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix e: <https://w3id.org/kg-news/entity/> .
e:a a kg:Entity ; kg:kind "WEIRD" ; rdfs:label "a</script>" ; kg:met e:b .
e:b a kg:Entity ; kg:kind <<( e:a rdfs:label "x" )>> ; rdfs:label 5 .
e:v a kg:Event ; kg:factStatus "odd" ; kg:agent e:a ; kg:patient e:b, "words" ; kg:relation kg:met .
"""
"""A graph of another hand: kinds, statuses and ends of edges that this program never writes."""


@pytest.mark.parametrize("name", ["graphml", "gexf", "dot", "cyjs", "neo4j", "svg", "html", "ttl12"])
def test_graphs_of_another_hand_are_written(name: str) -> None:
    graph = Graph.loads(ODD.encode(), "ttl")
    assert graph.stats()["entities"] == 2
    assert graph.to_bytes(name)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT (" + "(" * DEEP + "1" + ")" * DEEP + " AS ?x) {}",
        "SELECT * " + "{" * DEEP + "}" * DEEP,
        "ASK { " + "FILTER EXISTS { " * DEEP + "}" * DEEP + " }",
        "ASK { ?s ?p " + "[ ?p " * DEEP + "1" + "]" * DEEP + " }",
        "SELECT * { ?s ?p '" + "(" * DEEP,
    ],
)
def test_deep_queries_are_refused(graph: Graph, sparql: str) -> None:
    with pytest.raises(QueryError) as caught:
        graph.query(sparql)
    assert len(str(caught.value)) < 1000


MANY = 100_000

LONG = {
    "union": " UNION ".join(["{?s ?p ?o}"] * MANY),
    "optional": "?s ?p ?o" + " OPTIONAL {?s ?p ?o}" * MANY,
    "minus": "?s ?p ?o" + " MINUS {?s ?p ?o}" * MANY,
    "or": f"FILTER({'||'.join(['?s=?o'] * MANY)})",
    "and": f"FILTER({' && '.join(['?s'] * MANY)})",
    "not": f"FILTER({'!' * MANY}?s)",
    "sum": f"FILTER({'+'.join(['1'] * MANY)}>2)",
    "difference": f"FILTER(1{'-1' * MANY}>2)",
    "product": f"FILTER({'*'.join(['?s'] * MANY)}>2)",
    "filters": "?s ?p ?o " + "FILTER(?s) " * MANY,
    "binds": " ".join(f"BIND(1 AS ?x{n})" for n in range(MANY)),
    "path": f"?s {'/'.join(['<a:b>'] * MANY)} ?o",
    "alternatives": f"?s {'|'.join(['<a:b>'] * MANY)} ?o",
    "inside": f"{{ SELECT {' '.join(f'(1 AS ?x{n})' for n in range(MANY))} {{}} }}",
}


@pytest.mark.parametrize("name", LONG)
def test_long_queries_are_refused_with_a_hint(graph: Graph, name: str) -> None:
    """Each of them ended the process, or took minutes."""
    with pytest.raises(QueryError, match=r"line 1 column \d+: more than 1,000 parts .*VALUES"):
        graph.query(f"SELECT * {{ {LONG[name]} }}")


@pytest.mark.parametrize(
    "sparql",
    [
        f"SELECT {' '.join(f'(1 AS ?x{n})' for n in range(MANY))} {{}}",
        f"DESCRIBE {'<a:b> ' * MANY}",
        f"DESCRIBE {'kg:b ' * MANY} {{}}",
        f"SELECT ?s {{?s ?p ?o}} GROUP BY ?s HAVING {'(?s>1) ' * MANY}",
    ],
)
def test_long_clauses_are_refused(graph: Graph, sparql: str) -> None:
    with pytest.raises(QueryError, match="more than 1,000 parts"):
        graph.query(sparql)


@pytest.mark.parametrize(
    "sparql",
    [
        f"ASK {{ VALUES ?x {{ {'-1.5 +2 1e-5 ' * MANY} }} }}",
        f"ASK {{ VALUES (?x ?y) {{ {'(-1 <a:b-c>) ' * MANY} }} }}",
        f"ASK {{ FILTER(7 IN ({', '.join(map(str, range(MANY)))})) }}",
        "ASK { ?s ?p ?o FILTER(" + " || ".join(["?s = ?o"] * 900) + " || true) }",
        "SELECT * { " + " UNION ".join(["{?s kg:met ?o}"] * 490) + " }",
    ],
)
def test_lists_of_values_may_be_long_and_what_is_joined_less_so(graph: Graph, sparql: str) -> None:
    assert graph.query(sparql)


def test_every_operation_of_an_update_is_counted_by_itself() -> None:
    one = f"INSERT DATA {{ GRAPH <a:g> {{ {'<a:b> <a:c> -1 . ' * 2_000} }} }}"
    check(";".join([one, "DELETE { ?s ?p ?o } WHERE { ?s ?p ?o FILTER(?s) }"] * 400))
    with pytest.raises(QueryError, match="more than 1,000 parts"):
        check(f"DELETE {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o {'FILTER(?s) ' * MANY} }}")


def test_brackets_in_words_are_no_nesting(graph: Graph) -> None:
    assert bool(graph.query(f"ASK {{ FILTER(STRLEN('{'(' * DEEP}') > 10) }} # {'{' * DEEP}"))


def test_queries_read_no_files_and_may_name_graphs(graph: Graph) -> None:
    everything = graph.query("SELECT ?s { ?s ?p ?o }")
    assert not graph.query("SELECT ?s FROM <file:///etc/passwd> { ?s ?p ?o }")
    assert [row["who"].rsplit("/", 1)[1] for row in graph.query(NAMED).values()] == ["Q7747"]
    simple = graph.query("SELECT ?s FROM <https://w3id.org/kg-news/graph/simple> { ?s ?p ?o }")
    assert 0 < len(simple) < len(everything)


@pytest.mark.parametrize(
    ("sparql", "named"),
    [
        ("SELECT * FROM <a:b> {}", True),
        ("ask from named <a:b> {}", True),
        (r"SELECT * \u0046ROM <a:b> {}", True),
        ("SELECT ?from { ?from <a:from> 'FROM', from:from } # FROM", False),
        ("PREFIX from: <a:> SELECT * { ?s from:x ?o }", False),
    ],
)
def test_named_graphs_are_seen(sparql: str, named: bool) -> None:
    assert names_graphs(sparql) is named


OTHER_HAND = """
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
PREFIX gaf: <http://groundedannotationframework.org/gaf#>
PREFIX sem: <http://semanticweb.cs.vu.nl/2009/11/sem/>
PREFIX schema: <https://schema.org/>
PREFIX kg: <https://w3id.org/kg-news/ontology#>
<x:entity/K> a kg:Entity ; rdfs:label "Kerry"@en ; kg:searchKey "kerry" ;
    schema:age "old"^^<http://www.w3.org/2001/XMLSchema#integer> .
<x:event/E> a kg:Event, kg:EventNode ; kg:agent <x:entity/K> ; sem:hasTime <x:T> ; kg:articleCount "many" .
<x:T> rdfs:label "2016-13" .
<x:C> a nif:Context ; nif:endIndex "end" .
<x:N> kg:sentence <x:S> ; gaf:denotes <x:event/E> ; kg:confidence "NaN" .
<x:M> kg:sentence <x:S> ; gaf:denotes <x:entity/K> ; kg:confidence "NaN" ; nif:beginIndex "one" .
<x:S> nif:beginIndex "x" ; nif:anchorOf "Kerry spoke." .
<x:L> kg:merged <x:entity/K> ; kg:member <x:M> ; kg:confidence "high" .
"""


@pytest.mark.parametrize("name", EXPORTERS.names())
def test_values_of_another_hand_are_written(name: str) -> None:
    assert Graph.loads(f"PREFIX rdfs: <{RDFS}> {OTHER_HAND}".encode(), "ttl").to_bytes(name)


def test_values_of_another_hand_are_counted_and_explained() -> None:
    graph = Graph.loads(f"PREFIX rdfs: <{RDFS}> {OTHER_HAND}".encode(), "ttl")
    assert (graph.stats()["characters"], graph.stats()["most_reported"]) == (0, [])
    found = explain(graph, "Kerry")
    assert [(link.sort, link.confidence) for link in found.links] == [("one", 0.0)]
    assert [(place.begin, place.sentence) for place in found.places] == [(0, "Kerry spoke.")]
    event = Catalogue(graph).events({})["items"][0]
    assert (event["time"], event["first"]) == ("2016-13", "")
    assert Catalogue(graph).event(event["id"])["told"][0]["confidence"] == 0.0  # type: ignore[index]

"""events.ttl names everything that the lexicon and the graph use; shapes.ttl tells good graphs from bad."""

from functools import cache

import pytest
from rdflib import RDF, RDFS, SKOS, BNode, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from kg.graph.build import quads
from kg.graph.vocab import OWN_PROPERTIES
from kg.model import Reading
from kg.ontology import path, rows
from kg.resolve import resolve
from tests.support.stories import claim, stories

KG = Namespace("https://w3id.org/kg-news/ontology#")
KGT = Namespace("https://w3id.org/kg-news/event-type/")
NIF = Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
LANGUAGES = {"ar", "en"}


@cache
def ontology() -> Graph:
    return Graph().parse(path("events.ttl"), format="turtle")


@cache
def shapes() -> Graph:
    return Graph().parse(path("shapes.ttl"), format="turtle")


def languages(subject: Node, predicate: URIRef) -> set[str | None]:
    return {label.language for label in ontology().objects(subject, predicate) if isinstance(label, Literal)}


def union(readings: tuple[Reading, ...]) -> Graph:
    """The merged view of a built graph: the same statements without the names of their graphs."""
    lines = (line[: line.rindex(" <")] + " ." for line in quads(readings, resolve(readings)))
    return Graph().parse(data="\n".join(lines) + "\n", format="nt")


def conforms(graph: Graph) -> tuple[bool, str]:
    pyshacl = pytest.importorskip("pyshacl")
    result, _, text = pyshacl.validate(graph, shacl_graph=shapes(), inference="none")
    return bool(result), str(text)


def test_there_are_24_types_with_labels_and_definitions() -> None:
    types = set(ontology().subjects(RDF.type, KG.EventType))
    assert len(types) == 24
    for one in types:
        assert languages(one, SKOS.prefLabel) == LANGUAGES, one
        assert languages(one, SKOS.definition) == LANGUAGES, one
        assert (one, SKOS.topConceptOf, KGT.scheme) in ontology()


def test_every_type_and_subtype_of_the_lexicon_is_a_concept() -> None:
    for number, row in rows("lexicon/ar.tsv"):
        if row["type"] in {"NONE", "NOUN"}:
            continue
        assert (KGT[row["type"]], RDF.type, KG.EventType) in ontology(), number
        assert (KGT[row["subtype"]], SKOS.broader, KGT[row["type"]]) in ontology(), number


def test_every_subtype_has_labels_and_is_mapped_or_says_that_it_cannot_be() -> None:
    subtypes = set(ontology().subjects(RDF.type, KG.EventSubtype))
    assert len(subtypes) >= 120
    for one in subtypes:
        assert languages(one, SKOS.prefLabel) == LANGUAGES, one
        assert len(set(ontology().objects(one, SKOS.broader))) == 1, one
        mapped = set(ontology().objects(one, KG.cameoCode))
        assert mapped or languages(one, SKOS.note) == LANGUAGES, one


def test_mapped_codes_are_concepts_with_a_notation() -> None:
    for relation in (SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch):
        for target in set(ontology().objects(None, relation)):
            assert (target, RDF.type, SKOS.Concept) in ontology(), target
            assert ontology().value(target, SKOS.notation), target


def test_every_property_that_the_graph_writes_is_defined_in_both_languages() -> None:
    for name in sorted(OWN_PROPERTIES):
        assert ontology().value(KG[name], RDF.type), name
        assert languages(KG[name], RDFS.label) == LANGUAGES, name


def test_own_terms_in_a_built_graph_are_defined() -> None:
    readings = stories()
    graph = union(readings)
    made = set(graph.subjects(RDFS.subPropertyOf, KG.interactsWith))
    for triple in graph:
        for term in triple:
            if isinstance(term, URIRef) and term.startswith(str(KG)) and term not in made:
                assert (term, None, None) in ontology(), term


def test_values_have_labels_in_both_languages() -> None:
    for kind in (KG.Stance, KG.Polarity, KG.Certainty, KG.Tense, KG.FactStatus):
        values = set(ontology().subjects(RDF.type, kind))
        assert len(values) >= 2
        for value in values:
            assert languages(value, SKOS.prefLabel) == LANGUAGES, value


def test_the_ontology_has_no_blank_nodes() -> None:
    assert not [term for triple in ontology() for term in triple if isinstance(term, BNode)]


@pytest.mark.parametrize("readings", [stories(), (claim("negative", "possible", True),)])
def test_built_graphs_conform(readings: tuple[Reading, ...]) -> None:
    fine, text = conforms(union(readings))
    assert fine, text


BROKEN = {
    "no status": (KG.Event, KG.factStatus, None, "factStatus"),
    "unknown type": (KG.Event, KG.eventType, KGT.NONSENSE, "24 event types"),
    "no label": (KG.Event, RDFS.label, None, "needs a label"),
    "wrong text": (KG.EventMention, NIF.anchorOf, Literal("خطأ"), "stands between its offsets"),
    "end before begin": (KG.EntityMention, NIF.endIndex, Literal(0), "before the end offset"),
    "no name": (KG.Entity, SKOS.prefLabel, None, "needs a name"),
    "unknown stance": (KG.Claim, KG.stance, KG.Shouts, "stance"),
}


@pytest.mark.parametrize("case", sorted(BROKEN))
def test_broken_graphs_do_not_conform(case: str) -> None:
    kind, predicate, value, message = BROKEN[case]
    graph = union(stories())
    victim = min(graph.subjects(RDF.type, kind), key=str)
    graph.remove((victim, predicate, None))
    if value is not None:
        graph.add((victim, predicate, value))
    fine, text = conforms(graph)
    assert not fine
    assert message in text


def test_a_denied_event_must_not_be_a_bare_edge() -> None:
    graph = union(stories())
    victim = min(graph.subjects(KG.factStatus, KG.Denied), key=str)
    graph.add((victim, KG.relation, KG.met))
    fine, text = conforms(graph)
    assert not fine
    assert "must not be a bare edge" in text

"""Does a graph keep the shapes of the ontology, and the first law of the house?

Comes in: a Graph. Goes out: a Report with every violation, readable.
Source: SHACL (W3C); ontology/shapes.ttl, ontology/events.ttl.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import rdflib
from rdflib.namespace import RDF, SH

from kg import ontology
from kg.errors import OntologyError, QueryError
from kg.graph.doubts import doubts
from kg.graph.results import short_iri
from kg.graph.shacl import UnknownPartError, compile_shapes
from kg.graph.vocab import SPEECH

if TYPE_CHECKING:
    from kg.graph.graph import Graph

RELATED = "SELECT DISTINCT ?event ?relation WHERE { ?event kg:relation ?relation } ORDER BY ?event ?relation"
"""Events that are bare edges."""

STATED = """
SELECT DISTINCT ?event WHERE {
  ?claim prov:wasAttributedTo ?article ; kg:polarity kg:Positive ; kg:modality "actual" ; kg:about ?mention .
  ?article a schema:NewsArticle .
  ?mention gaf:denotes ?event .
}
"""
"""Events that an article itself states as facts. Two sets are compared: one query with NOT EXISTS took 14 s
on 247,000 quads."""

BARE = """
SELECT DISTINCT ?subject ?relation ?object WHERE {
  ?relation rdfs:subPropertyOf kg:interactsWith .
  ?subject ?relation ?object .
  ?object a kg:Entity .
  FILTER NOT EXISTS { ?event kg:relation ?relation ; kg:agent ?subject ; kg:patient ?object }
} ORDER BY ?subject ?relation ?object
"""
"""Bare edges with no event behind them."""

SPOKEN = f"""
SELECT DISTINCT ?speaker ?act ?event WHERE {{
  VALUES ?act {{ {" ".join(f"kg:{act}" for act in SPEECH)} }}
  ?speaker ?act ?event .
  FILTER NOT EXISTS {{ ?claim kg:aboutEvent ?event ; prov:wasAttributedTo ?speaker }}
}} ORDER BY ?speaker ?act ?event
"""
"""Speakers who are said to speak of an event, with no claim of theirs behind it."""

DENIED = """
SELECT DISTINCT ?claim WHERE { ?claim kg:stance kg:Denies ; kg:polarity kg:Positive } ORDER BY ?claim
"""
"""Denials of what is said to be so."""


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that is wrong.

    Args:
        focus: The node it is about, short.
        path: The property, short; empty when it is about the node itself.
        message: What is wrong.
        value: The offending value; empty when something is missing.
    """

    focus: str
    path: str
    message: str
    value: str

    def __str__(self) -> str:
        parts = [self.focus, self.path, self.value]
        return " ".join(part for part in parts if part) + f": {self.message}"


@dataclass(frozen=True, slots=True)
class Report:
    """What a validation found, sorted; and what in a user's own shapes would check nothing."""

    violations: tuple[Violation, ...]
    notes: tuple[str, ...] = ()

    @property
    def conforms(self) -> bool:
        """Whether nothing is wrong."""
        return not self.violations


def validate(graph: Graph, *, shapes: Path | None = None) -> Report:
    """Check a graph against the shapes and against law 1.

    Args:
        graph: The graph; what it says of the ontology's own terms is read from the ontology.
        shapes: Other shapes in Turtle, in place of the ontology's.

    Raises:
        OntologyError: The shapes are missing or damaged.
    """
    file = shapes or ontology.path("shapes.ttl")
    by_shapes = by_queries(graph, file)
    found = [*_law(graph), *(with_pyshacl(graph, file) if by_shapes is None else by_shapes)]
    notes = doubts(_read(shapes), graph, _read(ontology.path("events.ttl"))) if shapes else ()
    ranked = sorted(set(found), key=lambda one: (one.focus, one.path, one.value, one.message))
    return Report(tuple(ranked), notes)


def _law(graph: Graph) -> list[Violation]:
    stated = {row["event"] for row in graph.query(STATED).values()}
    found = [
        Violation(
            short_iri(row["event"], graph.base),
            "kg:relation",
            "a bare edge, but no article states the event itself as a fact",
            short_iri(row["relation"], graph.base),
        )
        for row in graph.query(RELATED).values()
        if row["event"] not in stated
    ]
    found += [
        Violation(
            short_iri(row["subject"], graph.base),
            short_iri(row["relation"], graph.base),
            "a bare edge without an event",
            short_iri(row["object"], graph.base),
        )
        for row in graph.query(BARE).values()
    ]
    return [*found, *_speech(graph)]


def _speech(graph: Graph) -> list[Violation]:
    """Everybody who speaks of an event has a claim about it, and whoever denies says that it is not so."""
    found = [
        Violation(
            short_iri(row["speaker"], graph.base),
            short_iri(row["act"], graph.base),
            "speaks of an event without a claim about it",
            short_iri(row["event"], graph.base),
        )
        for row in graph.query(SPOKEN).values()
    ]
    claims = (short_iri(row["claim"], graph.base) for row in graph.query(DENIED).values())
    return found + [
        Violation(claim, "kg:polarity", "a denial of what is said to be so", "kg:Positive")
        for claim in claims
    ]


def _read(file: Path) -> rdflib.Graph:
    try:
        return _parsed(file, file.stat().st_mtime_ns)
    except (OSError, SyntaxError, ValueError) as error:
        raise OntologyError(f"the shapes cannot be read ({error})", where=str(file)) from error


@lru_cache(maxsize=4)
def _parsed(file: Path, changed: int) -> rdflib.Graph:
    """A Turtle file, read once for each time that it was changed."""
    return rdflib.Graph().parse(file, format="turtle")


def by_queries(graph: Graph, shapes: Path) -> list[Violation] | None:
    """Check with one query for each constraint; None where the shapes use more of SHACL than that covers.

    Measured on 247,000 quads: 9 s, where pyshacl takes 131 s.

    Raises:
        OntologyError: The shapes are missing or damaged.
    """
    try:
        checks = compile_shapes(_read(shapes), _read(ontology.path("events.ttl")))
        return [
            Violation(
                short_iri(row["this"], graph.base),
                short_iri(check.path, graph.base),
                check.message,
                short_iri(row.get("value", ""), graph.base),
            )
            for check in checks
            for row in graph.query(check.sparql).values()
        ]
    except UnknownPartError:
        return None
    except (ValueError, QueryError) as error:
        raise _damaged(error, shapes) from error


def _damaged(error: Exception, shapes: Path) -> OntologyError:
    """What is wrong with shapes, in one line."""
    what = error.message if isinstance(error, QueryError) else " ".join(str(error).split())
    return OntologyError(f"the shapes cannot be applied ({what})", where=str(shapes), hint="correct them")


def with_pyshacl(graph: Graph, shapes: Path) -> list[Violation]:
    """Check with pyshacl, which knows all of SHACL.

    Raises:
        OntologyError: The shapes are missing or damaged.
    """
    from pyparsing import ParseBaseException
    from pyshacl import validate as check

    data = rdflib.Graph().parse(data=graph.to_bytes("nt"), format="nt")
    own, terms = _read(shapes), _read(ontology.path("events.ttl"))
    try:
        _, results, _ = check(data, shacl_graph=own, ont_graph=terms)
    except (RuntimeError, ValueError, TypeError, re.error, ParseBaseException) as error:
        raise _damaged(error, shapes) from error
    if not isinstance(results, rdflib.Graph):
        raise _damaged(results, shapes)
    return [_violation(results, node, graph.base) for node in results.subjects(RDF.type, SH.ValidationResult)]


def _violation(results: rdflib.Graph, node: rdflib.term.Node, base: str) -> Violation:
    def value(predicate: rdflib.URIRef) -> str:
        found = results.value(node, predicate)
        return short_iri(str(found), base) if found is not None else ""

    messages = sorted(str(message) for message in results.objects(node, SH.resultMessage))
    english = [
        str(message)
        for message in results.objects(node, SH.resultMessage)
        if getattr(message, "language", None) in (None, "en")
    ]
    message = (sorted(english) or messages or ["the shape is not kept"])[0]
    return Violation(value(SH.focusNode), value(SH.resultPath), message, value(SH.value))

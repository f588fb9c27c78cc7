"""What in shapes is most likely a slip: SHACL passes over it, and everything conforms.

Comes in: shapes, the graph that they are for. Goes out: what a person should look at, in one line each.
Source: Shapes Constraint Language (W3C), sections 2.1 (shapes, targets) and 2.3 (property shapes).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import pyoxigraph as ox
import rdflib
from rdflib.namespace import OWL, RDF, RDFS, SH
from rdflib.term import Node

from kg.graph.results import short_iri
from kg.graph.vocab import KG
from kg.graph.words import nearest

if TYPE_CHECKING:
    from kg.graph.graph import Graph

TARGETS = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf, SH.target)
SHAPES = (SH.NodeShape, SH.PropertyShape)


def doubts(shapes: rdflib.Graph, graph: Graph, ontology: rdflib.Graph) -> tuple[str, ...]:
    """What in shapes would check nothing, sorted.

    Args:
        shapes: The shapes.
        graph: The graph that is checked.
        ontology: Classes and properties that are known, whether the graph uses them or not.
    """
    found = [*_words(shapes), *_unused(shapes, graph.base)]
    known = set(map(str, ontology.subjects()))
    for name in _names(shapes.objects(None, SH.targetClass)) - known:
        if not _is_there(graph, RDF.type, name):
            found.append(f"nothing in the graph is a {short_iri(name, graph.base)}")
    used = (shapes.objects(None, part) for part in (SH.path, SH.targetSubjectsOf, SH.targetObjectsOf))
    for name in set().union(*map(_names, used)) - known:
        if name.startswith(KG) and not _is_there(graph, name):  # others may be meant for other graphs
            found.append(f"nothing in the graph has a {short_iri(name, graph.base)}")
    return tuple(sorted(set(found)))


def _words(shapes: rdflib.Graph) -> Iterator[str]:
    """Words of SHACL's namespace that are none."""
    terms = {term for triple in shapes for term in triple if isinstance(term, rdflib.URIRef)}
    for term in terms:
        if term.startswith(str(SH)) and term != str(SH) and term not in SH:
            close = nearest(term, map(str, dir(SH)))
            yield f"{_short(term)} is not known" + (f" (nearest: {_short(close[0])})" if close else "")


def _short(term: str) -> str:
    return "sh:" + term.removeprefix(str(SH))


def _unused(shapes: rdflib.Graph, base: str) -> Iterator[str]:
    """Shapes that nothing leads to: no target of theirs, no class that they are, no other shape."""
    used = {term for part in TARGETS for term in shapes.subjects(part)} | set(shapes.objects())
    used |= {term for kind in (RDFS.Class, OWL.Class) for term in shapes.subjects(RDF.type, kind)}
    declared = {term for kind in SHAPES for term in shapes.subjects(RDF.type, kind)}
    for shape in declared | set(shapes.subjects(SH.property)):
        if shape not in used:
            name = (
                short_iri(str(shape), base) if isinstance(shape, rdflib.URIRef) else "a shape without a name"
            )
            yield f"{name} has no target, and no other shape leads to it"


def _names(terms: Iterable[Node]) -> set[str]:
    return {str(term) for term in terms if not isinstance(term, rdflib.BNode)}


def _is_there(graph: Graph, predicate: str, value: str = "") -> bool:
    """Say whether a property is used in the graph, with a value when one is given."""
    try:
        object_ = ox.NamedNode(value) if value else None
        return any(graph.store.quads_for_pattern(None, ox.NamedNode(predicate), object_))
    except ValueError:
        return False

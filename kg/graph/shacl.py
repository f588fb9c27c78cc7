"""SHACL shapes as SPARQL queries, so that a graph of a thousand articles is checked in seconds.

Comes in: a shapes graph. Goes out: checks, each one query that selects what is wrong. Covers the part of
SHACL that ontology/shapes.ttl uses; `compile_shapes` says when there is more, and pyshacl takes over.
Source: Shapes Constraint Language (W3C), sections 2 to 5.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import rdflib
from rdflib.collection import Collection
from rdflib.namespace import RDF, RDFS, SH
from rdflib.term import Node

VALUE: dict[Node, Callable[[str], str]] = {
    SH.datatype: lambda term: f"(isLiteral(?value) && DATATYPE(?value) = {term})",
    SH.minInclusive: lambda term: f"(?value >= {term})",
    SH.maxInclusive: lambda term: f"(?value <= {term})",
    SH.pattern: lambda term: f"REGEX(STR(?value), {term})",
    SH.minLength: lambda term: f"(STRLEN(STR(?value)) >= {term})",
}
"""Conditions that each value must meet, in SPARQL."""

IGNORED = {RDF.type, SH.path, SH.message, SH.severity, SH.name, SH.description, RDFS.label, RDFS.comment}
TARGETS = {SH.targetClass, SH.targetNode, SH.targetSubjectsOf}
KINDS: dict[Node | None, str] = {
    SH.IRI: "isIRI(?value)",
    SH.Literal: "isLiteral(?value)",
    SH.BlankNode: "isBlank(?value)",
}
_WHERE = re.compile(r"\bWHERE\s*\{", re.IGNORECASE)
MESSAGES: dict[Node, str] = {
    SH.minCount: "there are fewer values than there must be",
    SH.maxCount: "there are more values than there may be",
    SH.datatype: "the value has another datatype than it must have",
    SH["class"]: "the value is not of the class that it must have",
    SH["in"]: "the value is none of those that are allowed",
    SH.uniqueLang: "there are several values of one language",
}


class UnknownPartError(Exception):
    """A shape uses a part of SHACL that is not covered here."""


@dataclass(frozen=True, slots=True)
class Check:
    """One query; each row (`?this`, perhaps `?value`) is a violation.

    Args:
        sparql: The query.
        path: IRI of the property; empty when it is about the node itself.
        message: What is wrong.
    """

    sparql: str
    path: str
    message: str


def compile_shapes(shapes: rdflib.Graph, ontology: rdflib.Graph) -> tuple[Check, ...]:
    """All checks of a shapes graph, with the subclasses that an ontology declares.

    Raises:
        UnknownPartError: A shape uses more than what is covered.
        ValueError: A number is none, or a list never ends.
    """
    compiler = _Compiler(shapes, ontology)
    for unknown in (SH.target, SH.targetObjectsOf):
        if (None, unknown, None) in shapes:
            raise UnknownPartError(str(unknown))
    nodes = _ordered({node for kind in TARGETS for node in shapes.subjects(kind)})
    return tuple(check for node in nodes for check in compiler.node_shape(node))


class _Compiler:
    def __init__(self, shapes: rdflib.Graph, ontology: rdflib.Graph) -> None:
        self.shapes = shapes
        self.ontology = ontology

    def node_shape(self, shape: Node) -> Iterator[Check]:
        """Checks of a shape with targets."""
        targets = [
            f"?this a ?targetClass . VALUES ?targetClass {{ {self.classes(top)} }}"
            for top in self.all(shape, SH.targetClass)
        ]
        targets += [f"?this <{used}> ?targetValue" for used in self.all(shape, SH.targetSubjectsOf)]
        targets += [f"VALUES ?this {{ <{node}> }}" for node in self.all(shape, SH.targetNode)]
        for target in targets:
            for part in self.all(shape, SH.property):
                yield from self.property_shape(part, target)
            yield from self.on_the_node(shape, target)

    def all(self, subject: Node, predicate: Node) -> list[Node]:
        """Objects in a fixed order."""
        return _ordered(self.shapes.objects(subject, predicate))

    def pairs(self, subject: Node) -> list[tuple[Node, Node]]:
        """Predicates and objects in a fixed order."""
        return sorted(self.shapes.predicate_objects(subject), key=lambda pair: (str(pair[0]), str(pair[1])))

    def classes(self, top: Node) -> str:
        """A class and all below it."""
        below = {*self.ontology.transitive_subjects(RDFS.subClassOf, top), top}
        return " ".join(sorted(f"<{one}>" for one in below))

    def on_the_node(self, shape: Node, target: str) -> Iterator[Check]:
        """Constraints on the focus node itself: its class, and SPARQL."""
        for predicate, term in self.pairs(shape):
            if predicate == SH.sparql:
                yield Check(self.sparql(term, target), "", self.message(term, predicate))
            elif predicate == SH["class"]:
                yield Check(_select(target, self.no_class("?this", term)), "", self.message(shape, predicate))
            elif predicate not in IGNORED | TARGETS | {SH.property}:
                raise UnknownPartError(str(predicate))

    def sparql(self, constraint: Node, target: str) -> str:
        """A SPARQL constraint over all targets at once; its prefixes are those of the declarations."""
        select = _WHERE.sub(
            lambda found: f"{found.group()} {target} . ", str(self.shapes.value(constraint, SH.select))
        )
        lines = []
        for source in self.all(constraint, SH.prefixes):
            for declared in self.all(source, SH.declare):
                prefix = self.shapes.value(declared, SH.prefix)
                lines.append(f"PREFIX {prefix}: <{self.shapes.value(declared, SH.namespace)}>")
        return "\n".join([*sorted(lines), select])

    def property_shape(self, shape: Node, target: str) -> Iterator[Check]:
        """Checks of one property of the focus nodes."""
        path, name = self.path(shape)
        for predicate, term in self.pairs(shape):
            if predicate not in IGNORED:
                query = self.constraint(predicate, term, (target, path))
                yield Check(query, name, self.message(shape, predicate))

    def path(self, shape: Node) -> tuple[str, str]:
        """A property or an inverse property, as SPARQL and as the IRI that a violation names."""
        path = self.shapes.value(shape, SH.path)
        if isinstance(path, rdflib.URIRef):
            return f"<{path}>", str(path)
        inverse = self.shapes.value(path, SH.inversePath) if path is not None else None
        if isinstance(inverse, rdflib.URIRef):
            return f"^<{inverse}>", str(inverse)
        raise UnknownPartError(str(SH.path))

    def constraint(self, predicate: Node, term: Node, where: tuple[str, str]) -> str:
        """The query of one constraint component."""
        target, path = where
        values = f"{target} . ?this {path} ?value ."
        counts: dict[Node, str] = {
            SH.minCount: f"{target} . OPTIONAL {{ ?this {path} ?found }}",
            SH.maxCount: f"{target} . ?this {path} ?found",
        }
        if predicate in counts:
            sign = "<" if predicate == SH.minCount else ">"
            return _grouped(counts[predicate], f"COUNT(DISTINCT ?found) {sign} {_number(term)}")
        if predicate == SH.uniqueLang:
            tagged = f"{target} . ?this {path} ?found FILTER(LANG(?found) != '')"
            return _grouped(tagged, "COUNT(?found) > 1", by_lang=True)
        if predicate in (SH.lessThan, SH.lessThanOrEquals):
            sign = "<" if predicate == SH.lessThan else "<="
            return _select(values, f"?this <{term}> ?other FILTER(!COALESCE(?value {sign} ?other, false))")
        return _select(values, self.value(predicate, term))

    def value(self, predicate: Node, term: Node) -> str:
        """A pattern that matches when a value is wrong."""
        if predicate in VALUE:
            return f"FILTER(!COALESCE({VALUE[predicate](term.n3())}, false))"
        if predicate == SH["class"]:
            return self.no_class("?value", term)
        if predicate == SH["in"]:
            return f"FILTER(?value NOT IN ({', '.join(one.n3() for one in Collection(self.shapes, term))}))"
        if predicate == SH.nodeKind and term in KINDS:
            return f"FILTER(!{KINDS[term]})"
        if predicate == SH["or"]:
            return " ".join(self.alternatives(term))
        if predicate == SH.node:
            parts = [pair for pair in self.pairs(term) if pair[0] not in IGNORED]
            return f"FILTER(!({' && '.join(self.met(inner, found) for inner, found in parts)}))"
        raise UnknownPartError(str(predicate))

    def met(self, predicate: Node, term: Node) -> str:
        """A condition on a value as an expression."""
        if predicate not in VALUE:
            raise UnknownPartError(str(predicate))
        return f"COALESCE({VALUE[predicate](term.n3())}, false)"

    def alternatives(self, head: Node) -> Iterator[str]:
        """Wrong when every alternative is; each of them one class."""
        for shape in Collection(self.shapes, head):
            parts = list(self.shapes.predicate_objects(shape))
            if len(parts) != 1 or parts[0][0] != SH["class"]:
                raise UnknownPartError(str(SH["or"]))
            yield self.no_class("?value", parts[0][1])

    def no_class(self, variable: str, top: Node) -> str:
        """A pattern that matches when something is not of a class."""
        return f"FILTER NOT EXISTS {{ {variable} a ?class . VALUES ?class {{ {self.classes(top)} }} }}"

    def message(self, shape: Node, predicate: Node) -> str:
        """The shape's English message, else a general one."""
        for found in self.all(shape, SH.message):
            if getattr(found, "language", None) in (None, "en"):
                return str(found)
        return MESSAGES.get(predicate, f"the shape's {str(predicate).rsplit('#', 1)[-1]} is not kept")


def _ordered(nodes: Iterable[Node]) -> list[Node]:
    return sorted(nodes, key=str)


def _number(term: Node) -> str:
    if not re.fullmatch(r"[+-]?[0-9]+", str(term)):
        raise ValueError(f"{term} is no whole number")
    return str(int(str(term)))


def _select(pattern: str, wrong: str) -> str:
    return f"SELECT DISTINCT ?this ?value WHERE {{ {pattern} {wrong} }}"


def _grouped(pattern: str, having: str, *, by_lang: bool = False) -> str:
    more = " (LANG(?found) AS ?lang)" if by_lang else ""
    inner = f"SELECT DISTINCT ?this ?found WHERE {{ {pattern} }}"
    group = f"GROUP BY ?this{more}"
    return f"SELECT DISTINCT ?this WHERE {{ {{ {inner} }} }} {group} HAVING({having})"

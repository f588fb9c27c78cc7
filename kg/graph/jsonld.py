"""A graph as compact JSON-LD: readable keys through one context, a named graph for each graph.

Comes in: quads. Goes out: bytes, sorted. Source: JSON-LD 1.1, sections 4.1 (context) and 4.9 (named graphs).
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import pyoxigraph as ox

from kg.graph.formats import prefixes
from kg.graph.vocab import RDF, XSD

Node = dict[str, Any]

_NATIVE = {
    XSD + "integer": re.compile("0|-?[1-9][0-9]{0,14}"),
    XSD + "boolean": re.compile("true|false"),
}
"""Datatypes that JSON has itself, and what it writes as RDF does."""


def write_jsonld(quads: Iterable[ox.Quad], base: str) -> bytes:
    """All quads as one JSON-LD document."""
    known = prefixes(base)
    names = _Names(known)
    graphs: dict[str, dict[str, list[ox.Quad]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        graphs[_graph(quad)][names.short(quad.subject)].append(quad)
    top: list[Node] = []
    for graph in sorted(graphs):
        nodes = [_node(subject, graphs[graph][subject], names) for subject in sorted(graphs[graph])]
        top += [{"@id": names.shorten(graph), "@graph": nodes}] if graph else nodes
    document = {"@context": known, "@graph": top}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _graph(quad: ox.Quad) -> str:
    return quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""


class _Names:
    """Compact IRIs by longest prefix."""

    def __init__(self, known: dict[str, str]) -> None:
        self._known = sorted(known.items(), key=lambda item: (-len(item[1]), item[0]))

    def short(self, term: Any) -> str:
        """Compact IRI of a term, or the label of a blank node."""
        return self.shorten(term.value) if isinstance(term, ox.NamedNode) else str(term)

    def shorten(self, iri: str) -> str:
        """`prefix:local`, or the IRI itself where that could be read as something else."""
        for prefix, namespace in self._known:
            local = iri[len(namespace) :]
            if iri.startswith(namespace) and local and not local.startswith("//"):
                return f"{prefix}:{local}"
        return iri


def _node(subject: str, quads: list[ox.Quad], names: _Names) -> Node:
    node: Node = {"@id": subject}
    values: dict[str, list[Any]] = defaultdict(list)
    for quad in sorted(quads, key=lambda quad: (quad.predicate.value, str(quad.object))):
        if quad.predicate.value == RDF + "type":
            values["@type"].append(names.short(quad.object))
        else:
            values[names.shorten(quad.predicate.value)].append(_value(quad.object, names))
    for key in sorted(values):
        node[key] = values[key] if len(values[key]) > 1 else values[key][0]
    return node


def _value(term: Any, names: _Names) -> Any:
    if not isinstance(term, ox.Literal):
        return {"@id": names.short(term)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    datatype = term.datatype.value
    if datatype == XSD + "string":
        return term.value
    if datatype in _NATIVE and _NATIVE[datatype].fullmatch(term.value):
        return json.loads(term.value)
    return {"@value": term.value, "@type": names.shorten(datatype)}

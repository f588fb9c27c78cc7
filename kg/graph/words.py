"""Labels of the ontology's own terms, in both languages.

Comes in: ontology/events.ttl. Goes out: labels by IRI and language.
"""

from collections import defaultdict
from functools import cache

import pyoxigraph as ox

from kg import ontology
from kg.errors import OntologyError
from kg.graph.vocab import RDFS, SKOS

FILE = "events.ttl"


@cache
def vocabulary() -> ox.Store:
    """The ontology as a store of its own.

    Raises:
        OntologyError: The file is missing or damaged.
    """
    store = ox.Store()
    file = ontology.path(FILE)
    try:
        store.bulk_load(file.read_bytes(), ox.RdfFormat.TURTLE)
    except SyntaxError as error:
        raise OntologyError(str(error.msg), where=f"{FILE} line {error.lineno}") from error
    return store


@cache
def vocabulary_labels() -> dict[str, dict[str, str]]:
    """`skos:prefLabel`, else `rdfs:label`, of every term."""
    labels: dict[str, dict[str, str]] = defaultdict(dict)
    for predicate in (RDFS + "label", SKOS + "prefLabel"):
        for quad in vocabulary().quads_for_pattern(None, ox.NamedNode(predicate), None):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
                labels[quad.subject.value][quad.object.language or ""] = quad.object.value
    return dict(labels)

"""The words of the graph: namespaces, prefixes, and how the values of the model are called in RDF.

Vocabularies first (SEM, PROV-O, schema.org, NIF 2, SKOS, OWL-Time, GAF, WGS84), own terms only for what they
lack. Lower-case `kg:` names are properties, upper-case ones classes and individuals.
Sources: ontology/events.ttl defines the own terms; each namespace's page the others.
"""

import re
from typing import Final

from kg.text import has_arabic, iri_safe

KG: Final = "https://w3id.org/kg-news/ontology#"
TYPES: Final = "https://w3id.org/kg-news/event-type/"
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
OWL: Final = "http://www.w3.org/2002/07/owl#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
PROV: Final = "http://www.w3.org/ns/prov#"
TIME: Final = "http://www.w3.org/2006/time#"
SCHEMA: Final = "https://schema.org/"
NIF: Final = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
GAF: Final = "http://groundedannotationframework.org/gaf#"
SEM: Final = "http://semanticweb.cs.vu.nl/2009/11/sem/"
GEO: Final = "http://www.w3.org/2003/01/geo/wgs84_pos#"
WD: Final = "http://www.wikidata.org/entity/"

PREFIXES: Final = {
    "gaf": GAF,
    "geo": GEO,
    "kg": KG,
    "kgt": TYPES,
    "nif": NIF,
    "owl": OWL,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SCHEMA,
    "sem": SEM,
    "skos": SKOS,
    "time": TIME,
    "wd": WD,
    "xsd": XSD,
}
"""Known in every query without being declared, and used by every writer."""

ROOMS: Final = ("article", "claim", "entity", "event", "graph", "link", "mention", "run", "time")
"""First path segment of the IRIs that are made, below the base."""

KIND_CLASS: Final = {
    "PERSON": SCHEMA + "Person",
    "GROUP": KG + "Group",
    "ORG": SCHEMA + "Organization",
    "GPE": SCHEMA + "AdministrativeArea",
    "PLACE": SCHEMA + "Place",
    "WORK": SCHEMA + "CreativeWork",
    "TIME": KG + "TimeName",
    "OTHER": SCHEMA + "Thing",
}

CERTAINTY_TENSE: Final = {
    "actual": ("Certain", "NonFuture"),
    "future": ("Certain", "Future"),
    "possible": ("Possible", "NonFuture"),
    "desired": ("Unspecified", "Future"),
}
"""Modality of a report to certainty and tense of a claim."""

STATUS_NOTE: Final = {
    "denied": {"en": "denied", "ar": "منفي"},
    "contested": {"en": "contested", "ar": "مختلف فيه"},
    "planned": {"en": "planned", "ar": "مقرر"},
    "hypothetical": {"en": "possible", "ar": "محتمل"},
}
"""What a label adds to an event that is not simply a fact."""

SPEECH: Final = {
    "says": "يقول",
    "denies": "ينفي",
    "confirms": "يؤكد",
    "accuses": "يتهم",
    "promises": "يتعهد",
    "warns": "يحذر",
    "reports": "يورد",
    "relays": "ينقل",
}
"""Properties from a speaker to an event node, with their Arabic labels; `relays` is for outer speakers."""

# fmt: off
OWN_PROPERTIES: Final = frozenset(
    [
        "about", "aboutEvent", "agent", "agentMention", "articleCount", "certainty", "confidence",
        "cue", "eventType", "factStatus", "form", "headBegin", "headEnd", "interactsWith", "kind",
        "member", "mentionCount", "merged", "method", "modality", "patient", "patientMention",
        "pipeline", "placeMention", "polarity", "predicate", "reason", "refusedBecause", "relation", "rule",
        "searchKey", "sentence", "sourceCount", "speakerMention", "speaksOf", "specific", "stance",
        "subtype", "target", "tense", "timeMention", "timeValue", "topicMention", "version",
        *SPEECH,
    ]
)
# fmt: on

_WORD = re.compile(r"[^\W_]+")


def graph_iri(base: str, name: str) -> str:
    """IRI of one of the derived graphs: canonical, links, provenance, simple."""
    return f"{base}graph/{name}"


def individual(word: str) -> str:
    """IRI of a `kg:` individual from a value of the model: "denied" gives kg:Denied."""
    return KG + word[:1].upper() + word[1:]


def relation_name(predicate: str) -> str:
    """Local name of the property that a predicate becomes: "coordinates with" gives coordinatesWith.

    A name that the ontology already uses gets "_" behind it, one that begins with a digit before it.
    """
    words: list[str] = _WORD.findall(iri_safe(predicate.replace("'", "")))
    if not words:
        return "relatedTo"
    first, *rest = words
    name = first[:1].lower() + first[1:] + "".join(word[:1].upper() + word[1:] for word in rest)
    if name in OWN_PROPERTIES:
        return name + "_"
    return name if not name[:1].isdigit() else "_" + name


def script_lang(text: str) -> str:
    """Language of a predicate by its script: "ar" for Arabic letters, else "en"."""
    return "ar" if has_arabic(text) else "en"

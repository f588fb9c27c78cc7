"""Questions that come with the program, asked by name.

Comes in: the files of ontology/queries, a Graph, values of parameters. Goes out: an Answer.

A query is SPARQL with a header of comments:

    # title: Who met whom
    # title-ar: من التقى من
    # param person entity: name in any language
    # param since date: first day
    # param word text: …            (a trailing * after the type makes it required)

A parameter is the variable of its name. A value is bound as data (`VALUES`), never pasted as text; entities
and states are looked up by their folded names first. A parameter without a value stays a free variable.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pyoxigraph as ox

from kg import ontology
from kg.errors import ConfigError, GraphError, OntologyError
from kg.graph.bindings import Term
from kg.graph.results import Answer
from kg.graph.search import LISTED, by_id, search, search_key
from kg.graph.view import Facts
from kg.graph.vocab import KG, SCHEMA, TYPES, XSD
from kg.graph.words import event_types, nearest, nearest_types, vocabulary_labels

if TYPE_CHECKING:
    from kg.graph.graph import Graph

ParamType = Literal["entity", "date", "text", "type", "state"]

_HEADER = re.compile(r"#\s*(title(?:-ar)?|param)\b\s*(.*)")
_PARAM = re.compile(r"(\w+)\s+(entity|date|text|type|state)(\*?)\s*:\s*(.+)")
_WHERE = re.compile(r"\bWHERE\s*\{", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter of a canned query.

    Args:
        name: Its name, also that of the variable.
        type: "entity" (a name in any language, an id or an IRI), "date" (YYYY-MM-DD), "text",
            "type" (CONSULT, …), "state" (its name in any language).
        help: What to give, for people.
        required: Whether the query makes no sense without it.
    """

    name: str
    type: ParamType
    help: str
    required: bool


@dataclass(frozen=True, slots=True)
class Canned:
    """A canned query: its name, what it answers, its parameters and its SPARQL."""

    name: str
    title: str
    title_ar: str
    params: tuple[Param, ...]
    sparql: str


def parse(name: str, text: str) -> Canned:
    """Read a query file.

    Raises:
        OntologyError: A header line is wrong, or there is no title or WHERE.
    """
    titles = {"title": "", "title-ar": ""}
    params: list[Param] = []
    for number, line in enumerate(text.splitlines(), 1):
        found = _HEADER.match(line)
        if not found:
            continue
        if found[1] in titles:
            titles[found[1]] = found[2].lstrip(": ").strip()
            continue
        param = _PARAM.fullmatch(found[2].strip())
        if not param:
            raise OntologyError(
                "a parameter reads: # param NAME entity|date|text|type|state: what to give",
                where=f"{name}.rq line {number}",
            )
        params.append(Param(param[1], param[2], param[4].strip(), bool(param[3])))  # type: ignore[arg-type]
    if not titles["title"] or not _WHERE.search(text):
        raise OntologyError("a query needs a line '# title: …' and a WHERE", where=f"{name}.rq")
    return Canned(name, titles["title"], titles["title-ar"], tuple(params), text)


@cache
def queries(folder: Path | None = None) -> tuple[Canned, ...]:
    """All canned queries, sorted by name.

    Raises:
        OntologyError: One of the files is wrong.
    """
    files = sorted((folder or ontology.path("queries")).glob("*.rq"))
    return tuple(parse(file.stem, file.read_text(encoding="utf-8")) for file in files)


def find(name: str) -> Canned:
    """The canned query of a name.

    Raises:
        ConfigError: There is none.
    """
    for query in queries():
        if query.name == name:
            return query
    known = ", ".join(query.name for query in queries())
    raise ConfigError(f"there is no canned query {name!r}", hint=f"known: {known}")


def run(
    graph: Graph, query: Canned | str, values: Mapping[str, str] | None = None, *, labels: str = "en"
) -> Answer:
    """Ask a canned query.

    Args:
        graph: The graph.
        query: The query or its name.
        values: Values of parameters by name; empty ones count as not given.
        labels: Language in which entities and events are named; empty for their IRIs.

    Raises:
        ConfigError: There is no such query or parameter, a required one is missing, a value does not fit the
            type of its parameter, or nothing has labels in this language.
        GraphError: No entity, no state has a name that was given.
    """
    query = find(query) if isinstance(query, str) else query
    given = {name: value for name, value in (values or {}).items() if value.strip()}
    unknown = sorted(set(values or {}) - {param.name for param in query.params})
    if unknown:
        known = ", ".join(param.name for param in query.params) or "none"
        raise ConfigError(f"{query.name} has no parameter {unknown[0]!r}", hint=f"it has: {known}")
    missing = [param.name for param in query.params if param.required and param.name not in given]
    if missing:
        raise ConfigError(f"{query.name} needs a value for {missing[0]!r}", hint=f"--{missing[0]} …")
    bound = {
        param.name: _terms(graph, param, given[param.name]) for param in query.params if param.name in given
    }
    answer = graph.query(bind(query.sparql, bound))
    return named(graph, answer, labels) if labels else answer


def bind(sparql: str, bound: Mapping[str, tuple[Term, ...]]) -> str:
    """The query with its variables bound: data in a VALUES clause at the start of the outermost WHERE.

    ?asked is true when it is asked for an entity or a type.
    """
    clauses = "".join(
        f" VALUES ?{name} {{ {' '.join(str(term) for term in terms)} }}"
        for name, terms in sorted(bound.items())
    )
    if any(isinstance(term, ox.NamedNode) for terms in bound.values() for term in terms):
        clauses += " VALUES ?asked { true }"
    return _WHERE.sub(lambda found: found.group() + clauses, sparql, count=1)


def _terms(graph: Graph, param: Param, value: str) -> tuple[Term, ...]:
    """The terms that a value stands for."""
    if param.type == "entity":
        return _entities(graph, value)
    if param.type == "date":
        try:
            return (ox.Literal(date.fromisoformat(value).isoformat(), datatype=ox.NamedNode(XSD + "date")),)
        except ValueError as error:
            raise ConfigError(f"{value!r} is no day", where=param.name, hint="give YYYY-MM-DD") from error
    if param.type == "type":
        return (ox.NamedNode(TYPES + _event_type(graph, param.name, value.strip())),)
    return (ox.Literal(_state(graph, value) if param.type == "state" else value),)


def _event_type(graph: Graph, where: str, value: str) -> str:
    """An event type of the ontology, or another one that the graph has, whatever its letters' case."""
    known = {name.upper(): name for name in event_types()}
    if value.upper() not in known:
        used = (term.value for _, term in Facts(graph.store).pairs(KG + "eventType"))
        known |= {iri.removeprefix(TYPES).upper(): iri.removeprefix(TYPES) for iri in used if TYPES in iri}
    if value.upper() not in known:
        close = nearest_types(value)
        hint = f"nearest: {', '.join(close)}" if close else "known: " + ", ".join(sorted(event_types()))
        raise ConfigError(f"{value!r} is no event type", where=where, hint=hint)
    return known[value.upper()]


def _state(graph: Graph, value: str) -> str:
    """A state of the graph by the first of its labels that is the same name."""
    facts = Facts(graph.store)
    states, labels = facts.subjects(SCHEMA + "Country"), facts.labels()
    names = sorted({name for iri in states for name in labels.get(iri, {}).values()})
    for name in names:
        if search_key(name) == search_key(value):
            return name
    close = nearest(value, names) or names[:LISTED]
    hint = f"the graph has {', '.join(close)}" if close else "the graph has none"
    raise GraphError(f"no state is called {value!r}", hint=hint)


def _entities(graph: Graph, value: str) -> tuple[Term, ...]:
    """The entity with this id or IRI, else all with exactly this name, else all with it as a part of one."""
    if iri := by_id(graph, value):
        try:
            return (ox.NamedNode(iri),)
        except ValueError as error:
            raise ConfigError(f"{value!r} is no IRI") from error
    found = search(graph, value)
    chosen = [one for one in found if one.exact] or found
    if not chosen:
        raise GraphError(f"no entity is called {value!r}", hint="kg stats lists the most frequent ones")
    return tuple(ox.NamedNode(one.iri) for one in chosen)


def named(graph: Graph, answer: Answer, lang: str) -> Answer:
    """The answer with labels in place of IRIs that have one, in a language, else in any; values in words.

    Raises:
        ConfigError: Nothing at all has a label in this language.
    """
    labels = {**vocabulary_labels(), **Facts(graph.store).labels()}
    langs = {code for found in labels.values() for code in found} - {""}
    if lang not in langs:
        raise ConfigError(f"there are no labels in {lang!r}", hint="known: " + ", ".join(sorted(langs)))

    def name(term: Term | None) -> Term | None:
        if not isinstance(term, ox.NamedNode) or not labels.get(term.value):
            return term
        found = labels[term.value]
        chosen = lang if lang in found else min(found)
        return ox.Literal(found[chosen], language=chosen) if chosen else ox.Literal(found[chosen])

    return replace(answer, rows=tuple(tuple(name(term) for term in row) for row in answer.rows))

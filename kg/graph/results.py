"""SPARQL answers: asking, and showing what came back.

Comes in: a store and a query. Goes out: an Answer, and it as a table, CSV, TSV, JSON, XML or Turtle.
Sources: SPARQL 1.1 Query Results CSV and TSV Formats; SPARQL 1.1 Query Results JSON Format.
"""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox

from kg.errors import QueryError, UnavailableError, install
from kg.graph.bindings import PARTS, Term, json_of, xml_of
from kg.graph.formats import prefixes, write_turtle
from kg.graph.guard import check
from kg.graph.tokens import names_graphs
from kg.graph.vocab import XSD
from kg.text import has_arabic

if TYPE_CHECKING:
    import pandas


LONGEST_MESSAGE = 160
"""Longest part of the parser's list of expected tokens that is shown, in code points."""

_NATIVE: dict[str, Callable[[str], Any]] = {
    XSD + "integer": int,
    XSD + "decimal": float,
    XSD + "double": float,
    XSD + "boolean": lambda value: value in ("true", "1"),
}

_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_LRM = "\u200e"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gave.

    Args:
        kind: "select", "ask" or "construct".
        variables: Names of the columns, without "?".
        rows: Terms, None where a variable is unbound; for ASK one row with one boolean literal.
        base: Base of the data IRIs, for short names.
    """

    kind: Literal["select", "ask", "construct"]
    variables: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    base: str

    def __len__(self) -> int:
        """Number of rows."""
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, str]]:
        """The rows as `values` gives them."""
        return iter(self.values())

    def __bool__(self) -> bool:
        """For ASK the answer, else whether there is any row."""
        if self.kind == "ask":
            return plain(self.rows[0][0]) == "true"
        return bool(self.rows)

    def values(self) -> list[dict[str, str]]:
        """Rows as dictionaries of plain strings, unbound variables left out."""
        return [
            {name: plain(term) for name, term in zip(self.variables, row, strict=True) if term is not None}
            for row in self.rows
        ]

    def to_pandas(self) -> pandas.DataFrame:
        """A frame with a column for each variable: short IRIs, words, numbers; None where nothing is bound.

        Raises:
            UnavailableError: pandas is not installed.
        """
        try:
            import pandas
        except ImportError as error:
            raise UnavailableError("pandas is not installed", hint=install("pandas")) from error
        rows = [[_python(term, self.base) for term in row] for row in self.rows]
        return pandas.DataFrame(rows, columns=list(self.variables))

    def _repr_html_(self) -> str:
        """A table for notebooks, every cell in its own direction."""
        head = "".join(f"<th>{escape(name)}</th>" for name in self.variables)
        body = "".join(
            "<tr>"
            + "".join(f'<td dir="auto">{escape(short(term, self.base))}</td>' for term in row)
            + "</tr>"
            for row in self.rows
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _python(term: Term | None, base: str) -> Any:
    """A term as a value of Python: numbers and truth values as such, all else as words."""
    if term is None:
        return None
    if isinstance(term, ox.Literal) and term.datatype.value in _NATIVE:
        with suppress(ValueError):  # RDF lets a literal claim to be a number and be none
            return _NATIVE[term.datatype.value](term.value)
    return short(term, base)


def ask(store: ox.Store, sparql: str, *, base: str) -> Answer:
    """Answer a query over the union of all graphs, or over those that it names with FROM.

    Raises:
        QueryError: The query is wrong, would leave the graph, or cannot be answered.
    """
    check(sparql)
    union = not names_graphs(sparql)
    try:
        found = store.query(sparql, prefixes=prefixes(base), use_default_graph_as_union=union)
        if isinstance(found, ox.QueryTriples):
            triples = sorted({tuple(triple) for triple in found}, key=lambda t: tuple(map(str, t)))
            return Answer("construct", PARTS, tuple(triples), base)
        return answer_of(found, base)[0]
    except SyntaxError as error:
        raise query_error(str(error), base) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the query cannot be answered ({error})") from error


def answer_of(
    found: ox.QuerySolutions | ox.QueryBoolean, base: str, *, most: int | None = None
) -> tuple[Answer, bool]:
    """The answer of a SELECT or ASK, of at most so many rows, and whether there were more."""
    if isinstance(found, ox.QuerySolutions):
        names = tuple(variable.value for variable in found.variables)
        limit = None if most is None else most + 1
        rows = tuple(tuple(solution[name] for name in names) for solution in islice(found, limit))
        return Answer("select", names, rows[:most], base), most is not None and len(rows) > most
    return Answer("ask", ("answer",), ((ox.Literal(bool(found)),),), base), False


def query_error(message: str, base: str) -> QueryError:
    """A parser's message as an error with line and column."""
    found = _PLACE.match(message)
    where, text = ("query", message) if not found else (f"query line {found[1]} column {found[2]}", found[3])
    if "Prefix not found" in text:
        known = " ".join(f"{name}:" for name in prefixes(base))
        return QueryError("this prefix is not known", where=where, hint=f"declare it, or use one of {known}")
    text = " ".join(text.split())
    if len(text) > LONGEST_MESSAGE:
        text = text[:LONGEST_MESSAGE].rsplit(",", 1)[0] + ", …"
    return QueryError(text, where=where, hint="SPARQL 1.1: SELECT ?s WHERE { ?s kg:met ?o }")


def plain(term: Term | None) -> str:
    """A term without decoration: the IRI, or the words of the literal."""
    if term is None:
        return ""
    if isinstance(term, ox.NamedNode | ox.BlankNode | ox.Literal):
        return term.value
    return str(term)


def short(term: Term | None, base: str) -> str:
    """A term for people: IRIs with a known prefix, literals without datatype and language."""
    return short_iri(term.value, base) if isinstance(term, ox.NamedNode) else plain(term)


def short_iri(iri: str, base: str) -> str:
    """An IRI with the longest known prefix, where there is one."""
    for name, namespace in _namespaces(base):
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{name}:{iri[len(namespace) :]}"
    return iri


@lru_cache(maxsize=8)
def _namespaces(base: str) -> tuple[tuple[str, str], ...]:
    """Prefixes with their namespaces, the longest first."""
    return tuple(sorted(prefixes(base).items(), key=lambda item: -len(item[1])))


def to_csv(answer: Answer) -> str:
    """SPARQL results as CSV: plain values, blank nodes with "_:", a header line."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(answer.variables)
    writer.writerows(
        [str(term) if isinstance(term, ox.BlankNode) else plain(term) for term in row] for row in answer.rows
    )
    return out.getvalue()


def to_tsv(answer: Answer) -> str:
    """SPARQL results as TSV: terms in Turtle syntax, variables with "?"."""
    lines = ["\t".join("?" + name for name in answer.variables)]
    lines += ["\t".join("" if t is None else str(t).replace("\t", "\\t") for t in row) for row in answer.rows]
    return "\n".join(lines) + "\n"


def to_json(answer: Answer) -> str:
    """SPARQL results as JSON in the format of the standard."""
    if answer.kind == "ask":
        return json.dumps({"head": {}, "boolean": bool(answer)}) + "\n"
    bindings = [
        {name: json_of(term) for name, term in zip(answer.variables, row, strict=True) if term is not None}
        for row in answer.rows
    ]
    data = {"head": {"vars": answer.variables}, "results": {"bindings": bindings}}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def to_xml(answer: Answer) -> str:
    """SPARQL results as XML in the format of the standard."""
    head = "".join(f"<variable name={quoteattr(name)}/>" for name in answer.variables if answer.kind != "ask")
    if answer.kind == "ask":
        body = f"<boolean>{str(bool(answer)).lower()}</boolean>"
    else:
        body = "<results>\n" + "".join(_xml_row(answer.variables, row) for row in answer.rows) + "</results>"
    space = "http://www.w3.org/2005/sparql-results#"
    return f'<?xml version="1.0"?>\n<sparql xmlns="{space}"><head>{head}</head>\n{body}\n</sparql>\n'


def _xml_row(names: tuple[str, ...], row: tuple[Term | None, ...]) -> str:
    bound = (
        f"<binding name={quoteattr(name)}>{xml_of(term)}</binding>"
        for name, term in zip(names, row, strict=True)
        if term is not None
    )
    return f"<result>{''.join(bound)}</result>\n"


def to_turtle(answer: Answer) -> str:
    """The triples of a CONSTRUCT or DESCRIBE answer as Turtle.

    Raises:
        QueryError: The answer has no triples.
    """
    if answer.kind != "construct":
        raise QueryError("only CONSTRUCT and DESCRIBE give triples", hint="use table, csv, tsv or json")
    quads = (ox.Quad(row[0], row[1], row[2]) for row in answer.rows)  # type: ignore[arg-type]
    return write_turtle(quads, answer.base).decode()


def to_table(answer: Answer, *, widest: int = 60, marks: bool = True) -> str:
    """Columns for a terminal, in their order also where cells are Arabic.

    A left-to-right mark before each separator keeps right-to-left cells in their columns, unless `marks` is
    false: programs that read a pipe stumble over it. The text of the cells is only cut at `widest` columns.
    """
    if answer.kind == "ask":
        return ("yes" if answer else "no") + "\n"
    grid = [list(answer.variables)]
    grid += [[_cell(short(term, answer.base), widest) for term in row] for row in answer.rows]
    widths = [max(width(row[column]) for row in grid) for column in range(len(answer.variables))]
    lines = [_row(row, widths, _LRM if marks else "") for row in grid]
    lines.insert(1, "  ".join("-" * size for size in widths))
    return "\n".join(lines) + "\n"


def _row(cells: list[str], widths: list[int], mark: str) -> str:
    mark = mark if any(has_arabic(cell) for cell in cells) else ""
    padded = [cell + mark + " " * (size - width(cell)) for cell, size in zip(cells, widths, strict=True)]
    return mark + "  ".join(padded).rstrip()


def _cell(text: str, widest: int) -> str:
    text = " ".join(text.split())
    return text if width(text) <= widest else text[: widest - 1] + "…"


def width(text: str) -> int:
    """Columns that a text takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.category(c) in ("Mn", "Cf") else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


FORMATS = {"table": to_table, "csv": to_csv, "tsv": to_tsv, "json": to_json, "ttl": to_turtle}
"""How an answer can be shown, by name."""

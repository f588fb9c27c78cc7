"""`kg query`: ask a graph, by the name of a canned query or in SPARQL."""

import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.console import say
from kg.cli.given import refuse
from kg.cli.graphs import open_graph
from kg.cli.output import emit, is_terminal
from kg.errors import QueryError

if TYPE_CHECKING:
    from kg.graph import Answer, Graph

FORMATS = ("table", "tsv", "csv", "json", "ttl")
FILES = (".rq", ".sparql")
"""Suffixes of files with SPARQL."""

_FIRST = re.compile(r"(?:\s|#.*\n|(?:PREFIX\s+\S*|BASE)\s*<[^>]*>)*([A-Za-z]+)", re.IGNORECASE)
_ASKS = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE", "PREFIX", "BASE"}
_CHANGES = {"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"}
"""First words of queries, and of what is none."""


@click.command(
    short_help="Ask a graph a canned question or SPARQL.", context_settings={"ignore_unknown_options": True}
)
@click.argument("graph", required=False)
@click.argument("question", metavar="QUESTION", required=False)
@click.argument("own", nargs=-1, type=click.UNPROCESSED, metavar="[--PARAMETER VALUE]…")
@click.option(
    "-p",
    "--param",
    "params",
    multiple=True,
    metavar="NAME=VALUE",
    help="A canned question's parameter; may be given several times.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default=None,
    envvar="KG_QUERY_FORMAT",
    help="How to show the answer. [default: table; ttl for CONSTRUCT]",
)
@click.option(
    "--labels",
    default="en",
    show_default=True,
    envvar="KG_LABELS",
    metavar="LANG",
    help="Language in which canned questions name things: en, ar.",
)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=None,
    envvar="KG_LIMIT",
    help="Most rows. [default: all]",
)
@click.option("--list", "listing", is_flag=True, help="List the canned questions and their parameters.")
def query(graph: str | None, question: str | None, own: tuple[str, ...], listing: bool, **how: Any) -> None:
    """Ask GRAPH a QUESTION: the name of a canned one, a file with SPARQL, or SPARQL itself. Parameters of a
    canned question are options of their own. A query stays within GRAPH: it asks no server and reads no file.

    \b
    kg query --list
    kg query news.trig who-met
    kg query news.trig who-met --person "سامح شكري" --since 2024-01-01 --limit 10
    kg query news.trig 'SELECT ?label WHERE { ?event a kg:Event ; rdfs:label ?label }'
    """
    if listing:
        emit(_listing())
        return
    if graph is None or question is None:
        raise click.UsageError("give a graph and a question, or --list")
    values = _once([*(_pair(text) for text in how["params"]), *_own(own)])
    _check(question)
    answer = _answer(open_graph(graph), question, values, how["labels"])
    if how["form"] == "ttl" and answer.kind != "construct":
        raise click.UsageError("only CONSTRUCT and DESCRIBE give triples; use table, csv, tsv or json")
    emit(_show(_first(answer, how["limit"]), how["form"]))


def _first(answer: "Answer", most: int | None) -> "Answer":
    """The first rows of an answer; what is left out is counted on standard error."""
    if most is None or len(answer) <= most:
        return answer
    say(f"note: {most:,} of {len(answer):,} rows shown")
    return replace(answer, rows=answer.rows[:most])


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise click.BadParameter(f"{text!r} is not NAME=VALUE", param_hint="--param")
    return name, value


def _once(pairs: list[tuple[str, str]]) -> dict[str, str]:
    """Values by parameter; ends with a usage error when one is given twice."""
    values = dict(pairs)
    for name, value in pairs:
        if values[name] != value:
            raise click.UsageError(f"--{name} is given twice: {value!r} and {values[name]!r}")
    return values


def _own(words: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Parameters that were given as options: `--person NAME` or `--person=NAME`."""
    rest = list(words)
    while rest:
        name, equals, value = rest.pop(0).partition("=")
        if not name.startswith("--") or (not equals and not rest):
            raise click.UsageError(f"{name!r} is no parameter; give --NAME VALUE, see kg query --list")
        yield name[2:], value if equals else rest.pop(0)


def _check(question: str) -> None:
    """End with a usage error for a word that is no question, and for what would change the graph."""
    from kg.graph import canned

    first = _FIRST.match(question)
    if first and first[1].upper() in _CHANGES:
        raise click.UsageError("kg query only asks; kg serve --writable takes changes at /update")
    if any(c.isspace() for c in question) or question.endswith(FILES):
        return
    if first and first[1].upper() in _ASKS:
        raise click.UsageError(f"{question} alone is no query; put all of it between quotation marks")
    if question not in {item.name for item in canned.queries()}:
        raise click.UsageError(f"there is no question {question!r}; list them: kg query --list")


def _answer(graph: "Graph", question: str, values: dict[str, str], labels: str) -> "Answer":
    """Answer a canned question, a file of that name, or the SPARQL itself."""
    from kg.graph import canned

    if question in {item.name for item in canned.queries()}:
        return canned.run(graph, question, values, labels=labels)
    refuse(("labels",), "is for canned questions; in SPARQL ask for rdfs:label")
    if values:
        raise click.UsageError("only canned questions have parameters; see kg query --list")
    if question.endswith(FILES):
        return graph.query(_read(Path(question)))
    return graph.query(question)


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise QueryError(f"cannot be read ({error.strerror})", where=str(file)) from error
    except UnicodeDecodeError as error:
        raise QueryError("it is not UTF-8", where=str(file), hint="save it as UTF-8") from error


def _show(answer: "Answer", form: str | None) -> str:
    from kg.graph.results import FORMATS as SHOW
    from kg.graph.results import to_table

    if form is None and answer.kind == "construct":
        form = "ttl"
    if form in (None, "table"):
        return to_table(answer, marks=is_terminal(sys.stdout))
    return SHOW[form](answer)


def _listing() -> str:
    from kg.graph import canned

    lines = []
    for item in canned.queries():
        lines.append(f"{item.name}: {item.title}" + (f" ({item.title_ar})" if item.title_ar else ""))
        for param in item.params:
            needed = " (required)" if param.required else ""
            lines.append(f"  --{param.name} …  {param.help}{needed}")
    return "\n".join(lines)

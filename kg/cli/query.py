"""`kg query`: ask a graph, by the name of a canned query or in SPARQL."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.graphs import open_graph
from kg.cli.output import emit
from kg.errors import QueryError

if TYPE_CHECKING:
    from kg.graph import Answer, Graph

FORMATS = ("table", "tsv", "csv", "json", "ttl")


@click.command(short_help="Ask a graph a canned question or SPARQL.")
@click.argument("graph", required=False)
@click.argument("question", metavar="QUESTION", required=False)
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
@click.option("--list", "listing", is_flag=True, help="List the canned questions and their parameters.")
def query(
    graph: str | None, question: str | None, params: tuple[str, ...], listing: bool, **how: Any
) -> None:
    """Ask GRAPH a QUESTION: the name of a canned one, a file with SPARQL, or SPARQL itself.

    \b
    kg query --list
    kg query news.trig who-met
    kg query news.trig timeline --param person="سامح شكري"
    kg query news.trig 'SELECT ?label WHERE { ?event a kg:Event ; rdfs:label ?label }'
    """
    if listing:
        emit(_listing())
        return
    if graph is None or question is None:
        raise click.UsageError("give a graph and a question, or --list")
    values = dict(_pair(text) for text in params)
    emit(_show(_answer(open_graph(graph), question, values, how["labels"]), how["form"]))


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise click.BadParameter(f"{text!r} is not NAME=VALUE", param_hint="--param")
    return name, value


def _answer(graph: "Graph", question: str, values: dict[str, str], labels: str) -> "Answer":
    """Answer a canned question, a file of that name, or the SPARQL itself."""
    from kg.graph import canned

    if question in {item.name for item in canned.queries()}:
        return canned.run(graph, question, values, labels=labels)
    if values:
        raise click.UsageError("only canned questions have parameters; see kg query --list")
    if question.endswith((".rq", ".sparql")):
        return graph.query(_read(Path(question)))
    if not any(c.isspace() for c in question):
        raise QueryError(f"there is no question {question!r}", hint="list them: kg query --list")
    return graph.query(question)


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"cannot be read ({error})", where=str(file)) from error


def _show(answer: "Answer", form: str | None) -> str:
    from kg.graph.results import FORMATS as SHOW

    if form is None and answer.kind == "construct":
        form = "ttl"
    return SHOW[form or "table"](answer)


def _listing() -> str:
    from kg.graph import canned

    lines = []
    for item in canned.queries():
        lines.append(f"{item.name}: {item.title}" + (f" ({item.title_ar})" if item.title_ar else ""))
        for param in item.params:
            needed = " (required)" if param.required else ""
            lines.append(f"  --param {param.name}=…  {param.help}{needed}")
    return "\n".join(lines)

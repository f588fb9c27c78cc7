"""`kg query`: ask a graph, by the name of a canned query or in SPARQL."""

import click

from kg.cli.graphs import open_graph
from kg.cli.output import emit


@click.command(short_help="Ask a graph a canned question or SPARQL.")
@click.argument("graph")
@click.argument("question", metavar="NAME_OR_SPARQL_OR_FILE")
@click.option(
    "-p",
    "--param",
    "params",
    multiple=True,
    metavar="NAME=VALUE",
    help="Value of a canned query's parameter.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["tsv", "json", "csv"]),
    default="tsv",
    show_default=True,
    envvar="KG_QUERY_FORMAT",
)
def query(graph: str, question: str, params: tuple[str, ...], form: str) -> None:
    """Ask GRAPH (a .trig, .nq or .ttl file, - for N-Quads on standard input)."""
    raise NotImplementedError

"""The verbs' one way to graphs: open, write and name formats, with standard input and output as files."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.output import check_writable, emit
from kg.errors import GraphError

if TYPE_CHECKING:
    from kg.graph import Graph

STREAM = "nq"
"""Format of graphs on standard input and output: lines, so that pipes can cut and join them."""


def open_graph(given: str) -> "Graph":
    """Load a graph file, open a store's graph, or fetch that of a server; "-" is N-Quads on standard input.

    Raises:
        GraphError: There is no such file, or it is no graph.
    """
    from kg.graph import Graph

    if given == "-":
        return Graph.loads(sys.stdin.buffer.read(), STREAM, where="stdin")
    if given.startswith(("http://", "https://")):
        from kg.graph.remote import Remote

        return Remote(given).graph()
    if Path(given).is_dir():
        from kg.graph import store

        return store.open_graph(given)
    if not Path(given).is_file():
        raise GraphError("no such file", where=given, hint=f"make it: kg build IN… -o {given}")
    return Graph.load(given)


def save(graph: "Graph", output: str, form: str = "") -> None:
    """Write a graph in the format of `form` or the suffix, whole or not at all; "-" is standard output.

    Raises:
        GraphError: It cannot be written.
        ConfigError: The format is unknown.
    """
    if output == "-":
        emit(graph.to_bytes(form or STREAM))
    else:
        graph.save(output, form)


def formats() -> list[str]:
    """Names of all formats that a graph can be written in, sorted."""
    from kg.graph.exporters import EXPORTERS

    return EXPORTERS.names()


def check_format(output: str, form: str) -> None:
    """End with a usage error, before any work, when nothing can write this output."""
    from kg.graph.formats import suffix_of

    try:
        name = form or (STREAM if output == "-" else suffix_of(output))
    except GraphError as error:
        raise click.UsageError(str(error)) from error
    from kg.graph.formats import format_name

    if format_name(name) not in formats():
        raise click.UsageError(f"no format {name!r}; known: {', '.join(formats())}")
    check_writable(output)

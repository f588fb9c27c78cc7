"""The verbs' one way to graphs: open, write and name formats, with standard input and output as files."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.console import say
from kg.cli.given import is_flag
from kg.cli.output import check_writable, emit, is_terminal
from kg.errors import GraphError
from kg.ingest.stdin import NAME, received

if TYPE_CHECKING:
    from kg.graph import Graph

STREAM = "nq"
"""Format of graphs on standard input and output: lines, so that pipes can cut and join them."""


def is_remote(given: str) -> bool:
    """Say whether a graph is named by the address of a server."""
    return given.startswith(("http://", "https://"))


def open_graph(given: str) -> "Graph":
    """Load a graph file, open a store's graph, or fetch that of a server; "-" is N-Quads on standard input.

    Raises:
        GraphError: There is no such file, or it is no graph.
        InputError: Standard input is closed.
    """
    from kg.graph import Graph

    if given == "-":
        if is_terminal(sys.stdin):
            say("reading N-Quads from standard input, until Ctrl-D")
        return Graph.loads(received(), STREAM, where=NAME)
    if is_remote(given):
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


def title_of(graph: str) -> str:
    """What a graph's pages are called: its file, folder or server, also where the name is no text."""
    return os.fsencode(Path(graph).stem).decode("utf-8", "replace")


def formats() -> list[str]:
    """Names of all formats that a graph can be written in, sorted."""
    from kg.graph.exporters import EXPORTERS

    return EXPORTERS.names()


def format_of(output: str, form: str) -> str:
    """The format to write an output in: by its suffix, else the one asked for.

    `KG_FORMAT` and kg.toml are heard only where no suffix tells it. Ends with a usage error, before any work,
    when nothing can write this output, or when `--format` says another format than the suffix.
    """
    from kg.graph.formats import WRITTEN, format_name

    told = "" if output == "-" else format_name(Path(output).suffix)
    known = told in formats()
    name = told if known and not is_flag("form") else format_name(form) or told
    if not name and output != "-":
        raise click.UsageError(f"the file name {output!r} has no suffix, for example graph.ttl")
    name = name or STREAM
    if name not in formats():
        raise click.UsageError(f"no format {name!r}; known: {', '.join(formats())}")
    if known and told not in (name, WRITTEN.get(name)):
        raise click.UsageError(f"--format says {form}, but {output!r} is {told} by its name")
    check_writable(output)
    return name

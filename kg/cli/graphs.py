"""The verbs' one way to graphs: open, write and name formats, with standard input and output as files."""

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.output import atomic, emit
from kg.errors import GraphError

if TYPE_CHECKING:
    from kg.graph import Graph

STREAM = "nq"
"""Format of graphs on standard input and output: lines, so that pipes can cut and join them."""


def open_graph(given: str) -> "Graph":
    """Load a graph file; "-" is N-Quads on standard input.

    Raises:
        GraphError: There is no such file, or it is no graph.
    """
    from kg.graph import Graph

    if given == "-":
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / f"stdin.{STREAM}"
            file.write_bytes(sys.stdin.buffer.read())
            return Graph.load(file)
    if not Path(given).exists():
        raise GraphError("no such file", where=given, hint="make it: kg build IN… -o " + given)
    return Graph.load(Path(given))


def save(graph: "Graph", output: str, form: str = "") -> None:
    """Write a graph in the format of the suffix or `form`, whole or not at all; "-" is standard output.

    Raises:
        GraphError: The format is unknown, or cannot show this graph.
    """
    if output == "-":
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / f"graph.{form or STREAM}"
            graph.save(file)
            emit(file.read_bytes())
        return
    with atomic(Path(output)) as partial:
        graph.save(partial)


def suffixes() -> list[str]:
    """Suffixes of all formats that a graph can be written in, sorted."""
    return ["nq", "trig", "ttl"]

"""What a user adds to a build: decisions about links, names; where their files lie."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kg.cli.console import say

if TYPE_CHECKING:
    from kg.graph import Graph
    from kg.resolve import Guide

F = TypeVar("F", bound=Callable[..., Any])

LINKS, NAMES = "links.tsv", "names.tsv"


@dataclass(frozen=True, slots=True)
class Additions:
    """Files of a user's own.

    Args:
        links: Decisions about links; None for the file beside the graph.
        names: Tables of names, beside the one that lies with the graph.
    """

    links: Path | None = None
    names: tuple[Path, ...] = ()


def adds_names(command: F) -> F:
    """Add `--names`."""
    return click.option(
        "--names",
        "names",
        multiple=True,
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        envvar="KG_NAMES",
        help="Table of names of one's own (kg names add); may be given several times.",
    )(command)


def adds_to_builds(command: F) -> F:
    """Add `--links` and `--names`."""
    command = adds_names(command)
    return click.option(
        "--links",
        "links",
        default=None,
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        envvar="KG_LINKS",
        help="Decisions about links (kg link). [default: the file beside the graph]",
    )(command)


def beside(graph: Path | str, name: str) -> Path:
    """Where a user's file for a graph lies: in the folder of a store, else beside the file.

    `news.trig` has `news.links.tsv`; the store `news` has `news/links.tsv`.
    """
    path = Path(graph)
    return path / name if path.is_dir() or not path.suffix else path.with_name(f"{path.stem}.{name}")


def guide_of(graph: Path | str, additions: Additions | None = None) -> "Guide":
    """What a user adds to the graph that is written to a path; "-" has no file beside it.

    Raises:
        ConfigError: A decision is wrong.
        OntologyError: A name is wrong, or a table has no header.
    """
    from kg.names import own_names
    from kg.resolve import Guide, read_decisions

    additions = additions or Additions()
    decisions = read_decisions(additions.links) if additions.links else ()
    tables = list(additions.names)
    if not additions.links and str(graph) != "-":
        decisions = read_decisions(beside(graph, LINKS))
    if str(graph) != "-" and beside(graph, NAMES).is_file():
        tables.append(beside(graph, NAMES))
    return Guide(decisions, own_names(tables))


def say_refused(graph: "Graph") -> None:
    """Say how many links were refused because too much would have become one."""
    answer = graph.query(
        "SELECT ?why (COUNT(?link) AS ?links) { ?link a kg:RefusedLink ; kg:refusedBecause ?why }"
        " GROUP BY ?why ORDER BY ?why"
    )
    for row in answer.values():
        say(f"note: {int(row['links']):,} links refused: {row['why']} (kg explain tells which)")

"""`kg link`: decide that two things are one, or are not."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kg.cli.console import say
from kg.cli.given import check_text
from kg.cli.graphs import open_graph
from kg.cli.links import LINKS, beside
from kg.cli.output import atomic, emit

if TYPE_CHECKING:
    from kg.graph import Graph

F = TypeVar("F", bound=Callable[..., Any])


@click.group(short_help="Decide that two things are one, or are not.")
def link() -> None:
    """Write decisions about entities and events; every later build obeys them.

    They stand in a file beside the graph: news.links.tsv for news.trig, links.tsv in the folder of a store.
    Its first line names the columns, with tabs between: decision, a, b, note. A line is: accept or reject,
    the ids of both sides, a note. Lines that begin with # are comments.
    """


def _sides(command: F) -> F:
    """Add graph, both sides and a note."""
    for option in (
        click.option("--note", default="", callback=check_text, help="Why, for people."),
        click.argument("b", metavar="B", callback=check_text),
        click.argument("a", metavar="A", callback=check_text),
        click.argument("graph", type=click.Path()),
    ):
        command = option(command)
    return command


@link.command(short_help="They are one.")
@_sides
def accept(graph: str, a: str, b: str, note: str) -> None:
    """Decide that A and B are one: ids of entities, events or mentions, IRIs, or names of entities.

    \b
    kg link accept news.trig "سامح شكري" e-1f0c55aa91c2
    """
    _decide(graph, "accept", (a, b), note)


@link.command(short_help="They are not one.")
@_sides
def reject(graph: str, a: str, b: str, note: str) -> None:
    """Decide that A and B are not one: ids of mentions (kg explain shows them), entities or events.

    \b
    kg link reject news.trig m-0a1b2c3d4e5f m-5f4e3d2c1b0a --note "two men of one name"
    """
    _decide(graph, "reject", (a, b), note)


@link.command(short_help="Take a decision back.")
@click.argument("graph", type=click.Path())
@click.argument("a", metavar="A", callback=check_text)
@click.argument("b", metavar="B", callback=check_text)
def remove(graph: str, a: str, b: str) -> None:
    """Take back what was decided about A and B, which kg link list shows; the next build is free again.

    \b
    kg link remove news.trig m-0a1b2c3d4e5f m-5f4e3d2c1b0a
    """
    from kg.resolve import withdrawn

    opened = open_graph(graph) if Path(graph).exists() else None
    a, b = (_id(opened, side.strip()) for side in (a, b))
    file = beside(graph, LINKS)
    text = withdrawn(file, a, b)
    with atomic(file) as partial:
        partial.write_text(text, encoding="utf-8")
    say(f"{a} {b} removed from {file}; the next build obeys it")


@link.command("list", short_help="Show the decisions.")
@click.argument("graph", type=click.Path())
def listing(graph: str) -> None:
    """Print the decisions about GRAPH as TSV.

    \b
    kg link list news.trig
    """
    from kg.resolve import read_decisions, write_decisions

    emit(write_decisions(read_decisions(beside(graph, LINKS))))


def _decide(graph: str, verdict: str, sides: tuple[str, str], note: str) -> None:
    from kg.resolve import amended, decision

    opened = open_graph(graph) if Path(graph).exists() else None
    a, b = (_id(opened, side.strip()) for side in sides)
    file = beside(graph, LINKS)
    made = decision(verdict, a, b, note)
    if opened is not None:
        _warn(opened, graph, (a, b))
    text = amended(file, made)
    with atomic(file) as partial:
        partial.write_text(text, encoding="utf-8")
    say(f"{verdict} {a} {b} written to {file}; the next build obeys it")


def _id(graph: "Graph | None", side: str) -> str:
    """The id of a side: as given, the end of an IRI, or that of the entity with a name."""
    if side.startswith("m-"):
        return side
    from kg.graph.explain import find_thing

    known = side.startswith(("e-", "ev-")) or (side[:1] == "Q" and side[1:].isdigit())
    if known or graph is None:
        return side
    return (side if "://" in side else find_thing(graph, side)).rsplit("/", 1)[-1]


def _warn(graph: "Graph", file: str, ids: tuple[str, str]) -> None:
    """Say which ids a graph does not have: they may be of articles still to come."""
    from kg.graph.explain import is_known

    for one in ids:
        if not is_known(graph, one):
            say(f"note: {file} has nothing with the id {one} (kg explain shows ids)")

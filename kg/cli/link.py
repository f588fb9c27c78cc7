"""`kg link`: decide that two things are one, or are not."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from kg.cli.console import say
from kg.cli.graphs import open_graph
from kg.cli.links import LINKS, beside
from kg.cli.output import atomic, emit

F = TypeVar("F", bound=Callable[..., Any])


@click.group(short_help="Decide that two things are one, or are not.")
def link() -> None:
    """Write decisions about entities and events; every later build obeys them.

    They stand in a file beside the graph: news.links.tsv for news.trig, links.tsv in the folder of a store.
    A line is: accept or reject, the ids of both sides, a note.
    """


def _sides(command: F) -> F:
    """Add graph, both sides and a note."""
    for option in (
        click.option("--note", default="", help="Why, for people."),
        click.argument("b", metavar="B"),
        click.argument("a", metavar="A"),
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
    from kg.resolve import decided, decision, read_decisions, write_decisions

    a, b = (_id(graph, side.strip()) for side in sides)
    file = beside(graph, LINKS)
    made = decision(verdict, a, b, note)
    _warn(graph, (a, b))
    text = write_decisions(decided(read_decisions(file), made))
    with atomic(file) as partial:
        partial.write_text(text, encoding="utf-8")
    say(f"{verdict} {a} {b} written to {file}; the next build obeys it")


def _id(graph: str, side: str) -> str:
    """The id of a side: as given, the end of an IRI, or that of the entity with a name."""
    if side.startswith("m-"):
        return side
    from kg.graph.explain import find_thing

    known = side.startswith(("e-", "ev-")) or (side[:1] == "Q" and side[1:].isdigit())
    if known or not Path(graph).exists():
        return side
    return (
        side.rsplit("/", 1)[-1] if "://" in side else find_thing(open_graph(graph), side).rsplit("/", 1)[-1]
    )


def _warn(graph: str, ids: tuple[str, str]) -> None:
    """Say which ids the graph does not have, where there is one: they may be of articles still to come."""
    if not Path(graph).exists():
        return
    from kg.graph.explain import is_known

    opened = open_graph(graph)
    for one in ids:
        if not is_known(opened, one):
            say(f"note: {graph} has nothing with the id {one} (kg explain shows ids)")

"""Pictures of a graph, whole or around an entity.

Comes in: a Graph and what to show. Goes out: SVG or PNG, and a message when something was left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import networkx as nx

from kg.errors import GraphError
from kg.graph.drawing import Lang, compose
from kg.graph.png import to_png
from kg.graph.search import find_one
from kg.graph.svg import to_svg
from kg.graph.view import neighbourhood, part_of

if TYPE_CHECKING:
    from kg.graph.graph import Graph

NODES = 60
"""Most nodes of a picture unless asked: beyond it labels of news graphs cannot be read on one screen."""

MOST = 400
"""Most nodes of any picture."""


@dataclass(frozen=True, slots=True)
class View:
    """What a picture shows.

    Args:
        around: Name or IRI of an entity to start from; empty for the whole graph.
        depth: Steps from it.
        nodes: Most nodes that are shown; the best connected ones stay.
        lang: Language of the labels: "ar", "en", or "both".
    """

    around: str = ""
    depth: int = 1
    nodes: int = NODES
    lang: Lang = "both"


@dataclass(frozen=True, slots=True)
class Picture:
    """A finished picture and what a person should know about it; the message may be empty."""

    data: bytes
    message: str


EVERYTHING = View()


def draw(graph: Graph, format_: Literal["svg", "png"], view: View = EVERYTHING) -> Picture:
    """Draw the simple graph.

    Raises:
        GraphError: There is nothing to draw, the entity is not there, or a number is out of range.
    """
    if not 1 <= view.nodes <= MOST or not 1 <= view.depth <= 10:
        raise GraphError(f"a picture shows 1 to {MOST} nodes and 1 to 10 steps")
    full = graph.networkx()
    if view.around:
        centre = find_one(graph, view.around)
        if centre not in full:
            raise GraphError(f"{view.around!r} takes part in no event that could be drawn")
        full = neighbourhood(full, centre, view.depth)
        shown = core(full, view.nodes, keep=centre)
    else:
        shown = core(full, view.nodes)
    if full and not shown:
        raise GraphError(f"no event fits into so few nodes ({view.nodes})", hint="allow more")
    if not shown:
        raise GraphError("there is nothing to draw", hint="the graph has no events with participants")
    left_out = len(full) - len(shown)
    message = f"{len(shown)} of {len(full)} nodes shown, the best connected" if left_out else ""
    drawing = compose(shown, lang=view.lang, note=message)
    return Picture(to_svg(drawing) if format_ == "svg" else to_png(drawing), message)


def core(full: nx.MultiDiGraph[str], most: int, *, keep: str = "") -> nx.MultiDiGraph[str]:
    """The best connected nodes, none of them alone; the graph itself when it is small enough.

    Edges are taken by how well connected their weaker end is, until there are enough nodes. An event node
    comes with everything it points to, or says nothing; events in which nobody takes part come last.
    """
    if len(full) <= most:
        return full
    degree = dict(full.degree())
    around = {node: sorted({*full.successors(node), *full.predecessors(node)}) for node in full}
    chosen: set[str] = {keep} if keep else set()

    empty = {
        node for node, data in full.nodes(data=True) if data["node"] == "event" and not full.out_degree(node)
    }

    def rank(edge: tuple[str, str]) -> tuple[bool, bool, int, int, tuple[str, str]]:
        low, high = sorted((degree[edge[0]], degree[edge[1]]))
        return keep not in edge, not empty.isdisjoint(edge), -low, -high, edge

    for edge in sorted({(source, target) for source, target in full.edges()}, key=rank):
        wanted = set(edge)
        for end in edge:
            if full.nodes[end]["node"] == "event":
                wanted.update(around[end])
        if len(chosen | wanted) <= most:
            chosen |= wanted
    return part_of(full, chosen)

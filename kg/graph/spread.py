"""Where the nodes of a large graph go on the explorer page: the same graph, the same places.

Comes in: how many nodes, and which are joined. Goes out: their places. Each connected part starts from
distances to a few pivots, is spread by forces, and the parts are packed around the largest.
Sources: Brandes, Pich: Eigensolver Methods for Progressive MDS (2006); Fruchterman, Reingold: Graph Drawing
by Force-directed Placement (1991); far nodes repel together, as in Barnes, Hut (1986), on one grid.
"""

from collections.abc import Sequence

import networkx as nx
import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]

PIVOTS = 24
ROUNDS = 100
SMALL = 12
"""Parts of at most this many nodes are spread all at once: one by one, 500 of them took 40 s."""

EXACT = 900
"""Most nodes between which every pair repels one another; larger parts use the grid."""

CELLS = 28
"""Cells of the grid across and down."""

GRAVITY = 0.3
"""Pull towards the middle: without it the arms of large parts leave much of the page empty."""

NEAR = 0.05
"""Least square of a distance: what is nearer repels no more."""

CELL = 0.8
"""Cells by which parts are kept apart, in lengths of an edge: with 1.5 small graphs were mostly empty."""

GOLDEN = 2.399963229728653
"""The golden angle: points on a spiral that never line up."""


def spread(count: int, joined: Sequence[tuple[int, int]]) -> Points:
    """Places of nodes, one edge about one unit long; shape (count, 2), around the origin."""
    graph = nx.Graph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from((a, b) for a, b in joined if a != b)
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda p: (-len(p), p))
    places = np.zeros((count, 2))
    if not count:
        return places
    for part in parts:
        if len(part) > SMALL:
            places[part] = _large(graph, part)
    _small(graph, [part for part in parts if len(part) <= SMALL], places)
    _pack(places, parts)
    return places


def _spiral(count: int) -> Points:
    at = np.arange(count)
    return np.stack([np.cos(GOLDEN * at), np.sin(GOLDEN * at)], axis=1) * np.sqrt(at + 1)[:, None]


def _large(graph: "nx.Graph[int]", part: list[int]) -> Points:
    """Spread one part by itself."""
    place = {node: index for index, node in enumerate(part)}
    ends = np.array([(place[a], place[b]) for a, b in graph.subgraph(part).edges()])
    mass = np.sqrt(1.0 + np.bincount(ends.ravel(), minlength=len(part)))
    points = _start(graph, part) + 0.3 * _spiral(len(part)) / np.sqrt(len(part))
    repel = _each if len(part) <= EXACT else _grid
    for hot in np.linspace(1.0, 0.02, ROUNDS) ** 1.5 * np.sqrt(len(part)) * 0.25:
        move = repel(points, mass) - GRAVITY * mass[:, None] * points
        along = points[ends[:, 1]] - points[ends[:, 0]]
        pull = along * np.linalg.norm(along, axis=1)[:, None]
        for axis in (0, 1):
            move[:, axis] += np.bincount(ends[:, 0], pull[:, axis], len(part))
            move[:, axis] -= np.bincount(ends[:, 1], pull[:, axis], len(part))
        far = np.linalg.norm(move, axis=1)[:, None]
        points = points + move / np.maximum(far, 1e-9) * np.minimum(far, hot)
    centred: Points = points - points.mean(axis=0)
    return centred


def _start(graph: "nx.Graph[int]", part: list[int]) -> Points:
    """Two main directions of the path lengths to pivots, each as far from the others as can be."""
    nodes = graph.subgraph(part)
    pivot = max(part, key=lambda node: (nodes.degree(node), -node))
    rows, nearest = [], np.full(len(part), np.inf)
    for _ in range(min(PIVOTS, len(part))):
        lengths = nx.single_source_shortest_path_length(nodes, pivot)
        row = np.array([lengths[node] for node in part], dtype=float)
        rows.append(row)
        nearest = np.minimum(nearest, row)
        pivot = part[int(nearest.argmax())]
    squares = np.stack(rows, axis=1) ** 2
    centred = squares - squares.mean(axis=0) - squares.mean(axis=1)[:, None] + squares.mean()
    _, vectors = np.linalg.eigh(centred.T @ centred)
    points = centred @ vectors[:, -2:]
    signs = np.sign(points[np.abs(points).argmax(axis=0), [0, 1]])
    size = np.abs(points).max() or 1.0
    started: Points = np.round(points * signs / size * np.sqrt(len(part)), 9)
    return started


def _each(points: Points, mass: NDArray[np.float64]) -> Points:
    """Every node repels every other."""
    return _away(points, points, mass[:, None] * mass[None])


def _away(points: Points, others: Points, weight: Points) -> Points:
    """Sum of the forces from others: weight / distance, along the line between the two."""
    squares = (points**2).sum(axis=1)[:, None] + (others**2).sum(axis=1)[None] - 2 * points @ others.T
    force = weight / np.maximum(squares, NEAR)
    pushed: Points = points * force.sum(axis=1)[:, None] - force @ others
    return pushed


def _grid(points: Points, mass: NDArray[np.float64]) -> Points:
    """Nodes are repelled by the cells of a grid, each as heavy as what is in it."""
    low, high = points.min(axis=0), points.max(axis=0)
    cell = np.minimum(((points - low) / np.maximum(high - low, 1e-9) * CELLS).astype(int), CELLS - 1)
    number = cell[:, 0] * CELLS + cell[:, 1]
    weight = np.bincount(number, mass, CELLS * CELLS)
    used = np.flatnonzero(weight)
    sums = [np.bincount(number, mass * points[:, axis], CELLS * CELLS)[used] for axis in (0, 1)]
    centre: Points = np.stack(sums, axis=1) / weight[used, None]
    return _away(points, centre, mass[:, None] * weight[used][None])


def _small(graph: "nx.Graph[int]", parts: list[list[int]], places: Points) -> None:
    """Spread all small parts at once: shape (parts, nodes, 2), with nothing where a part has fewer nodes."""
    if not parts:
        return
    there = np.array([[at < len(part) for at in range(SMALL)] for part in parts], dtype=float)
    joined = np.zeros((len(parts), SMALL, SMALL))
    for number, part in enumerate(parts):
        place = {node: index for index, node in enumerate(part)}
        for a, b in graph.subgraph(part).edges():
            joined[number, place[a], place[b]] = joined[number, place[b], place[a]] = 1
    pairs = there[:, :, None] * there[:, None, :]
    points = np.repeat(_spiral(SMALL)[None], len(parts), axis=0)
    for hot in np.linspace(0.4, 0.01, ROUNDS):
        away = points[:, :, None] - points[:, None]
        far = np.maximum(np.sqrt((away**2).sum(axis=3)), 0.1)
        move = np.einsum("pijk,pij->pik", away, pairs / far**2 - joined * far)
        length = np.linalg.norm(move, axis=2)[:, :, None]
        points = points + move / np.maximum(length, 1e-9) * np.minimum(length, hot)
    for number, part in enumerate(parts):
        own = points[number, : len(part)]
        places[part] = own - own.mean(axis=0)


def _pack(places: Points, parts: list[list[int]]) -> None:
    """Move parts so that none lies on another: the largest in the middle, the others where there is room."""
    size = 2 * int(np.abs(places).max() / CELL + 3 * np.sqrt(len(places)) + 8)
    taken = np.zeros((2 * size, 2 * size), dtype=bool)
    first = 0
    for number, part in enumerate(parts):
        cells = _cells(places[part])
        first = first if number and len(part) == len(parts[number - 1]) else 0
        for at in range(first, 4 * size * size):
            shift = np.round(np.array([np.cos(GOLDEN * at), np.sin(GOLDEN * at)]) * 1.4 * np.sqrt(at)).astype(
                int
            )
            if not taken[tuple((cells + shift + size).T)].any():
                taken[tuple((cells + shift + size).T)] = True
                places[part] += shift * CELL
                first = at
                break


def _cells(points: Points) -> NDArray[np.int64]:
    """The cells that points are in, with those around them."""
    around = np.array([(x, y) for x in (-1, 0, 1) for y in (-1, 0, 1)])
    cells = np.floor(points / CELL).astype(int)
    return np.unique((cells[:, None] + around[None]).reshape(-1, 2), axis=0)

"""Where the boxes of a picture go: the same graph gives the same picture.

Comes in: box sizes and which boxes are joined. Goes out: their centres in pixels. Each connected part is laid
out by stress majorization from a fixed start, boxes are pushed apart, and the parts are set in rows.
Source: Gansner, Koren, North: Graph Drawing by Stress Majorization (2004).
"""

from collections.abc import Sequence

import networkx as nx
import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
Size = tuple[float, float]

STEP = (250.0, 140.0)
"""Wanted distance of joined boxes in pixels, across and down: boxes are wide, and edges carry words."""

GAP = (64.0, 46.0)
"""Least space between boxes, across and down."""

AROUND = (34.0, 30.0)
"""Space around the words of an arrow between two boxes: its beginning and its head are seen."""

CLEAR = 10.0
"""Space between a box and the arrows of others."""

ROUNDS = 120
PUSHES = 300
TURNS = 100
"""Pushes in which boxes are also moved off arrows: what cannot be had by then would go round in circles."""


def layout(
    sizes: Sequence[Size], joined: Sequence[tuple[int, int]], words: Sequence[Size] | None = None
) -> Points:
    """Centres of boxes; shape (number of boxes, 2), all boxes right of and below the origin.

    Args:
        sizes: Width and height of each box.
        joined: Which boxes have an arrow between them.
        words: Width and height of each arrow's words, for which there is room between the boxes.
    """
    graph = nx.Graph()
    graph.add_nodes_from(range(len(sizes)))
    graph.add_edges_from(joined)
    centres = np.zeros((len(sizes), 2))
    extents = np.asarray(sizes, dtype=float).reshape(-1, 2)
    gaps = _gaps(len(sizes), joined, words or [(0.0, 0.0)] * len(joined))
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda p: (-len(p), p))
    for part in parts:
        lines = np.asarray([(part.index(a), part.index(b)) for a, b in graph.subgraph(part).edges()])
        need = (extents[part][:, None] + extents[part][None]) / 2 + gaps[np.ix_(part, part)]
        centres[part] = _push_apart(_stress(graph, part), extents[part], need, lines.reshape(-1, 2))
    _set_in_rows(centres, extents, parts)
    return centres


def _gaps(count: int, joined: Sequence[tuple[int, int]], words: Sequence[Size]) -> Points:
    """Least space between each two boxes: more where the words of an arrow stand; shape (count, count, 2)."""
    gaps = np.tile(np.asarray(GAP), (count, count, 1))
    for (one, other), (width, height) in zip(joined, words, strict=True):
        if width:
            room = np.maximum(gaps[one, other], (width + AROUND[0], height + AROUND[1]))
            gaps[one, other] = gaps[other, one] = room
    return gaps


def _stress(graph: "nx.Graph[int]", part: list[int]) -> Points:
    """Positions whose distances are close to the path lengths, weighted by 1 / length squared."""
    count = len(part)
    if count == 1:
        return np.zeros((1, 2))
    place = {node: index for index, node in enumerate(part)}
    lengths = np.zeros((count, count))
    for node, reached in nx.all_pairs_shortest_path_length(graph.subgraph(part)):
        for other, length in reached.items():
            lengths[place[node], place[other]] = length
    angles = 2 * np.pi * np.arange(count) / count
    points = np.stack([np.cos(angles), np.sin(angles)], axis=1) * count / 6
    weights = np.where(lengths > 0, 1 / np.maximum(lengths, 1) ** 2, 0)
    inverse = np.linalg.pinv(np.diag(weights.sum(axis=1)) - weights)
    for _ in range(ROUNDS):
        distances = np.linalg.norm(points[:, None] - points[None], axis=2)
        ratio = weights * lengths / np.maximum(distances, 1e-9)
        points = inverse @ ((np.diag(ratio.sum(axis=1)) - ratio) @ points)
    placed: Points = np.round(points * np.asarray(STEP), 3)
    return placed


def _push_apart(points: Points, extents: Points, need: Points, lines: NDArray[np.int64]) -> Points:
    """Move boxes away from one another along the shorter way, and from the arrows of others.

    Args:
        points: Centres.
        extents: Widths and heights.
        need: Least distances of each two centres, across and down.
        lines: Which boxes have an arrow between them.
    """
    points = points.copy()
    for turn in range(PUSHES):
        moved = _off_lines(points, extents, lines) if turn < TURNS else False
        for one in range(len(points)):
            near = (need[one] - np.abs(points - points[one]) > 0.5).all(axis=1)
            for other in np.flatnonzero(near[one + 1 :]) + one + 1:
                offset = points[other] - points[one]
                overlap = need[one, other] - np.abs(offset)
                if (overlap <= 0.5).any():
                    continue
                axis = int(overlap[0] > overlap[1])
                push = overlap[axis] / 2 * (1 if offset[axis] >= 0 else -1)
                points[one, axis] -= push
                points[other, axis] += push
                moved = True
        if not moved:
            break
    return points


def _off_lines(points: Points, extents: Points, lines: NDArray[np.int64]) -> bool:
    """Move each box off the arrows that run behind it; says whether any was moved."""
    moved = False
    for one, other in lines:
        start, way = points[one], points[other] - points[one]
        length = float(np.hypot(*way)) or 1.0
        across = np.asarray([-way[1], way[0]]) / length
        along, away = (points - start) @ way / length, (points - start) @ across
        reach = extents @ np.abs(across) / 2 + CLEAR
        behind = (along > 0) & (along < length) & (np.abs(away) < reach - 0.5)
        behind[[one, other]] = False
        if behind.any():
            side = np.where(away[behind] >= 0, 1.0, -1.0)
            points[behind] += across * ((reach[behind] - np.abs(away[behind])) * side)[:, None]
            moved = True
    return moved


def _set_in_rows(centres: Points, extents: Points, parts: list[list[int]]) -> None:
    """Shift each part to its place: rows from the top left, about as wide as they are high."""
    boxes = []
    for part in parts:
        low = (centres[part] - extents[part] / 2).min(axis=0)
        high = (centres[part] + extents[part] / 2).max(axis=0)
        boxes.append((part, low, high - low + 2 * np.asarray(GAP)))
    area = sum(float(size[0] * size[1]) for _, _, size in boxes)
    widest = max([float(size[0]) for _, _, size in boxes] + [1.5 * area**0.5])
    x = y = row = 0.0
    for part, low, size in boxes:
        if x and x + size[0] > widest:
            x, y, row = 0.0, y + row, 0.0
        centres[part] += np.asarray([x, y]) - low
        x, row = x + float(size[0]), max(row, float(size[1]))

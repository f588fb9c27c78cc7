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

STEP = (250.0, 140.0)
"""Wanted distance of joined boxes in pixels, across and down: boxes are wide, and edges carry words."""

GAP = (64.0, 46.0)
"""Least space between boxes, across and down."""

ROUNDS = 120
PUSHES = 300


def layout(sizes: Sequence[tuple[float, float]], joined: Sequence[tuple[int, int]]) -> Points:
    """Centres of boxes; shape (number of boxes, 2), all boxes right of and below the origin."""
    graph = nx.Graph()
    graph.add_nodes_from(range(len(sizes)))
    graph.add_edges_from(joined)
    centres = np.zeros((len(sizes), 2))
    extents = np.asarray(sizes, dtype=float).reshape(-1, 2)
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda p: (-len(p), p))
    for part in parts:
        centres[part] = _push_apart(_stress(graph, part), extents[part])
    _set_in_rows(centres, extents, parts)
    return centres


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


def _push_apart(points: Points, extents: Points) -> Points:
    """Move overlapping boxes away from one another along the shorter way."""
    points = points.copy()
    need = (extents[:, None] + extents[None]) / 2 + np.asarray(GAP)
    for _ in range(PUSHES):
        moved = False
        for one in range(len(points)):
            for other in range(one + 1, len(points)):
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

"""A picture before it is drawn: boxes, arrows, legend, all in pixels.

Comes in: a NetworkX view. Goes out: a Drawing that `svg` and `png` draw alike.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from math import dist
from typing import TYPE_CHECKING, Literal

from kg.graph.layout import layout
from kg.graph.placing import Point, free_place
from kg.graph.style import (
    DASHED,
    FILL,
    KIND_WORDS,
    LINE,
    MARGIN,
    NAME_SIZE,
    PAD_X,
    PAD_Y,
    SMALL_SIZE,
    STATUS_COLOR,
    STATUS_WORDS,
    STROKE,
    text_width,
)

if TYPE_CHECKING:
    import networkx as nx

Lang = Literal["ar", "en", "both"]
WIDEST = {"entity": 22, "event": 26}
"""Longest line in a box, in code points; longer labels are broken between words."""

LINES = 3
"""Most lines of one label."""

STACKED = 2
"""Most labels on one arrow; the rest is counted."""

HEAD = 8.0
"""Length of an arrow's head in pixels."""

LEGEND_LINE = 22.0


@dataclass(frozen=True, slots=True)
class Box:
    """A node: its rectangle and the lines in it."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    size: float
    fill: str
    stroke: str
    dashed: bool


@dataclass(frozen=True, slots=True)
class Arrow:
    """An edge: a straight line, its head at `end`, its words at `words`."""

    start: Point
    end: Point
    words: Point
    lines: tuple[str, ...]
    color: str
    dashed: bool


Joined = tuple[tuple[Box, Box], list[dict[str, str]]]
"""Two boxes and the edges between them."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything to draw; the legend is made of boxes and arrows with words beside them."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    legend: tuple[tuple[Box | Arrow, str], ...]
    note: str = ""


def compose(graph: nx.MultiDiGraph[str], *, lang: Lang = "both", note: str = "") -> Drawing:
    """Lay out a graph.

    Args:
        graph: A view made by `kg.graph.view`.
        lang: Language of the labels; "both" sets Arabic above English.
        note: A line under the picture.
    """
    nodes = list(graph.nodes)
    texts = [_node_lines(graph.nodes[node], lang) for node in nodes]
    sizes = [_box_size(lines, size) for lines, size in texts]
    index = {node: number for number, node in enumerate(nodes)}
    pairs = _pairs(graph)
    words = [words_size(_arrow_lines(edges, lang)) for edges in pairs.values()]
    centres = layout(sizes, [(index[a], index[b]) for a, b in pairs], words)
    boxes = tuple(
        _box(graph.nodes[node], (float(centre[0]), float(centre[1]), *size), text)
        for node, centre, size, text in zip(nodes, centres, sizes, texts, strict=True)
    )
    arrows = _arrows(
        [((boxes[index[a]], boxes[index[b]]), edges) for (a, b), edges in pairs.items()], boxes, lang
    )
    right = max((box.x + box.width for box in boxes), default=0.0) + MARGIN
    bottom = max((box.y + box.height for box in boxes), default=0.0) + MARGIN
    legend, width, height = _legend(graph, lang, (max(right, 360.0), bottom))
    return Drawing(width, height + (LEGEND_LINE if note else 0), boxes, arrows, legend, note)


def _pairs(graph: nx.MultiDiGraph[str]) -> dict[tuple[str, str], list[dict[str, str]]]:
    """Edges between the same two nodes in the same direction, together.

    An agent's edge is drawn towards the event, so that arrows run from who acts to who is acted on.
    """
    pairs: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for source, target, data in graph.edges(data=True):
        pairs[(target, source) if data["role"] == "agent" else (source, target)].append(data)
    return dict(sorted(pairs.items()))


def _node_lines(data: dict[str, str], lang: Lang) -> tuple[tuple[str, ...], float]:
    """The lines of a node's label, and their size."""
    langs = ("ar", "en") if lang == "both" else (lang,)
    labels = dict.fromkeys(data[f"label_{one}"] for one in langs)
    event = data["node"] == "event"
    lines = [line for label in labels for line in _broken(label, WIDEST[data["node"]])]
    if event and data["time"]:
        lines.append(data["time"])
    return tuple(lines), SMALL_SIZE if event else NAME_SIZE


def _broken(label: str, widest: int) -> list[str]:
    """A label in lines, broken between words."""
    lines = [""]
    for word in label.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > widest:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    if len(lines) > LINES:
        lines = [*lines[:LINES]]
        lines[-1] += " …"
    return lines


def _box_size(lines: tuple[str, ...], size: float) -> tuple[float, float]:
    width = max((text_width(line, size) for line in lines), default=0.0)
    return width + 2 * PAD_X, len(lines) * size * LINE + 2 * PAD_Y


def _box(
    data: dict[str, str], place: tuple[float, float, float, float], text: tuple[tuple[str, ...], float]
) -> Box:
    x, y, width, height = place
    event = data["node"] == "event"
    kind = data["kind"]
    return Box(
        x=x - width / 2 + MARGIN,
        y=y - height / 2 + MARGIN,
        width=width,
        height=height,
        lines=text[0],
        size=text[1],
        fill=FILL[kind],
        stroke=STATUS_COLOR.get(data["status"], STROKE[kind]) if event else STROKE[kind],
        dashed=event and data["status"] in DASHED,
    )


def _arrows(joined: list[Joined], boxes: tuple[Box, ...], lang: Lang) -> tuple[Arrow, ...]:
    """The arrows between boxes; the shortest ones, which have least room, have their words placed first."""
    found = [_arrow(ends, edges, lang) for ends, edges in joined]
    lines = [(arrow.start, arrow.end) for arrow in found]
    covered = [(*_centre(box), box.width, box.height) for box in boxes]
    covered += [(*_before(end, start, HEAD), 2 * HEAD, 2 * HEAD) for start, end in lines]
    for number in sorted(range(len(found)), key=lambda number: dist(*lines[number])):
        arrow = found[number]
        if arrow.lines:
            size = words_size(arrow.lines)
            others = [line for other, line in enumerate(lines) if other != number]
            words = free_place(lines[number], size, covered, others)
            found[number] = replace(arrow, words=words)
            covered.append((*words, *size))
    return tuple(found)


def _before(end: Point, start: Point, far: float) -> Point:
    """The place so far before the end of an arrow."""
    part = far / (dist(start, end) or 1.0)
    return end[0] + (start[0] - end[0]) * part, end[1] + (start[1] - end[1]) * part


def _arrow(ends: tuple[Box, Box], edges: list[dict[str, str]], lang: Lang) -> Arrow:
    """One arrow for all edges between two boxes, its words at its beginning."""
    source, target = ends
    start = _border(source, _centre(target))
    end = _border(target, _centre(source))
    status = edges[0].get("status", "affirmed")
    plain = all(edge["role"] == "relation" for edge in edges)
    return Arrow(
        start=start,
        end=end,
        words=start,
        lines=_arrow_lines(edges, lang),
        color=STATUS_COLOR["affirmed"] if plain else STATUS_COLOR.get(status, STROKE["EVENT"]),
        dashed=not plain and status in DASHED,
    )


def _arrow_lines(edges: list[dict[str, str]], lang: Lang) -> tuple[str, ...]:
    """What an arrow says; edges to those who take part say nothing, their direction does."""
    langs = ("ar", "en") if lang == "both" else (lang,)
    speaking = [edge for edge in edges if edge["role"] not in ("agent", "patient")]
    words = list(dict.fromkeys(edge[f"label_{one}"] for edge in speaking for one in langs))
    most = STACKED * len(langs)
    return (*words[:most], *([f"+{len(words) - most}"] if len(words) > most else []))


def words_size(lines: tuple[str, ...]) -> Point:
    """Width and height of an arrow's words; nothing when it has none."""
    if not lines:
        return 0.0, 0.0
    width = max((text_width(line, SMALL_SIZE) for line in lines), default=0.0)
    return width + 6, len(lines) * SMALL_SIZE * LINE


def _centre(box: Box) -> Point:
    return box.x + box.width / 2, box.y + box.height / 2


def _border(box: Box, towards: Point) -> Point:
    """Where the line from a box's centre to a point leaves the box, with a little space."""
    x, y = _centre(box)
    dx, dy = towards[0] - x, towards[1] - y
    if not dx and not dy:
        return x, y
    across = (box.width / 2 + 3) / abs(dx) if dx else float("inf")
    down = (box.height / 2 + 3) / abs(dy) if dy else float("inf")
    part = min(across, down)
    return x + dx * part, y + dy * part


def _legend(
    graph: nx.MultiDiGraph[str], lang: Lang, corner: Point
) -> tuple[tuple[tuple[Box | Arrow, str], ...], float, float]:
    """Kinds and statuses that occur, in rows below the picture; and the size of the whole."""
    kinds = {data["kind"] for _, data in graph.nodes(data=True) if data["node"] == "entity"}
    statuses = {data["status"] for _, data in graph.nodes(data=True) if data["node"] == "event"}
    entries: list[tuple[str, tuple[str, str]]] = [(k, KIND_WORDS[k]) for k in KIND_WORDS if k in kinds]
    entries += [(s, STATUS_WORDS[s]) for s in STATUS_WORDS if s in statuses]
    right, y = corner
    x = MARGIN
    items: list[tuple[Box | Arrow, str]] = []
    for name, (english, arabic) in entries:
        words = {"en": english, "ar": arabic}.get(lang, f"{english} · {arabic}")
        step = 34 + text_width(words, SMALL_SIZE) + 18
        if x > MARGIN and x + step > right:
            x, y = MARGIN, y + LEGEND_LINE
        items.append((_sample(name, (x, y)), words))
        x += step
    return tuple(items), right, y + (LEGEND_LINE + MARGIN / 2 if items else 0)


def _sample(name: str, corner: Point) -> Box:
    """A small empty box that shows what a colour or a line means."""
    x, y = corner
    kind = name if name in KIND_WORDS else "EVENT"
    stroke = STROKE[name] if name in KIND_WORDS else STATUS_COLOR[name]
    return Box(x, y, 24.0, 13.0, (), SMALL_SIZE, FILL[kind], stroke, name in DASHED)

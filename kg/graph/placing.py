"""Where the words of an arrow go, so that they cover nothing.

Comes in: the ends of an arrow, the size of its words, what is drawn already. Goes out: where their middle is.
"""

from collections.abc import Iterable, Iterator, Sequence
from math import hypot

Point = tuple[float, float]
Line = tuple[Point, Point]
Area = tuple[float, float, float, float]
"""A rectangle: its centre, its width, its height."""

TRIED = (0.45, 0.35, 0.55, 0.65, 0.25, 0.75, 0.85, 0.15)
"""Where on its way an arrow may have its words; never the middle, where one of the other way has its own."""

CROSSED = 250.0
"""What words cost that another arrow crosses, in square pixels that they would cover."""


def free_place(arrow: Line, size: Point, covered: Sequence[Area], lines: Sequence[Line] = ()) -> Point:
    """The place on an arrow, else beside it, where its words cover least; the first one of equals.

    Args:
        arrow: Its two ends.
        size: Width and height of its words.
        covered: Boxes, heads of arrows, other words.
        lines: The other arrows.
    """

    def cost(place: Point) -> float:
        area = (*place, *size)
        crossed = sum(crosses(area, line) for line in lines)
        return round(sum(_overlap(area, other) for other in covered) + CROSSED * crossed, 3)

    return min(_places(arrow, size), key=cost)


def _places(arrow: Line, size: Point) -> Iterator[Point]:
    """Places on the arrow, then left and right of it."""
    (x1, y1), (x2, y2) = arrow
    dx, dy = x2 - x1, y2 - y1
    length = hypot(dx, dy) or 1.0
    away = abs(dy) / length * size[0] / 2 + abs(dx) / length * size[1] / 2 + 2
    for side in (0.0, 1.0, -1.0):
        for part in TRIED:
            yield x1 + dx * part - side * dy / length * away, y1 + dy * part + side * dx / length * away


def _overlap(one: Area, other: Area) -> float:
    """The part of two areas that is the same, in square pixels."""
    width = (one[2] + other[2]) / 2 - abs(one[0] - other[0])
    height = (one[3] + other[3]) / 2 - abs(one[1] - other[1])
    return max(width, 0.0) * max(height, 0.0)


def crosses(area: Area, line: Line) -> bool:
    """Say whether a line runs through an area. Source: Liang, Barsky: line clipping (1984)."""
    (x1, y1), (x2, y2) = line
    x, y, width, height = area
    dx, dy = x2 - x1, y2 - y1
    left, top = x1 - (x - width / 2), y1 - (y - height / 2)
    return _is_inside(((-dx, left), (dx, width - left), (-dy, top), (dy, height - top)))


def _is_inside(edges: Iterable[tuple[float, float]]) -> bool:
    """Say whether a part of a line is inside all edges: its step towards each, and the room before it."""
    start, end = 0.0, 1.0
    for step, room in edges:
        if step == 0:
            if room <= 0:
                return False
        elif step < 0:
            start = max(start, room / step)
        else:
            end = min(end, room / step)
    return start < end

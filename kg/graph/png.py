"""A Drawing as PNG, through matplotlib, whose text engine joins and orders Arabic.

Comes in: a Drawing. Goes out: bytes. matplotlib is imported here only, and only when a PNG is asked for.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from kg.graph.drawing import Arrow, Box, Drawing
from kg.graph.placing import Point
from kg.graph.style import FAINT, INK, LINE, PAPER, SMALL_SIZE
from kg.graph.svg import arrow_head, words_box

if TYPE_CHECKING:
    from matplotlib.axes import Axes

DPI = 100
SCALE = 1.6
"""Pixels of the PNG for each pixel of the drawing."""

LARGEST = 9000
"""Longest side of a PNG in pixels; larger drawings are scaled down."""

FONT = "DejaVu Sans"
"""Comes with matplotlib and has Arabic."""


def to_png(drawing: Drawing) -> bytes:
    """Draw as PNG; the same drawing gives the same bytes with the same matplotlib."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(drawing.width / DPI, drawing.height / DPI), dpi=DPI, facecolor=PAPER)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, drawing.width)
    axes.set_ylim(drawing.height, 0)
    axes.axis("off")
    for arrow in drawing.arrows:
        _line(axes, arrow)
    for box in drawing.boxes:
        _box(axes, box)
    for arrow in drawing.arrows:
        if arrow.lines:
            _words(axes, arrow)
    for sample, words in drawing.legend:
        if isinstance(sample, Box):
            _box(axes, sample)
            at = (sample.x + sample.width + 8, sample.y + sample.height / 2)
            _text(axes, words, at, ha="left")
    if drawing.note:
        _text(axes, drawing.note, (drawing.width / 2, drawing.height - 14), color=FAINT)
    scale = min(SCALE, LARGEST / max(drawing.width, drawing.height))
    out = io.BytesIO()
    figure.savefig(out, format="png", dpi=DPI * scale, metadata={"Software": None})
    return out.getvalue()


def _style(dashed: bool) -> Any:
    return (0, (4, 3)) if dashed else "solid"


def _text(axes: Axes, words: str, place: Point, **rest: Any) -> None:
    style = {"ha": "center", "va": "center", "color": INK, "size": SMALL_SIZE, "zorder": 4, **rest}
    style["fontsize"] = style.pop("size") * 72 / DPI
    axes.text(*place, words.replace("$", r"\$"), family=FONT, parse_math=False, **style)


def _box(axes: Axes, box: Box) -> None:
    from matplotlib.patches import FancyBboxPatch

    patch = FancyBboxPatch(
        (box.x, box.y),
        box.width,
        box.height,
        boxstyle="round,pad=0,rounding_size=" + str(min(8.0, box.height / 3)),
        facecolor=box.fill,
        edgecolor=box.stroke,
        linewidth=1.0,
        linestyle=_style(box.dashed),
        zorder=2,
    )
    axes.add_patch(patch)
    first = box.y + box.height / 2 - (len(box.lines) - 1) * box.size * LINE / 2
    for number, line in enumerate(box.lines):
        at = (box.x + box.width / 2, first + number * box.size * LINE)
        _text(axes, line, at, size=box.size)


def _line(axes: Axes, arrow: Arrow) -> None:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Polygon

    (x1, y1), (x2, y2) = arrow.start, arrow.end
    axes.add_line(
        Line2D(
            [x1, x2], [y1, y2], color=arrow.color, linewidth=0.95, linestyle=_style(arrow.dashed), zorder=1
        )
    )
    axes.add_patch(Polygon(arrow_head(arrow), closed=True, facecolor=arrow.color, edgecolor="none", zorder=1))


def _words(axes: Axes, arrow: Arrow) -> None:
    from matplotlib.patches import Rectangle

    x, y, width, height = words_box(arrow)
    axes.add_patch(
        Rectangle((x, y), width, height, facecolor=PAPER, alpha=0.85, edgecolor="none", zorder=1.5)
    )
    for number, line in enumerate(arrow.lines):
        middle = (x + width / 2, y + (number + 0.5) * SMALL_SIZE * LINE)
        _text(axes, line, middle, color=arrow.color, zorder=1.7)

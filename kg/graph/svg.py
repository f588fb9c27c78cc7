"""A Drawing as SVG, with text as text.

Comes in: a Drawing. Goes out: bytes. Arabic stays in reading order and in its ordinary letters; the viewer's
font joins them (`direction="rtl"`, `unicode-bidi="plaintext"`).
"""

import re
from html import escape
from math import hypot

from kg.graph.drawing import HEAD, Arrow, Box, Drawing, words_size
from kg.graph.placing import Point
from kg.graph.style import FAINT, FONTS, INK, LINE, PAPER, SMALL_SIZE
from kg.text import is_arabic

_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")


def to_svg(drawing: Drawing) -> bytes:
    """Draw as one self-contained SVG file."""
    width, height = _number(drawing.width), _number(drawing.height)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" font-family="{FONTS}">',
        f'<rect width="100%" height="100%" fill="{PAPER}"/>',
        *(_line(arrow) for arrow in drawing.arrows),
        *(_words(arrow) for arrow in drawing.arrows if arrow.lines),
        *(_box(box) for box in drawing.boxes),
    ]
    for sample, words in drawing.legend:
        if isinstance(sample, Box):
            at = (sample.x + sample.width + 8, sample.y + sample.height / 2)
            parts += [_box(sample), _text(words, at, SMALL_SIZE, anchor="start")]
    if drawing.note:
        parts.append(_text(drawing.note, (drawing.width / 2, drawing.height - 14), SMALL_SIZE, color=FAINT))
    return "\n".join([*parts, "</svg>", ""]).encode("utf-8")


def _number(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")


def _dash(dashed: bool) -> str:
    return ' stroke-dasharray="6 4"' if dashed else ""


def _box(box: Box) -> str:
    middle = box.y + box.height / 2
    first = middle - (len(box.lines) - 1) * box.size * LINE / 2
    lines = [
        _text(line, (box.x + box.width / 2, first + number * box.size * LINE), box.size)
        for number, line in enumerate(box.lines)
    ]
    rect = (
        f'<rect x="{_number(box.x)}" y="{_number(box.y)}" width="{_number(box.width)}" '
        f'height="{_number(box.height)}" rx="8" fill="{box.fill}" stroke="{box.stroke}" '
        f'stroke-width="1.4"{_dash(box.dashed)}/>'
    )
    return "\n".join(["<g>", rect, *lines, "</g>"])


def _text(words: str, place: Point, size: float, *, anchor: str = "middle", color: str = INK) -> str:
    """A line of text, its middle at the height of the place."""
    arabic = is_arabic(words) and anchor == "middle"
    direction = ' direction="rtl" xml:lang="ar"' if arabic else ""
    return (
        f'<text x="{_number(place[0])}" y="{_number(place[1] + size * 0.35)}" font-size="{_number(size)}" '
        f'text-anchor="{anchor}" fill="{color}" unicode-bidi="plaintext"{direction}>'
        f"{escape(_FORBIDDEN.sub('', words))}</text>"
    )


def arrow_head(arrow: Arrow) -> tuple[Point, Point, Point]:
    """The three corners of an arrow's head."""
    (x1, y1), (x2, y2) = arrow.start, arrow.end
    length = hypot(x2 - x1, y2 - y1) or 1.0
    ux, uy = (x2 - x1) / length, (y2 - y1) / length
    bx, by = x2 - ux * HEAD, y2 - uy * HEAD
    side = HEAD * 0.42
    return (x2, y2), (bx - uy * side, by + ux * side), (bx + uy * side, by - ux * side)


def _line(arrow: Arrow) -> str:
    (x1, y1), (x2, y2) = arrow.start, arrow.end
    corners = " ".join(f"{_number(x)},{_number(y)}" for x, y in arrow_head(arrow))
    return (
        f'<g stroke="{arrow.color}" fill="{arrow.color}">'
        f'<line x1="{_number(x1)}" y1="{_number(y1)}" x2="{_number(x2)}" y2="{_number(y2)}" '
        f'stroke-width="1.3"{_dash(arrow.dashed)}/><polygon points="{corners}"/></g>'
    )


def words_box(arrow: Arrow) -> tuple[float, float, float, float]:
    """Rectangle behind an arrow's words: x, y, width, height."""
    width, height = words_size(arrow.lines)
    return arrow.words[0] - width / 2, arrow.words[1] - height / 2, width, height


def _words(arrow: Arrow) -> str:
    x, y, width, height = words_box(arrow)
    lines = [
        _text(line, (x + width / 2, y + (number + 0.5) * SMALL_SIZE * LINE), SMALL_SIZE, color=arrow.color)
        for number, line in enumerate(arrow.lines)
    ]
    rect = (
        f'<rect x="{_number(x)}" y="{_number(y)}" width="{_number(width)}" height="{_number(height)}" '
        f'rx="3" fill="{PAPER}" fill-opacity="0.85"/>'
    )
    return "\n".join([rect, *lines])

"""The explorer page: a graph as one HTML file that needs no network.

Comes in: a Graph. Goes out: bytes of HTML. Scripts and styles are in the file, allowed by their hash; the
data are JSON in a script element that no browser runs, and reach the page only as text.
Source: Content Security Policy Level 3, sections 6.1 and 8.3; HTML, section 4.12.1.3 (escaping in scripts).
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from kg import __version__
from kg.graph.atlas import MOST, atlas

if TYPE_CHECKING:
    from kg.graph import Graph

TITLE = "Event knowledge graph"

_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def explorer(graph: Graph, *, title: str = TITLE, most: int = MOST) -> bytes:
    """The page of a graph.

    Args:
        graph: The graph.
        title: What the page is called.
        most: Most nodes; of larger graphs the best connected nodes are shown, and the page says so.
    """
    return page(atlas(graph, most=most), title=title)


def page(data: Any, *, title: str = TITLE) -> bytes:
    """The page around data made by `kg.graph.atlas`."""
    script, style = asset("explorer.js"), asset("explorer.css")
    values = {
        "policy": policy(script, style),
        "version": __version__,
        "title": html.escape(title),
        "style": style,
        "script": script,
        "data": embedded(data),
    }
    parts = asset("page.html", folder="").split("{")
    filled = [parts[0]]
    for part in parts[1:]:
        name, _, rest = part.partition("}")
        filled += [values[name], rest]
    return "".join(filled).encode("utf-8")


def policy(script: str, style: str) -> str:
    """What the page may do: run its own script, use its own style, and nothing else, least of all connect."""
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src '{digest(script)}'",
            f"style-src '{digest(style)}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def digest(text: str) -> str:
    """The hash by which a policy allows an inline script or style."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def embedded(data: Any) -> str:
    """Data as JSON that cannot end the script element it stands in."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.translate({ord(c): escape for c, escape in _ESCAPES.items()})


@cache
def asset(name: str, *, folder: str = "static/") -> str:
    """A text file that is shipped with this room; an end tag in a script is written so as to end nothing."""
    text = files("kg.web").joinpath(f"{folder}{name}").read_text(encoding="utf-8")
    return text.replace("</script", "<\\/script") if name.endswith(".js") else text

"""The simple graph for other programs: GraphML, GEXF, Graphviz.

Comes in: a NetworkX view. Goes out: bytes, the same for the same graph.
Sources: GraphML 1.0; GEXF 1.2draft; the DOT language of Graphviz.
"""

from __future__ import annotations

import io
import re
from typing import Any

import networkx as nx

from kg.graph.style import DASHED, FILL, STATUS_COLOR, STROKE

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CLOCK = re.compile(r' lastmodifieddate="[^"]*"')


def flat(view: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """The same graph with plain values only, and a `label` on everything."""
    result: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, data in view.nodes(data=True):
        result.add_node(node, label=_clean(data["label_en"]), **_plain(data))
    for source, target, key, data in view.edges(keys=True, data=True):
        result.add_edge(source, target, key=key, label=_clean(data["label_en"]), **_plain(data))
    return result


def _plain(data: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value
        if isinstance(value, int)
        else _clean(" ".join(value) if isinstance(value, tuple) else value)
        for name, value in data.items()
    }


def _clean(text: str) -> str:
    """Without the characters that XML cannot hold."""
    return _FORBIDDEN.sub("", text)


def to_graphml(view: nx.MultiDiGraph[str]) -> bytes:
    """GraphML with the attributes of `kg.graph.view`; several articles are separated by spaces."""
    lines = nx.generate_graphml(flat(view), named_key_ids=True)
    return ('<?xml version="1.0" encoding="utf-8"?>\n' + "\n".join(lines) + "\n").encode("utf-8")


def to_gexf(view: nx.MultiDiGraph[str]) -> bytes:
    """GEXF for Gephi, without the date that the format's writer would add."""
    graph = flat(view)
    numbered: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    numbered.add_nodes_from((node, _renamed(data)) for node, data in graph.nodes(data=True))
    for number, (source, target, key, data) in enumerate(graph.edges(keys=True, data=True)):
        numbered.add_edge(source, target, key=number, name=key, **_renamed(data))
    out = io.BytesIO()
    nx.write_gexf(numbered, out, encoding="utf-8")
    return _CLOCK.sub("", out.getvalue().decode("utf-8")).encode("utf-8")


def _renamed(data: dict[str, Any]) -> dict[str, Any]:
    """Attributes with `event_type` for `type`, which is a word of the format's own."""
    return {"event_type" if name == "type" else name: value for name, value in data.items()}


def to_dot(view: nx.MultiDiGraph[str]) -> bytes:
    """DOT: Arabic above English in every node, broken lines for what is no plain fact."""
    lines = [
        "digraph kg {",
        '  graph [overlap=false, splines=true, charset="UTF-8"];',
        '  node [shape=box, style="rounded,filled", fontname="DejaVu Sans"];',
        '  edge [fontname="DejaVu Sans", fontsize=10];',
    ]
    for node, data in view.nodes(data=True):
        event = data["node"] == "event"
        broken = event and data["status"] in DASHED
        attributes = {
            "label": _label(data),
            "fillcolor": FILL[data["kind"]],
            "color": STATUS_COLOR.get(data.get("status", ""), STROKE[data["kind"]]),
            "style": "rounded,filled,dashed" if broken else "rounded,filled",
            **_own(data),
        }
        lines.append(f"  {_quoted(node)} [{_attributes(attributes)}];")
    for source, target, data in view.edges(data=True):
        broken = data["role"] != "relation" and data.get("status") in DASHED
        attributes = {"label": _label(data), "style": "dashed" if broken else "solid", **_own(data)}
        lines.append(f"  {_quoted(source)} -> {_quoted(target)} [{_attributes(attributes)}];")
    return "\n".join([*lines, "}", ""]).encode("utf-8")


def _label(data: dict[str, Any]) -> str:
    return "\n".join(dict.fromkeys((data["label_ar"], data["label_en"])))


def _own(data: dict[str, Any]) -> dict[str, str]:
    """All attributes under own names, which Graphviz passes over and `kg.graph.interchange` reads back."""
    return {f"kg_{name}": str(value) for name, value in _plain(data).items()}


def _attributes(attributes: dict[str, str]) -> str:
    return ", ".join(f"{name}={_quoted(value)}" for name, value in attributes.items())


def _quoted(text: str) -> str:
    escaped = _clean(text).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'

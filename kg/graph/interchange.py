"""The simple graph as plain tables and JSON: Cytoscape, Neo4j's importer; and reading network files back.

Comes in: a NetworkX view, or a file's bytes. Goes out: bytes, the same for the same graph, or a network with
the attributes of `kg.graph.view` that the format can hold.
Sources: Cytoscape.js, elements JSON; Neo4j Operations Manual, neo4j-admin import, CSV header format.
"""

from __future__ import annotations

import csv
import io
import json
import lzma
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

import networkx as nx

from kg.errors import GraphError
from kg.graph.networks import flat
from kg.graph.times import is_value

Network: TypeAlias = "nx.MultiDiGraph[str]"

NODE_FIELDS = ("node", "kind", "label_en", "label_ar", "wikidata", "type", "status", "time", "place")
EDGE_FIELDS = (
    *("predicate", "role", "label_en", "label_ar", "event", "type", "status", "time", "place"),
    *("articles", "sentences"),
)
NODES, EDGES = "nodes.csv", "relationships.csv"
EPOCH = (1980, 1, 1, 0, 0, 0)
"""Date of the files in an archive: the earliest that the format knows, so that no clock is in it."""

MOST = 1 << 30
"""Most bytes of a table in an archive."""

NEEDED = {"node": ("node", "kind"), "edge": ("predicate", "role", "event")}
"""What every node and edge says."""

_DOT_LINE = re.compile(r'\s*("(?:[^"\\]|\\.)*")(?:\s*->\s*("(?:[^"\\]|\\.)*"))?\s*\[(.*)\];\s*')
_DOT_LOOK = re.compile(r"\s*(graph|node|edge) \[.*\];\s*")
_DOT_FIELD = re.compile(r'(\w+)=("(?:[^"\\]|\\.)*")')


def to_cytoscape(view: nx.MultiDiGraph[str]) -> bytes:
    """Cytoscape's JSON: elements with their data; `networkx.cytoscape_graph` reads it, too."""
    graph = flat(view)
    nodes = [{"data": {"id": node, "value": node, **data}} for node, data in graph.nodes(data=True)]
    edges = [
        {"data": {"id": f"{source} {key}", "source": source, "target": target, **data}}
        for source, target, key, data in graph.edges(keys=True, data=True)
    ]
    document = {
        "format_version": "1.0",
        "data": {},
        "directed": True,
        "multigraph": True,
        "elements": {"nodes": nodes, "edges": edges},
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def to_neo4j(view: nx.MultiDiGraph[str]) -> bytes:
    """A ZIP archive with the two tables that `neo4j-admin database import` takes."""
    graph = flat(view)
    nodes = [
        [node, *(data.get(name, "") for name in NODE_FIELDS), f"{data['node'].title()};{data['kind']}"]
        for node, data in graph.nodes(data=True)
    ]
    edges = [
        [source, target, *(data.get(name, "") for name in EDGE_FIELDS), data["predicate"] or "relatedTo"]
        for source, target, data in graph.edges(data=True)
    ]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, head, rows in (
            (NODES, ["id:ID", *NODE_FIELDS, ":LABEL"], nodes),
            (EDGES, [":START_ID", ":END_ID", *_typed(EDGE_FIELDS), ":TYPE"], edges),
        ):
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, _csv([head, *rows]))
    return out.getvalue()


def _typed(names: Iterable[str]) -> list[str]:
    return [f"{name}:int" if name == "sentences" else name for name in names]


def _csv(rows: Iterable[list[Any]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode("utf-8")


def _from_graphml(data: bytes) -> Network:
    graph: Network = nx.parse_graphml(data.decode("utf-8"), force_multigraph=True)
    return graph


def _from_gexf(data: bytes) -> Network:
    graph: Network = nx.MultiDiGraph(nx.read_gexf(io.BytesIO(data)))
    for about in (*dict(graph.nodes(data=True)).values(), *(edge[2] for edge in graph.edges(data=True))):
        about["type"] = about.pop("event_type", "")
    return graph


def _from_cytoscape(data: bytes) -> Network:
    elements = json.loads(data)["elements"]
    graph: Network = nx.MultiDiGraph()
    for one in elements["nodes"]:
        about = dict(one["data"])
        about.pop("value", None)
        graph.add_node(about.pop("id"), **about)
    for one in elements["edges"]:
        about = dict(one["data"])
        graph.add_edge(about.pop("source"), about.pop("target"), key=about.pop("id", None), **about)
    return graph


def _from_neo4j(data: bytes) -> Network:
    graph: Network = nx.MultiDiGraph()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for row in _rows(archive, NODES):
            graph.add_node(row.pop("id"), **row)
        for row in _rows(archive, EDGES):
            graph.add_edge(row.pop("START_ID"), row.pop("END_ID"), **row)
    return graph


def _rows(archive: zipfile.ZipFile, name: str) -> list[dict[str, str]]:
    """Rows of a table, keys without their types: `id:ID` is id, `:START_ID` is START_ID."""
    if archive.getinfo(name).file_size > MOST:
        raise ValueError(f"{name} is too large")
    text = io.StringIO(archive.read(name).decode("utf-8"), newline="")
    head, *rows = csv.reader(text)
    keys = [key.partition(":")[0] or key[1:] for key in head]
    return [dict(zip(keys, row, strict=True)) for row in rows]


def _from_dot(data: bytes) -> Network:
    """DOT as `kg export` writes it, line by line; general DOT has no event types or statuses to read."""
    graph: Network = nx.MultiDiGraph()
    head, *lines = data.decode("utf-8").rstrip().split("\n")  # labels may hold other ends of lines
    if head.strip() != "digraph kg {" or not lines or lines.pop().strip() != "}":
        raise ValueError("it does not begin with 'digraph kg {' or not end with '}'")
    for number, line in enumerate(lines, 2):
        found = _DOT_LINE.fullmatch(line)
        if not found:
            if line.strip() and not _DOT_LOOK.fullmatch(line):
                raise ValueError(f"line {number} is no node and no edge")
            continue
        fields = {name: _unquoted(value) for name, value in _DOT_FIELD.findall(found[3])}
        own = {name.removeprefix("kg_"): value for name, value in fields.items() if name.startswith("kg_")}
        if found[2]:
            graph.add_edge(_unquoted(found[1]), _unquoted(found[2]), **own)
        else:
            graph.add_node(_unquoted(found[1]), **own)
    return graph


def _unquoted(text: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], text[1:-1], flags=re.DOTALL)


HINT = "networks are read as kg export writes them"

DAMAGED = (
    *(ArithmeticError, AttributeError, LookupError, RuntimeError, SyntaxError, TypeError, ValueError),
    *(EOFError, OSError, csv.Error, lzma.LZMAError, zlib.error),
)
"""What readers of foreign formats raise for damaged files; RuntimeError also where a password is needed."""

READERS: dict[str, Callable[[bytes], Any]] = {
    "cyjs": _from_cytoscape,
    "dot": _from_dot,
    "gexf": _from_gexf,
    "graphml": _from_graphml,
    "neo4j": _from_neo4j,
}
"""Network formats that can be read, by suffix."""


def read_network(data: bytes, name: str, where: str = "") -> Network:
    """A network from a file's content.

    Raises:
        GraphError: It is damaged, or has not the attributes that `kg export` writes.
    """
    try:
        graph: Network = READERS[name](data)
    except (*DAMAGED, nx.NetworkXError, zipfile.BadZipFile) as error:
        raise GraphError(f"not readable as {name}: {error}", where=where, hint=HINT) from error
    for node, about in graph.nodes(data=True):
        _check("node", str(node), about, where)
    for source, target, about in graph.edges(data=True):
        _check("edge", f"{source} {target}", about, where)
    return graph


def _check(what: str, name: str, about: dict[str, Any], where: str) -> None:
    """Let a node or edge pass that says what statements are made of.

    Raises:
        GraphError: Something is missing, is no text, or no time.
    """
    missing = [field for field in NEEDED[what] if field not in about]
    fields = (*NODE_FIELDS, *EDGE_FIELDS[: EDGE_FIELDS.index("articles")])
    wrong = [field for field in fields if not _is_text(about.get(field, ""))]
    if not wrong and about.get("time") and not is_value(about["time"]):
        wrong = ["time"]
    if missing or wrong:
        why = f"has no {missing[0]}" if missing else f"has a {wrong[0]} that cannot be read"
        raise GraphError(f"{what} {name!r} {why}", where=where, hint=HINT)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and not re.search("[\ud800-\udfff]", value)

"""RDF files: which format a suffix means, reading them, and writing them the same way every time.

Comes in: files, bytes, quads. Goes out: quads, bytes. Formats without graph names hold the merged view.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import accumulate
from pathlib import Path

import pyoxigraph as ox

from kg.errors import GraphError
from kg.graph.vocab import KG, PREFIXES, RDF, ROOMS

SUFFIXES = {
    "nq": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "rdf": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
}
"""Formats that a graph can be read from and written to, by suffix."""

ALIASES = {"xml": "rdf", "owl": "rdf", "json-ld": "jsonld", "turtle": "ttl", "ntriples": "nt", "nquads": "nq"}
ALIASES |= {"zip": "neo4j", "cytoscape": "cyjs"}

WRITTEN = {"ttl12": "ttl"}
"""Names of formats to write that are read as another."""

HEADINGS = {
    "Entities": ("entity/",),
    "Events": ("event/",),
    "Articles": ("article/",),
    "Mentions": ("mention/",),
    "Claims": ("claim/",),
    "Times": ("time/",),
    "Decisions and provenance": ("link/", "run/", "graph/"),
}
"""Sections of a Turtle file in the order of interest, by the room of the subject."""

LONGEST_ENTITY = 300
"""Longest XML entity that is read, in bytes: namespaces are shorter."""

DEEPEST = 500
"""Deepest nesting of JSON-LD, RDF/XML and triple terms that is read: 4,000 (of triple terms 50,000) ended the
process, 30,000 took a minute."""

_BRACKET = re.compile(rb'"(?:[^"\\]|\\.)*"|[][{}]', re.DOTALL)
_TERM = re.compile(
    rb"""\"\"\"(?:\"{0,2}(?:[^\"\\]|\\.))*+\"\"\"|\'\'\'(?:\'{0,2}(?:[^\'\\]|\\.))*+\'\'\'"""
    rb"""|"(?:[^"\\\n\r]|\\.)*+"|'(?:[^'\\\n\r]|\\.)*+'|<[^<>"{}|^`\x00-\x20]*+>|\\.|\#[^\n\r]*+|<<\(|\)>>""",
    re.DOTALL,
)
_TAG = re.compile(rb"""</?[^<>!?/](?:[^<>"']++|"[^"]*"|'[^']*')*+>""")
_STEPS = {b"{": 1, b"[": 1, b"}": -1, b"]": -1, b"/>": 0, b"</": -1, b"<<(": 1, b")>>": -1}
_ENTITY = re.compile(rb"<!ENTITY\s+(?:%\s+)?[^\s>]+\s+(?:SYSTEM\s+|PUBLIC\s+)?[\"']([^\"']*)")
_TYPE = b" <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
_ROOT = re.compile(rb"<rdf:RDF ([^>]*)>")
_SUBJECT = re.compile(r"(?<=\.)\n(?=\t?[^\s}])")


def suffix_of(path: Path | str) -> str:
    """Format name of a file: "news/graph.ttl" gives "ttl".

    Raises:
        GraphError: The file name has no suffix.
    """
    found = Path(path).suffix[1:]
    if not found:
        raise GraphError("the file name has no suffix", where=str(path), hint="for example graph.ttl")
    return format_name(found)


def format_name(name: str) -> str:
    """A format by its one name: "Turtle" and ".ttl" give "ttl"."""
    found = name.lower().removeprefix(".")
    return ALIASES.get(found, found)


def rdf_format(name: str) -> ox.RdfFormat:
    """The RDF format of a suffix.

    Raises:
        GraphError: No RDF format has this name.
    """
    found = format_name(name)
    found = WRITTEN.get(found, found)
    if found not in SUFFIXES:
        raise GraphError(
            f"{name!r} is no RDF format that can be read", hint="known: " + ", ".join(sorted(SUFFIXES))
        )
    return SUFFIXES[found]


def load_into(store: ox.Store, data: bytes, name: str, where: str = "") -> None:
    """Read a file's content into a store; nothing is added when it is damaged.

    Raises:
        GraphError: It is damaged; the message has line and column.
    """
    format_ = rdf_format(name)
    if format_ == ox.RdfFormat.RDF_XML:
        _check_entities(data, where)
    _check_depth(_steps(data, format_), name, where)
    try:
        store.bulk_load(data, format_)
    except SyntaxError as error:
        place = f" line {error.lineno} column {error.offset}" if error.lineno else ""
        message = str(error.msg).split(": ", 1)[-1]
        raise GraphError(f"not readable as {name}: {message}", where=f"{where}{place}".strip()) from error
    except (OSError, ValueError) as error:
        raise GraphError(f"not readable as {name}: {error}", where=where) from error


def _steps(data: bytes, format_: ox.RdfFormat) -> Iterator[int]:
    """Every step deeper (1) or back (-1) of what is nested in a file."""
    if format_ == ox.RdfFormat.RDF_XML:
        yield from (_STEPS.get(one[-2:], _STEPS.get(one[:2], 1)) for one in _TAG.findall(data))
    elif format_ == ox.RdfFormat.JSON_LD:
        yield from (_STEPS.get(one, 0) for one in _BRACKET.findall(data))
    elif data.count(b"<<(") > DEEPEST:
        yield from (_STEPS.get(found[0], 0) for found in _TERM.finditer(data))


def _check_entities(data: bytes, where: str) -> None:
    """Refuse XML whose entities would grow without bounds when they are read ("billion laughs").

    Raises:
        GraphError: An entity is made of others, or is longer than any namespace.
    """
    for value in _ENTITY.findall(data):
        if b"&" in value or b"%" in value or len(value) > LONGEST_ENTITY:
            raise GraphError("not readable as rdf: its entities grow when they are read", where=where)


def _check_depth(steps: Iterable[int], name: str, where: str) -> None:
    """Refuse what is nested so deeply that reading it would take for ever, or end the process.

    Raises:
        GraphError: It is nested deeper than any graph.
    """
    if max(accumulate(steps), default=0) > DEEPEST:
        raise GraphError(f"not readable as {name}: nested deeper than {DEEPEST}", where=where)


def sorted_nquads(quads: Iterable[ox.Quad]) -> bytes:
    """Canonical N-Quads, sorted by their bytes."""
    lines = ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
    return b"".join(sorted(lines.splitlines(keepends=True)))


def merged(quads: Iterable[ox.Quad]) -> list[bytes]:
    """The statements of all graphs as N-Triples lines, each once, sorted, rdf:type first for each subject."""
    lines = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES) or b""
    return _sorted(set(lines.splitlines(keepends=True)))


def _sorted(lines: Iterable[bytes]) -> list[bytes]:
    return sorted(lines, key=lambda line: line.replace(_TYPE, b" ", 1))


def write_nt(quads: Iterable[ox.Quad]) -> bytes:
    """Sorted N-Triples of the merged view."""
    return b"".join(sorted(merged(quads)))


def write_rdfxml(quads: Iterable[ox.Quad]) -> bytes:
    """RDF/XML of the merged view, sorted."""
    data = ox.serialize(_triples(merged(quads)), format=ox.RdfFormat.RDF_XML, prefixes=PREFIXES) or b""
    return _ROOT.sub(lambda found: b"<rdf:RDF " + b" ".join(sorted(found[1].split())) + b">", data, count=1)


def prefixes(base: str) -> dict[str, str]:
    """All prefixes of a written file: the vocabularies, and one for each room below the base.

    Articles get none: their IRIs with fragments are easier to read in full.
    """
    rooms = {room: f"{base}{room}/" for room in ROOMS if room != "article"}
    rooms["day"] = rooms.pop("time")
    return dict(sorted({**PREFIXES, **rooms}.items()))


def write_turtle(quads: Iterable[ox.Quad], base: str) -> bytes:
    """Turtle of the merged view: prefixes, sections by what the subject is, sorted within."""
    known = prefixes(base)
    sections: dict[str, list[bytes]] = {name: [] for name in (*HEADINGS, "Properties")}
    start = f"<{base}".encode()
    starts = {start + room.encode(): name for name, rooms in HEADINGS.items() for room in rooms}
    for line in merged(quads):
        room = line[: line.find(b"/", len(start)) + 1]
        sections[starts.get(room, "Properties")].append(line)
    parts = [_header(known)]
    for name, lines in sections.items():
        if lines:
            parts.append(f"\n# {name}\n\n".encode() + _body(_triples(lines), ox.RdfFormat.TURTLE, known))
    return b"".join(parts)


def write_turtle12(quads: Iterable[ox.Quad], base: str) -> bytes:
    """Turtle of RDF 1.2: the merged view, and each event with the bare statements it stands for.

    Source: RDF 1.2 Concepts, section 1.5 (triple terms); `rdf:reifies`.
    """
    everything = list(quads)
    known = {(quad.subject, quad.predicate, quad.object) for quad in everything}
    parts = {name: _objects(everything, name) for name in ("agent", "patient", "relation")}
    reifies = ox.NamedNode(RDF + "reifies")
    added = [
        ox.Quad(event, reifies, ox.Triple(agent, relation, patient))
        for event, relations in parts["relation"].items()
        for relation in relations
        for agent in parts["agent"].get(event, ())
        for patient in parts["patient"].get(event, ())
        if (agent, relation, patient) in known
    ]
    return write_turtle([*everything, *added], base)


def _objects(quads: Iterable[ox.Quad], name: str) -> dict[ox.NamedNode, list[ox.NamedNode]]:
    found: dict[ox.NamedNode, list[ox.NamedNode]] = defaultdict(list)
    for quad in quads:
        if quad.predicate.value == KG + name:
            found[quad.subject].append(quad.object)  # type: ignore[index, arg-type]
    return found


def _triples(lines: Iterable[bytes]) -> Iterator[ox.Triple]:
    return (quad.triple for quad in ox.parse(b"".join(lines), ox.RdfFormat.N_TRIPLES))


def write_trig(quads: Iterable[ox.Quad], base: str) -> bytes:
    """TriG: every graph in a block of its own, sorted."""
    known = prefixes(base)
    graphs: dict[bytes, list[bytes]] = defaultdict(list)
    for line in sorted_nquads(quads).splitlines(keepends=True):
        end = line[line.rindex(b" ", 0, -3) :]
        graphs[end if end.startswith(b" <") else b""].append(line)
    parts = [_header(known)]
    for name in sorted(graphs):
        found = ox.parse(b"".join(_sorted(graphs[name])), ox.RdfFormat.N_QUADS)
        parts.append(b"\n" + _body(found, ox.RdfFormat.TRIG, known))
    return b"".join(parts)


def _header(known: dict[str, str]) -> bytes:
    return "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in known.items()).encode()


def _body(
    statements: Iterable[ox.Triple] | Iterable[ox.Quad], format_: ox.RdfFormat, known: dict[str, str]
) -> bytes:
    """Statements without the prefix lines, whose order differs from run to run in the library."""
    data = ox.serialize(statements, format=format_, prefixes=known) or b""
    lines = data.split(b"\n", len(known))
    text = lines[-1].decode()
    return _spaced(text).encode()


def _spaced(text: str) -> str:
    """An empty line between subjects: a line that is not indented begins a new one."""
    return _SUBJECT.sub("\n\n", text)

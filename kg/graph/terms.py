"""RDF terms and statements as lines of canonical N-Quads.

Comes in: strings and numbers. Goes out: text that `pyoxigraph` reads back to the same bytes.
Source: RDF 1.1 N-Quads, section 2 and the canonical form of RDF 1.2 N-Quads.
"""

import re
from decimal import Decimal

import pyoxigraph as ox

from kg.errors import ConfigError
from kg.graph.vocab import XSD
from kg.ids import digest
from kg.text import iri_safe

_SPECIAL = re.compile(r'[\\"\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]')
_NAMED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_BASE = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`#]+[/:]", re.IGNORECASE)


def iri(value: str) -> str:
    """An IRI that was made from safe parts, in angle brackets."""
    return f"<{value}>"


def literal(value: str, lang: str = "") -> str:
    """A string, with a language tag when one is given."""
    quoted = f'"{_SPECIAL.sub(_escape, value)}"'
    return f"{quoted}@{lang}" if lang else quoted


def typed(value: str, datatype: str) -> str:
    """A literal of an XML Schema datatype: `typed("2016-07-14", "date")`."""
    return f"{literal(value)}^^<{XSD}{datatype}>"


def integer(value: int) -> str:
    """An xsd:integer."""
    return f'"{value}"^^<{XSD}integer>'


def boolean(value: bool) -> str:
    """An xsd:boolean."""
    return f'"{str(value).lower()}"^^<{XSD}boolean>'


def decimal(value: float, places: int = 3) -> str:
    """An xsd:decimal in canonical form, rounded."""
    exact = Decimal(str(round(value, places))).normalize()
    return f'"{exact:f}"^^<{XSD}decimal>'


def _escape(found: re.Match[str]) -> str:
    c = found.group()
    if c in _NAMED:
        return _NAMED[c]
    return "\ufffd" if c > "\x7f" else f"\\u{ord(c):04X}"


def segment(identifier: str) -> str:
    """An identifier as one path segment: itself where it is safe, else its safe part and a hash."""
    safe = iri_safe(identifier)
    if safe == identifier and safe.strip("."):
        return safe
    return f"{safe.strip('.') or 'x'}-{digest(identifier, size=8)}"


def check_base(base: str) -> str:
    """Return a base IRI that data IRIs can be appended to.

    One that ends in "#" cannot be: articles have their offsets behind a "#" of their own.

    Raises:
        ConfigError: It is no absolute IRI, or does not end in "/" or ":".
    """
    hint = "for example --base-iri https://example.org/news/"
    if not _BASE.fullmatch(base):
        raise ConfigError(f"the base IRI {base!r} is no absolute IRI that ends in / or :", hint=hint)
    try:
        ox.NamedNode(base)
    except ValueError as error:
        raise ConfigError(f"the base IRI {base!r} cannot be used ({error})", hint=hint) from error
    return base


class Lines:
    """Collects statements of one graph as N-Quads lines.

    Args:
        graph: IRI of the graph they belong to.
    """

    def __init__(self, graph: str) -> None:
        self.lines: list[str] = []
        self._end = f" <{graph}> ."

    def take(self) -> list[str]:
        """The lines so far, which are forgotten here."""
        taken, self.lines = self.lines, []
        return taken

    def add(self, subject: str, predicate: str, *objects: str) -> None:
        """Add a statement for each object; subject and predicate are IRIs, objects finished terms."""
        for term in objects:
            self.lines.append(f"<{subject}> <{predicate}> {term}{self._end}")

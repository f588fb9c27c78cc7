"""SPARQL cut into words and brackets, for what has to be known of a query before it is parsed.

Comes in: SPARQL. Goes out: its words outside strings, IRIs, comments and variables, with their places;
whether it names its graphs itself; an error for one that is too large for Oxigraph.
Source: SPARQL 1.1 Query Language, sections 13.2 (FROM), 19.2 (code point escapes), 19.4 (comments), 19.8
(grammar).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.errors import QueryError

DEEPEST = 200
"""Deepest nesting of brackets."""

MOST = 1_000
"""Most parts that are joined in one query.

Oxigraph takes one more stack frame for each part or bracket, and ends the process where the stack does. In
8 MiB of stack, alone: after 800 FILTER EXISTS in one another, 2,100 braces, 2,500 parts of BIND, MINUS,
DESCRIBE or SELECT (… AS …), 4,500 round brackets, 6,000 parts of UNION or +, 9,000 of || or FILTER. Both at
their limit take two thirds. Values, IN and arguments of functions were fine at 100,000, and do not count.
"""

DEEPEST_TRIPLES = 50
"""Deepest nesting of triples in << >>: reading takes the cube of it, 0.5 s at 80, 16 minutes at 1,000."""

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_TOKEN = re.compile(
    r"""(?P<skip>\"\"\"(?:(?:\"|\"\")?(?:[^\"\\]|\\.))*\"\"\"|'''(?:(?:'|'')?(?:[^'\\]|\\.))*'''"""
    r"""|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*'|<[^<>"{}|^`\\\x00-\x20]*>|\#[^\n\r]*)"""
    r"""|[?$]\w+|\\.|(?P<word>[\w.-]+)(?P<local>:(?:[\w.%:-]|\\.)*)?|:(?:[\w.%:-]|\\.)*|@[\w-]+"""
    r"""|(?P<bracket>[{}()\[\]])|(?P<triple><<(?!\()|(?<!\))>>)|!=|(?P<sign>\|\||&&|[-+*/|!^;])""",
    re.DOTALL,
)
_PARTS = frozenset({"filter", "bind", "as"})
"""Words that add a part; UNION, OPTIONAL, MINUS, GRAPH and EXISTS count by their braces."""

_CLAUSES = frozenset({"select", "where", "having", "order", "describe", "values", "data"})
"""Words after which something else counts: every item after DESCRIBE, every bracket after HAVING, nothing
between the braces after VALUES and INSERT DATA."""


class Word(NamedTuple):
    """A word of a query: in small letters, whether it is the prefix of a name, and where it begins."""

    text: str
    is_prefix: bool
    start: int


def words(sparql: str) -> Iterator[Word]:
    """Every word; `place` tells people where it stands.

    Raises:
        QueryError: Brackets are nested too deeply, or too many parts are joined.
    """
    size = _Size()
    for token in _TOKEN.finditer(_ESCAPE.sub(_character, sparql)):
        kind = token.lastgroup
        if kind and (why := size.too_large(kind, token[0])):
            hint = "list values instead: FILTER(?x IN (…)) or VALUES ?x { … }" if size.parts > MOST else ""
            raise QueryError(why, where=place(sparql, token.start()), hint=hint)
        if kind in ("word", "local"):
            yield Word(token["word"].lower(), kind == "local", token.start())


def names_graphs(sparql: str) -> bool:
    """Say whether a query names the graphs it asks, with FROM.

    Raises:
        QueryError: It is too large.
    """
    return any(word.text == "from" and not word.is_prefix for word in words(sparql))


def place(sparql: str, start: int) -> str:
    """Where a word stands that begins so many code points from the start of the query without escapes."""
    for found in _ESCAPE.finditer(sparql):
        if found.start() < start:
            start += len(found[0]) - 1
    line = sparql.count("\n", 0, start) + 1
    return f"query line {line} column {start - sparql.rfind(chr(10), 0, start)}"


class _Size:
    """How large the part of a query is that has been seen."""

    def __init__(self) -> None:
        self.depth = self.parts = self.triples = 0
        self.data: int | None = None  # depth of the braces between which data stand
        self.clause = ""

    def too_large(self, kind: str, text: str) -> str:
        """Count one more token, and say what is too large; empty when nothing is."""
        if kind == "bracket":
            self._bracket(text)
        elif kind == "triple":
            self.triples = max(self.triples + (1 if text == "<<" else -1), 0)
        elif self.data is not None:
            return ""
        elif kind == "word":
            self._word(text.lower())
        elif text == ";":
            self.parts = self.parts if self.depth else 0  # at the top it ends an operation of an update
        else:
            self.parts += kind == "sign" or self.clause == "describe"
        return self._limit()

    def _limit(self) -> str:
        if self.depth > DEEPEST:
            return f"brackets are nested deeper than {DEEPEST}"
        if self.triples > DEEPEST_TRIPLES:
            return f"triples are nested deeper than {DEEPEST_TRIPLES}"
        return f"more than {MOST:,} parts are joined (UNION, OPTIONAL, ||, + …)" if self.parts > MOST else ""

    def _bracket(self, bracket: str) -> None:
        if bracket in "})]":
            self.depth -= 1
            if self.data is not None and self.depth <= self.data:
                self.data = None
            return
        if self.data is None:
            if bracket == "{" and self.clause in ("values", "data"):
                self.data = self.depth
            else:
                self.parts += bracket == "{" or (bracket == "(" and self.clause == "having")
        self.clause = "" if bracket == "{" else self.clause
        self.depth += 1

    def _word(self, word: str) -> None:
        if word in _CLAUSES:
            self.clause = word
        self.parts += word in _PARTS or word.count("-")


def _character(found: re.Match[str]) -> str:
    number = int(found[1] or found[2], 16)
    return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"

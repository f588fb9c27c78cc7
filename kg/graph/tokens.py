"""SPARQL cut into words and brackets, for what has to be known of a query before it is parsed.

Comes in: SPARQL. Goes out: its words outside strings, IRIs, comments and variables; how deep it is nested;
whether it names its graphs itself.
Source: SPARQL 1.1 Query Language, sections 13.2 (FROM), 19.2 (code point escapes), 19.4 (comments), 19.8
(grammar).
"""

import re
from collections.abc import Iterator

from kg.errors import QueryError

DEEPEST = 200
"""Deepest nesting of brackets; Oxigraph's parser has been seen to end the process at 1,000."""

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_TOKEN = re.compile(
    r"""(?P<skip>\"\"\"(?:(?:\"|\"\")?(?:[^\"\\]|\\.))*\"\"\"|'''(?:(?:'|'')?(?:[^'\\]|\\.))*'''"""
    r"""|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*'|<[^<>"{}|^`\\\x00-\x20]*>|\#[^\n\r]*)"""
    r"""|[?$]\w+|\\.|(?P<word>[\w.-]+)(?P<local>:(?:[\w.%:-]|\\.)*)?|:(?:[\w.%:-]|\\.)*|@[\w-]+"""
    r"""|(?P<bracket>[{}()\[\]])""",
    re.DOTALL,
)


def words(sparql: str) -> Iterator[tuple[str, bool]]:
    """Every word in small letters, and whether it is the prefix of a name.

    Raises:
        QueryError: Brackets are nested too deeply.
    """
    depth = 0
    for token in _TOKEN.finditer(_ESCAPE.sub(_character, sparql)):
        if token["word"]:
            yield token["word"].lower(), token["local"] is not None
        elif token["bracket"]:
            depth += 1 if token["bracket"] in "{([" else -1
            if depth > DEEPEST:
                raise QueryError(f"brackets are nested deeper than {DEEPEST}")


def names_graphs(sparql: str) -> bool:
    """Say whether a query names the graphs it asks, with FROM.

    Raises:
        QueryError: Brackets are nested too deeply.
    """
    return ("from", False) in list(words(sparql))


def _character(found: re.Match[str]) -> str:
    number = int(found[1] or found[2], 16)
    return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"

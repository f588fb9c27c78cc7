"""What a query may not do: reach other servers or files.

Comes in: SPARQL. Goes out: nothing, or an error. Words inside strings, IRIs, comments and variables do not
count; everything else that has such a word in it is refused, for `1SERVICE:a` is a number, a call and a name.
Source: SPARQL 1.1 Query Language, sections 19.2 (code point escapes), 19.4 (comments), 19.8 (grammar).
"""

import re

from kg.errors import QueryError

BANNED = {
    "service": "SERVICE is off: this server asks no other",
    "load": "LOAD is off: this server reads no files",
}

DEEPEST = 200
"""Deepest nesting of brackets; parsers that call themselves have been seen to end at some thousands."""

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_TOKEN = re.compile(
    r"""(?P<skip>\"\"\"(?:(?:\"|\"\")?(?:[^\"\\]|\\.))*\"\"\"|'''(?:(?:'|'')?(?:[^'\\]|\\.))*'''"""
    r"""|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*'|<[^<>"{}|^`\\\x00-\x20]*>|\#[^\n\r]*)"""
    r"""|[?$]\w+|\\.|(?P<word>[\w.-]+)(?::(?:[\w.%:-]|\\.)*)?|:(?:[\w.%:-]|\\.)*|@[\w-]+|(?P<bracket>[{}()\[\]])""",
    re.DOTALL,
)


def check(sparql: str) -> None:
    """Let a query or an update pass that stays within the graph.

    Raises:
        QueryError: It would ask another server or read a file, or is nested too deeply.
    """
    depth = 0
    for token in _TOKEN.finditer(_ESCAPE.sub(_character, sparql)):
        word = (token["word"] or "").lower()
        for banned, why in BANNED.items():
            if banned in word:
                raise QueryError(why)
        if token["bracket"]:
            depth += 1 if token["bracket"] in "{([" else -1
            if depth > DEEPEST:
                raise QueryError(f"brackets are nested deeper than {DEEPEST}")


def _character(found: re.Match[str]) -> str:
    number = int(found[1] or found[2], 16)
    return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"

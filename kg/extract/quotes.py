"""Direct speech: which words stand in quotation marks, as far as the marks can be paired within a paragraph.

Comes in: the article's text. Goes out: spans of quoted text, marks excluded.
"""

import re

from kg.model import Span

_MARK = re.compile("[\"“”„«»\n]|''")
_OPENS, _CLOSES = "“„«", "”»"

MIN_WORDS = 4
"""Shorter quotations are names and terms ("داعش"), not speech; so in 9 of 10 in the annotated articles."""


_STATEMENT = re.compile(":[ \t]*\n\\s*(?=[^\\s\"“”„«»'‘])")
"""A paragraph that ends in a colon introduces a statement without marks, up to the end of the text: so in
all 13 annotated articles that have one."""


def find_quotes(text: str) -> list[Span]:
    """Spans of direct speech, ascending. A mark left open is closed by the end of its paragraph."""
    spans = _marked(text)
    statement = _STATEMENT.search(text)
    if statement and len(text[statement.end() :].split()) >= MIN_WORDS:
        spans.append(Span(statement.end(), len(text)))
    return sorted(spans, key=lambda span: (span.start, -span.end))


def _marked(text: str) -> list[Span]:
    spans: list[Span] = []
    opened = -1
    for match in _MARK.finditer(text):
        mark = match.group()
        if opened < 0:
            if mark != "\n":
                opened = match.end()
        elif mark == "\n" or mark not in _OPENS or mark in _CLOSES:
            _keep(text, Span(opened, match.start()), spans)
            opened = -1
    if opened >= 0:
        _keep(text, Span(opened, len(text)), spans)
    return spans


def _keep(text: str, span: Span, spans: list[Span]) -> None:
    if len(text[span.start : span.end].split()) >= MIN_WORDS:
        spans.append(span)


def quote_at(quotes: list[Span], offset: int) -> int:
    """Number of the innermost quotation an offset stands in, or -1."""
    for number in range(len(quotes) - 1, -1, -1):
        if quotes[number].start <= offset < quotes[number].end:
            return number
    return -1

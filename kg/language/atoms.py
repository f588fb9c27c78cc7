"""The smallest pieces of a text that words are made of: runs of letters, runs of digits, single marks.

Comes in: raw text in Latin script. Goes out: atoms with what stands before each. Every border between words
of UD English is a border of atoms, but for few words written together (`cannot`), which are cut by a list.
"""

import re
from collections.abc import Iterator, Mapping

from kg.text import INVISIBLE

#: What stands before an atom: nothing, a blank, a new line or the beginning of the text.
GLUED, APART, FRESH = range(3)
_QUOTE = "['’`]"
# Measured on the 334,382 words of EWT and GUM train: all but 148 begin with an atom.
_ATOM = re.compile(
    r"(?:https?://|www\.)[^\s<>\"]*[^\s<>\"'’.,;:!?)\]*]"
    r"|[\w.+-]+@\w[\w-]*(?:\.\w[\w-]*)+"
    rf"|[^\W\d_]+(?=[nN]{_QUOTE}[tT](?!\w))|[nN]{_QUOTE}[tT](?!\w)"
    rf"|{_QUOTE}(?:[sS]|[lL][lL]|[rR][eE]|[vV][eE]|[dDmM])(?!\w)"
    rf"|[^\W\d_][^\W\d_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W\d_]*|[{INVISIBLE}]+[^\W\d_]+)*"
    rf"|\d+(?:[.,]\d+)*|[^\s{INVISIBLE}]"
)


#: A piece of the text: start and end (code points, end exclusive), and what stands before it.
Atom = tuple[int, int, int]


def find_atoms(text: str, together: Mapping[str, int] | None = None) -> Iterator[Atom]:
    """Cut a text into atoms.

    Args:
        text: Any text.
        together: Words that can be two, in lower case, with the length of the first.
    """
    together = together or {}
    at = -1
    for match in _ATOM.finditer(text):
        start, end = match.span()
        gap = GLUED if start == at else _gap(text, at, start)
        cut = together.get(match[0].lower(), 0)
        if cut:
            yield start, start + cut, gap
            start, gap = start + cut, GLUED
        yield start, end, gap
        at = end


def _gap(text: str, end: int, start: int) -> int:
    return FRESH if end < 0 or "\n" in text[end:start] else APART

"""Cuts a text into tokens of time.

Comes in: a text, the stretch of it to read, a table. Goes out: runs of tokens
between words that mean nothing to the rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kg.extract.times.period import Period
from kg.extract.times.tables import Entry, Table, Word, load
from kg.model import Span
from kg.text import fold, fold_map, strip_marks

_LETTERS = (
    "A-Za-z\u00c0-\u024f\u0300-\u036f\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u06ff"
    "\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc\u00ad\u200b-\u200d"
)
#: A number with decimals or thousands is one piece, a date in figures is several.
_TOKEN = re.compile(
    rf"[{_LETTERS}]+|(?<![\d.٫])\d+[.٫]\d+(?![.٫]?\d)|\d{{1,3}}(?:[,٬]\d{{3}})+(?!\d)|\d+"
    r"|\n[ \t\r]*\n|[^\s\u200e\u200f\u061c]"
)
_NEXT = re.compile(rf"[ \t\u00a0\u200e\u200f]*\n?[ \t]*([{_LETTERS}]+(?:[-'’][{_LETTERS}]+)*)")
_MARKS = {
    **dict.fromkeys("/⁄", "slash"),
    **dict.fromkeys("-–—‐‑−", "dash"),
    **dict.fromkeys("([", "open"),
    **dict.fromkeys(")]", "close"),
    **dict.fromkeys("،,", "comma"),
    **dict.fromkeys("%٪", "percent"),
    ".": "dot",
    ":": "colon",
}
#: Kinds that make no time without a word of another kind.
PASSIVE = {
    *("small", "num", "oldyear", "dash", "dot", "comma", "colon", "open", "close", "percent", "and", "in"),
    *("on", "from", "of", "to", "before", "after", "until", "between", "during", "for", "by", "about", "a"),
    *(
        "the",
        "cardinal",
        "ordinal",
        "hourth",
        "ten",
        "tens",
        "th",
        "s",
        "al",
        "dem",
        "half",
        "few",
        "edge",
    ),
}
#: So many written words are remembered.
MOST = 1 << 16
#: Proclitics before a word of time: conjunction, then a preposition, then the article (لل is ل + ال).
_PROCLITICS = re.compile("([وف]?)([بلك]?)(?=..)")


class Token(NamedTuple):
    """A word, number, mark or finished expression.

    Args:
        kind: The character of its kind.
        name: The name of its kind.
        n: Its number.
        unit: Its value when that is a name.
        start: Where it starts in the text, without proclitics.
        end: Where it ends, exclusive.
        period: What it means, when it is a finished expression.
    """

    kind: str
    name: str
    n: int
    unit: str
    start: int
    end: int
    period: Period | None = None


class Found(NamedTuple):
    """What starts with a word of the text: how many letters are proclitics, whether و or ف is among them.

    An idle one surely is a token that makes no time and goes on with no phrase.
    """

    entry: Entry
    skipped: int
    conjunction: bool
    preposition: bool
    idle: bool


class _Meanings(dict[str, Found | None]):
    """What starts with the written words of a language; each is looked up when it is first asked for."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def __missing__(self, piece: str) -> Found | None:
        self[piece] = _look_up(piece, self._table)
        return self[piece]


def tokenize(text: str, span: Span, table: Table) -> list[list[Token]]:
    """Return the runs of tokens in a stretch of text; any other word ends a run, and so does an empty line.

    Runs that cannot hold a time (a lone "in", a number) are left out.
    """
    runs: list[list[Token]] = []
    run: list[Token] = []
    waiting: list[tuple[re.Match[str], Found]] = []
    meanings, position = _remembered(table.lang), span.start
    for found in _TOKEN.finditer(text, span.start, span.end):
        known = meanings[found[0]]
        if known is None:
            if (run or waiting) and found.start() >= position:
                _close(runs, run)
                run, waiting = [], []
        elif found.start() < position:
            continue
        elif known.idle and not run:
            waiting.append((found, known))
        else:
            for earlier in waiting:
                _read(text, *earlier, table, run)
            before, waiting = len(run), []
            position = _read(text, found, known, table, run)
            if len(run) == before:
                _close(runs, run)
                run = []
    _close(runs, run)
    return runs


def _close(runs: list[list[Token]], run: list[Token]) -> None:
    """Keep a run if any of its tokens can make a time."""
    if any(token.name not in PASSIVE for token in run):
        runs.append(run)


@cache
def _meanings(lang: str) -> _Meanings:
    table = load(lang)
    assert table is not None
    return _Meanings(table)


def _remembered(lang: str) -> _Meanings:
    """What is known of a language's words; when it is too much, everything is forgotten."""
    meanings = _meanings(lang)
    if len(meanings) > MOST:
        meanings.clear()
    return meanings


def _look_up(piece: str, table: Table) -> Found | None:
    """Return what starts with a written word, proclitics allowed in Arabic; None for all other words.

    Numbers and marks are words, too.
    """
    key = fold(piece)
    if key in table.words:
        return _found(table.words[key])
    if piece[0].isdecimal() or piece in _MARKS:
        n, name = _number(piece) if piece[0].isdecimal() else (0, _MARKS[piece])
        return _found(Entry(Word(table.kinds[name], name, n, "", "", piece), {}))
    clitics = _PROCLITICS.match(key) if table.lang == "ar" else None
    if clitics is None or not clitics.group():
        return None
    for conjunction, preposition, rest in _readings(key, clitics):
        if rest in table.words:
            bare = key[key.startswith("لل", len(conjunction)) + len(conjunction + preposition) :]
            offsets = fold_map(piece)[1]
            skipped = offsets[len(key) - len(bare)]
            return _found(table.words[rest], skipped, bool(conjunction), bool(preposition))
    return None


def _found(entry: Entry, skipped: int = 0, conjunction: bool = False, preposition: bool = False) -> Found:
    word = entry.word
    idle = word is not None and not word.flag and word.name in PASSIVE and not entry.phrases
    return Found(entry, skipped, conjunction, preposition, idle)


def _readings(key: str, clitics: re.Match[str]) -> Iterator[tuple[str, str, str]]:
    """Yield the ways to cut proclitics off: conjunction, preposition, what is left with its article."""
    conjunction, preposition = clitics.groups()
    rest = key[clitics.end() :]
    if preposition == "ل" and rest.startswith("ل"):
        yield conjunction, preposition, "ا" + rest
    if preposition:
        yield conjunction, preposition, rest
    if conjunction:
        yield conjunction, "", preposition + rest


def _number(piece: str) -> tuple[int, str]:
    """Return a number and its kind, by its size."""
    n = int(piece) if len(piece) <= 4 and piece.isdecimal() else 0
    if len(piece) <= 2 and 1 <= n <= 31:
        return n, "small"
    if len(piece) == 4 and 1000 <= n <= 2100:
        return n, "year" if n >= 1900 else "hyear" if 1300 <= n < 1500 else "oldyear"
    return n, "num"


def _read(text: str, found: re.Match[str], known: Found, table: Table, tokens: list[Token]) -> int:
    """Append the tokens of a known word or phrase if the writing agrees; return where reading goes on."""
    word, end = _longest(text, found, known.entry)
    start = found.start() + known.skipped
    if word is not None and word.flag:
        end = _written(text, start, end, word)
    if word is None or end < 0 or word.name == "skip":
        return max(end, found.end())
    if known.conjunction:
        tokens.append(Token(table.kinds["and"], "and", 0, "", found.start(), found.start() + 1))
    elif known.preposition:
        tokens.append(Token(table.kinds["in"], "in", 0, "", found.start(), start))
    tokens.append(Token(word.kind, word.name, word.n, word.unit, start, end))
    return end


def _longest(text: str, found: re.Match[str], entry: Entry) -> tuple[Word | None, int]:
    """Return the longest phrase that starts with a word, and its end in the text."""
    following = _NEXT.match(text, found.end(), found.endpos) if entry.phrases else None
    if following is None:
        return entry.word, found.end()
    for rest, word in entry.phrases.get(fold(following[1]), ()):
        end = following.end()
        for key in rest:
            later = _NEXT.match(text, end, found.endpos)
            if later is None or fold(later[1]) != key:
                break
            end = later.end()
        else:
            return word, end
    return entry.word, found.end()


def _written(text: str, start: int, end: int, word: Word) -> int:
    """Return the end of a word whose flag the writing satisfies, else -1."""
    match word.flag:
        case "exact" if word.written not in strip_marks(text[start:end]):
            return -1
        case "cap" if not text[start].isupper():
            return -1
        case "dot" | "abbr":
            dotted = text[end : end + 1] == "."
            if not text[start].isupper() or (word.flag == "dot" and not dotted):
                return -1
            return end + dotted
    return end

"""CoNLL-U files as sentences and as spaCy Docs.

Comes in: lines of CoNLL-U with multiword-token ranges and comments. Goes out: `Sentence` values, or Docs
whose tokens are the syntactic words, each a substring of the text.

Source: https://universaldependencies.org/format.html
"""

import gzip
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from kg.errors import TrainingDataError
from kg.language.rooted import check_tree

_COLUMNS = 10
_NUMBER = re.compile("[0-9]{1,6}(?:[-.][0-9]{1,6})?")
_HEAD = re.compile("[0-9]{1,6}|_")


@dataclass(frozen=True)
class Word:
    """A syntactic word: one line of the file. `head` is 0 for the root, else the number of a word."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    misc: str = ""


@dataclass(frozen=True)
class Token:
    """A surface token: words `first` to `last` (from 0, both inclusive), written at `start` to `end`."""

    form: str
    first: int
    last: int
    start: int
    end: int


@dataclass(frozen=True)
class Sentence:
    """A sentence, its words and its surface tokens. Spans are offsets in `text`, in code points."""

    text: str
    words: tuple[Word, ...]
    tokens: tuple[Token, ...]
    doc_id: str = ""
    space_after: bool = True
    comments: dict[str, str] = field(default_factory=dict, compare=False)


def open_text(path: Path) -> TextIO:
    """Open a text file for reading, one packed with gzip too."""
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8")
    return path.open(encoding="utf-8")


def read_sentences(path: Path) -> Iterator[Sentence]:
    """Read the sentences of a file, which may be packed with gzip.

    Raises:
        TrainingDataError: The file is missing, a line is malformed, or the words of a sentence are no tree.
    """
    try:
        with open_text(path) as lines:
            yield from parse_sentences(lines, where=str(path))
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise TrainingDataError(f"cannot read the CoNLL-U file: {error}", where=str(path)) from error


def parse_sentences(lines: Iterable[str], *, where: str = "") -> Iterator[Sentence]:
    """Read sentences from lines; `where` names their origin in errors.

    Raises:
        TrainingDataError: A line is malformed, or the words of a sentence are no tree.
    """
    comments: dict[str, str] = {}
    rows: dict[int, list[str]] = {}
    doc_id = ""
    for number, raw in enumerate(lines, 1):
        line = raw.rstrip("\r\n")
        if line.startswith("#"):
            key, _, value = line[1:].partition("=")
            comments[key.strip()] = value.strip()
            doc_id = comments.get("newdoc id", doc_id)
        elif line.strip():
            rows[number] = _columns(line, f"{where}:{number}")
        elif rows:
            check_tree(rows, where)
            yield _sentence([*rows.values()], comments, doc_id)
            comments, rows = {}, {}
    if rows:
        check_tree(rows, where)
        yield _sentence([*rows.values()], comments, doc_id)


def _columns(line: str, where: str) -> list[str]:
    columns = line.split("\t")
    if len(columns) != _COLUMNS:
        raise TrainingDataError(f"a line has {len(columns)} columns, not {_COLUMNS}", where=where)
    if not _NUMBER.fullmatch(columns[0]) or not _HEAD.fullmatch(columns[6]):
        raise TrainingDataError("the word number or its head is no number", where=where)
    return columns


def _sentence(rows: list[list[str]], comments: dict[str, str], doc_id: str) -> Sentence:
    plain = [row for row in rows if row[0].isdigit()]
    words = tuple(_word(row) for row in plain)
    surface = _surface(rows)
    text = comments.get("text") or _spelled(surface)
    tokens = _place(surface, text)
    if tokens is None:
        text = _spelled(surface)
        tokens = _place(surface, text) or ()
    return Sentence(text, words, tokens, doc_id, "SpaceAfter=No" not in surface[-1][3], comments)


def _word(row: list[str]) -> Word:
    clean = ["" if value == "_" else value for value in row]
    lemma = row[2] if row[1] == "_" else clean[2]
    return Word(row[1], lemma, clean[3], clean[4], clean[5], int(clean[6] or 0), clean[7], clean[9])


def _surface(rows: list[list[str]]) -> list[tuple[str, int, int, str]]:
    """Give (form, first word, last word, MISC) of each surface token."""
    found: list[tuple[str, int, int, str]] = []
    covered = 0
    for row in rows:
        if "-" in row[0]:
            first, last = (int(n) for n in row[0].split("-"))
            covered = last
            found.append((row[1], first - 1, last - 1, row[9]))
        elif row[0].isdigit() and int(row[0]) > covered:
            found.append((row[1], int(row[0]) - 1, int(row[0]) - 1, row[9]))
    return found


def _spelled(surface: list[tuple[str, int, int, str]]) -> str:
    parts = [form + ("" if "SpaceAfter=No" in misc else " ") for form, _, _, misc in surface]
    return "".join(parts).rstrip()


def _place(surface: list[tuple[str, int, int, str]], text: str) -> tuple[Token, ...] | None:
    """Find every token in the text; None when one is not there in its turn."""
    tokens: list[Token] = []
    at = 0
    for form, first, last, _ in surface:
        start = text.find(form, at)
        if start < 0 or text[at:start].strip():
            return None
        at = start + len(form)
        tokens.append(Token(form, first, last, start, at))
    return None if text[at:].strip() else tuple(tokens)

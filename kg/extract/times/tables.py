"""Reads the words and the rules of time of a language from ontology/times/.

Comes in: words-LANG.tsv and rules-LANG.tsv. Goes out: a `Table`: look-up of words, and compiled patterns.

Every kind of word is one character of a private alphabet, so that a text becomes a string of kinds and a rule
becomes a regular expression over it, position by position. Kinds that are not words but are made by the
lexer: small (1 to 31), year (1900 to 2100), hyear (1300 to 1499), oldyear (other years from 1000 on), num
(other numbers), the marks slash dash dot comma colon open close percent, and (the proclitics و ف), in
(ب ل ك); by the cascade: time (a finished expression).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from kg import ontology
from kg.errors import OntologyError
from kg.text import fold

LEXICAL = (
    *("small", "num", "year", "hyear", "oldyear", "time", "and", "in"),
    *("slash", "dash", "dot", "comma", "colon", "open", "close", "percent"),
)
#: Flags of words: what the writing must show beside the key.
FLAGS = ("", "exact", "cap", "dot", "abbr")
_FIRST = 0xE000
_NAME = re.compile(r"\$?[a-z][a-z0-9]*")


class Word(NamedTuple):
    """What one spelling means.

    Args:
        kind: The character of its kind.
        name: The name of its kind.
        n: Its number, 0 when its value is none.
        unit: Its value when that is a name ("week", "ad").
        flag: One of `FLAGS`.
        written: The spelling in the table.
    """

    kind: str
    name: str
    n: int
    unit: str
    flag: str
    written: str


class Entry(NamedTuple):
    """Everything that starts with one word: itself, and longer ones.

    Args:
        word: The word alone; None when it means nothing.
        phrases: Key of the second word to the keys of all that follow it, the longest first.
    """

    word: Word | None
    phrases: dict[str, list[tuple[list[str], Word]]]


class Rule(NamedTuple):
    """A pattern over kinds and the name of the maker that computes its value."""

    level: int
    make: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, eq=False)
class Table:
    """The words and the rules of one language.

    Args:
        lang: Language code.
        words: Key of a first word to what starts with it.
        kinds: Name of a kind to its character.
        levels: The rules, level by level.
        anywhere: For each level a pattern that finds where any of its rules may match.
    """

    lang: str
    words: dict[str, Entry]
    kinds: dict[str, str]
    levels: tuple[tuple[Rule, ...], ...]
    anywhere: tuple[re.Pattern[str], ...]


@cache
def load(lang: str) -> Table | None:
    """Return the table of a language, None when there is none.

    Raises:
        OntologyError: A line of its files is wrong.
    """
    folder = ontology.root() / "times"
    words, rules = folder / f"words-{lang}.tsv", folder / f"rules-{lang}.tsv"
    if not (words.exists() and rules.exists()):
        return None
    return read(lang, words, rules)


def read(lang: str, words: Path, rules: Path) -> Table:
    """Read a table from its two files.

    Raises:
        OntologyError: A line is wrong.
    """
    kinds = {name: chr(_FIRST + i) for i, name in enumerate(LEXICAL)}
    spellings = dict(_spellings(words, kinds))
    levels: dict[int, list[Rule]] = {}
    for rule in _rules(rules, kinds):
        levels.setdefault(rule.level, []).append(rule)
    grouped = tuple(tuple(levels[level]) for level in sorted(levels))
    anywhere = tuple(re.compile("|".join(f"(?:{r.pattern.pattern})" for r in level)) for level in grouped)
    return Table(lang, _entries(spellings), kinds, grouped, anywhere)


def _spellings(file: Path, kinds: dict[str, str]) -> Iterator[tuple[str, Word]]:
    """Read the words; each key has one meaning."""
    seen: dict[str, Word] = {}
    for number, row in ontology.rows(file):
        where = f"{file.name} line {number}"
        name, value, flag = row["kind"], row["value"], row.get("flags", "")
        if not _NAME.fullmatch(name) or name.startswith("$"):
            raise OntologyError(f"the kind {name!r} is not a lower-case name", where=where)
        if flag not in FLAGS:
            raise OntologyError(f"unknown flag {flag!r}", where=where, hint="known: " + ", ".join(FLAGS[1:]))
        kind = kinds.setdefault(name, chr(_FIRST + len(kinds)))
        is_number = value.lstrip("-").isdigit()
        for written in row["words"].split("|"):
            key = " ".join(fold(written).split())
            number_of, unit = (int(value), "") if is_number else (0, value)
            word = Word(kind, name, number_of, unit, flag, written.strip())
            if not key:
                raise OntologyError("an empty word", where=where)
            if seen.setdefault(key, word)[:5] != word[:5]:
                raise OntologyError(f"{written.strip()!r} already means {seen[key].name}", where=where)
            yield key, word


def _entries(spellings: dict[str, Word]) -> dict[str, Entry]:
    """Group the spellings by their first word, the longest first."""
    groups: dict[str, dict[tuple[str, ...], Word]] = {}
    for key, word in spellings.items():
        first, *rest = key.split(" ")
        groups.setdefault(first, {})[tuple(rest)] = word
    entries = {}
    for first, group in groups.items():
        phrases: dict[str, list[tuple[list[str], Word]]] = {}
        longer = (item for item in group.items() if item[0])
        for (second, *rest), word in sorted(longer, key=lambda item: -len(item[0])):
            phrases.setdefault(second, []).append((rest, word))
        entries[first] = Entry(group.get(()), phrases)
    return entries


def _rules(file: Path, kinds: dict[str, str]) -> Iterator[Rule]:
    """Read the rules, `$` rows expanded."""
    names = {name: re.escape(char) for name, char in kinds.items()}
    for number, row in ontology.rows(file):
        where = f"{file.name} line {number}"
        if not row["level"].isdigit():
            raise OntologyError(f"the level {row['level']!r} is not a number", where=where)
        pattern = _expand(row["pattern"], names, where)
        if row["level"] == "0":
            names[row["make"]] = pattern
            continue
        try:
            yield Rule(int(row["level"]), row["make"], re.compile(pattern))
        except re.error as error:
            raise OntologyError(f"not a pattern: {error}", where=where) from error


def _expand(pattern: str, names: dict[str, str], where: str) -> str:
    """Replace the names in a pattern by what they stand for."""

    def known(found: re.Match[str]) -> str:
        if found.group() not in names:
            raise OntologyError(f"unknown kind {found.group()!r}", where=where)
        return names[found.group()]

    return _NAME.sub(known, pattern).replace(" ", "")

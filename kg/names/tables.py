"""Rows of `ontology/names/*.tsv` as known names, and the keys they are looked up by.

Comes in: TSV files of names.  Goes out: `Known` values with their spellings; keys.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import get_args

from kg import ontology
from kg.errors import OntologyError
from kg.model import Kind
from kg.text import fold

#: The tables in order of preference, with the kind of tables that hold one kind only.
_TABLES: tuple[tuple[str, Kind | None], ...] = (
    ("names/countries.tsv", "GPE"),
    ("names/capitals.tsv", "GPE"),
    ("names/people.tsv", None),
    ("names/orgs.tsv", None),
    ("names/places.tsv", None),
    ("names/cities.tsv", "GPE"),
)
#: Tables whose single words are surely names: النصر is a club, نصر a victory.
SURE = frozenset({"countries", "capitals"})
#: What the rows of a user's own tables say of where they stand.
OWN = "own"
_KINDS = frozenset(get_args(Kind))
_WIKIDATA = re.compile("(Q[1-9][0-9]*)?")
_PUNCTUATION = "\"'`“”‘’«».,،؛:!?؟*_"
_SPACES = "-‐‑–—/()[]\u00a0\t\n"
#: One pass over names that hold no marks, ligatures or letters with accents: most of them.
_FAST = str.maketrans(
    "أإآٱىة" + _SPACES + "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "اااايه" + " " * len(_SPACES) + "abcdefghijklmnopqrstuvwxyz",
    _PUNCTUATION,
)
_PLAIN = re.compile("[ -~\u060c\u061b\u061f\u0621-\u063a\u0641-\u064a‐‑–—“”‘’«»]*")
#: عبد الله = عبدالله, أبو ظبي = أبوظبي, ذو الفقار = ذوالفقار: written as one word in keys; ابن = بن.
_COMPOUND = re.compile(r"(?<!\S)(?:(عبد|ابو|ابي|ابا|ذو) (?=\S)|ا(?=بن(?!\S)))")


#: Beginnings of words whose first letters look like the article.
_NO_ARTICLE = ("التزام", "التقاء", "التحاق", "التهاب", "التماس", "التفاف", "التءام", "التئام", "التباس")


@dataclass(frozen=True, slots=True)
class Known:
    """A name from the tables.

    Args:
        label_ar: The usual Arabic name; empty when unknown.
        label_en: The usual English name; empty when unknown.
        kind: What it names.
        wikidata: Wikidata id, where it is known for certain.
        country: ISO 3166 code of the state it is or belongs to; empty when none or unknown.
        table: The table it stands in, without suffix ("people"); "own" for a user's own.
    """

    label_ar: str
    label_en: str
    kind: Kind
    wikidata: str | None = None
    country: str = ""
    table: str = ""


Row = tuple[Known, tuple[str, ...]]
"""A row of a table: what is named, and all its spellings."""


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """Key of a name: folded, without punctuation, compound names joined, "the" off.

    >>> name_key("عبد الله") == name_key("عبدالله"), name_key("The U.S.")
    (True, 'us')
    """
    return _key(name)


def _key(name: str) -> str:
    plain = name if _PLAIN.fullmatch(name) else fold(name)
    key = " ".join(plain.translate(_FAST).split())
    if key.isascii():
        return key.removeprefix("the ")
    return _COMPOUND.sub(r"\1", key) if "ب" in key or "ذو" in key else key


def without_article(key: str) -> str:
    """Take the Arabic article off the first word of a key, "" when it has none or too little is left."""
    return key[2:] if key.startswith("ال") and len(key.split(" ", 1)[0]) > 4 else ""


def bare_word(key: str) -> str:
    """Take the Arabic article off the key of one word, where it has one.

    >>> bare_word("المتحده"), bare_word("التقاء")
    ('متحده', 'التقاء')
    """
    if key.startswith("ال") and len(key) > 4 and not key.startswith(_NO_ARTICLE):
        return key[2:]
    return key


def split_forms(cell: str) -> tuple[str, ...]:
    """Split a cell of spellings at `|`."""
    return tuple(part for piece in cell.split("|") if (part := piece.strip()))


def is_wikidata(given: str) -> bool:
    """Say whether a cell may hold this Wikidata id: Q and digits, or nothing."""
    return bool(_WIKIDATA.fullmatch(given))


def read_names(table: str | Path, kind: Kind | None = None) -> Iterator[Row]:
    """Yield each row of a table of names with all its spellings, in both languages.

    Args:
        table: Path below ontology/ ("names/people.tsv"), or the path of a table of one's own.
        kind: The kind of every row, for tables without a column `kind`.

    Raises:
        OntologyError: No header, or a row without a name, with an unknown kind or a malformed Wikidata id.
    """
    stem = Path(table).stem
    needed = ("name_ar", "name_en") if kind else ("name_ar", "name_en", "kind")
    for number, row in ontology.rows(table, needed):
        found = _known(row, stem, kind or row.get("kind", ""), where=f"{table} line {number}")
        forms = (row["name_ar"], row["name_en"], *split_forms(row.get("aliases_ar", "")))
        yield found, tuple(f for f in (*forms, *split_forms(row.get("aliases_en", ""))) if f)


def own_names(tables: Iterable[Path]) -> tuple[Row, ...]:
    """Read tables of a user's own, the first one's names first.

    Raises:
        OntologyError: As for `read_names`.
    """
    rows = (row for table in tables for row in read_names(table))
    return tuple((replace(known, table=OWN), forms) for known, forms in rows)


def rows_in(rows: Iterable[Row], text: str) -> tuple[Row, ...]:
    """The rows of which a text may hold a name: all words of one of their spellings stand in it."""
    plain = _key(text)
    return tuple(
        row
        for row in rows
        if any(all(bare_word(w) in plain for w in name_key(form).split()) for form in row[1])
    )


@cache
def known_names() -> tuple[Row, ...]:
    """Give all rows of the tables of ontology/names, preferred ones first; read once in a process."""
    return tuple(entry for table, kind in _TABLES for entry in read_names(table, kind))


def _known(row: dict[str, str], stem: str, kind: str, *, where: str) -> Known:
    """Check one row and make its value."""
    wikidata = row.get("wikidata", "")
    if not row.get("name_ar") and not row.get("name_en"):
        raise OntologyError("a row without a name", where=where)
    if kind not in _KINDS:
        raise OntologyError(f"unknown kind {kind!r}", where=where, hint="one of " + ", ".join(sorted(_KINDS)))
    if not is_wikidata(wikidata):
        message = f"malformed Wikidata id {wikidata!r}"
        raise OntologyError(message, where=where, hint="Q and digits, or nothing")
    known_kind: Kind = next(k for k in get_args(Kind) if k == kind)
    country = row.get("code", "") or row.get("country", "")
    return Known(row["name_ar"], row["name_en"], known_kind, wikidata or None, country, stem)

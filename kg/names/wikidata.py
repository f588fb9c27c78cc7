"""Names out of a Wikidata JSON dump, read line by line: a dump of any size takes the memory of one item.

Comes in: a dump (one item a line inside an array, or JSON lines), plain, gzip or bzip2. Goes out: rows of a
table of names. Source: https://www.wikidata.org/wiki/Wikidata:Database_download, "JSON dumps".
"""

import bz2
import gzip
import json
import re
from array import array
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any, cast

import numpy as np

from kg import ontology
from kg.errors import InputError

Row = dict[str, str]

COLUMNS = ("name_ar", "name_en", "kind", "wikidata", "aliases_ar", "aliases_en", "code", "note")

LANGS = ("ar", "en")

_ID = re.compile(rb'"(Q[1-9][0-9]*)"')

MOST_ALIASES = 20
"""Aliases that are kept of one item and language."""


def classes() -> dict[str, str]:
    """Kind by class, from ontology/names/wikidata_classes.tsv."""
    return {row["class"]: row["kind"] for _, row in ontology.rows("names/wikidata_classes.tsv")}


def rows(dump: Path, kinds: Mapping[str, str], langs: Iterable[str] = LANGS) -> Iterator[Row]:
    """The items of a dump that are of a wanted class and have a label in every wanted language.

    Args:
        dump: The file.
        kinds: Kind by class; only items of these classes (P31) are read, see `below` for their subclasses.
        langs: Languages in which an item must have a label: "ar", "en" or both.

    Raises:
        InputError: The file cannot be read, or a line is no item.
    """
    wanted = tuple(langs)
    names = {found.encode() for found in kinds}
    # Most lines hold none of the classes: they are passed over before they are parsed.
    for item in _items(dump, lambda line: any(found[1] in names for found in _ID.finditer(line))):
        row = _row(item, kinds, wanted)
        if row:
            yield row


def below(dump: Path, kinds: Mapping[str, str]) -> dict[str, str]:
    """Kind by class for some classes and all that the dump puts below them (P279), a nearer class first.

    Of the whole of Wikidata this keeps the pairs of a class and the one above it, 16 bytes each.

    Raises:
        InputError: As for `rows`.
    """
    children, parents = array("q"), array("q")
    for item in _items(dump, lambda line: b'"P279"' in line):
        for parent in _values(item, "P279"):
            children.append(_number(str(item.get("id", ""))))
            parents.append(_number(parent))
    order = np.argsort(np.asarray(parents, dtype=np.int64), kind="stable")
    above, under = np.asarray(parents, np.int64)[order], np.asarray(children, np.int64)[order]
    found = {_number(name): kind for name, kind in kinds.items()}
    waiting = deque(found)
    while waiting:
        number = waiting.popleft()
        first, last = np.searchsorted(above, [number, number + 1])
        for child in under[first:last].tolist():
            if child not in found:
                found[child] = found[number]
                waiting.append(child)
    return {f"Q{number}": kind for number, kind in found.items()}


def _number(name: str) -> int:
    """The number of an id; 0 for what is none."""
    return int(name[1:]) if name[1:].isdecimal() else 0


def _items(dump: Path, wanted: Callable[[bytes], bool]) -> Iterator[dict[str, Any]]:
    """The items of those lines of a dump that are wanted."""
    try:
        with _opened(dump) as handle:
            for number, line in enumerate(handle, 1):
                text = line.strip().rstrip(b",")
                if text not in (b"[", b"]", b"") and wanted(text):
                    yield _item(text, f"{dump} line {number}")
    except (OSError, EOFError) as error:
        raise InputError(f"cannot be read ({error})", where=str(dump)) from error


def _opened(dump: Path) -> IO[bytes]:
    with dump.open("rb") as handle:
        start = handle.read(3)
    if start.startswith(b"\x1f\x8b"):
        return cast(IO[bytes], gzip.open(dump, "rb"))
    return cast(IO[bytes], bz2.open(dump, "rb")) if start == b"BZh" else dump.open("rb")


def _item(text: bytes, where: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except ValueError as error:
        raise InputError(f"no JSON ({error})", where=where, hint="give a Wikidata JSON dump") from error
    if not isinstance(found, dict):
        raise InputError("no item", where=where, hint="give a Wikidata JSON dump")
    return found


def _row(item: Mapping[str, Any], kinds: Mapping[str, str], langs: tuple[str, ...]) -> Row | None:
    """The row of an item; None when it is not wanted."""
    found = [kinds[one] for one in _values(item, "P31") if one in kinds]
    labels = {lang: _clean(item.get("labels", {}).get(lang, {}).get("value", "")) for lang in LANGS}
    if not found or not all(labels.get(lang) for lang in langs):
        return None
    row = {
        "name_ar": labels["ar"],
        "name_en": labels["en"],
        "kind": found[0],
        "wikidata": str(item.get("id", "")),
    }
    for lang in LANGS:
        aliases = [_clean(one.get("value", "")) for one in item.get("aliases", {}).get(lang, ())]
        kept = dict.fromkeys(one for one in aliases if one and one != labels[lang])
        row[f"aliases_{lang}"] = "|".join(list(kept)[:MOST_ALIASES])
    return row


def _values(item: Mapping[str, Any], name: str) -> Iterator[str]:
    """The items that a property of an item has as values, in the order of the statements."""
    for claim in item.get("claims", {}).get(name, ()):
        value = claim.get("mainsnak", {}).get("datavalue", {}).get("value", {})
        if claim.get("rank") != "deprecated" and isinstance(value, dict) and "id" in value:
            yield str(value["id"])


def _clean(text: str) -> str:
    """A label without what would break a table."""
    return " ".join(text.replace("|", " ").split())

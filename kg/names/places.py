"""Where a named place lies: its coordinates and the state it belongs to.

Comes in: names of one place, in Arabic or English.  Goes out: `Location`, or nothing: never a guess.
"""

from __future__ import annotations

from collections.abc import Iterable
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
    """

    latitude: float
    longitude: float
    country: Known | None


def locate(names: Iterable[str]) -> Location | None:
    """Return where the first known one of a place's names lies, a head noun (مدينة جدة) passed over.

    Args:
        names: Names of one place, the preferred one first.
    """
    for name in names:
        first, _, rest = name.partition(" ")
        known = _place(name) or (_place(rest) if rest and _is_head(first) else None)
        degrees = _coordinates().get((known.label_en, known.country)) if known else None
        if known and degrees:
            country = None if known.table == "countries" else _countries().get(known.country)
            return Location(*degrees, country)
    return None


def _place(name: str) -> Known | None:
    found = Gazetteer.load().lookup(name)
    return found if found and found.kind in _PLACES else None


def _is_head(word: str) -> bool:
    found = find_word(word)
    return found is not None and found.kind in _PLACES


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

"""Whether what is said of two persons of one name contradicts: their states, or politics and sport.

Comes in: words of titles. Goes out: what disagrees, for people; "" when nothing does. A coach may become a
minister and serve another state, so it takes company away from a name's proof and forbids nothing.
"""

from collections.abc import Iterable
from functools import cache, lru_cache

from kg import ontology
from kg.names import find_nisba, name_key
from kg.names.nisba import find_demonym
from kg.resolve.standing import lookup

_FIELDS = {
    "sport": "sport",
    "minister": "the state",
    "diplomat": "the state",
    "military": "the state",
    "royal": "the state",
    "deputy": "the state",
    "religious": "religion",
}
"""Fields of the roles of titles_ar.tsv; other roles are found in all of them."""

_ATHLETES = frozenset({"athlete", "boxer", "cyclist", "footballer", "sprinter", "swimmer", "wrestler"})
"""English words of sport that the table of Arabic titles does not lead to."""


def disagree(one: Iterable[str], other: Iterable[str]) -> str:
    """What contradicts in words of titles of two persons: their states, else their fields."""
    first, second = tuple(one), tuple(other)
    for what, told in (("states", _state), ("fields", _field)):
        mine, theirs = ({found for word in words if (found := told(word))} for words in (first, second))
        if mine and theirs and not mine & theirs:
            return f"different {what}: {', '.join(sorted(mine))} and {', '.join(sorted(theirs))}"
    return ""


@lru_cache(maxsize=16384)
def _state(word: str) -> str:
    """The state that a word of a title tells (Egyptian, مصري, Egypt), as ISO 3166 code; else ""."""
    found = find_demonym(word) if word.isascii() else find_nisba(word)
    if found is not None:
        return found.of.country
    known = lookup(word)
    return known.country if known is not None and known.table == "countries" else ""


def _field(word: str) -> str:
    return _fields().get(word, "")


@cache
def _fields() -> dict[str, str]:
    """Fields by key of the word that is the office, Arabic and English; words of several fields tell none."""
    found: dict[str, set[str]] = {word: {"sport"} for word in _ATHLETES} | {"captain": {"sport", "the state"}}
    for _, row in ontology.rows("names/titles_ar.tsv"):
        field = _FIELDS.get(row["role"], "")
        english = row["en"].partition(" {c}")[0].removesuffix(" of").removesuffix(" for")
        for office in (name_key(row["title"]).split()[0].removeprefix("ال"), name_key(english).split()[-1]):
            found.setdefault(office, set()).add(field)
    return {word: fields.pop() for word, fields in found.items() if len(fields) == 1}

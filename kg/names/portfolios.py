"""Fields of government: "الخارجية" is "foreign" before minister and "Foreign Affairs" after Ministry of.

Comes in: words.  Goes out: how many of them name a field, and its English.
Source: `ontology/names/portfolios_ar.tsv`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kg import ontology
from kg.names.tables import name_key

_LONGEST = 5


def portfolio_at(words: Sequence[str], start: int) -> tuple[int, tuple[str, str]]:
    """Find the longest field of government that begins at a word.

    Returns:
        Number of words; English before "minister" and after "Ministry of". `(0, ("", ""))` for none.
    """
    keys = [name_key(w) for w in words[start : start + _LONGEST]]
    for length in range(len(keys), 0, -1):
        found = _fields().get(" ".join(keys[:length]).replace(" و ", " و"))
        if found is not None:
            return length, found
    return 0, ("", "")


@cache
def _fields() -> dict[str, tuple[str, str]]:
    fields: dict[str, tuple[str, str]] = {}
    for _, row in ontology.rows("names/portfolios_ar.tsv"):
        key = name_key(row["name"])
        fields[key] = (row["minister"], row["ministry"])
        fields.setdefault(key.removeprefix("ال"), (row["minister"], row["ministry"]))
        fields.setdefault("شؤون " + key, (row["minister"], row["ministry"]))
        fields.setdefault("الشؤون " + key, (row["minister"], row["ministry"]))
    return fields

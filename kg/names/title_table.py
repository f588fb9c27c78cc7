"""The table of titles, with the forms that follow from each by rule.

Comes in: words.  Goes out: the longest title phrase that begins at one of them.
Source: `ontology/names/titles_ar.tsv`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg import ontology
from kg.errors import OntologyError
from kg.names.tables import name_key

_LONGEST = 5
_TAKES = frozenset({"none", "state", "portfolio", "body", "title"})
#: Roles whose words are also used without the article as plain nouns: "وزير سابق", "خبير أمريكي".
_BARE_ROLES = frozenset({"official", "diplomat", "profession", "sport", "minister", "media"})


@dataclass(frozen=True, slots=True)
class Entry:
    """The head of a title: English with {c} for its complement, gender, what it takes, role."""

    en: str
    gender: str
    takes: str
    role: str


def entry_at(words: Sequence[str], start: int) -> tuple[int, Entry | None]:
    """Find the longest title phrase that begins at a word."""
    keys = [name_key(w) for w in words[start : start + _LONGEST]]
    for length in range(len(keys), 0, -1):
        found = _titles().get(name_key(" ".join(keys[:length])))
        if found is not None:
            return length, found
    return 0, None


@cache
def _titles() -> dict[str, Entry]:
    """All titles with the forms that follow by rule: definite and alone, construct, without article."""
    rows = [_row(number, row) for number, row in ontology.rows("names/titles_ar.tsv")]
    titles = dict(rows)
    for key, entry in rows:
        for form, derived in _derived(key, entry):
            titles.setdefault(form, derived)
    return titles


def _row(number: int, row: dict[str, str]) -> tuple[str, Entry]:
    if row["takes"] not in _TAKES or row["gender"] not in ("m", "f"):
        raise OntologyError("unknown gender or complement", where=f"names/titles_ar.tsv line {number}")
    return name_key(row["title"]), Entry(row["en"], row["gender"], row["takes"], row["role"])


def _derived(key: str, entry: Entry) -> list[tuple[str, Entry]]:
    head, space, last = key.rpartition(" ")
    if entry.takes in ("body", "title", "portfolio") and not space and not key.startswith("ال"):
        alone = entry.en.replace("of {c}", "").replace("{c}", "").strip()
        return [("ال" + key, replace(entry, en=alone, takes="state"))]
    if space and entry.takes == "state" and last.startswith("ال"):
        return [(f"{head} {last[2:]}", replace(entry, takes="body"))]
    if not space and key.startswith("ال") and entry.role in _BARE_ROLES:
        return [(key[2:], entry)]
    return []

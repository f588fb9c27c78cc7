"""Given and family names: which words are names of people, and how they are usually written in English.

Comes in: one word.  Goes out: its usual English spelling, whose name it is, or nothing.
Source: `ontology/names/given_names.tsv`, for English `given_names_en.tsv` as well.
"""

from __future__ import annotations

from functools import cache

from kg import ontology
from kg.names.letters import latin_of, letters_of
from kg.names.tables import name_key


def given_en(word: str) -> str:
    """Return the usual English spelling of a given or family name, "" when it is not in the table."""
    return _table().get(name_key(word), ("", ""))[0]


def is_given_name(word: str) -> bool:
    """Say whether a word can begin a person's name (محمد, جون): it is no family name alone."""
    return _table().get(name_key(word), ("", ""))[1] in ("m", "f", "mf")


def gender(word: str) -> str:
    """Return "m" or "f" for a given name that is used for one sex only, else ""."""
    found = _table().get(name_key(word), ("", ""))[1]
    return found if found in ("m", "f") else ""


def gender_en(word: str) -> str:
    """Return "m" or "f" for a given name in Latin script that is used for one sex only, else ""."""
    return _genders_en().get(latin_of(word), "")


@cache
def _genders_en() -> dict[str, str]:
    """Whose name it is, by the name in small letters; names of both are left out."""
    rows = [(row["name_en"], row["use"]) for _, row in ontology.rows("names/given_names.tsv")]
    rows += [(row["name"], row["use"]) for _, row in ontology.rows("names/given_names_en.tsv")]
    uses: dict[str, set[str]] = {}
    for name, use in rows:
        uses.setdefault(latin_of(name), set()).add(use)
    return {name: use for name, (use, *others) in uses.items() if not others and use in ("m", "f")}


@cache
def _table() -> dict[str, tuple[str, str]]:
    """English spelling and use (m, f, mf given names; family) by key."""
    table: dict[str, tuple[str, str]] = {}
    for _, row in ontology.rows("names/given_names.tsv"):
        table.setdefault(name_key(row["name_ar"]), (row["name_en"], row["use"]))
    return table


@cache
def _latin() -> dict[str, frozenset[str]]:
    """Usual English spellings in lower case by the letters of the Arabic word without article."""
    table: dict[str, set[str]] = {}
    for _, row in ontology.rows("names/given_names.tsv"):
        letters = letters_of(row["name_ar"])
        bare = letters[2:] if letters.startswith("ال") and len(letters) > 4 else letters
        table.setdefault(bare, set()).add(latin_of(row["name_en"].removeprefix("al-").removeprefix("el-")))
    return {letters: frozenset(spellings) for letters, spellings in table.items()}


def spellings_en(letters: str) -> frozenset[str]:
    """Return the usual English spellings, lower case, of a word in letters of the model."""
    return _latin().get(letters, frozenset())

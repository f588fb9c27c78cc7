"""Nisba adjectives: الأمريكية leads to the United States, العربية to the Arabs.

Comes in: one Arabic adjective in any gender, number and definiteness.  Goes out: `Nisba`, or nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from kg import ontology
from kg.model import Kind
from kg.names.tables import Known, name_key, split_forms

#: Endings of gender and number after the nisba ي, as keys write them (ة is ه there).
_ENDINGS = ("ه", "ون", "ين", "ان", "ات", "تان", "تين", "ا", "تا", "")


@dataclass(frozen=True, slots=True)
class Nisba:
    """What a nisba adjective belongs to.

    Args:
        adjective_en: The English adjective ("US", "Russian", "Arab").
        of: The state, region, people or organisation.
        person: True when the form is that of people (الروس, روسيون, مصريان), not of an adjective alone.
    """

    adjective_en: str
    of: Known
    person: bool = False


def find_nisba(word: str) -> Nisba | None:
    """Return what an adjective belongs to: الأميركيّة, أمريكي, الروس, سعوديون; None when it is no nisba.

    Args:
        word: One word without proclitics; two words for جنوب أفريقي and its like.
    """
    key = name_key(word)
    forms = _forms()
    return forms.get(key) or (forms.get(key[2:]) if key.startswith("ال") else None)


def find_demonym(word: str) -> Nisba | None:
    """Return what an English adjective or people belongs to (Russian, Saudis), None when it is none."""
    key = name_key(word)
    return _demonyms().get(key) or _demonyms().get(key.removesuffix("s"))


@cache
def _demonyms() -> dict[str, Nisba]:
    """English adjectives, states before regions."""
    demonyms: dict[str, Nisba] = {"american": _forms()["امريكي"]}
    for nisba in _forms().values():
        demonyms.setdefault(name_key(nisba.adjective_en), replace(nisba, person=False))
    return demonyms


@cache
def _forms() -> dict[str, Nisba]:
    """All inflected forms, states before regions."""
    forms: dict[str, Nisba] = {}
    for table in ("names/countries.tsv", "names/nisba.tsv"):
        for _, row in ontology.rows(table):
            _add(forms, row)
    for _, row in ontology.rows("names/peoples.tsv"):
        people = replace(forms[name_key(row["nisba"])], person=True)
        forms = {**{name_key(form): people for form in split_forms(row["forms"])}, **forms}
    for name in _names_of_states():
        forms.pop(name, None)
    return forms


def _names_of_states() -> list[str]:
    """Keys of states that look like a nisba: سوري + ا is Syria, not "Syrian"; سورية may be both."""
    names = [
        form
        for _, row in ontology.rows("names/countries.tsv")
        for form in (row["name_ar"], *split_forms(row["aliases_ar"]))
    ]
    return [name_key(name) for name in names if name.endswith("ا")]


def _add(forms: dict[str, Nisba], row: dict[str, str]) -> None:
    kind: Kind = "GPE"
    for candidate in ("GROUP", "ORG", "PLACE"):
        kind = candidate if row.get("kind") == candidate else kind
    known = Known(
        row["name_ar"], row["name_en"], kind, row.get("wikidata") or None, row.get("code", ""), "nisba"
    )
    for lemma in split_forms(row["nisba"]):
        key = name_key(lemma)
        for ending in _ENDINGS:
            people = ending in ("ون", "ين", "ان", "ات", "تان", "تين")
            forms.setdefault(key + ending, Nisba(row["adjective_en"], known, people))
        for first, rest in _two_words(key):
            for ending in _ENDINGS:
                # The article stands on the first word or on both: الجنوب أفريقية, الكورية الجنوبية.
                forms.setdefault(f"{first}{ending} ال{rest}{ending}", Nisba(row["adjective_en"], known))
                forms.setdefault(f"{first}{ending} {rest}{ending}", Nisba(row["adjective_en"], known))
                forms.setdefault(f"{first} {rest}{ending}", Nisba(row["adjective_en"], known))
                forms.setdefault(f"{first} ال{rest}{ending}", Nisba(row["adjective_en"], known))


def _two_words(key: str) -> list[tuple[str, str]]:
    first, space, rest = key.partition(" ")
    return [(first, rest)] if space else []

"""Common words of news with their English, in the forms in which they stand in names and descriptions.

Comes in: one Arabic word without proclitics.  Goes out: `Word`, or nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from kg import ontology
from kg.names.tables import name_key

Pos = Literal["noun", "adjective", "function"]

_VOWELS = "aeiou"
_IRREGULAR = {
    "man": "men",
    "woman": "women",
    "child": "children",
    "person": "people",
    "wife": "wives",
    "half": "halves",
    "life": "lives",
    "crisis": "crises",
    "media": "media",
    "police": "police",
    "aircraft": "aircraft",
}


@dataclass(frozen=True, slots=True)
class Word:
    """A common word.

    Args:
        en: English; a noun in the number of the Arabic form.
        pos: What it can be inside a phrase.
        plural: Whether the form is plural or dual.
        dual: Whether it is dual ("two ..." in English).
        feminine: Whether the form ends in ة or is a feminine plural.
        place: "pre" when the complement goes before it in English ("Aden airport"), else "of".
        definite: Whether it carries the article.
        kind: "ORG", "PLACE", "GPE", "PERSON", "GROUP" or "".
    """

    en: str
    pos: Pos
    plural: bool = False
    dual: bool = False
    feminine: bool = False
    place: str = "of"
    definite: bool = False
    kind: str = ""


def find_word(word: str) -> Word | None:
    """Return what a common word means, None when it is in no table."""
    key = name_key(word)
    found = _forms().get(key)
    if found is None and key.startswith("ال"):
        found = _forms().get(key[2:])
        found = replace(found, definite=True) if found else None
    return found


def is_head(word: str) -> bool:
    """Say whether a word is the head noun of institutions or places (وزارة, المطار)."""
    found = find_word(word)
    return found is not None and found.kind in ("ORG", "GPE", "PLACE", "GROUP") and found.pos == "noun"


def plural_en(noun: str) -> str:
    """Return the English plural of a noun phrase whose last word is its head."""
    before, space, last = noun.rpartition(" ")
    if last in _IRREGULAR:
        last = _IRREGULAR[last]
    elif last.endswith(("s", "x", "ch", "sh")):
        last += "es"
    elif last.endswith("y") and last[-2:-1] not in _VOWELS:
        last = last[:-1] + "ies"
    else:
        last += "s"
    return before + space + last


@cache
def _forms() -> dict[str, Word]:
    """All inflected forms; a form that is an entry of its own is never overwritten by a derived one."""
    entries = list(_entries())
    forms: dict[str, Word] = {}
    for key, word in entries:
        forms.setdefault(key, word)
    for key, word in entries:
        for form, derived in _inflections(key, word):
            forms.setdefault(form, derived)
    return forms


def _entries() -> Iterator[tuple[str, Word]]:
    for table in ("names/org_heads_ar.tsv", "names/place_heads_ar.tsv"):
        for _, row in ontology.rows(table):
            key = name_key(row["noun"])
            word = Word(row["en"], "noun", feminine=key.endswith("ه"), place=row["place"], kind=row["kind"])
            yield key, replace(word, plural=row["en"].endswith("s") and not row["en"].endswith("ss"))
    for _, row in ontology.rows("names/person_nouns_ar.tsv"):
        plural = row["number"] == "p"
        yield name_key(row["noun"]), Word(row["en"], "noun", plural, kind="GROUP" if plural else "PERSON")
    for _, row in ontology.rows("names/title_adjectives_ar.tsv"):
        yield name_key(row["word"]), Word(row["en"], "adjective")
    for _, row in ontology.rows("names/words_ar_en.tsv"):
        key = name_key(row["word"])
        pos: Pos = {"a": "adjective", "f": "function"}.get(row["pos"], "noun")  # type: ignore[assignment]
        yield key, Word(row["en"], pos, plural=row["pos"] == "np", feminine=key.endswith("ه"))


def _inflections(key: str, word: Word) -> Iterator[tuple[str, Word]]:
    """Derive sound plurals, duals and feminines of one entry."""
    if word.pos == "function" or " " in key:
        return
    stem = key[:-1] if key.endswith("ه") else key
    if word.pos == "adjective":
        stem = key[:-1] if key.endswith("ي") and len(key) < 3 else key
        yield stem + "ه", replace(word, feminine=True)
        for ending in ("ين", "ون", "ان", "ات", "تين", "تان"):
            yield stem + ending, replace(word, plural=True, feminine=ending[0] == "ت" or ending == "ات")
        return
    if word.plural:
        if key.endswith("ون"):
            yield key[:-2] + "ين", word
            yield key[:-1], word
            yield key[:-2] + "ي", word
        return
    link = "ت" if key.endswith("ه") else ""
    many = replace(word, en=plural_en(word.en), plural=True, kind="GROUP" if word.kind == "PERSON" else word.kind)
    for ending in ("ان", "ين", "ا"):
        yield stem + link + ending, replace(many, dual=ending != "ا" or not link)
    yield stem + "ات", replace(many, feminine=True)
    if word.kind == "PERSON":
        for ending in ("ون", "ين", "و", "ي"):
            yield stem + ending, replace(many, dual=False)
        yield stem + "ه", replace(word, feminine=True)

"""English labels for Arabic participants: known names, else told in English, else transliterated.

Comes in: a name or description as it stands in an article, without proclitics, and its kind.
Goes out: English text, and how it was found.
"""

from __future__ import annotations

import re
from collections.abc import Container
from functools import lru_cache
from typing import Literal

from kg.model import Kind
from kg.names.gazetteer import Gazetteer
from kg.names.given import is_given_name
from kg.names.numbers import number_en
from kg.names.phrases import compose
from kg.names.tables import Known
from kg.names.titles import split_title
from kg.names.transliterate import transliterate, transliterate_word
from kg.names.words import find_possessed, find_word
from kg.text import has_arabic

How = Literal["known", "composed", "transliterated", "as written"]

_BRACKET = re.compile(r"\s*[(\[][^)\]]*[)\]]")
#: Small words of names, and words by which a description is the name of an institution.
_SMALL = frozenset({"a", "and", "at", "by", "for", "from", "in", "of", "on", "the", "to", "with"})
_COUNTS = frozenset({"all", "any", "number", "one", "some", "several", "two", "his", "her", "its", "their"})
_INSTITUTIONS = frozenset(
    """academy administration agency airport army association authority bank bureau cabinet center centre
    college commission committee council department directorate embassy federation foundation fund governorate
    hospital institute ministry mission museum navy office organization parliament party school senate society
    university""".split()  # noqa: SIM905 - a list of words
)
_QUOTES = re.compile("[\"'«»“”]")


@lru_cache(maxsize=65536)
def label_en(name_ar: str, kind: Kind) -> tuple[str, How]:
    """Return an English label for an Arabic name or description.

    Args:
        name_ar: Without proclitics: "وزارة الخارجية الأمريكية", "38 شخصا", "جون كيري".
        kind: What is named; a person's title is split off, and left away where a name follows.

    Returns:
        The label, and how it was found: `known` (a table), `composed` (every word is known), `transliterated`
        (letters at least in part), `as written` (no Arabic letters).
    """
    name = " ".join(_QUOTES.sub("", name_ar).split())
    if not has_arabic(name):
        return name, "as written"
    known = _known(name, kind)
    if known is not None:
        return known.label_en, "known"
    name = _BRACKET.sub("", name) or name
    words = name.split()
    if kind == "PERSON":
        return _person(words)
    text = compose(words)
    if text:
        return _capitals(text) if kind == "ORG" and len(words) > 1 else text, "composed"
    return _spelled(tuple(words))[0] or transliterate(name), "transliterated"


@lru_cache(maxsize=16384)
def _spelled(words: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Compose a phrase with the words that no table knows written by letters; "" when it is none.

    Returns:
        English, and the words that were written so.
    """
    asked: list[str] = []

    def spell(word: str) -> str:
        asked.append(word)
        return transliterate_word(word)

    return compose(words, unknown=spell), tuple(asked)


def described_en(description: str, kind: Kind, spelled: Container[str]) -> str:
    """Return an English label for an Arabic description, "" where a word of it is in no table.

    Args:
        description: Without proclitics: "أسرة القحطاني".
        kind: What is described.
        spelled: The words that are names and may be written by letters.
    """
    text, how = label_en(description, kind)
    if how != "transliterated":
        return text
    words = _QUOTES.sub("", description).split()
    name = words[split_title(words)[0] :] if kind == "PERSON" else []
    if name and all(word in spelled for word in name):
        return text
    text, asked = _spelled(tuple(words))
    return text if all(word in spelled for word in asked) else ""


def _capitals(text: str) -> str:
    """Write the name of one institution with capitals: "General Authority of Civil Aviation"."""
    words = text.split(" ")
    if _INSTITUTIONS.isdisjoint(text.lower().split(" ")) or words[0] in _SMALL or words[0] in _COUNTS:
        return text
    return " ".join(word if word in _SMALL else _capital(word) for word in words)


def _capital(word: str) -> str:
    return word if word.startswith("al-") else word[:1].upper() + word[1:]


def _known(name: str, kind: Kind) -> Known | None:
    """Look a name up; a person is never taken for a place of its name, and the reverse."""
    found = Gazetteer.load().lookup(name)
    if found is None or not found.label_en or (found.kind == "PERSON") != (kind == "PERSON"):
        return None
    return found


def _is_common(word: str) -> bool:
    """Say whether a word is a common noun, alone or with a pronoun, or a number."""
    return bool(find_word(word) or number_en(word) or find_possessed(word))


def _person(words: list[str]) -> tuple[str, How]:
    """Return the name of a person, or the title or description where there is no name."""
    length, title = split_title(words)
    if title is not None and length == len(words):
        return title.en, "composed"
    rest = " ".join(words[length:])
    known = _known(rest, "PERSON")
    if known is not None:
        return known.label_en, "known"
    if title is None and not is_given_name(words[0]) and _is_common(words[0]):
        described = compose(words)
        if described:
            return described, "composed"
        return _spelled(tuple(words))[0] or transliterate(rest), "transliterated"
    return transliterate(rest), "transliterated"

"""What the strings of parsed words say, remembered by their numbers in spaCy, which are the same for ever.

Comes in: the strings of a Doc.  Goes out: look-up keys, relations without subtypes, features.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple, TypeVar

from spacy.strings import StringStore

from kg.names.tables import bare_word
from kg.text import fold

Value = TypeVar("Value")

MOST = 1 << 18
"""So many different strings are remembered: the words of some 10,000 articles."""

_FEATS = {
    "Gender": "gender",
    "Number": "number",
    "Person": "person",
    "Definite": "definite",
    "Voice": "voice",
    "VerbForm": "verbform",
    "PronType": "prontype",
    "Mood": "mood",
    "Aspect": "aspect",
}


class Feats(NamedTuple):
    """The features of a word that bear on participants; empty where the tree does not say."""

    gender: str = ""
    number: str = ""
    person: str = ""
    definite: str = ""
    voice: str = ""
    verbform: str = ""
    prontype: str = ""
    mood: str = ""
    aspect: str = ""


@lru_cache(maxsize=4096)
def parse_feats(morph: str) -> Feats:
    """Read a FEATS string."""
    found = {}
    for pair in morph.split("|"):
        name, _, value = pair.partition("=")
        if name in _FEATS:
            found[_FEATS[name]] = value
    return Feats(**found)


def without_article(key: str, lang: str) -> str:
    """A key without the definite article it begins with."""
    return bare_word(key) if lang == "ar" else key


def _bare(written: str, key: str, lang: str) -> str:
    """The key of a restored word without its article; أل, إل and آل are none."""
    return key if written.startswith(("أ", "إ", "آ")) else without_article(key, lang)


class _Written(dict[int, str]):
    """Strings by their numbers, each looked up in those of the Doc at hand when it is first asked for."""

    strings: StringStore

    def __missing__(self, number: int) -> str:
        self[number] = self.strings[number] if number else ""
        return self[number]


class _Table(dict[int, Value]):
    """What strings say, by their numbers in spaCy; each is read when it is first asked for."""

    def __init__(self, read: Callable[[int], Value]) -> None:
        self._read = read

    def __missing__(self, number: int) -> Value:
        self[number] = self._read(number)
        return self[number]


@dataclass(frozen=True, slots=True)
class Known:
    """Strings by their numbers in spaCy, which are the same for ever, and what is read from them.

    Args:
        lang: The language.
        written: The strings.
        key: Look-up keys of restored words and lemmas.
        bare: The same without the article.
        dep: Relations without their subtypes.
        feats: Features that bear on participants.
    """

    lang: str
    written: _Written
    key: _Table[str]
    bare: _Table[str]
    dep: _Table[str]
    feats: _Table[Feats]


@cache
def _known(lang: str) -> Known:
    written = _Written()
    key = _Table(lambda number: fold(written[number]))
    return Known(
        lang,
        written,
        key,
        bare=_Table(lambda number: _bare(written[number], key[number], lang)),
        dep=_Table(lambda number: written[number].partition(":")[0]),
        feats=_Table(lambda number: parse_feats(written[number])),
    )


def remembered(lang: str) -> Known:
    """What is known of a language's strings; when it is too much, everything is forgotten."""
    if len(_known(lang).written) > MOST:
        _known.cache_clear()
    return _known(lang)

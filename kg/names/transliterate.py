"""Arabic names in Latin letters, readable: عبد الرحمن بن فيصل as "Abdulrahman bin Faisal".

Comes in: an Arabic name without title.  Goes out: Latin letters.  Usual spellings come from
`ontology/names/given_names.tsv`, everything else is spelled by the letter model.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.names.given import given_en
from kg.names.letters import letters_of, spell
from kg.names.native import is_native, spell_native
from kg.text import digits, has_arabic, strip_marks

#: Words inside names that are written small, or as one thing.
_PARTICLES = {"بن": "bin", "ابن": "ibn", "بنت": "bint", "آل": "Al", "ال": "Al", "ولد": "Ould", "و": "and"}
_JOINED = re.compile(r"(?<!\S)(عبد|أبو|ابو|أبي) (?=\S)")
_FATHER = re.compile("^(?:أبو|ابو|أبي)(?=...)")
_SERVANT = re.compile("^عبدال(?=...)")


def transliterate(name: str) -> str:
    """Return an Arabic name in Latin letters; what is not Arabic stays as it is.

    >>> transliterate("محمد بن راشد القحطاني")
    'Mohammed bin Rashid al-Qahtani'
    """
    words = _JOINED.sub(r"\1", digits(strip_marks(name))).split()
    native = any(word.startswith("ال") or word in _PARTICLES or is_native(letters_of(word)) for word in words)
    return " ".join(_hyphenated(word, native=native) for word in words)


def _hyphenated(word: str, *, native: bool) -> str:
    return "-".join(transliterate_word(part, native=native) for part in word.split("-") if part)


@lru_cache(maxsize=65536)
def transliterate_word(word: str, *, native: bool = False) -> str:
    """Return one Arabic word in Latin letters, with a capital.

    Args:
        word: The word, with its article if it has one.
        native: Whether the name it stands in is known to be of Arabic origin.
    """
    if not has_arabic(word):
        return word
    usual = _PARTICLES.get(word) or given_en(word) or _prefixed(word)
    return usual or _spelled(word, native=native).capitalize()


def _spelled(word: str, *, native: bool) -> str:
    letters = letters_of(word)
    return spell_native(letters) if native or is_native(letters) else spell(letters)


def _prefixed(word: str) -> str:
    """Return a word with article, عبدال or أبو in Latin letters, "" when it has none of them."""
    if word.startswith("ال") and len(letters_of(word)) > 4:
        bare = word[2:]
        usual = given_en(bare) or _prefixed(bare) or spell_native(letters_of(bare)).capitalize()
        return "al-" + usual.removeprefix("al-")
    if _SERVANT.match(word):
        return "Abdul-" + transliterate_word(_SERVANT.sub("", word))
    if _FATHER.match(word):
        return "Abu " + transliterate_word(_FATHER.sub("", word))
    return ""

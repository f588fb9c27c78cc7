"""Arabic names in Latin letters, readable: عبد الرحمن بن فيصل as "Abdulrahman bin Faisal".

Comes in: an Arabic name without title.  Goes out: Latin letters.  Usual spellings come from
`ontology/names/given_names.tsv`, everything else is spelled by the letter model.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.names.given import given_en
from kg.names.letters import letters_of, spell
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
    plain = _JOINED.sub(r"\1", digits(strip_marks(name)))
    return " ".join(_hyphenated(word) for word in plain.split())


def _hyphenated(word: str) -> str:
    return "-".join(transliterate_word(part) for part in word.split("-") if part)


@lru_cache(maxsize=16384)
def transliterate_word(word: str) -> str:
    """Return one Arabic word in Latin letters, with a capital."""
    if not has_arabic(word):
        return word
    return _PARTICLES.get(word) or given_en(word) or _prefixed(word) or spell(letters_of(word)).capitalize()


def _prefixed(word: str) -> str:
    """Return a word with article, عبدال or أبو in Latin letters, "" when it has none of them."""
    if word.startswith("ال") and len(letters_of(word)) > 4:
        return "al-" + transliterate_word(word[2:]).removeprefix("al-")
    if _SERVANT.match(word):
        return "Abdul-" + transliterate_word(_SERVANT.sub("", word))
    if _FATHER.match(word):
        return "Abu " + transliterate_word(_FATHER.sub("", word))
    return ""

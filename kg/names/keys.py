"""Keys of names across scripts: كيري and Kerry have one key, so have لافروف and Lavrov.

Comes in: a name in Arabic or Latin letters.  Goes out: its words without particles, and their consonant
skeletons in sound classes.  A key finds candidates; `kg.names.match` decides between them.

Classes: P (b p ب), T (t d th ت ط د ض ث ذ), F (f v ph ف), K (k c q g j x kh gh ك ق غ ج خ),
S (s z sh ch ص س ز ظ ش), L, M, N, R; vowels, h, w, y and ع ح ه و ي ء are left out, doubled
sounds written once.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from kg.names.letters import letters_of
from kg.text import has_arabic, strip_marks

_AR_CLASS = str.maketrans("بتطدضثذفكقغجخسصزظشلمنر", "PTTTTTTFKKKKKSSSSSLMNR", "اإآءحعهويةؤئ")
_AR_PARTICLES = frozenset({"بن", "ابن", "ال", "آل", "بنت", "د"})
_AR_JOINED = re.compile(r"(?<!\S)(عبد|أبو|ابو|أبي|أم) (?=\S)")
_EN_PARTICLES = frozenset(
    {"al", "el", "the", "bin", "ben", "ibn", "bint", "dr", "mr", "mrs", "ms", "jr", "sr", "ii", "iii"}
    | {"sir", "sheikh", "prince", "king"}
)  # fmt: skip
_EN_JOINED = re.compile(r"\b(abd)[ -]?(?:al|el|ul|ur|ar|as|us|-)[ -]?(?=\w)|\b(abu|abou|umm) (?=\w)")
#: Latin spellings of one sound, longest first; the rest goes letter by letter.
_EN_SOUNDS = (
    ("tsch", "S"), ("shch", "S"), ("tch", "S"), ("sch", "S"), ("sh", "S"), ("cz", "S"), ("sz", "S"),
    ("ts", "S"), ("tz", "S"), ("ch", "S"), ("zh", "S"), ("th", "T"), ("dh", "T"), ("ph", "F"), ("kh", "K"),
    ("gh", "K"), ("ck", "K"), ("qu", "K"), ("x", "KS"), ("ce", "S"), ("ci", "S"), ("cy", "S"),
)  # fmt: skip
_EN_CLASS = str.maketrans("bptdfvkcqgjszlmnr", "PPTTFFKKKKKSSLMNR", "aeiouyhw")
_BRACKET = re.compile(r"\([^)]*\)")
_SIGNS = str.maketrans("-./", "   ")
_TWICE = re.compile(r"(.)\1+")
_NOT_LATIN = re.compile("[^a-z0-9 -]+")
_LATIN = str.maketrans(
    {"ł": "l", "ø": "o", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th"}
)


def key(name: str, lang: str | None = None) -> str:
    """Return the consonant skeletons of a name's words, joined by spaces; "" for a name without consonants.

    >>> key("كيري") == key("Kerry"), key("غوتيريش") == key("Guterres")
    (True, True)

    Args:
        name: The name, without titles.
        lang: "ar" or "en"; without it the letters decide.
    """
    arabic = has_arabic(name) if lang is None else lang == "ar"
    parts = [arabic_skeleton(w) if arabic else latin_skeleton(w) for w in name_words(name)]
    return " ".join(part for part in parts if part)


@lru_cache(maxsize=65536)
def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name that carry it: no article, no bin, compounds (عبد الله) as one.

    Arabic words come back in letters of the model (`letters_of`), Latin words in lower case without accents.
    """
    return _arabic_words(name) if has_arabic(name) else _latin_words(name)


def _arabic_words(name: str) -> tuple[str, ...]:
    plain = _AR_JOINED.sub(r"\1", _BRACKET.sub(" ", strip_marks(name)).translate(_SIGNS))
    words = []
    for word in plain.split():
        if word not in _AR_PARTICLES and len(word) > 1:
            letters = letters_of(word)
            bare = letters[2:] if letters.startswith("ال") and len(letters) > 4 else letters
            if bare:
                words.append(bare)
    return tuple(words)


def _latin_words(name: str) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LATIN).replace("'", "").replace("’", ""))
    plain = _BRACKET.sub(" ", "".join(c for c in plain if not unicodedata.combining(c)))
    plain = _NOT_LATIN.sub("", plain.translate(_SIGNS))
    plain = _EN_JOINED.sub(lambda m: "abdul" if m.group(1) else m.group(2), plain)
    return tuple(w for w in plain.split() if w not in _EN_PARTICLES and len(w) > 1)


@lru_cache(maxsize=65536)
def arabic_skeleton(word: str) -> str:
    """Return the skeleton of one Arabic word (in letters of the model)."""
    return _TWICE.sub(r"\1", word.translate(_AR_CLASS)).replace("TS", "S")


@lru_cache(maxsize=65536)
def latin_skeleton(word: str) -> str:
    """Return the skeleton of one Latin word (lower case, no accents)."""
    for spelling, sound in _EN_SOUNDS:
        word = word.replace(spelling, sound)
    return _TWICE.sub(r"\1", word.translate(_EN_CLASS)).replace("TS", "S")

"""Orthographic words of a text: what stands between white space and punctuation marks.

Comes in: raw text. Goes out: character spans (code points, end exclusive) and look-up keys of words.
The keys are part of the trained weights: changing `norm` means training again.
"""

import re
from functools import lru_cache

from kg.text import INVISIBLE

_SIGNS = "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed"
_DIGITS = "0-9\u0660-\u0669\u06f0-\u06f9"
_LATIN = "A-Za-z\u00c0-\u024f\u1e00-\u1eff"
_LETTER = rf"[^\W\d_{_LATIN}]"

# Measured on the 172,390 surface words of PADT train: all but 30 come out with the treebank's span.
_WORD = re.compile(
    rf"[{_DIGITS}]+(?:[.,\u060c\u066b\u066c][{_DIGITS}]+)*"
    rf"|[{_LATIN}][{_LATIN}{_SIGNS}]*(?:[{INVISIBLE}]+[{_LATIN}{_SIGNS}]+)*"
    rf"|{_LETTER}(?:{_LETTER}|[{_SIGNS}])*(?:[{INVISIBLE}]+(?:{_LETTER}|[{_SIGNS}])+)*"
    rf"|[^\s{INVISIBLE}]"
)
_STRIP = re.compile(f"[{_SIGNS}{INVISIBLE}]")
_FOLD = str.maketrans(
    "\u0623\u0625\u0622\u0671\u06a9\u06cc" + "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹",
    "\u0627\u0627\u0627\u0627\u0643\u064a" + "01234567890123456789",
)
_DIGIT = re.compile(r"\d")


def word_spans(text: str) -> list[tuple[int, int]]:
    """Split a text into the spans of its orthographic words and punctuation marks.

    White space and what is not seen around words are never part of a span, and every other character is part
    of exactly one.
    """
    return [match.span() for match in _WORD.finditer(text)]


def strip_marks(word: str) -> str:
    """Drop vowel signs, tatweel and invisible direction marks."""
    return _STRIP.sub("", word)


def fold(word: str) -> str:
    """Drop marks and make one spelling of the alef variants: the key for comparing words."""
    return _STRIP.sub("", word).translate(_FOLD)


@lru_cache(maxsize=1 << 16)
def norm(word: str) -> str:
    """Give the key under which the networks know a word: folded, lower case, every digit a 0."""
    key = fold(word)
    return _DIGIT.sub("0", key.lower()) if key else word

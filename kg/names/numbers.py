"""Number words before counted nouns: "ثلاثة جنود" as "three soldiers".

Comes in: one Arabic word or figure, or several.  Goes out: English, or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from kg.names.tables import name_key
from kg.text import digits

_FIGURE = re.compile(r"[0-9][0-9.,]*")
_WORDS = {
    "احد": "one of",
    "احدي": "one of",
    "ثلاث": "three",
    "اربع": "four",
    "خمس": "five",
    "ست": "six",
    "سبع": "seven",
    "ثماني": "eight",
    "تسع": "nine",
    "عشر": "ten",
    "عشرات": "dozens of",
    "مئات": "hundreds of",
    "الاف": "thousands of",
    "عشرون": "twenty",
    "ثلاثون": "thirty",
    "اربعون": "forty",
    "خمسون": "fifty",
    "ستون": "sixty",
    "سبعون": "seventy",
    "ثمانون": "eighty",
    "تسعون": "ninety",
    "مئه": "hundred",
    "مائه": "hundred",
    "مئتا": "two hundred",
    "مئتي": "two hundred",
    "الف": "thousand",
    "الفا": "two thousand",
    "الفي": "two thousand",
    "مليون": "million",
    "مليوني": "two million",
    "ملايين": "millions of",
    "مليار": "billion",
    "نحو": "about",
    "حوالي": "about",
    "قرابه": "about",
    "بعض": "some",
    "عده": "several",
    "كل": "all",
    "جميع": "all",
    "كافه": "all",
    "معظم": "most",
    "اكثر": "more than",
    "اقل": "less than",
    "بضع": "a few",
    "غالبيه": "most",
}


_TEENS = {
    "احد": "eleven",
    "احدي": "eleven",
    "اثنا": "twelve",
    "اثني": "twelve",
    "ثلاث": "thirteen",
    "اربع": "fourteen",
    "خمس": "fifteen",
    "ست": "sixteen",
    "سبع": "seventeen",
    "ثماني": "eighteen",
    "تسع": "nineteen",
}
_ONES = {"واحد": "one", "احدي": "one", "اثنان": "two", "اثنين": "two"}
_TEN, _AND, _TENS = frozenset({"عشر", "عشره"}), "و", ("ون", "ين")


def compound_en(words: Sequence[str]) -> tuple[str, int]:
    """Return a number of two words in English, and how many: خمسة عشر, خمسة وعشرون; "" and 0 for none.

    Args:
        words: A phrase from the number on.
    """
    keys = [name_key(word) for word in words[:2]]
    if len(keys) < 2:
        return "", 0
    unit = keys[0] if keys[0] in _TEENS else keys[0].removesuffix("ه")
    if keys[1] in _TEN and unit in _TEENS:
        return _TEENS[unit], 2
    one = _ONES.get(keys[0]) or _WORDS.get(unit, "")
    tens = number_en(keys[1][1:]) if keys[1].startswith(_AND) and keys[1].endswith(_TENS) else ""
    return (f"{tens}-{one}", 2) if tens and one.isalpha() else ("", 0)


@lru_cache(maxsize=16384)
def number_en(word: str) -> str:
    """Return a number or quantity word in English, figures as they are, "" for anything else."""
    figure = digits(word)
    if _FIGURE.fullmatch(figure):
        return figure
    key = name_key(word)
    found = _WORDS.get(key) or (_WORDS.get(key[:-1]) if key.endswith("ه") else None)
    if found is None and key.endswith("ين"):
        found = _WORDS.get(key[:-2] + "ون")
    return found or ""

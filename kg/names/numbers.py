"""Number words before counted nouns: "ثلاثة جنود" as "three soldiers".

Comes in: one Arabic word or figure.  Goes out: English, or nothing.
"""

from __future__ import annotations

import re
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

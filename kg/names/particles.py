"""Prepositions and clitics between the words of a phrase, in Arabic; the article after them, in English.

Comes in: words with or without attached و, ل, ب.  Goes out: words with these apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from kg.names.gazetteer import Gazetteer
from kg.names.nisba import find_nisba
from kg.names.portfolios import portfolio_at
from kg.names.tables import name_key
from kg.names.words import find_word

#: Prepositions that join a phrase to what stands before it.
PREPOSITIONS = {
    "في": "in",
    "ب": "in",
    "ل": "of",
    "لدي": "to",
    "الي": "to",
    "عن": "of",
    "من": "of",
    "علي": "on",
    "مع": "with",
    "بين": "between",
    "ضد": "against",
    "بشان": "on",
    "حول": "on",
    "قرب": "near",
    "داخل": "inside",
    "خارج": "outside",
    "عبر": "across",
    "تحت": "under",
    "بعد": "after",
    "قبل": "before",
    "خلال": "during",
    "ذات": "with",
    "ذو": "with",
    "باسم": "for",
    "لشؤون": "for",
    "تابع": "of",
    "تابعه": "of",
    "التابع": "of",
    "التابعه": "of",
    "التابعين": "of",
    "و": "and",
}
#: Clitics that may still be attached, with what stays of the word when they are taken off.
_CLITICS = (
    ("لل", "ل", "ال"),
    ("بال", "ب", "ال"),
    ("وال", "و", "ال"),
    ("ل", "ل", ""),
    ("ب", "ب", ""),
    ("و", "و", ""),
)

#: Last words of English names that take the article.
_WITH_THE = frozenset(
    {
        "Agency",
        "Army",
        "Authority",
        "Bank",
        "Brotherhood",
        "Coalition",
        "Commission",
        "Committee",
        "Congress",
        "Corps",
        "Council",
        "Court",
        "Department",
        "Emirates",
        "Force",
        "Forces",
        "Front",
        "Fund",
        "Guard",
        "Guards",
        "Gulf",
        "House",
        "Kingdom",
        "League",
        "Ministry",
        "Movement",
        "Nations",
        "Navy",
        "Observatory",
        "Organization",
        "Parliament",
        "Party",
        "Region",
        "Representatives",
        "Republic",
        "Senate",
        "States",
        "Strip",
        "Union",
        "coalition",
    }
)


def split_clitics(words: Sequence[str]) -> list[str]:
    """Take و, ل, ب off words that are unknown with them and known without.

    >>> split_clitics(["الشباب", "والرياضة"])
    ['الشباب', 'و', 'الرياضة']
    """
    out: list[str] = []
    for word in words:
        out.extend([word] if is_known(word) else _split(word))
    return out


@lru_cache(maxsize=16384)
def is_known(word: str) -> bool:
    """Say whether a single word stands in any table."""
    key = name_key(word)
    if key in PREPOSITIONS or not key or key.isascii():
        return True
    if find_word(word, rare=True) or find_nisba(word) or portfolio_at([word], 0)[0]:
        return True
    return Gazetteer.load().lookup(word) is not None


def _split(word: str) -> list[str]:
    key = name_key(word)
    for start, clitic, article in _CLITICS:
        rest = article + key[len(start) :]
        if key.startswith(start) and len(rest) > 1 and is_known(rest):
            return [clitic, rest]
    for start, clitic, article in _CLITICS[:3]:
        if key.startswith(start) and len(key) > 4:
            return [clitic, article + key[len(start) :]]
    return [word]


def with_article(name: str) -> str:
    """Return an English name as it stands after a preposition: "the United Nations"."""
    bare = " " in name and not name.startswith("the ")
    return f"the {name}" if bare and name.rsplit(" ", 1)[-1] in _WITH_THE else name

"""What heads of Arabic noun phrases are in English, and what they take behind them.

Comes in: words. Goes out: `Word`s, superlatives, whether a complement can follow.
"""

from kg.names.tables import name_key
from kg.names.title_table import entry_at
from kg.names.words import Word, find_adjective, is_superlative
from kg.text import digits


def title_noun(token: str) -> Word | None:
    """Return a title as a common noun: المدير is "director"."""
    entry = entry_at([token], 0)[1]
    if entry is None:
        return None
    en = entry.en.partition(" {c}")[0].removesuffix(" of").removesuffix(" for")
    return Word(en, "noun", definite=name_key(token).startswith("ال"), kind="PERSON")


def looks_plural(noun: str) -> bool:
    """Say whether an English noun has the ending of a plural ("results")."""
    return noun.endswith("s") and not noun.endswith(("ss", "us", "is"))


def superlative(token: str) -> str:
    """Return the English of a superlative, which stands before its noun (أحدث تقرير); "" for other words."""
    found = find_adjective(token, rare=True)
    return found.en if found and is_superlative(found.en) and not found.definite else ""


def takes_none(head: Word, key: str, following: str) -> bool:
    """Say whether no complement stands behind a head.

    Duals and plurals of people lose their ن before one, and a figure behind "number" is none.

    Args:
        head: The head.
        key: Key of its word.
        following: The word behind it.
    """
    people = head.kind == "GROUP" and head.plural
    with_n = key.endswith(("ين", "ون")) and (head.dual or people)
    return with_n or (key.endswith("رقم") and digits(following).isdigit())

"""Titles before names: where "وزير الخارجية الأمريكي جون كيري" stops being a title and becomes a name.

Comes in: the words of a noun phrase (a preposition may stand alone or be attached: "ل", "الأمم" and "للأمم" are
both understood).  Goes out: how many words the title has, and its parts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg import ontology
from kg.names.complements import complement_end, nation_of
from kg.names.phrases import compose
from kg.names.portfolios import portfolio_at
from kg.names.tables import name_key

_LONGEST = 5
#: Roles whose words are also used without the article as plain nouns: "وزير سابق", "خبير أمريكي".
_BARE_ROLES = frozenset({"official", "diplomat", "profession", "sport", "minister", "media"})


@dataclass(frozen=True, slots=True)
class Title:
    """The parts of a title.

    Args:
        text: The title as written.
        en: English ("US foreign minister").
        gender: "m" or "f": the gender of the word, which is the person's.
        role: head, minister, deputy, spokesman, military, royal, diplomat, official, sport, media, profession,
            religious, citizen, honorific.
        country: ISO 3166 code of the state it belongs to, "" when none is named.
        institution: What it is the title of, as written ("الخارجية", "جامعة الدول العربية"), "" when none.
    """

    text: str
    en: str
    gender: str
    role: str
    country: str = ""
    institution: str = ""


@dataclass(frozen=True, slots=True)
class _Entry:
    en: str
    gender: str
    takes: str
    role: str


def split_title(words: Sequence[str]) -> tuple[int, Title | None]:
    """Return how many leading words belong to the title, and the title.

    >>> split_title("وزير الخارجية الأمريكي جون كيري".split())[0]
    3

    Args:
        words: The words of one noun phrase.

    Returns:
        `(0, None)` when the phrase does not begin with a title; `(len(words), title)` when no name follows it.
        Of several titles ("رئيس الوزراء الدكتور") the first that is more than an honorific is returned.
    """
    end, title = _read(words, 0)
    while title is not None and end < len(words):
        after, more = _read(words, end)
        if more is None:
            break
        title = more if title.role == "honorific" and more.role != "honorific" else title
        end = after
    return end, replace(title, text=" ".join(words[:end])) if title else None


def is_title_word(word: str) -> bool:
    """Say whether a single word can begin a title (الرئيس, وزيرة, الشيخ)."""
    return _entry_at([word], 0)[1] is not None


def _read(words: Sequence[str], start: int) -> tuple[int, Title | None]:
    """Read one title: head, complement, adjectives, phrases with prepositions."""
    length, entry = _entry_at(words, start)
    if entry is None:
        return start, None
    begin = start + length
    if entry.takes == "title":
        end, inner = _read(words, begin)
        if inner is not None and inner.role != "honorific":
            return end, _deputy(entry, inner)
    if entry.takes == "none":
        return begin, Title("", entry.en, entry.gender, entry.role)
    end = complement_end(words, begin, entry.takes)
    return end, _title(entry, words[begin:end])


def _deputy(entry: _Entry, inner: Title) -> Title:
    en = entry.en.replace("{c}", inner.en) if "{c}" in entry.en else f"{entry.en} {inner.en}"
    return Title("", en, entry.gender, entry.role, inner.country, inner.institution)


def _title(entry: _Entry, complement: Sequence[str]) -> Title:
    """Build the title of a head and what follows it."""
    country, rest, prefixes = nation_of(complement)
    en = entry.en
    length, (minister, ministry) = portfolio_at(rest, 0) if entry.takes == "portfolio" else (0, ("", ""))
    if length and en == "minister of {c}":
        en, rest_en = f"{minister} minister", compose(rest[length:])
    elif length:
        en, rest_en = en.replace("{c}", ministry), compose(rest[length:])
    else:
        rest_en = compose(rest) if rest else ""
        if "{c}" in en:
            en = en.replace("{c}", rest_en) if rest_en else en.split(" {c}")[0].rsplit(" ", 1)[0]
            rest_en = ""
    if rest_en:
        joined = rest_en.startswith(("of ", "in ", "for ", "to ", "on ", "with "))
        en = f"{en} {rest_en}" if joined else f"{en} of {rest_en}"
    return Title("", " ".join([*prefixes, en]), entry.gender, entry.role, country, " ".join(rest))


def _entry_at(words: Sequence[str], start: int) -> tuple[int, _Entry | None]:
    """Find the longest title phrase that begins at a word."""
    keys = [name_key(w) for w in words[start : start + _LONGEST]]
    for length in range(len(keys), 0, -1):
        found = _titles().get(name_key(" ".join(keys[:length])))
        if found is not None:
            return length, found
    return 0, None


@cache
def _titles() -> dict[str, _Entry]:
    """All titles with the forms that follow by rule: definite and alone, construct, without article."""
    rows = [
        (name_key(row["title"]), _Entry(row["en"], row["gender"], row["takes"], row["role"]))
        for _, row in ontology.rows("names/titles_ar.tsv")
    ]
    titles = dict(rows)
    for key, entry in rows:
        for form, derived in _derived(key, entry):
            titles.setdefault(form, derived)
    return titles


def _derived(key: str, entry: _Entry) -> list[tuple[str, _Entry]]:
    head, space, last = key.rpartition(" ")
    if entry.takes in ("body", "title", "portfolio") and not space and not key.startswith("ال"):
        alone = entry.en.replace("of {c}", "").replace("{c}", "").strip()
        return [("ال" + key, replace(entry, en=alone, takes="state"))]
    if space and entry.takes == "state" and last.startswith("ال"):
        return [(f"{head} {last[2:]}", replace(entry, takes="body"))]
    if not space and key.startswith("ال") and entry.role in _BARE_ROLES:
        return [(key[2:], entry)]
    return []

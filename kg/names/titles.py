"""Titles before names: where "وزير الخارجية الأمريكي جون كيري" stops being a title and becomes a name.

Comes in: the words of a noun phrase; a preposition may stand alone or be attached ("ل", "الأمم" or "للأمم").
Goes out: how many words the title has, and its parts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.names.complements import TIME_WORDS, complement_end, is_time_word, nation_of
from kg.names.phrases import compose
from kg.names.portfolios import portfolio_at
from kg.names.title_table import Entry, entry_at

#: English prepositions that a complement may bring along.
_JOINED = ("of ", "in ", "for ", "to ", "on ", "with ", "at ", "from ", "and ")


@dataclass(frozen=True, slots=True)
class Title:
    """The parts of a title.

    Args:
        text: The title as written.
        en: English ("US foreign minister").
        gender: "m" or "f": the gender of the word, which is the person's.
        role: head, minister, deputy, spokesman, military, royal, diplomat, official, sport, media,
            profession, religious, citizen, honorific.
        country: ISO 3166 code of the state it belongs to, "" when none is named.
        institution: What it is the title of, as written ("الخارجية", "جامعة الدول العربية"), "" when none.
    """

    text: str
    en: str
    gender: str
    role: str
    country: str = ""
    institution: str = ""


def split_title(words: Sequence[str]) -> tuple[int, Title | None]:
    """Return how many leading words belong to the title, and the title.

    >>> split_title("وزير الخارجية الأمريكي جون كيري".split())[0]
    3

    Args:
        words: The words of one noun phrase.

    Returns:
        `(0, None)` when the phrase begins with no title; `(len(words), title)` when no name follows it.
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
    return entry_at([word], 0)[1] is not None


def _read(words: Sequence[str], start: int) -> tuple[int, Title | None]:
    """Read one title: head, complement, adjectives, phrases with prepositions."""
    length, entry = entry_at(words, start)
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


def _deputy(entry: Entry, inner: Title) -> Title:
    en = entry.en.replace("{c}", inner.en) if "{c}" in entry.en else f"{entry.en} {inner.en}"
    return Title("", en, entry.gender, entry.role, inner.country, inner.institution)


def _title(entry: Entry, complement: Sequence[str]) -> Title:
    """Build the title of a head and what follows it."""
    country, rest, prefixes = nation_of(complement)
    en, after = entry.en, ""
    if entry.takes == "portfolio":
        en, after = _minister(entry.en, rest)
    elif entry.takes == "body" and len(rest) > 1:
        time = [word for word in prefixes if word in TIME_WORDS]
        prefixes, after = time, compose([w for w in complement if not is_time_word(w)]) or compose(rest)
    else:
        after = compose(rest)
    if "{c}" in en and after.startswith(_JOINED):
        en = en.replace(" of {c}", "").replace(" for {c}", "").replace(" {c}", "")
    if "{c}" in en:
        en, after = (en.replace("{c}", after) if after else en.split(" {c}")[0].rsplit(" ", 1)[0]), ""
    en = f"{en} {'' if after.startswith(_JOINED) else 'of '}{after}" if after else en
    return Title("", " ".join([*prefixes, en]), entry.gender, entry.role, country, " ".join(rest))


def _minister(en: str, rest: Sequence[str]) -> tuple[str, str]:
    """Return English of a minister's title, and of what follows his field."""
    length, (minister, ministry) = portfolio_at(rest, 0)
    if not length:
        return en, compose(rest)
    after = compose(rest[length:]) if rest[length:] else ""
    if en == "minister of {c}":
        return f"{minister} minister", after
    return en.replace("{c}", ministry), after

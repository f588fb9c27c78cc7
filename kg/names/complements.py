"""What follows the head of a title: fields, institutions, states, adjectives; where the name begins.

Comes in: words and a place among them.  Goes out: the place where the complement ends.

The rule of thumb of Arabic news: names of people have no article on their first word, complements of titles
have one, are known names, or are head nouns (وزارة, حزب, مدينة) that go on.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.names.gazetteer import Gazetteer
from kg.names.given import is_given_name
from kg.names.nisba import Nisba, find_nisba
from kg.names.noun_phrase import not_en
from kg.names.particles import PREPOSITIONS
from kg.names.portfolios import portfolio_at
from kg.names.tables import name_key
from kg.names.title_table import entry_at
from kg.names.words import find_adjective, find_word, is_head, is_superlative

#: Adjectives that go before the title in English with no state: "former", "interim".
TIME_WORDS = frozenset(
    {"former", "late", "current", "new", "interim", "outgoing", "ousted", "deposed", "senior"}
)
#: Nothing more belongs to the complement.
_END = (0, False)
#: "Not" before an adjective.
_NOT = "غير"
_STOPS = frozenset({"،", ",", "(", ")", '"', "«", "»", ":", "."})


def complement_end(words: Sequence[str], start: int, takes: str) -> int:
    """Return where the complement of a title ends.

    Args:
        words: All words of the phrase.
        start: Index of the first word after the head of the title.
        takes: "state", "portfolio", "body" or "title", as in `titles_ar.tsv`.
    """
    i, open_ = start, takes in ("body", "portfolio", "title")
    if takes == "portfolio":
        i, open_ = _portfolio_end(words, start)
    while i < len(words):
        step, open_ = _step(words, i, open_=open_, first=i == start)
        if step == 0:
            break
        i += step
    return i


def _portfolio_end(words: Sequence[str], start: int) -> tuple[int, bool]:
    """Return where the fields of a minister end, and whether their state must follow (وزير خارجية إيران)."""
    i = start + portfolio_at(words, start)[0]
    construct = start < i and not name_key(words[start]).startswith("ال")
    while start < i < len(words) and name_key(words[i]).startswith("وال"):
        i += 1
    return i, construct or i == start


def _step(words: Sequence[str], i: int, *, open_: bool, first: bool) -> tuple[int, bool]:
    """Take the next piece of a complement: its words (0 at the end), and whether more must follow."""
    if _begins_name(words, i, open_=open_):
        return _END
    key = name_key(words[i])
    length, known = Gazetteer.load().match(words, i)
    if key in PREPOSITIONS and key != "و":
        return (1, True) if i + 1 < len(words) else _END
    if is_adjective(words, i) and not (open_ and length > 1):
        return adjective_length(words, i), False
    if open_:
        return _open_step(words, i, 0 if known is None or known.kind == "PERSON" else length, first=first)
    attached = _attached(words, i)
    if attached[0]:
        return attached
    goes_on = key.startswith("ال") and i + 1 < len(words) and not is_given_name(words[i])
    return (1, False) if goes_on else _END


def _begins_name(words: Sequence[str], i: int, *, open_: bool) -> bool:
    """Say whether the complement is over: punctuation, a known person, a new title."""
    if not name_key(words[i]) or words[i] in _STOPS:
        return True
    length, known = Gazetteer.load().match(words, i)
    if known is not None and known.kind == "PERSON" and (length > 1 or not open_):
        return True
    return not open_ and _is_new_title(words, i)


def _open_step(words: Sequence[str], i: int, known_length: int, *, first: bool) -> tuple[int, bool]:
    """Take a noun where one is needed: after a construct head or a preposition."""
    definite = name_key(words[i]).startswith("ال")
    length = max(known_length, portfolio_at(words, i)[0])
    if length <= 1 and is_head(words[i]) and not definite:
        return 1, True
    if length:
        return length, False
    if is_given_name(words[i]):
        return _END
    if _is_new_title(words, i):
        # مستشفى الملك فهد, مطار الأمير محمد: an institution that bears a name.
        return _END if first else (min(2, len(words) - i), False)
    return (1, False) if definite else _open_word(words, i, first=first)


def _open_word(words: Sequence[str], i: int, *, first: bool) -> tuple[int, bool]:
    """Take a word without article where a noun is needed: with a clitic, common, or unknown but not last."""
    attached = _attached(words, i)
    if attached[0]:
        return attached
    if find_word(words[i]) is not None:
        return 1, i + 1 < len(words)
    return (1, False) if first and i + 2 < len(words) else _END


def _is_new_title(words: Sequence[str], i: int) -> bool:
    """Say whether a title that takes nothing begins here (الدكتور, الأمير, العماد)."""
    entry = entry_at(words, i)[1]
    return entry is not None and entry.takes == "none"


def _attached(words: Sequence[str], i: int) -> tuple[int, bool]:
    """Take a word that carries ل or ب: للأمم المتحدة, لجامعة الدول العربية, بالرياض, or و: والإعلام."""
    key = name_key(words[i])
    for clitic, article in (("لل", "ال"), ("بال", "ال"), ("وال", "ال"), ("ل", ""), ("ب", "")):
        rest = article + key[len(clitic) :]
        if not key.startswith(clitic) or len(rest) < 4:
            continue
        length, known = Gazetteer.load().match([rest, *words[i + 1 :]])
        if known is not None and known.kind != "PERSON":
            return length, False
        if is_head(rest):
            return 1, not article
        if article:
            return 1, False
    return 0, False


def is_adjective(words: Sequence[str], i: int) -> bool:
    """Say whether an adjective of a state, region or institution stands at a word."""
    return adjective_length(words, i) > 0


def adjective_length(words: Sequence[str], i: int) -> int:
    """Number of words of the adjective at a word: 2 for كوري جنوبي, 0 when there is none."""
    for length in (2, 1):
        if i + length <= len(words) and _nisba(words, i, length) is not None:
            return length
    return 1 if find_adjective(words[i]) is not None else 0


def _nisba(words: Sequence[str], i: int, length: int) -> Nisba | None:
    found = find_nisba(" ".join(words[i : i + length]))
    return found if found is not None and not found.person else None


def nation_of(words: Sequence[str]) -> tuple[str, list[str], list[str]]:
    """Take adjectives of states and of time out of a complement.

    Returns:
        ISO code of the first state named in any way; the other words; English that goes before the title.
    """
    country = ""
    rest: list[str] = []
    before: list[str] = []
    nations: list[str] = []
    described: list[str] = []
    i = 0
    while i < len(words):
        length = _name_length(words, i) or adjective_length(words, i)
        nisba = _nisba(words, i, length) if length else None
        word = find_adjective(words[i])
        if nisba is not None:
            country = country or nisba.of.country
            nations.append(nisba.adjective_en)
        elif length and word is not None and word.en in TIME_WORDS:
            before.append(word.en)
        elif not rest and (quality := _quality(words, i)):
            described.insert(0, quality)
            length = 2 if name_key(words[i]) == _NOT else 1
        else:
            length = max(length, 1)
            rest.extend(words[i : i + length])
        i += length
    return country or _state_in(rest), rest, before + described + nations


def _quality(words: Sequence[str], i: int) -> str:
    """Return an adjective right behind a title ("ordinary citizen", المواطن العادي); "" for other words."""
    denied = name_key(words[i]) == _NOT and i + 1 < len(words)
    word = words[i + 1] if denied else words[i]
    common, found = find_word(word), find_adjective(word, rare=True)
    noun = common is not None and common.pos != "adjective"
    if found is None or noun or is_superlative(found.en) or portfolio_at(words, i)[0]:
        return ""
    return not_en(found.en) if denied else found.en


def _name_length(words: Sequence[str], i: int) -> int:
    """Number of words of a known name of several words, whose adjectives belong to it."""
    length = max(Gazetteer.load().match(words, i)[0], _attached(words, i)[0])
    return length if length > 1 else 0


def is_time_word(word: str) -> bool:
    """Say whether a word is an adjective of time or standing: السابق, الراحل."""
    found = find_adjective(word)
    return found is not None and found.en in TIME_WORDS


def _state_in(words: Sequence[str]) -> str:
    for i in range(len(words)):
        known = Gazetteer.load().match(words, i)[1]
        if known is not None and known.country:
            return known.country
    return ""

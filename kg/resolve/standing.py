"""What a name stands in: a longer name, quotation marks, a word for what only bears it.

Comes in: a chain of an article. Goes out: whether its names stand by themselves, and the longer name if not.
A street, a hospital, a prize that bears a person's name is not that person; nor is a cup its union.
"""

import re
from functools import cache, lru_cache

from kg import ontology
from kg.model import Chain, Kind, Reading, Span
from kg.names import Gazetteer, Known, find_nisba, find_word, is_title_word, name_key

_SONS = frozenset({"بن", "ابن", "بنت"})

_OWN_NAMED = frozenset(
    {"صحيفه", "جريده", "مجله", "قناه", "وكاله", "شبكه", "موقع", "نادي", "فريق", "طيران", "شركه"}
)
"""Heads of what has one name of its own, however common its words: media, clubs, companies."""

_PLAYERS = frozenset({"نادي", "فريق"})
"""Heads of clubs: an adjective behind their names is of a player ("the Brazilian of the club X")."""

LONGEST = 24
"""Letters that are looked at for the word before a name."""

_OPENING = '«"“('
_WORDS = re.compile(r"[^\W\d_]+")
_NEXT = re.compile(r" ([^\W\d_]+)")
_AFTER = re.compile(r"(?: [^\W\d_]+){1,5}")
_QUOTES = frozenset('«»"“”')
_PROCLITICS = frozenset({"و", "ف", "ب", "ل", "ك"})


def inside(reading: Reading, chain: Chain) -> str | None:
    """What a name stands in each time: a longer known name ("Paris Saint-Germain"), or quotation marks.

    Returns:
        The longer name's id; empty for a place in quotation marks, which names a newspaper or a work, after a
        figure, which counts it ("15 cups", كوبا), for what only gives its name to something else, and for an
        institution of another state; None when the name stands by itself.
    """
    text, kind = reading.article.text, chain.kind
    if only_bears(reading, chain):
        return ""
    if kind == "PERSON":
        return None
    spans = _names(reading, chain)
    if any(_is_of_person(text, span) for span in spans):
        return ""
    looked = [_around(text, span, kind) for span in spans]
    return None if None in looked or not looked else looked[-1]


def only_bears(reading: Reading, chain: Chain) -> bool:
    """Say whether the names of a chain are parts of the name of something else (مستشفى الملك فهد).

    All of those of a person or a place, most of an organisation. Who is "the deputy of the king" in most of
    his names is that deputy.
    """
    text, kind, spans = reading.article.text, chain.kind, _names(reading, chain)
    heads = (
        _bearers("any", "body") if kind == "ORG" else _bearers("office") if kind == "PERSON" else frozenset()
    )
    most = sum(_is_borne(text, span, kind, heads) for span in spans) * 2 > len(spans)
    return most or (bool(spans) and all(_is_borne(text, span, kind, _heads(kind)) for span in spans))


def _names(reading: Reading, chain: Chain) -> list[Span]:
    mentions = (reading.mentions[number] for number in chain.mentions)
    return [mention.span for mention in mentions if mention.form == "name"]


def _heads(kind: Kind) -> frozenset[str]:
    """Words before a name of a kind that make it the name of something else."""
    if kind == "PERSON":
        return _bearers("any", "body", "person", "office")
    if kind == "TIME":
        return frozenset()
    return _bearers("any") if kind in ("GPE", "PLACE") else _bearers("any", "body")


@cache
def _bearers(*names: str) -> frozenset[str]:
    """Keys of the words of `bearers.tsv` that take some sorts of names for their own."""
    rows = ontology.rows("names/bearers.tsv")
    return frozenset(name_key(row["word"]) for _, row in rows if row["names"] in names)


def _around(text: str, span: Span, kind: Kind) -> str | None:
    own = text[span.start : span.end]
    before = text[max(0, span.start - 2) : span.start]
    quoted = before[-1:] in _QUOTES and text[span.end : span.end + 1] in _QUOTES
    if quoted or (before[:1].isdigit() and before[1:] == " "):
        known = lookup(own)
        return "" if known is not None and known.kind in ("GPE", "PLACE") else None
    words, after = own.split(), _AFTER.match(text, span.end)
    more = after.group().split() if after else []
    length, longer = Gazetteer.load().match([*words, *more]) if more else (0, None)
    if longer is None or length <= len(words):
        others = bool(more) and _is_of_others(own, more[0])
        return "" if others or _is_borne(text, span, kind, _heads(kind)) else None
    return longer.wikidata or row_name(longer)


def _is_of_person(text: str, span: Span) -> bool:
    """Say whether a name of a place is a person here: behind a Mrs, before a father (آسيا بنت أحمد)."""
    after = _NEXT.match(text, span.end)
    son = after is not None and after[1] in _SONS
    return son or name_key(_word_before(text, span.start)) in _honorifics()


@cache
def _honorifics() -> frozenset[str]:
    """Keys of the Arabic titles that only a person's name follows (الدكتورة)."""
    rows = ontology.rows("names/titles_ar.tsv")
    return frozenset(name_key(row["title"]) for _, row in rows if row["role"] == "honorific")


def _is_of_others(own: str, word: str) -> bool:
    """Say whether the next word gives a known institution to others (مجلس الشيوخ البولندي)."""
    known, nisba = lookup(own), find_nisba(word)
    key = name_key(own)
    if known is None or nisba is None or known.kind != "ORG" or nisba.of.country == known.country:
        return False
    if word.endswith(("ون", "ين")) or not known.country or key.split()[0] in _PLAYERS:
        return False
    if " " in key:
        return bool(nisba.of.country) or of_any_state(key)
    return not nisba.of.country and key.startswith("ال") and word.startswith("ال")


@lru_cache(maxsize=65536)
def of_any_state(key: str) -> bool:
    """Say whether the name of an institution is all common words and tells no state or people."""
    words = key.split()
    if words[0] in _OWN_NAMED or any(find_nisba(word) for word in words):
        return False
    return words[0] == "مجلس" or all(find_word(word) for word in words)


def _is_borne(text: str, span: Span, kind: Kind, heads: frozenset[str]) -> bool:
    """Say whether the words around a name make it the name of something else."""
    if _has_head(text, span.start, heads):
        return True
    if kind != "PERSON":
        return False
    after = _NEXT.match(text, span.end)
    bearer = after is not None and after[1][0].isupper() and after[1].lower() in _bearers("behind")
    return bearer or _has_head(text, _name_start(text, span), heads)


def _name_start(text: str, span: Span) -> int:
    """Where the name begins in a phrase that begins with what somebody is ("director of the museum X")."""
    start = span.start
    for word in _WORDS.finditer(text, span.start, span.end):
        if is_title_word(word.group()) or is_among(name_key(word.group()), _heads("PERSON")):
            start = word.end() + 1
    return min(start, span.end)


def _has_head(text: str, start: int, heads: frozenset[str]) -> bool:
    """Say whether a word that names something else by a name stands right before a place in a text.

    With a final ه it is "his office" (مكتبه) and no library.
    """
    before = _word_before(text, start)
    return before[-1:] != "ه" and is_among(name_key(before), heads)


def _word_before(text: str, start: int) -> str:
    """The word right before a place in a text, a quotation mark left out; empty when none is."""
    piece = text[max(0, start - LONGEST) : start]
    piece = piece[:-1] if piece[-1:] in _OPENING else piece
    words = piece.split() if piece[-1:] == " " else []
    return words[-1].lstrip(_OPENING) if words else ""


def is_among(key: str, words: frozenset[str]) -> bool:
    """Say whether the key of a word is one of some keys, with a proclitic or without."""
    return key in words or (key[:1] in _PROCLITICS and key[1:] in words)


@lru_cache(maxsize=65536)
def lookup(name: str) -> Known | None:
    """What a name is known to name, as `Gazetteer.lookup`."""
    return Gazetteer.load().lookup(name)


def row_name(known: Known) -> str:
    """A name for the row of a table that has no Wikidata id."""
    return f"row {known.kind} {known.label_en or known.label_ar} {known.country}".strip()

"""Common words of news with their English, in the forms in which they stand in names and descriptions.

Comes in: one Arabic word without proclitics.  Goes out: `Word`, or nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal

from kg import ontology
from kg.errors import OntologyError
from kg.names.tables import name_key

Pos = Literal["noun", "adjective", "function"]

COMMON, RARE = "names/words_ar_en.tsv", "names/rare_words_ar_en.tsv"

#: Codes of the tables: part of speech, and whether the form is plural.
_POS: dict[str, tuple[Pos, bool]] = {
    "n": ("noun", False),
    "np": ("noun", True),
    "nb": ("noun", False),
    "p": ("noun", False),
    "x": ("noun", False),
    "xp": ("noun", True),
    "a": ("adjective", False),
    "f": ("function", False),
}
_LONGEST_PHRASE = 4
#: Pronouns at the end of nouns, longest first.
_OWNERS = (("هما", "their"), ("هم", "their"), ("هن", "their"), ("ها", "its"), ("نا", "our"), ("ه", "his"))
#: Ending of indefinite accusatives, of broken plurals among them (أهدافا).
_ACCUSATIVE = "ا"
#: Seats of the hamza before a pronoun: أعضاؤه, أعضائه of أعضاء.
_SEATS = ("ئ", "ؤ")
#: "His office", which its key takes for مكتبة, a library: nothing is done in news as often.
_HIS_OFFICE = "مكتبه"
OWNERS = frozenset(owner for _, owner in _OWNERS)
_VOWELS = "aeiou"
_IRREGULAR = {
    "man": "men",
    "woman": "women",
    "child": "children",
    "person": "people",
    "wife": "wives",
    "half": "halves",
    "life": "lives",
    "crisis": "crises",
    "media": "media",
    "police": "police",
    "aircraft": "aircraft",
}
_PLURAL_ALWAYS = ("ics", "news", "series", "headquarters")
#: Adjectives that end like superlatives and are none.
_NO_SUPERLATIVES = frozenset({"honest", "modest", "west", "Midwest", "utmost"})
_ROMANS = frozenset({"human", "German", "Roman", "Ottoman", "Oman"})


@dataclass(frozen=True, slots=True)
class Word:
    """A common word.

    Args:
        en: English; a noun in the number of the Arabic form.
        pos: What it can be inside a phrase.
        plural: Whether the form is plural or dual.
        dual: Whether it is dual ("two ..." in English).
        feminine: Whether the form ends in ة or is a feminine plural.
        place: "pre" when the complement goes before it in English ("Aden airport"), "short" when a short one
            does ("opening ceremony"), else "of".
        definite: Whether it carries the article.
        kind: "ORG", "PLACE", "GPE", "PERSON", "GROUP" or "".
    """

    en: str
    pos: Pos
    plural: bool = False
    dual: bool = False
    feminine: bool = False
    place: str = "of"
    definite: bool = False
    kind: str = ""


@lru_cache(maxsize=16384)
def find_word(word: str, *, rare: bool = False) -> Word | None:
    """Return what a common word means, None when it is in no table; nouns come before adjectives.

    Args:
        word: The word.
        rare: Look among the rarer words, too: by these a name can still be told from others (شركة بصمة).
    """
    if word == _HIS_OFFICE:
        return find_possessed(word)
    found = _find(_nouns(), word) or _find(_adjectives(), word)
    return found or (_find(_nouns(rare=True), word) or _find(_adjectives(rare=True), word) if rare else None)


@lru_cache(maxsize=16384)
def find_adjective(word: str, *, rare: bool = False) -> Word | None:
    """Return what a word means as an adjective (عسكري "military", not "soldier"), None when it is none."""
    return _find(_adjectives(), word) or (_find(_adjectives(rare=True), word) if rare else None)


def find_phrase(words: Sequence[str], start: int) -> tuple[int, Word | None]:
    """Find the longest fixed phrase that begins at a word: "وسائل الإعلام" is "media".

    Returns:
        Its number of words and meaning, `(0, None)` when there is none.
    """
    for length in range(min(_LONGEST_PHRASE, len(words) - start), 1, -1):
        found = _phrases().get(name_key(" ".join(words[start : start + length])))
        if found is not None:
            return length, found
    return 0, None


def is_head(word: str) -> bool:
    """Say whether a word is the head noun of institutions or places (وزارة, المطار)."""
    found = _find(_nouns(), word)
    return found is not None and found.kind in ("ORG", "GPE", "PLACE", "GROUP")


def is_several(word: str) -> bool:
    """Say whether a word without article names several things of a sort (مناطق, شركتي).

    Plurals that are heads of names themselves (قوات, جزر) do not.
    """
    found = find_word(word)
    if found is None or not found.plural or found.definite or found.kind in ("PERSON", "GROUP"):
        return False
    return name_key(word) not in _heads()


def _find(forms: dict[str, Word], word: str) -> Word | None:
    key = name_key(word)
    found = forms.get(key)
    if found is None and key.startswith("ال"):
        found = forms.get(key[2:])
        found = replace(found, definite=True) if found else None
    if found is None and key.endswith(_ACCUSATIVE):
        plural = forms.get(key[:-1])
        found = plural if plural and plural.plural else None
    return found


def find_possessed(word: str, *, rare: bool = False) -> Word | None:
    """Return what a noun with a pronoun means: زوجته is "his wife"; None when its noun is in no table."""
    if rare:
        return find_possessed(word) or _possessed(word, _nouns(rare=True))
    return _possessed(word, _nouns())


def _possessed(word: str, nouns: dict[str, Word]) -> Word | None:
    key = name_key(word)
    for suffix, owner in _OWNERS:
        stem = key.removesuffix(suffix)
        if stem == key or len(stem) < 3 or (suffix == "ه" and word.endswith("ة")):
            continue
        found = nouns.get(stem) or (nouns.get(stem[:-1] + "ه") if stem.endswith("ت") else None)
        found = found or (nouns.get(stem[:-1] + "ء") if stem.endswith(_SEATS) else None)
        if found is not None:
            return replace(found, en=f"{owner} {found.en}", definite=True)
    return None


def is_superlative(adjective: str) -> bool:
    """Say whether an English adjective is a superlative ("latest")."""
    return adjective.endswith(("est", "most")) and adjective not in _NO_SUPERLATIVES


def plural_en(noun: str) -> str:
    """Return the English plural of a noun phrase whose last word is its head."""
    before, space, last = noun.rpartition(" ")
    if last.endswith(_PLURAL_ALWAYS):
        pass
    elif last in _IRREGULAR:
        last = _IRREGULAR[last]
    elif last.endswith("man") and last not in _ROMANS:
        last = last[:-2] + "en"
    elif last.endswith(("s", "x", "ch", "sh")):
        last += "es"
    elif last.endswith("y") and last[-2:-1] not in _VOWELS:
        last = last[:-1] + "ies"
    else:
        last += "s"
    return before + space + last


@cache
def _nouns(*, rare: bool = False) -> dict[str, Word]:
    return _inflected(
        pair for pair in _entries(rare=rare) if pair[1].pos != "adjective" and " " not in pair[0]
    )


@cache
def _adjectives(*, rare: bool = False) -> dict[str, Word]:
    return _inflected(pair for pair in _entries(rare=rare) if pair[1].pos == "adjective")


@cache
def _phrases() -> dict[str, Word]:
    return {key: word for key, word in reversed(_entries(rare=False)) if " " in key and word.pos == "noun"}


def _inflected(pairs: Iterable[tuple[str, Word]]) -> dict[str, Word]:
    """All inflected forms; a form that is an entry of its own is never overwritten by a derived one."""
    entries = list(pairs)
    forms: dict[str, Word] = {}
    for key, word in entries:
        forms.setdefault(key, word)
    broken = frozenset(w.en for key, w in entries if w.plural and not key.endswith(("ون", "و", "ات")))
    for key, word in entries:
        for form, derived in _inflections(key, word, broken):
            forms.setdefault(form, derived)
    return forms


@cache
def _entries(*, rare: bool) -> tuple[tuple[str, Word], ...]:
    """All entries of the tables, or those of rarer words; read once in a process."""
    return tuple(_read_words(RARE) if rare else [*_read_heads(), *_read_words(COMMON)])


@cache
def _heads() -> frozenset[str]:
    """Keys of the head nouns that the tables list, plurals among them."""
    tables = ("names/org_heads_ar.tsv", "names/place_heads_ar.tsv")
    return frozenset(name_key(row["noun"]) for table in tables for _, row in ontology.rows(table))


def _read_heads() -> Iterator[tuple[str, Word]]:
    """Head nouns of institutions and places, nouns for people, adjectives of titles."""
    for table in ("names/org_heads_ar.tsv", "names/place_heads_ar.tsv"):
        for _, row in ontology.rows(table):
            key = name_key(row["noun"])
            word = Word(row["en"], "noun", feminine=key.endswith("ه"), place=row["place"], kind=row["kind"])
            yield key, replace(word, plural=row["en"].endswith("s") and not row["en"].endswith("ss"))
    for _, row in ontology.rows("names/person_nouns_ar.tsv"):
        plural = row["number"] == "p"
        yield name_key(row["noun"]), Word(row["en"], "noun", plural, kind="GROUP" if plural else "PERSON")
    for _, row in ontology.rows("names/title_adjectives_ar.tsv"):
        yield name_key(row["word"]), Word(row["en"], "adjective")


def _read_words(table: str) -> Iterator[tuple[str, Word]]:
    for number, row in ontology.rows(table):
        if row["pos"] not in _POS:
            message = f"unknown part of speech {row['pos']!r}"
            raise OntologyError(message, where=f"{table} line {number}")
        key = name_key(row["word"])
        pos, plural = _POS[row["pos"]]
        word = Word(row["en"], pos, plural, feminine=key.endswith("ه"), definite=key.startswith("ال"))
        kind, place = "PERSON" if row["pos"] == "p" else "", "short" if row["pos"] == "nb" else "of"
        yield key, replace(word, kind=kind, place=place)


def _inflections(key: str, word: Word, broken: frozenset[str]) -> Iterator[tuple[str, Word]]:
    """Derive sound plurals, duals and feminines of one entry.

    Args:
        key: Key of the entry.
        word: Its meaning.
        broken: English of all plurals that are no sound ones: what has one is two of them with ين.
    """
    if word.pos == "function" or " " in key:
        return
    if word.pos == "adjective":
        for ending in ("ه", "ين", "ون", "ان", "تين", "تان", "ا"):
            feminine = ending in ("ه", "تين", "تان")
            yield key + ending, replace(word, plural=ending not in ("ه", "ا"), feminine=feminine)
    elif word.plural:
        if key.endswith("ون"):
            yield from ((key[:-2] + "ين", word), (key[:-1], word), (key[:-2] + "ي", word))
    else:
        yield from _noun_inflections(key, word, broken)


def _noun_inflections(key: str, word: Word, broken: frozenset[str]) -> Iterator[tuple[str, Word]]:
    """Derive dual and plural of a noun in the singular, and the feminine of a person."""
    stem = key[:-1] if key.endswith("ه") else key
    link = "ت" if key.endswith("ه") else ""
    kind = "GROUP" if word.kind == "PERSON" else word.kind
    many = replace(word, en=plural_en(word.en), plural=True, kind=kind)
    yield stem + link + "ان", replace(many, dual=True)
    yield stem + link + "ين", replace(many, dual=bool(link) or word.kind != "PERSON" or many.en in broken)
    if link:
        yield stem + link + "ي", replace(many, dual=True)
    yield stem + link + "ا", replace(many, dual=True) if link else word
    yield stem + "ات", replace(many, feminine=True)
    if word.kind == "PERSON":
        for ending in ("ون", "ين", "و", "ي"):
            yield stem + ending, many
        yield stem + "ه", replace(word, feminine=True)

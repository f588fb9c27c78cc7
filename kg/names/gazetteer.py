"""The gazetteer: from a name in Arabic or English to what it is known to name.

Comes in: a name, or the words of a sentence.  Goes out: `Known`, or nothing.

Order of the tables is order of preference: a user's own first, a state before a city of its name, a place
kept by hand before GeoNames, and the larger city before the smaller.  Measured: 0.3 s of CPU to load
everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property, lru_cache
from itertools import accumulate

from kg.model import Kind
from kg.names.nisba import find_nisba
from kg.names.tables import OWN, SURE, Known, Row, bare_word, known_names, name_key, without_article

#: Longest name in words that `match` looks for; the longest in the tables has 9, and two are joined to one.
_LONGEST = 11
#: Latin letters of an abbreviation that is a common word in small letters: "US", "IT".
_ABBREVIATED = 2
#: First words of names that their keys write as one word with the next: عبد ربه, أبو بكر.
_JOINING = frozenset({"عبد", "ابو", "ابي", "ابا", "ذو"})
#: First words that keys do not write as the text does.
_JOINED = _JOINING | {"ابن"}
#: Words that a text may have as words of their own and names write as one with the next: للهجرة.
_PROCLITICS = frozenset({"ل", "ب", "و"})
#: Words that keys may not write as the text does.
_UNLIKE = _JOINED | _PROCLITICS

Form = tuple[str, Known]
"""A spelling as its key, and what it names."""


class Gazetteer:
    """All known names; make it with `Gazetteer.load()`, or from rows of one's own.

    Args:
        rows: Known names with their spellings, preferred ones first.
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        #: Spellings by their keys without any article, preferred ones first.
        self._forms: dict[str, tuple[Form, ...]] = {}
        #: A user's own names by their keys.
        self.own: dict[str, Known] = {}
        #: What a key without any article surely names, wherever it stands.
        self._safe: dict[str, Known] = {}
        #: First words of names: most words of a text begin none.
        self._firsts: set[str] = set()
        #: What names begin with, from the first word alone to the whole name.
        self._beginnings: set[str] = set()
        for known, forms in rows:
            for form in forms:
                self._add(known, name_key(form))

    def _add(self, known: Known, key: str) -> None:
        words = [bare_word(word) for word in key.split()]
        if words:
            bare = " ".join(words)
            self._forms[bare] = (*self._forms.get(bare, ()), (key, known))
            if _is_safe(key, known):
                self._safe.setdefault(bare, known)
            self._firsts.add(words[0])
            self._beginnings.update(accumulate(words, "{} {}".format))
            if known.table == OWN:
                self.own.setdefault(key, known)

    @staticmethod
    @cache
    def load(own: tuple[Row, ...] = ()) -> Gazetteer:
        """Return the gazetteer of ontology/names, read once in a process.

        Args:
            own: Names of the user's (`own_names`); they go before all others.
        """
        return Gazetteer((*own, *known_names()))

    def __len__(self) -> int:
        """Count the spellings."""
        return len({key for forms in self._forms.values() for key, _ in forms})

    def lookup(self, name: str, lang: str | None = None) -> Known | None:
        """Return what a name is known to name, None when it is unknown.

        Spelling variants, diacritics and the article of states (عراق, as after لل) do not matter.
        A bracket is tried as a name of its own: "تنظيم الدولة (داعش)".

        Args:
            name: One name, without proclitics.
            lang: "ar" or "en" when known; only the spelling decides, so it may be left out.
        """
        key = name_key(name)
        if len(key) == _ABBREVIATED and key.isascii() and not name.isupper():
            return None
        found = _best(self._forms.get(_bare(key), ()), key)
        if found is None and "(" in name and lang != "en":
            before, _, inside = name.partition("(")
            found = self.lookup(before) or self.lookup(inside.rstrip(") "))
        return found

    def homonyms(self, name: str) -> tuple[Known, ...]:
        """Return the places of different states that one name names (عمان: Oman, Amman), else nothing.

        A state or capital must be among them: of the towns of one name the largest is meant.
        """
        key = name_key(name)
        forms = self._forms.get(_bare(key), ())
        if len(forms) < 2:
            return ()
        places: dict[str, Known] = {}
        for form, known in forms:
            if form == key and known.kind == "GPE" and known.country:
                places.setdefault(known.country, known)
        found = tuple(places.values())
        return found if len(found) > 1 and any(known.table in SURE for known in found) else ()

    def match(self, words: Sequence[str], start: int = 0) -> tuple[int, Known | None]:
        """Find the longest known name that begins at a word.

        Args:
            words: The words of a sentence, without proclitics.
            start: Index of the word where the name begins.

        Returns:
            The number of words of the name, and the name; `(0, None)` when there is none.
        """
        first = name_key(words[start]) if start < len(words) else ""
        if not self.begins(first, bare_word(first)):
            return 0, None
        keys = [name_key(word) for word in words[start : start + _LONGEST]]
        for length, name in self._starting(keys, [bare_word(key) for key in keys], 0):
            found = _best(self._forms[name], name_key(" ".join(keys[:length])))
            after = words[start + length : start + length + 1]
            if found is not None and not _of_another_state(found, after):
                return length, found
        return 0, None

    def safe(self, keys: Sequence[str], bare: Sequence[str], start: int) -> Iterator[tuple[int, Known]]:
        """Find the names that begin at a word and are names wherever they stand, the longest first.

        These are states, capitals, and all others of several words but towns. A name of one word has no
        article in the text that it does not have in the tables ("المالية" is no Malé).

        Args:
            keys: Keys of the words of a text.
            bare: The same without articles.
            start: Index of the word where the names begin.

        Yields:
            The number of words of the name, and the name.
        """
        for length, name in self._starting(keys, bare, start):
            other = length == 1 and keys[start] not in (bare[start], *(form for form, _ in self._forms[name]))
            if name in self._safe and not other:
                yield length, self._safe[name]

    def begins(self, key: str, bare: str) -> bool:
        """Say whether any name begins with a word.

        Args:
            key: Key of the word.
            bare: The same without its article.
        """
        return bare in self._firsts or key in _JOINED

    def kind(self, bare: Sequence[str]) -> Kind | None:
        """The kind of a whole name by the keys of its words without articles, if it is known."""
        forms = self._forms.get(" ".join(bare))
        return forms[0][1].kind if forms else None

    @cached_property
    def states(self) -> frozenset[str]:
        """Keys of the names of states, without articles."""
        found = self._forms.items()
        return frozenset(
            bare for bare, forms in found if any(known.table == "countries" for _, known in forms)
        )

    def state(self, country: str) -> Known | None:
        """The state with an ISO 3166 code."""
        return self._states.get(country)

    @cached_property
    def _states(self) -> dict[str, Known]:
        found = (known for forms in self._forms.values() for _, known in forms)
        return {known.country: known for known in found if known.table == "countries"}

    def entries(self) -> list[Known]:
        """All known names, each once."""
        return list(dict.fromkeys(known for forms in self._forms.values() for _, known in forms))

    def _starting(self, keys: Sequence[str], bare: Sequence[str], start: int) -> list[tuple[int, str]]:
        """Names that begin at a word, whatever articles they have, with their lengths; the longest first."""
        found: list[tuple[int, str]] = []
        name, at, size = "", start, len(keys)
        if start >= size or not self.begins(keys[start], bare[start]):
            return found
        while at < size:
            if keys[at] in _UNLIKE:
                word, at = _joined(keys, bare, at, inside=at > start)
            else:
                word, at = bare[at], at + 1
            name = f"{name} {word}" if name else word
            if name not in self._beginnings:
                break
            if name in self._forms:
                found.append((at - start, name))
        found.reverse()
        return found


def _joined(keys: Sequence[str], bare: Sequence[str], at: int, *, inside: bool) -> tuple[str, int]:
    """A word as keys of names write it, without article, and the index behind it."""
    if at + 1 < len(keys) and (keys[at] in _JOINING or (inside and keys[at] in _PROCLITICS)):
        return _written(keys[at], keys[at + 1]), at + 2
    return "بن" if keys[at] == "ابن" else bare[at], at + 1


def _written(first: str, word: str) -> str:
    """Two words as they are written in one: ل and الهجرة as للهجرة."""
    return f"لل{word[2:]}" if first == "ل" and word.startswith("ال") else first + word


@lru_cache(maxsize=65536)
def _bare(key: str) -> str:
    """A key of a name without any article."""
    return " ".join(bare_word(word) for word in key.split())


def _best(forms: Iterable[Form], key: str) -> Known | None:
    """What is spelled so, else what is spelled so with an article before it."""
    loose = None
    for form, known in forms:
        if form == key:
            return known
        may = (known.table in SURE or " " in without_article(form)) and known.kind != "PERSON"
        if loose is None and may and without_article(form) == key:
            loose = known
    return loose


def _is_safe(form: str, known: Known) -> bool:
    return known.table in SURE or (" " in form and known.table != "cities")


def _of_another_state(known: Known, after: Sequence[str]) -> bool:
    """Say whether the next word gives a name to another state: مجلس الشيوخ الفرنسي is not the US Senate."""
    nisba = find_nisba(after[0]) if known.country and known.kind == "ORG" and after else None
    return nisba is not None and nisba.of.country not in ("", known.country)

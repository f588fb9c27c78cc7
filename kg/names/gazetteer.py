"""The gazetteer: from a name in Arabic or English to what it is known to name.

Comes in: a name, or the words of a sentence.  Goes out: `Known`, or nothing.

Order of the tables is order of preference: a state before a city of its name, a place kept by hand before
GeoNames, and the larger city before the smaller.  Measured: 0.2 s of CPU to load everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from kg.names.nisba import find_nisba
from kg.names.tables import SURE, Known, known_names, name_key, read_names, without_article

#: Longest name in words that `match` looks for; the longest in the tables has 9.
_LONGEST = 9
_JOINS = 2
_JOINING = frozenset({"عبد", "ابو", "ابي", "ابا", "ذو"})


class Gazetteer:
    """All known names; make it with `Gazetteer.load()`, or from rows of one's own.

    Args:
        entries: Known names with their spellings, preferred ones first.
    """

    def __init__(self, entries: Iterable[tuple[Known, tuple[str, ...]]]) -> None:
        self._exact: dict[str, Known] = {}
        self._bare: dict[str, Known] = {}
        #: Words of the longest name by its first word: most words of a text begin no name.
        self._reach: dict[str, int] = {}
        for known, forms in entries:
            for form in forms:
                self._add(known, name_key(form))

    def _add(self, known: Known, key: str) -> None:
        if key:
            self._exact.setdefault(key, known)
            self._note(key)
            bare = without_article(key)
            if bare and (known.table in SURE or " " in bare) and known.kind != "PERSON":
                self._bare.setdefault(bare, known)
                self._note(bare)

    def _note(self, key: str) -> None:
        first = key.split(" ", 1)[0]
        self._reach[first] = max(self._reach.get(first, 0), key.count(" ") + 1)

    @staticmethod
    @cache
    def load(*own: Path) -> Gazetteer:
        """Return the gazetteer of ontology/names, read once in a process.

        Args:
            own: Tables of the user's, with the columns of `people.tsv`; their names go before all others.
        """
        return Gazetteer([*(entry for table in own for entry in read_names(table)), *known_names()])

    def __len__(self) -> int:
        """Count the spellings."""
        return len(self._exact)

    def lookup(self, name: str, lang: str | None = None) -> Known | None:
        """Return what a name is known to name, None when it is unknown.

        Spelling variants, diacritics and the article of states (عراق, as after لل) do not matter.
        A bracket is tried as a name of its own: "تنظيم الدولة (داعش)".

        Args:
            name: One name, without proclitics.
            lang: "ar" or "en" when known; only the spelling decides, so it may be left out.
        """
        key = name_key(name)
        found = self._exact.get(key) or self._bare.get(key)
        if found is None and "(" in name and lang != "en":
            before, _, inside = name.partition("(")
            found = self.lookup(before) or self.lookup(inside.rstrip(") "))
        return found

    def match(self, words: Sequence[str], start: int = 0) -> tuple[int, Known | None]:
        """Find the longest known name that begins at a word.

        Args:
            words: The words of a sentence, without proclitics.
            start: Index of the word where the name begins.

        Returns:
            The number of words of the name, and the name; `(0, None)` when there is none.
        """
        first = name_key(words[start]) if start < len(words) else ""
        if first in _JOINING and start + 1 < len(words):
            first = name_key(f"{words[start]} {words[start + 1]}")
        reach = self._reach.get(first.split(" ", 1)[0], 0)
        if not reach:
            return 0, None
        # Names written as more words than their key has: عبد ربه, أبو بكر.
        keys = [name_key(w) for w in words[start : start + min(reach + _JOINS, _LONGEST)]]
        for length in range(len(keys), 0, -1):
            key = name_key(" ".join(keys[:length]))
            found = self._exact.get(key) or self._bare.get(key)
            if found is not None and not _of_another_state(found, words[start + length : start + length + 1]):
                return length, found
        return 0, None

    def entries(self) -> list[Known]:
        """All known names, each once, in the order of the tables."""
        return list(dict.fromkeys(self._exact.values()))


def _of_another_state(known: Known, after: Sequence[str]) -> bool:
    """Say whether the next word gives a name to another state: مجلس الشيوخ الفرنسي is not the US Senate."""
    nisba = find_nisba(after[0]) if known.country and known.kind == "ORG" and after else None
    return nisba is not None and nisba.of.country not in ("", known.country)

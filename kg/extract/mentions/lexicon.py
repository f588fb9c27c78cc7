"""Words that decide what a noun phrase can stand for, one table for each language.

Comes in: `ontology/names/*.tsv` (titles, institutions, places, people) and `ontology/coref/{lang}.tsv`.
Goes out: `Lexicon`, look-up keys without article to kinds and classes.
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import get_args

from kg import ontology
from kg.errors import OntologyError
from kg.extract.mentions.strings import without_article
from kg.model import Kind
from kg.names import Gazetteer
from kg.names.tables import bare_word
from kg.text import fold

CLASSES = (
    "kind",
    "title",
    "quantity",
    "member",
    "dual",
    "hyper",
    "home",
    "genitive",
    "speech",
    "impersonal",
    "time",
    "no_participant",
    "kin",
    "beside",
    "language",
    "purpose",
    "honorific",
    "office",
    "together",
    "governs",
    "no_office",
    "gender",
    "main",
    "outside",
    "named",
    "field",
    "latter",
)
#: Classes of verbs, and nouns beside them: their ال is no article (التقى).
_OF_LEMMAS = frozenset({"speech", "impersonal", "together", "governs", "outside"})
#: Endings of Arabic sound plurals and duals, and what a table may have in their place.
_PLURALS = (("ين", ("ون", "", "ه")), ("ون", ("", "ي")), ("ات", ("ه", "")), ("ان", ("", "ه")), ("ي", ("ون",)))


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The word table of one language.

    Args:
        kinds: Key of a head noun to its kind.
        titles: Keys of first words of titles; the value is True for those that take no complement (الدكتور).
        definite: Keys of first words of Arabic titles with the article.
        classes: Class to its words and their values.
        names: Known names.
    """

    kinds: dict[str, Kind]
    titles: dict[str, bool]
    definite: frozenset[str]
    classes: dict[str, dict[str, str]]
    names: Gazetteer

    def kind(self, *keys: str) -> Kind:
        """The kind of the first key that is known, in its own form or in the singular; else OTHER."""
        return _kind_of(self, keys)

    def is_human(self, *keys: str) -> bool:
        """Say whether a noun tells a person or people."""
        return self.kind(*keys) in {"PERSON", "GROUP"}

    def has(self, name: str, *keys: str) -> bool:
        """Say whether one of the keys is in a class."""
        words = self.classes[name]
        for key in keys:  # noqa: SIM110 - half the time of any(...), and this is asked of every word
            if key in words:
                return True
        return False

    def announces(self, *keys: str) -> bool:
        """Say whether a word stands before names of institutions ("the company X", "the website X")."""
        sorts = [self.classes["hyper"].get(key) for key in keys]
        return "media" in sorts or (any(sorts) and self.kinds.get(keys[0]) == "ORG")


@lru_cache(maxsize=1 << 16)
def _kind_of(lexicon: Lexicon, keys: tuple[str, ...]) -> Kind:
    for key in keys:
        if key in lexicon.kinds:
            return lexicon.kinds[key]
    for key in keys:
        for ending, others in _PLURALS:
            if key.endswith(ending):
                for other in others:
                    found = lexicon.kinds.get(key[: -len(ending)] + other)
                    if found:
                        return "GROUP" if found == "PERSON" else found
    return "OTHER"


@cache
def lexicon(lang: str, names: Gazetteer | None = None) -> Lexicon:
    """Read the table of a language; a language without data gets an empty one.

    Args:
        lang: Language code.
        names: Known names; those of ontology/names unless given.

    Raises:
        OntologyError: A line has an unknown class or kind.
    """
    classes = _classes(lang)
    titles = {**dict.fromkeys(classes["title"], False), **_titles(lang)}
    kinds: dict[str, Kind] = {}
    for name in ("org_heads", "place_heads"):
        for _, row in _rows(f"names/{name}_{lang}.tsv"):
            kinds.setdefault(_key(row["noun"], lang), _kind(row["kind"], name))
    for _, row in _rows(f"names/person_nouns_{lang}.tsv"):
        kinds.setdefault(_key(row["noun"], lang), "PERSON" if row["number"] == "s" else "GROUP")
    for word in titles:
        kinds.setdefault(word, "PERSON")
    for word, value in classes["kind"].items():
        kinds[word] = _kind(value, word)
    definite = frozenset(key for title in titles if bare_word(key := "ال" + title) == title)
    return Lexicon(kinds, titles, definite, classes, Gazetteer.load() if names is None else names)


def _titles(lang: str) -> dict[str, bool]:
    """First words of titles; True where none of their titles takes a complement."""
    titles: dict[str, bool] = {}
    for _, row in _rows(f"names/titles_{lang}.tsv"):
        word = _key(row["title"].split()[0], lang)
        titles[word] = row.get("takes", "") == "none" and titles.get(word, True)
    return titles


def _classes(lang: str) -> dict[str, dict[str, str]]:
    classes: dict[str, dict[str, str]] = {name: {} for name in CLASSES}
    file = f"coref/{lang}.tsv"
    for number, row in _rows(file):
        if row["class"] not in CLASSES:
            raise OntologyError(f"unknown class {row['class']!r}", where=f"{file} line {number}")
        key = fold(row["word"]) if row["class"] in _OF_LEMMAS else _key(row["word"], lang)
        governed = row["class"] == "governs"
        classes[row["class"]][key] = fold(row["value"]) if governed else row["value"]
    return classes


def _rows(name: str) -> list[tuple[int, dict[str, str]]]:
    return list(ontology.rows(name)) if (ontology.root() / name).exists() else []


def _key(word: str, lang: str) -> str:
    return without_article(fold(word), lang)


def _kind(value: str, where: str) -> Kind:
    for kind in get_args(Kind):
        if kind == value:
            return kind  # type: ignore[no-any-return]
    raise OntologyError(f"unknown kind {value!r}", where=where)

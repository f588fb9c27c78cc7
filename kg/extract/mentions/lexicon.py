"""Words that decide what a noun phrase can stand for, one table for each language.

Comes in: `ontology/names/*.tsv` (titles, institutions, places, people) and `ontology/coref/{lang}.tsv`.
Goes out: `Lexicon`, look-up keys without article to kinds and classes.
"""

from dataclasses import dataclass
from functools import cache
from typing import get_args

from kg import ontology
from kg.errors import OntologyError
from kg.extract.mentions.words import without_article
from kg.model import Kind
from kg.text import fold

CLASSES = frozenset(
    "kind title quantity member dual hyper speech impersonal time no_participant kin".split()
)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The word table of one language.

    Args:
        kinds: Key of a head noun to its kind.
        titles: Keys of first words of titles; the value is True for those that take no complement (الدكتور).
        classes: Class to its words and their values.
    """

    kinds: dict[str, Kind]
    titles: dict[str, bool]
    classes: dict[str, dict[str, str]]

    def has(self, name: str, *keys: str) -> bool:
        """Say whether one of the keys is in a class."""
        words = self.classes.get(name, {})
        return any(key in words for key in keys)


@cache
def lexicon(lang: str) -> Lexicon:
    """Read the table of a language; a language without data gets an empty one.

    Raises:
        OntologyError: A line has an unknown class or kind.
    """
    kinds: dict[str, Kind] = {}
    for name in ("org_heads", "place_heads"):
        for _, row in _rows(f"names/{name}_{lang}.tsv"):
            kinds.setdefault(_key(row["noun"], lang), _kind(row["kind"], name))
    for _, row in _rows(f"names/person_nouns_{lang}.tsv"):
        kinds.setdefault(_key(row["noun"], lang), "PERSON" if row["number"] == "s" else "GROUP")
    titles: dict[str, bool] = {}
    for _, row in _rows(f"names/titles_{lang}.tsv"):
        words = row["title"].split()
        bare = row.get("takes", "") == "none"
        if len(words) == 1 or words[0] not in titles:
            titles[_key(words[0], lang)] = bare and titles.get(_key(words[0], lang), True)
    for word in titles:
        kinds.setdefault(word, "PERSON")
    classes = _classes(lang)
    for word in classes["title"]:
        titles.setdefault(word, False)
    for word, value in classes["kind"].items():
        kinds[word] = _kind(value, word)
    return Lexicon(kinds, titles, classes)


def _classes(lang: str) -> dict[str, dict[str, str]]:
    classes: dict[str, dict[str, str]] = {name: {} for name in CLASSES}
    file = f"coref/{lang}.tsv"
    for number, row in _rows(file):
        if row["class"] not in CLASSES:
            raise OntologyError(f"unknown class {row['class']!r}", where=f"{file} line {number}")
        classes[row["class"]][_key(row["word"], lang)] = row["value"]
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

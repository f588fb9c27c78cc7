"""Names found by the tables of ontology/names, where the pipeline's recogniser is silent or wrong.

Comes in: look-up keys of words.  Goes out: spans with their kind.
"""

from collections.abc import Iterable, Sequence
from functools import cache

from kg.extract.mentions.words import without_article
from kg.model import Kind
from kg.names.tables import SURE, known_names, name_key

Index = dict[str, dict[tuple[str, ...], tuple[Kind, bool]]]


@cache
def index(lang: str) -> Index:
    """Names by their first word: all words without articles to the kind and whether it is safe to take."""
    found: Index = {}
    for known, forms in known_names():
        sure = known.table in SURE
        one, several = (known.kind, sure), (known.kind, sure or known.table != "cities")
        for form in forms:
            words = _words(form, lang)
            if words:
                found.setdefault(words[0], {}).setdefault(words, several if len(words) > 1 else one)
    return found


def _words(name: str, lang: str) -> tuple[str, ...]:
    """Keys of the words of a name, without articles."""
    key = name_key(name)
    words = key.split()
    return tuple([without_article(word, lang) for word in words] if "ال" in key else words)


@cache
def countries(lang: str) -> frozenset[str]:
    """Keys of the names of states."""
    forms = (form for known, spellings in known_names() if known.table == "countries" for form in spellings)
    return frozenset(" ".join(_words(form, lang)) for form in forms)


def find_known(bare: Sequence[str], lang: str, free: Sequence[bool]) -> Iterable[tuple[int, int, Kind]]:
    """The longest safe names among words that belong to no name yet.

    Args:
        bare: Keys of all words, without articles.
        lang: Language of the words.
        free: False for words that a name has taken, and for verbs and prepositions.
    """
    names = index(lang)
    i, size = 0, len(bare)
    while i < size:
        end = i + 1
        if free[i] and bare[i] in names:
            best = _longest(names[bare[i]], bare, i, free)
            if best:
                end = best[1]
                yield best
        i = end


def _longest(
    names: dict[tuple[str, ...], tuple[Kind, bool]], bare: Sequence[str], i: int, free: Sequence[bool]
) -> tuple[int, int, Kind] | None:
    best: tuple[int, int, Kind] | None = None
    for words, (kind, safe) in names.items():
        end = i + len(words)
        if safe and tuple(bare[i:end]) == words and all(free[i:end]) and (best is None or end > best[1]):
            best = (i, end, kind)
    return best


def known_kind(bare: Sequence[str], lang: str) -> Kind | None:
    """The kind of a whole name, if it is known."""
    found = index(lang).get(bare[0], {}).get(tuple(bare)) if bare else None
    return found[0] if found else None

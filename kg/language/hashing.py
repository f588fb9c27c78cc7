"""Features of a word's form as rows of an embedding table, the same in training and at run time."""

from functools import lru_cache

from spacy.strings import get_string_id

from kg.language.orthography import norm

PREFIXES = SUFFIXES = 4


@lru_cache(maxsize=1 << 18)
def _hash(feature: str) -> int:
    return int(get_string_id(feature))


def word_rows(form: str, rows: int) -> list[int]:
    """Give the rows of a word for the network: of its form with hamza and marks, then of its key."""
    return [_hash("f:" + form) % rows, *form_rows(norm(form), rows)]


def form_rows(key: str, rows: int) -> list[int]:
    """Give the table rows of a word's key: itself twice, then its beginnings and endings.

    Always 2 + PREFIXES + SUFFIXES rows; affixes longer than the word repeat the whole word's row.
    """
    whole = _hash("w:" + key)
    found = [whole % rows, (whole >> 32) % rows]
    size = len(key)
    found += [_hash(f"p:{key[:n]}") % rows if n <= size else found[0] for n in range(1, PREFIXES + 1)]
    found += [_hash(f"s:{key[-n:]}") % rows if n <= size else found[0] for n in range(1, SUFFIXES + 1)]
    return found

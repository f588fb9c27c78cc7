"""How sure it is that a text in Latin letters is English: by the words that English news is known to have.

Comes in: a text. Goes out: how many of its words are known, of how many. Names say nothing about a language,
so that only words in small letters count, where there are any.
"""

import re
from functools import cache

from kg import ontology
from kg.text import fold

_WORD = re.compile(r"[^\W\d_]{2,}")
_ENDINGS = ("s", "es", "d", "ed", "ing", "ly")
_COLUMNS = (
    ("lexicon/en.tsv", "lemma"),
    ("lexicon/en.tsv", "predicate"),
    ("names/words_ar_en.tsv", "en"),
    ("names/rare_words_ar_en.tsv", "en"),
    ("names/person_nouns_en.tsv", "noun"),
)
"""Tables with English words, and the columns they stand in."""


def known_words(text: str) -> tuple[int, int]:
    """Count the English words of a text, and all words that could be: those in small letters, else all."""
    found = _WORD.findall(text)
    words = [word for word in found if word[0].islower()] or [word.lower() for word in found]
    return sum(map(_is_known, words)), len(words)


def _is_known(word: str) -> bool:
    words = _vocabulary()
    stems = (word.removesuffix(end) for end in _ENDINGS if word.endswith(end) and len(word) > len(end) + 2)
    return word in words or any(stem in words or f"{stem}e" in words for stem in stems)


@cache
def _vocabulary() -> frozenset[str]:
    cells = [row[column] for table, column in _COLUMNS for _, row in ontology.rows(table)]
    cells += [row["word"] for _, row in ontology.rows("function_words.tsv") if row["lang"] == "en"]
    return frozenset(word for cell in cells for word in _WORD.findall(fold(cell.replace("_", " "))))

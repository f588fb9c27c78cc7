"""Towns that play: in an article on sport a town that nothing is in, at or from is its club.

Comes in: a chain of an article. Goes out: whether its names mean a club.
"""

import re
from functools import cache, lru_cache

from kg import ontology
from kg.model import Chain, Reading, Span
from kg.names import name_key
from kg.resolve.standing import LONGEST, is_among

_WORD = re.compile(r"[^\W\d_]+")

ENOUGH = 4
"""So many words of sport make an article one on sport."""


def is_club(reading: Reading, chain: Chain) -> bool:
    """Say whether the town of a chain stands for its club: on sport, and nowhere behind a word of place."""
    text = reading.article.text
    spans = [reading.mentions[number].span for number in chain.mentions]
    return _is_on_sport(text) and not any(_is_placed(text, span) for span in spans)


@lru_cache(maxsize=64)
def _is_on_sport(text: str) -> bool:
    words = _words("sport")
    return sum(is_among(name_key(word), words) for word in _WORD.findall(text)) >= ENOUGH


def _is_placed(text: str, span: Span) -> bool:
    """Say whether a name begins a line, as a dateline does, or stands behind a word of place, its own too."""
    before, places = text[max(0, span.start - LONGEST) : span.start], _words("place")
    own = name_key(text[span.start : span.end].split()[0])
    if not before or before[-1] in "\nبل" or is_among(own, places):
        return True
    found = _WORD.findall(before)
    return bool(found) and is_among(name_key(found[-1]), places)


@cache
def _words(kind: str) -> frozenset[str]:
    """Keys of the words of `sports.tsv` of a kind."""
    return frozenset(
        name_key(row["word"]) for _, row in ontology.rows("names/sports.tsv") if row["kind"] == kind
    )

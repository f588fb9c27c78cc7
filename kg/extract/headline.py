"""Whom the title of an article names: they are what it is about.

Comes in: a title, chains.  Goes out: numbers of the chains of which the title has a word.
"""

import re
from collections.abc import Sequence

from kg.model import Chain
from kg.text import fold

_WORD = re.compile(r"\w+")
_CLITICS = re.compile(r"^[وفبلك]?(?:ال|لل)?(?=\w{3})")
SHORTEST = 3
"""Words with fewer letters name nobody."""


def named_in(title: str, chains: Sequence[Chain]) -> frozenset[int]:
    """Find the chains that a title names, by any word of their first name.

    Args:
        title: The title; "" names nobody.
        chains: Participants of the article; things are left out.
    """
    words = _keys(title)
    return frozenset(
        number
        for number, chain in enumerate(chains)
        if words and chain.kind != "OTHER" and not words.isdisjoint(_keys(chain.names[0][1]))
    )


def _keys(text: str) -> set[str]:
    """Folded words, and what is left of them without clitics."""
    found = [word for word in _WORD.findall(fold(text)) if len(word) >= SHORTEST]
    return {*found, *(_CLITICS.sub("", word) for word in found)}

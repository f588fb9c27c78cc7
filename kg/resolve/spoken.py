"""Of which states an article speaks, and where: it tells whose a ministry is that bears no state's name.

Comes in: a reading. Goes out: names of each country, the one it speaks of most, the states of a sentence.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from kg.model import Chain, Reading, Span
from kg.names import find_nisba, name_key
from kg.resolve.known import Votes, known_as

_END = re.compile(r"[.!?؟\n]")
_WORD = re.compile(r"[^\W\d_]+")


ONE_EACH = frozenset({"وزاره", "رئاسه", "برلمان"})
"""Heads of institutions of which a state has one of each name."""

MAIN = 0.5
"""Least share of an article's mentions of states that its own has, when it tells whose a ministry is."""


class Spoken:
    """The states of one article.

    Args:
        reading: The article and what was read from it.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self.votes: Votes = defaultdict(Counter)
        self._spans: list[tuple[Span, str]] = []
        for chain in reading.chains:
            if chain.kind in ("GPE", "ORG", "PLACE") and chain.specific:
                self._count(chain)
        self.home = min(self.votes, key=lambda code: (-self.votes[code].total(), code)) if self.votes else ""

    def _count(self, chain: Chain) -> None:
        """Note a name that belongs to a country."""
        name = chain.name(self._reading.article.lang)
        known = known_as(name, chain.wikidata)
        if known is not None and known.country:
            self.votes[known.country][name_key(name)] += len(chain.mentions)
            self._spans += [(self._reading.mentions[number].span, known.country) for number in chain.mentions]

    def astray(self, chain: Chain) -> bool:
        """Say whether nothing tells whose a ministry is: no main state, or its sentences speak of others."""
        first = name_key(chain.name(self._reading.article.lang)).partition(" ")[0]
        if chain.kind != "ORG" or first not in ONE_EACH:
            return False
        if self.home and self.votes[self.home].total() < MAIN * sum(map(Counter.total, self.votes.values())):
            return True
        mentions = (self._reading.mentions[number] for number in chain.mentions)
        found = {state for one in mentions if one.form == "name" for state in self._states(one.span)}
        return bool(found) and self.home not in found

    def _states(self, span: Span) -> Iterator[str]:
        """Countries of the names and adjectives in the sentence around a span, as ISO 3166 codes."""
        text = self._reading.article.text
        start = max((end.end() for end in _END.finditer(text, 0, span.start)), default=0)
        last = _END.search(text, span.end)
        end = last.start() if last else len(text)
        yield from (code for found, code in self._spans if start <= found.start and found.end <= end)
        for word in _WORD.finditer(text, start, end):
            nisba = find_nisba(word.group())
            if nisba is not None and nisba.of.country:
                yield nisba.of.country

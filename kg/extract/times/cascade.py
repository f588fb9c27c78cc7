"""Combines tokens level by level until only finished expressions are left.

Comes in: tokens, the rules, the makers, a context. Goes out: tokens, those of kind "time" with their period.

At each place the longest match whose maker accepts it wins; equally long ones in the order of the file. What
was matched becomes one token for the levels above.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from kg.extract.times.context import Context
from kg.extract.times.lexer import Token
from kg.extract.times.period import Period, unresolved
from kg.extract.times.tables import Rule, Table


class Match(NamedTuple):
    """The tokens that one rule matched, and the kind of the word before them."""

    tokens: tuple[Token, ...]
    before: str = ""

    @property
    def start(self) -> int:
        """Where the match starts in the text."""
        return self.tokens[0].start

    def all(self, *names: str) -> list[Token]:
        """Return the tokens of some kinds, in order."""
        return [token for token in self.tokens if token.name in names]

    def first(self, *names: str) -> Token | None:
        """Return the first token of some kinds."""
        return next((token for token in self.tokens if token.name in names), None)

    def number(self, *names: str, default: int = 0) -> int:
        """Return the number of the first token of some kinds."""
        token = self.first(*names)
        return default if token is None else token.n

    @property
    def periods(self) -> list[Period]:
        """The periods of the finished expressions in the match."""
        return [token.period for token in self.tokens if token.period is not None]


#: Computes what a match means: a period, a token for the next level, or None to refuse the match.
Maker = Callable[[Match, Context], Period | Token | None]


def combine(
    tokens: list[Token], level: int, table: Table, makers: dict[str, Maker], context: Context
) -> list[Token]:
    """Apply the rules of one level from left to right."""
    kinds = "".join(token.kind for token in tokens)
    out: list[Token] = []
    position = 0
    while (candidates := _next(kinds, position, table, level)) is not None:
        start, found = candidates
        out.extend(tokens[position:start])
        made, position = tokens[start], start + 1
        before = tokens[start - 1].name if start else ""
        for rule, end in found:
            result = _make(Match(tuple(tokens[start:end]), before), makers[rule.make], table, context)
            if result is not None:
                made, position = result, end
                break
        out.append(made)
    out.extend(tokens[position:])
    return out


@lru_cache(maxsize=1 << 14)
def _next(kinds: str, position: int, table: Table, level: int) -> tuple[int, list[tuple[Rule, int]]] | None:
    """Return the next place where rules of a level match, and the rules, the longest match first."""
    place = table.anywhere[level].search(kinds, position)
    if place is None:
        return None
    start = place.start()
    matches = ((rule, rule.pattern.match(kinds, start)) for rule in table.levels[level])
    found = [(rule, match.end()) for rule, match in matches if match is not None and match.end() > start]
    return start, sorted(found, key=lambda item: -item[1])


def _make(match: Match, maker: Maker, table: Table, context: Context) -> Token | None:
    """Return the token of a match; a value outside of the calendar is unresolved."""
    try:
        made = maker(match, context)
    except OverflowError:
        made = unresolved("outside of the calendar")
    if isinstance(made, Period):
        return Token(table.kinds["time"], "time", 0, "", match.start, match.tokens[-1].end, made)
    return made

"""Merging happenings into events, one of each article, unless something forbids it.

Comes in: happenings, matches, what a user decided. Goes out: events as sets of happenings, links.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from kg.model import Link
from kg.resolve.decisions import Decision
from kg.resolve.matching import Match, Matcher
from kg.resolve.told import Happening

MOST_ARTICLES = 60
"""Most articles of one event; the most told event of two days of ten newspapers is in far fewer, and what
grows beyond is a formula that many articles share."""


class Merger:
    """Events that grow by matches.

    Args:
        found: All happenings in order of telling.
        matcher: Says what forbids a merge.
        decisions: What a user decided.
    """

    def __init__(self, found: Sequence[Happening], matcher: Matcher, decisions: Iterable[Decision]) -> None:
        self.found = found
        self.root = list(range(len(found)))
        self.members: dict[int, list[int]] = {number: [number] for number in self.root}
        self._matcher = matcher
        self._made: list[tuple[int, int, Match]] = []
        self._refused: list[tuple[tuple[int, int, Match], str]] = []
        self._apart: set[tuple[int, int]] = set()
        self._decide(tuple(decisions))

    def _decide(self, decisions: Sequence[Decision]) -> None:
        wanted = {side for one in decisions for side in (one.a, one.b)}
        sides: dict[str, list[int]] = defaultdict(list)
        for number, happening in enumerate(self.found if wanted else ()):
            for name in sorted({happening.local, *(told.id for told in happening.tolds)} & wanted):
                sides[name].append(number)
        for one in decisions:
            for a in sides[one.a] if one.verdict == "reject" else ():
                self._apart.update((min(a, b), max(a, b)) for b in sides[one.b])
        for one in decisions:
            both = sides[one.a] + sides[one.b] if sides[one.a] and sides[one.b] else []
            match = Match("user", 1.0, (one.note or "decided by a person",))
            for number in both[1:] if one.verdict == "accept" else ():
                self._join((both[0], number, match), sure=True)

    def join_all(self, pairs: Iterable[tuple[int, int, Match]]) -> None:
        """Make every pair one event unless something forbids it."""
        for pair in pairs:
            self._join(pair)

    def _join(self, pair: tuple[int, int, Match], *, sure: bool = False) -> None:
        a, b = self.root[pair[0]], self.root[pair[1]]
        if a == b:
            return
        against = self._against(a, b, sure=sure)
        if against:
            self._refused.append((pair, against))
            return
        if len(self.members[a]) < len(self.members[b]):
            a, b = b, a
        for number in self.members[b]:
            self.root[number] = a
        self.members[a] += self.members.pop(b)
        self._made.append(pair)

    def _against(self, a: int, b: int, *, sure: bool) -> str:
        """What forbids that two events are one: any two of their tellings."""
        mine, theirs = self.members[a], self.members[b]
        if not sure and len(mine) + len(theirs) > MOST_ARTICLES:
            return f"more than {MOST_ARTICLES} articles would tell it"
        for one in mine:
            for other in theirs:
                if (min(one, other), max(one, other)) in self._apart:
                    return "rejected by a person"
                against = "" if sure else self._matcher.forbidden(self.found[one], self.found[other])
                if against:
                    return against
        return ""

    def links(self, ids: Sequence[str]) -> list[Link]:
        """Every merge that was made, and the refused ones that a person or the size forbade.

        Args:
            ids: The id of the event that each happening became.
        """
        links = []
        for (a, b, match), against in [*((pair, "") for pair in self._made), *self._refused]:
            if against and not against.startswith(("rejected", "more than")):
                continue
            members = tuple(sorted((self.found[a].tolds[0].id, self.found[b].tolds[0].id)))
            links.append(Link("event", ids[a], members, match.method, match.score, match.reasons, against))
        return links

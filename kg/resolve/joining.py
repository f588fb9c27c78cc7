"""Joining: links become components, unless something forbids it.

Comes in: proposals to make two nodes one, the surest first. Goes out: components, and every link that was
made or refused, with its reasons.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.model import Kind, Link
from kg.resolve.decisions import Decision
from kg.resolve.nodes import Node

MOST_NAMES = 12
"""Most different names in one component. The known entity with most spellings in 4,000 articles has 9; what
grows beyond has been joined over wrong links."""

LOOSE: frozenset[Kind] = frozenset({"ORG", "GPE", "PLACE", "GROUP", "OTHER", "WORK"})
"""Kinds that extraction tells apart by context and that one known thing can have in turn; persons never."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two nodes by number that may be one, how that was found, how sure it is, and why."""

    a: int
    b: int
    method: str
    score: float
    reasons: tuple[str, ...]


class Joiner:
    """Components of nodes that grow by accepted proposals.

    Args:
        nodes: All nodes in order of telling.
        decisions: What a user decided.
    """

    def __init__(self, nodes: Sequence[Node], decisions: Iterable[Decision]) -> None:
        self.nodes = nodes
        self.root = list(range(len(nodes)))
        self.members: dict[int, list[int]] = {number: [number] for number in self.root}
        self.made: list[Proposal] = []
        self.refused: list[tuple[Proposal, str]] = []
        self._apart: dict[int, set[int]] = defaultdict(set)
        self._known = {number: {node.known} for number, node in enumerate(nodes) if node.known}
        self._keys = {number: {node.key} for number, node in enumerate(nodes)}
        self._decide(tuple(decisions))

    def _decide(self, decisions: Sequence[Decision]) -> None:
        """Write down who is kept apart, then join what a user wants joined."""
        sides: dict[str, list[int]] = defaultdict(list)
        for number, node in enumerate(self.nodes if decisions else ()):
            for name in sorted(node.decided):
                sides[name].append(number)
        for one in decisions:
            if one.verdict == "reject":
                self._keep_apart(sides[one.a], sides[one.b])
        for one in decisions:
            if one.verdict == "accept" and sides[one.a] and sides[one.b]:
                both = sides[one.a] + sides[one.b]
                reasons = (one.note or "decided by a person",)
                for number in both[1:]:
                    self.propose(Proposal(both[0], number, "user", 1.0, reasons), sure=True)

    def _keep_apart(self, some: Iterable[int], others: Sequence[int]) -> None:
        for a in some:
            self._apart[a].update(others)
            for b in others:
                self._apart[b].add(a)

    def propose(self, proposal: Proposal, *, sure: bool = False) -> bool:
        """Make two nodes one unless something forbids it; say whether they are one now.

        Args:
            proposal: The two nodes and why.
            sure: Whether a user wants it: then kinds, known names and size do not matter.
        """
        a, b = self.root[proposal.a], self.root[proposal.b]
        if a == b:
            return True
        against = self._against(a, b, sure=sure)
        if against:
            self.refused.append((proposal, against))
            return False
        if (len(self.members[a]), -a) < (len(self.members[b]), -b):
            a, b = b, a
        for number in self.members[b]:
            self.root[number] = a
        self.members[a] += self.members.pop(b)
        self._apart[a] |= self._apart.pop(b, set())
        self._keys[a] |= self._keys.pop(b)
        if b in self._known:
            self._known.setdefault(a, set()).update(self._known.pop(b))
        self.made.append(proposal)
        return True

    def _against(self, a: int, b: int, *, sure: bool) -> str:
        """What forbids that two components are one; empty when nothing does."""
        if any(self.root[other] == b for other in self._apart.get(a, ())) or any(
            self.root[other] == a for other in self._apart.get(b, ())
        ):
            return "rejected by a person"
        if sure:
            return ""
        known = {k for root in (a, b) for k in self._known.get(root, ()) if k.startswith("Q")}
        if len(known) > 1:
            return "known to be two: " + " and ".join(sorted(known))
        kinds = {self.nodes[root].kind for root in (a, b)}
        if len(kinds) > 1 and not kinds <= LOOSE:
            return "different kinds: " + " and ".join(sorted(kinds))
        if len(self._keys[a] | self._keys[b]) > MOST_NAMES:
            return f"more than {MOST_NAMES} different names would be one"
        return ""

    def links(self, ids: Sequence[str]) -> list[Link]:
        """Every link made or refused, sorted.

        Args:
            ids: The id of the entity that each node became.
        """
        links = []
        for proposal, against in [*((one, "") for one in self.made), *self.refused]:
            members = tuple(sorted((self.nodes[proposal.a].mention, self.nodes[proposal.b].mention)))
            links.append(
                Link(
                    "entity",
                    ids[proposal.a],
                    members,
                    proposal.method,
                    round(proposal.score, 3),
                    proposal.reasons,
                    against,
                )
            )
        return sorted(links, key=lambda link: (link.of, link.members, link.method))

"""How alike two happenings are told: their clauses, their sentences, how they describe who takes part.

Comes in: two happenings and the words of their articles. Goes out: shares of weight, 0 to 1.
"""

from collections.abc import Mapping

from kg.model import Role, Span
from kg.resolve.stories import Stories, words
from kg.resolve.told import SYMMETRIC, Happening

ALIKE = 0.5
"""Share of the words of a description that come back when two mean the same ("prices", "oil prices")."""


class Wording:
    """Compares the words of happenings.

    Args:
        stories: Words of the articles.
        names: Names of entities by id, descriptions among them.
    """

    def __init__(self, stories: Stories, names: Mapping[str, str]) -> None:
        self._stories = stories
        self._names = names

    def clauses(self, one: Happening, other: Happening) -> float:
        """Weighted Jaccard of the words around the triggers."""
        return self._stories.overlap(self._piece(one, one.clause), self._piece(other, other.clause))

    def sentences(self, one: Happening, other: Happening) -> float:
        """Share of the shorter sentence that comes back in the other."""
        return self._stories.contained(self._piece(one, one.sentence), self._piece(other, other.sentence))

    def topics(self, one: Happening, other: Happening) -> float:
        """Share of the words that say what it is about; 0 where one does not say it."""
        first, second = one.tolds[0].report.topic, other.tolds[0].report.topic
        if first is None or second is None:
            return 0.0
        return self._stories.contained(self._piece(one, first), self._piece(other, second))

    def beyond(self, one: Happening, other: Happening) -> float:
        """Share of what the shorter sentence says beside who did what to whom; 1 where one says no more."""
        first, second = self._more(one), self._more(other)
        return self._stories.contained(first, second) if first and second else 1.0

    def _more(self, one: Happening) -> frozenset[str]:
        told = one.tolds[0].report
        mentions = self._stories.mentions(one.article)
        spans = [mentions[argument.mention].span for argument in (*told.subject, *told.object)]
        spans += [told.trigger, *([told.time.span] if told.time else [])]
        said = frozenset(word for span in spans for word in self._piece(one, span))
        return self._piece(one, one.sentence) - said

    def in_one_language(self, one: Happening, other: Happening) -> bool:
        """Say whether the words of two articles can be compared."""
        return self._stories.lang(one.article) == self._stories.lang(other.article)

    def copied(self, one: Happening, other: Happening) -> bool:
        """Say whether two articles tell one story."""
        return other.article in self._stories.copies.get(one.article, ())

    def close(self, one: Happening, other: Happening) -> bool:
        """Say whether two articles tell of one happening, and describe nobody in it as another."""
        near = other.article in self._stories.close.get(one.article, ())
        return near and not self._differ(one, other)

    def _differ(self, one: Happening, other: Happening) -> bool:
        """Say whether a side is described in both without a name, and not alike."""
        first, second = _described(one), _described(other)
        return any(
            self._stories.contained(self._named(first[side]), self._named(second[side])) < ALIKE
            for side in first.keys() & second.keys()
        )

    def _named(self, found: set[str]) -> frozenset[str]:
        return frozenset(word for who in found for word in words(self._names.get(who, "")))

    def _piece(self, one: Happening, span: Span) -> frozenset[str]:
        return self._stories.piece(one.article, span)


def _described(one: Happening) -> dict[Role, set[str]]:
    """Who takes part without a name, by role; both sides of a meeting are one."""
    told = one.tolds[0]
    symmetric = told.report.type in SYMMETRIC
    found: dict[Role, set[str]] = {}
    for role, who in told.roles:
        if who not in told.named:
            found.setdefault("subject" if symmetric else role, set()).add(who)
    return found

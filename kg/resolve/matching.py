"""Whether two happenings of different articles are one: what forbids it, and what speaks for it.

Comes in: two happenings and their words. Goes out: a Match, or None. When in doubt they are two.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.model import Role
from kg.names import Known, name_key
from kg.resolve.stories import DAYS, Stories
from kg.resolve.told import NEVER_MERGED, SYMMETRIC, Days, Happening, Told
from kg.resolve.wording import Wording

COPIED = 0.5
"""Weighted Jaccard of two clauses that say the same in nearly the same words."""

SAID = 0.6
"""The same for acts of speaking, of which one speaker does many alike."""

IN_STORY = 0.33
"""Both, but for acts of speaking, when the articles are copies of one story or MOST of a sentence is."""

MOST = 0.6
"""Share of a sentence's weight that comes back when one sentence was made from the other. Of 11 merges
that it adds in 600 articles of ten papers 10 are right; pairs of papers whose first sentences share an event
rose from 256 to 260 of 462."""

RETOLD = 0.3
"""Share of a sentence's weight that comes back when the same is told in other words."""

OLD = 7
"""Days after which news no longer tells an event without saying when it was."""

TOPIC = 0.75
"""Share of the words that say what an event is about that come back when it is about the same."""

ONCE_A_DAY = frozenset({"APPOINT", "COMPETE", "CONSULT"})
"""Types of which the same participants have one on a day: a match, a meeting, an appointment."""

SPOKEN = frozenset({"ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})
"""Types that are done by speaking, by persons too several times a day."""

FEW = 2
"""Participants that are told where nobody takes part but who does it and to whom."""

GUESS = 0.2
"""Overlap of clauses that is needed when one report gives a time and place is all that is shared."""
QUOTED, QUOTE = 0.5, 0.3
"""Share of a sentence and overlap of clauses when close articles quote one saying of a speaker. Of 125 pairs
that it adds in one day of ten papers 31 of 34 that were read are one."""

IS_COPY = ("articles of one story",)


@dataclass(frozen=True, slots=True)
class Match:
    """Why two happenings are one."""

    method: str
    score: float
    reasons: tuple[str, ...]


class Matcher:
    """Compares happenings.

    Args:
        stories: Words of the articles.
        places: What is known of entities that are places, by id.
        names: Names of entities by id, for reasons.
        persons: Entities that are persons.
    """

    def __init__(
        self,
        stories: Stories,
        places: Mapping[str, Known],
        names: Mapping[str, str],
        persons: frozenset[str] = frozenset(),
    ) -> None:
        self.stories = stories
        self._persons = persons
        self._words = Wording(stories, names)
        self._places = places
        self._names = names

    def forbidden(self, one: Happening, other: Happening) -> str:
        """What speaks against two happenings being one whatever their words; empty when nothing."""
        a, b = one.tolds[0], other.tolds[0]
        if one.article == other.article:
            return "told as two by one article"
        if a.realis != b.realis:
            return "one is told as done, the other is not"
        if not _times_fit(one, other):
            return "they are at different times"
        if self._places_differ(a.place, b.place):
            return "they are at different places"
        if self._sides_differ(one, other):
            return "others take part"
        return ""

    def match(self, one: Happening, other: Happening) -> Match | None:
        """Why two happenings of related articles are one; None when too little speaks for it."""
        a, b = one.tolds[0], other.tolds[0]
        same = _same_act(a, b)
        if not (same or (a.encounter and b.encounter)) or self.forbidden(one, other):
            return None
        if not same:
            return self._encounter(one, other)
        clauses = self._words.clauses(one, other)
        speech = a.report.type in NEVER_MERGED
        copied = self._words.copied(one, other)
        if clauses >= (SAID if speech else self._enough(one, other, copied=copied)):
            reasons = (f"{clauses:.0%} of the words are the same",)
            return Match("same-words", round(0.8 + 0.2 * clauses, 3), reasons + IS_COPY[:copied])
        if speech:
            return self._quoted(one, other, clauses)
        return self._retold(one, other, clauses) or self._again(one, other, clauses, copied=copied)

    def borne_out(self, one: Happening, other: Happening) -> bool:
        """Say whether two deeds of the same participants on one day are one.

        What states and organisations do, and what anybody says, is done several times a day: then place,
        company or words must show it.
        """
        a, b = one.tolds[0], other.tolds[0]
        persons = not self._persons.isdisjoint(who for _, who in a.roles)
        once = a.report.type in ONCE_A_DAY or (persons and a.report.type not in SPOKEN)
        if once or (a.place and a.place == b.place) or len(a.roles) > FEW:
            return True
        words = self._words
        if words.close(one, other) or not words.in_one_language(one, other):
            return True
        return words.beyond(one, other) >= GUESS

    def _enough(self, one: Happening, other: Happening, *, copied: bool) -> float:
        """How much two clauses must overlap to tell the same act."""
        return IN_STORY if copied or self._words.sentences(one, other) >= MOST else COPIED

    def _quoted(self, one: Happening, other: Happening, clauses: float) -> Match | None:
        """The same speaker in close articles, quoted in other words."""
        shared = {who for _, who in _shared(one, other)}
        sentences = self._words.sentences(one, other)
        if not shared or clauses < QUOTE or sentences < QUOTED or not self._words.close(one, other):
            return None
        return Match("same-speaker", 0.8, (self._people(shared), f"{sentences:.0%} of a sentence comes back"))

    def _again(self, one: Happening, other: Happening, clauses: float, *, copied: bool) -> Match | None:
        """The same act on one day of the news in two articles of one story, whoever takes part."""
        if not _same_day(one, other) or not _is_news(one) or not _is_news(other):
            return None
        sentences = self._words.sentences(one, other)
        reasons = ("the same day", f"{sentences:.0%} of a sentence comes back")
        if copied and sentences >= MOST:
            return Match("same-act", 0.8, reasons + IS_COPY)
        retold = sentences >= RETOLD and clauses >= GUESS and self._words.close(one, other)
        return Match("same-day-act", 0.8, reasons) if retold and one.tolds[0].report.type != "TRADE" else None

    def _retold(self, one: Happening, other: Happening, clauses: float) -> Match | None:
        """The same participants at the same time, in other words."""
        shared = _shared(one, other)
        if not shared:
            return None
        sentences = self._words.sentences(one, other)
        sides = {role for role, _ in shared}
        reasons: tuple[str, ...] = (self._people({who for _, who in shared}),)
        dated, there = _same_day(one, other), _same_place(one, other)
        if dated:
            reasons += ("the same day",)
        if there:
            reasons += ("the same place",)
        if len(sides) > 1 and ((dated and self.borne_out(one, other)) or sentences >= RETOLD):
            return Match("same-participants", 0.9 if dated else 0.85, reasons)
        if sentences < RETOLD or clauses < GUESS:
            return None
        copied = self._words.copied(one, other)
        if dated or there or copied or self._words.close(one, other):
            return Match("same-participant", 0.8, reasons + IS_COPY[:copied])
        about = self._words.topics(one, other) >= TOPIC
        return Match("same-topic", 0.8, (*reasons, "about the same")) if about else None

    def _encounter(self, one: Happening, other: Happening) -> Match | None:
        """Two words for the coming together of the same people on one day."""
        shared = {who for _, who in _shared(one, other)}
        if len(shared) < 2 or not _same_day(one, other):
            return None
        reasons: tuple[str, ...] = (self._people(shared), "the same day")
        there = _same_place(one, other)
        return Match("same-encounter", 0.86 if there else 0.84, reasons + ("the same place",) * there)

    def _people(self, shared: Iterable[str]) -> str:
        return "the same participants: " + ", ".join(self._names.get(who, who) for who in sorted(shared))

    def _sides_differ(self, one: Happening, other: Happening) -> bool:
        """Say whether a side is named in both, and by others.

        One may leave a side out, or call it by a shorter name; where both name one it must be by the same:
        else a fact that is stated of some would be stated of all.
        """
        first, second = _named(one), _named(other)
        if first == second:
            return False
        if one.tolds[0].report.type in SYMMETRIC and other.tolds[0].report.type in SYMMETRIC:
            few = min(len(first), len(second)) < 2
            return not (few and _nested(first, second)) and self._others(first, second)
        roles: tuple[Role, Role] = ("subject", "object")
        for role in roles:
            mine = {pair for pair in first if pair[0] == role}
            theirs = {pair for pair in second if pair[0] == role}
            if mine and theirs and self._others(mine, theirs):
                return True
        return False

    def _others(self, one: set[tuple[Role, str]], other: set[tuple[Role, str]]) -> bool:
        """Say whether two sides are not the same, one by one, also by shorter names."""
        mine = sorted(self._names.get(who, who) for _, who in one - other)
        theirs = sorted(self._names.get(who, who) for _, who in other - one)
        if len(mine) != len(theirs):
            return True
        return not all(_shorter(a, b) for a, b in zip(mine, theirs, strict=True))

    def _places_differ(self, one: str | None, other: str | None) -> bool:
        """Say whether two places are known to lie in different states, or are two cities."""
        if one is None or other is None or one == other:
            return False
        a, b = self._places.get(one), self._places.get(other)
        if a is None or b is None or not a.country or not b.country:
            return False
        cities = {"cities", "capitals"}
        return a.country != b.country or (a.table in cities and b.table in cities)


def _times_fit(one: Happening, other: Happening) -> bool:
    """Say whether the times overlap; an event without time is no older than news is."""
    if one.days and other.days:
        return one.days[0] <= other.days[1] and other.days[0] <= one.days[1]
    if one.day and other.day and abs(one.day - other.day) > DAYS:
        return False
    for dated, undated in ((one, other), (other, one)):
        actual = undated.tolds[0].realis == "actual"
        if dated.days and undated.day and actual and not dated.days[1] >= undated.day - OLD:
            return False
        if dated.days and undated.day and actual and dated.days[0] > undated.day:
            return False
    return True


def _length(one: Days, other: Days) -> int:
    """Days that the shared time of two overlapping times is long, less one."""
    return min(one[1], other[1]) - max(one[0], other[0])


def _same_day(one: Happening, other: Happening) -> bool:
    return one.days is not None and other.days is not None and _length(one.days, other.days) == 0


def _is_news(one: Happening) -> bool:
    """Say whether an event is of the days before its article."""
    return one.days is not None and bool(one.day) and one.days[0] >= one.day - OLD


def _same_place(one: Happening, other: Happening) -> bool:
    place = one.tolds[0].place
    return place is not None and place == other.tolds[0].place


def _named(one: Happening) -> set[tuple[Role, str]]:
    told = one.tolds[0]
    symmetric = told.report.type in SYMMETRIC
    return {("subject" if symmetric else role, who) for role, who in told.roles if who in told.named}


def _shared(one: Happening, other: Happening) -> set[tuple[Role, str]]:
    """Role and entity of everybody who takes part in both; both sides of a meeting count as sides."""
    shared = _named(one) & _named(other)
    if one.tolds[0].report.type in SYMMETRIC and len(shared) > 1:
        return shared | {("object", who) for _, who in shared}
    return shared


def _nested(one: set[tuple[Role, str]], other: set[tuple[Role, str]]) -> bool:
    return one <= other or other <= one


def _same_act(one: Told, other: Told) -> bool:
    """Say whether type and finer class are the same; without a class the predicate or the lemma decides."""
    if one.report.type != other.report.type:
        return False
    if one.report.subtype and other.report.subtype:
        return one.report.subtype == other.report.subtype
    return one.act == other.act or one.report.lemma == other.report.lemma


def _shorter(one: str, other: str) -> bool:
    """Say whether one name begins the other: extraction sometimes stops too early (مجلس, مجلس الوزراء)."""
    a, b = name_key(one).split(), name_key(other).split()
    return a[: len(b)] == b or b[: len(a)] == a

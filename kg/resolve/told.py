"""Reports to happenings: what one article tells, each event of it once.

Comes in: readings and the entity of each chain. Goes out: Happenings. Two reports of one article are one
event only when type, class, realis and participants are the same, both sides are named, and their times fit;
a meeting and the talks at it are of one class.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kg.ids import digest, report_ids
from kg.model import Argument, Reading, Report, Role, Span, TimeRef
from kg.text import fold

NEVER_MERGED = frozenset({"STATE"})
"""Types whose every report is an event of its own: one speaker says many things on one day."""

SYMMETRIC = frozenset({"CONSULT"})
"""Types in which "A with B" and "B with A" are the same event."""

ENCOUNTERS = frozenset({"meet", "receive", "talk", "discuss", "consult", "negotiate"})
"""Finer classes that different tellings give one happening: who is received is met and talked to."""

Key = tuple[str, ...]
Roles = tuple[tuple[Role, str], ...]
Days = tuple[int, int]
"""First and last day as numbers."""


@dataclass(frozen=True, slots=True)
class Told:
    """One report with its participants resolved.

    Args:
        article, index: Where it stands.
        id: Id of the event mention.
        report: The report itself.
        roles: Role and entity of its participants, sorted.
        place: Entity of its place.
        named: The participants and the place that are known beyond the article.
        specific: Whether all participants are.
    """

    article: str
    index: int
    id: str
    report: Report
    roles: Roles
    place: str | None
    named: frozenset[str]
    specific: bool

    @property
    def realis(self) -> str:
        """Whether it is told as done, or as planned, possible or wished."""
        return "actual" if self.report.stance.modality == "actual" else "planned"

    @property
    def act(self) -> str:
        """The finer class, else the predicate."""
        return self.report.subtype or fold(self.report.predicate)

    @property
    def encounter(self) -> bool:
        """Whether people come together in it, by whatever word."""
        return self.report.type in SYMMETRIC and self.report.subtype in ENCOUNTERS

    @property
    def key(self) -> Key:
        """What must be equal for two reports of one article to be one event; empty when it never is."""
        sides = {role for role, _ in self.roles}
        if len(sides) < 2 or self.report.type in NEVER_MERGED:
            return ()
        symmetric = self.report.type in SYMMETRIC
        people = sorted({who if symmetric else f"{role} {who}" for role, who in self.roles})
        act = "encounter" if self.encounter else self.act
        return (self.report.type, act, self.realis, *people)


@dataclass(frozen=True, slots=True)
class Happening:
    """What one article tells of one event.

    Args:
        tolds: Its reports, the first of the article first.
        day: Day of publication as a number; 0 when unknown.
        days: When it happened, as far as it is told; None when it is not.
        words: Where to look for its words: the clause around the trigger, and its sentence.
    """

    tolds: tuple[Told, ...]
    day: int
    days: Days | None
    clause: Span
    sentence: Span

    @property
    def article(self) -> str:
        """The article that tells it."""
        return self.tolds[0].article

    @property
    def order(self) -> tuple[int, str, int]:
        """Order of telling: the oldest article first, those without a day last."""
        return (self.day or date.max.toordinal(), self.article, self.tolds[0].index)

    @property
    def key(self) -> Key:
        """What is equal in all articles that tell of it with all participants named; empty when unsure."""
        time = self.tolds[0].report.time
        exact = time is not None and time.grain == "day" and time.value is not None
        first = self.tolds[0]
        if not (first.key and exact and time and time.value and all(told.specific for told in self.tolds)):
            return ()
        return (*first.key, time.value)

    @property
    def local(self) -> str:
        """Id of the event as the article alone tells it: from what is told where that is known, else from
        the first report itself."""
        if self.key:
            return "ev-" + digest(*self.key)
        return "ev-" + digest(min((told.index, told.id) for told in self.tolds)[1])


BEFORE, AFTER = 60, 90
"""Code points before and after a trigger that make its clause: some ten words on each side, more after it."""


def happenings(reading: Reading, entity_of: dict[tuple[str, int], str]) -> list[Happening]:
    """Everything that one article tells."""
    published = reading.article.published
    found = []
    for cluster in _clusters(_told(reading, entity_of)):
        report = cluster[0].report
        sentence = report.sentence
        clause = Span(
            max(sentence.start, report.trigger.start - BEFORE), min(sentence.end, report.trigger.end + AFTER)
        )
        day = published.toordinal() if published else 0
        found.append(Happening(cluster, day, _days(cluster), clause, sentence))
    return found


def _told(reading: Reading, entity_of: dict[tuple[str, int], str]) -> list[Told]:
    article, chains = reading.article.id, reading.chains

    def who(arguments: Iterable[Argument]) -> set[str]:
        return {entity_of[article, argument.chain] for argument in arguments}

    ids = report_ids(reading)

    def told(index: int, report: Report) -> Told:
        subjects: list[tuple[Role, str]] = [("subject", found) for found in who(report.subject)]
        objects: list[tuple[Role, str]] = [("object", found) for found in who(report.object)]
        sides = (*report.subject, *report.object)
        everybody = (*sides, report.place) if report.place else sides
        return Told(
            article=article,
            index=index,
            id=ids[index],
            report=report,
            roles=tuple(sorted(subjects + objects)),
            place=entity_of[article, report.place.chain] if report.place else None,
            named=frozenset(who(one for one in everybody if chains[one.chain].specific)),
            specific=all(chains[argument.chain].specific for argument in sides),
        )

    return [told(index, report) for index, report in enumerate(reading.reports)]


def _clusters(tolds: list[Told]) -> list[tuple[Told, ...]]:
    """Reports of one article, grouped into events."""
    groups: dict[Key, list[Told]] = defaultdict(list)
    alone: list[tuple[Told, ...]] = []
    for told in tolds:
        if told.key:
            groups[told.key].append(told)
        else:
            alone.append((told,))
    return alone + [cluster for group in groups.values() for cluster in _by_time(group)]


def _by_time(group: list[Told]) -> list[tuple[Told, ...]]:
    """Split reports of the same kind by time: the finest first, the vaguer ones join where only one fits."""
    clusters: list[list[Told]] = []
    for told in sorted(group, key=lambda told: (window(told.report.time), told.index)):
        fitting = [cluster for cluster in clusters if all(_fits(told, member) for member in cluster)]
        if len(fitting) == 1:
            fitting[0].append(told)
        else:
            clusters.append([told])
    return [tuple(cluster) for cluster in clusters]


def window(time: TimeRef | None) -> tuple[int, date]:
    """Length in days and first day; the unknown is the longest."""
    if time is None or time.earliest is None or time.latest is None:
        return (date.max - date.min).days, date.min
    return (time.latest - time.earliest).days, time.earliest


def _fits(one: Told, other: Told) -> bool:
    first, second = one.report.time, other.report.time
    if first is None or second is None or first.value is None or second.value is None:
        return True
    days = (first.earliest, first.latest, second.earliest, second.latest)
    a, b, c, d = (day or date.min for day in days)
    return a <= d and c <= b


def _days(cluster: Iterable[Told]) -> Days | None:
    """The shortest time that is told."""
    times = [told.report.time for told in cluster if told.report.time and told.report.time.value]
    time = min(times, key=window, default=None)
    if time is None or time.earliest is None or time.latest is None:
        return None
    return time.earliest.toordinal(), time.latest.toordinal()

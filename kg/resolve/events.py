"""Reports to events: first inside each article, then across articles.

Comes in: readings sorted by article, and the entity of each chain. Goes out: events, and the event of each
report. Two reports are one event only when type, class, realis and participants are the same, both sides are
named, and their times fit; across articles also the very day, and every participant must be known beyond its
article. A plan and its happening stay two events.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kg.ids import digest, report_id
from kg.model import Argument, Event, Reading, Report, Role, TimeRef
from kg.resolve.status import fact_status
from kg.text import fold

NEVER_MERGED = frozenset({"STATE"})
"""Types whose every report is an event of its own: one speaker says many things on one day."""

SYMMETRIC = frozenset({"CONSULT"})
"""Types in which "A with B" and "B with A" are the same event."""

Key = tuple[str, ...]
Roles = tuple[tuple[Role, str], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One report with its participants resolved."""

    article: str
    index: int
    id: str
    report: Report
    roles: Roles
    place: str | None
    specific: bool

    @property
    def key(self) -> Key:
        """What must be equal for two reports of one article to be one event; empty when it never is."""
        sides = {role for role, _ in self.roles}
        if len(sides) < 2 or self.report.type in NEVER_MERGED:
            return ()
        report = self.report
        realis = "actual" if report.stance.modality == "actual" else "planned"
        symmetric = report.type in SYMMETRIC
        people = sorted({who if symmetric else f"{role} {who}" for role, who in self.roles})
        return (report.type, report.subtype or fold(report.predicate), realis, *people)


Cluster = tuple[Told, ...]


def find_events(
    readings: Sequence[Reading], entity_of: dict[tuple[str, int], str]
) -> tuple[dict[str, Event], dict[tuple[str, int], str]]:
    """All events by id, sorted, and (article id, report index) to event id."""
    members: dict[str, list[Told]] = defaultdict(list)
    for reading in readings:
        for cluster in _clusters(_told(reading, entity_of)):
            members[_event_id(cluster)].extend(cluster)
    events = {found: _event(found, members[found]) for found in sorted(members)}
    event_of = {(told.article, told.index): found for found, tolds in members.items() for told in tolds}
    return events, event_of


def _told(reading: Reading, entity_of: dict[tuple[str, int], str]) -> list[Told]:
    article = reading.article.id

    def who(arguments: Iterable[Argument]) -> set[str]:
        return {entity_of[article, argument.chain] for argument in arguments}

    ids = _numbered(report_id(reading.article, report) for report in reading.reports)

    def told(index: int, report: Report) -> Told:
        subjects: list[tuple[Role, str]] = [("subject", found) for found in who(report.subject)]
        objects: list[tuple[Role, str]] = [("object", found) for found in who(report.object)]
        sides = (*report.subject, *report.object)
        return Told(
            article=article,
            index=index,
            id=ids[index],
            report=report,
            roles=tuple(sorted(subjects + objects)),
            place=entity_of[article, report.place.chain] if report.place else None,
            specific=all(reading.chains[argument.chain].specific for argument in sides),
        )

    return [told(index, report) for index, report in enumerate(reading.reports)]


def _numbered(ids: Iterable[str]) -> list[str]:
    """Ids with a number after repeated ones: two reports may stand at one trigger."""
    seen: Counter[str] = Counter()
    numbered = []
    for found in ids:
        seen[found] += 1
        numbered.append(found if seen[found] == 1 else f"{found}-{seen[found]}")
    return numbered


def _clusters(tolds: list[Told]) -> list[Cluster]:
    """Reports of one article, grouped into events."""
    groups: dict[Key, list[Told]] = defaultdict(list)
    alone: list[Cluster] = []
    for told in tolds:
        if told.key:
            groups[told.key].append(told)
        else:
            alone.append((told,))
    return alone + [cluster for group in groups.values() for cluster in _by_time(group)]


def _by_time(group: list[Told]) -> list[Cluster]:
    """Split reports of the same kind by time: the finest first, the vaguer ones join where only one fits."""
    clusters: list[list[Told]] = []
    for told in sorted(group, key=lambda told: (_window(told.report.time), told.index)):
        fitting = [cluster for cluster in clusters if all(_fits(told, member) for member in cluster)]
        if len(fitting) == 1:
            fitting[0].append(told)
        else:
            clusters.append([told])
    return [tuple(cluster) for cluster in clusters]


def _window(time: TimeRef | None) -> tuple[int, date]:
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


def _event_id(cluster: Cluster) -> str:
    """Id from what is told where that is known beyond the article, else from the first report itself."""
    first = cluster[0]
    time = first.report.time
    if first.key and time and time.grain == "day" and time.value and all(told.specific for told in cluster):
        return "ev-" + digest(*first.key, time.value)
    return "ev-" + digest(min((told.index, told.id) for told in cluster)[1])


def _event(found: str, tolds: list[Told]) -> Event:
    report = tolds[0].report
    roles = Counter(told.roles for told in tolds)
    places = Counter(told.place for told in tolds if told.place)
    timed = [told.report.time for told in tolds if told.report.time and told.report.time.value]
    time = min(timed, key=lambda time: (_window(time), time.value), default=None)
    return Event(
        id=found,
        type=report.type,
        subtype=min(told.report.subtype for told in tolds),
        roles=min(roles, key=lambda role: (-roles[role], role)),
        place=min(places, key=lambda place: (-places[place], place)) if places else None,
        time=time.value if time else None,
        status=fact_status(told.report.stance for told in tolds),
    )

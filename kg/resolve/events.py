"""Reports to events: first inside each article, then across articles.

Comes in: readings sorted by article, the entity of each chain, what a user decided. Goes out: events, the
event of each report, links. Across articles two happenings are one when all participants are known beyond
their articles, are the same in the same roles, on the very day, and that day can have one such event only or
the words bear it out; or when the words or the participants of
articles that tell one story, in one language or two, show it. Disjoint times never merge; a plan and its
happening stay two, linked.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.ids import digest
from kg.model import Entity, Event, Link, Reading
from kg.names import Known
from kg.resolve.known import known_as
from kg.resolve.matching import Matcher
from kg.resolve.merging import Merger
from kg.resolve.nodes import Guide
from kg.resolve.pairs import same_day, same_story
from kg.resolve.status import fact_status
from kg.resolve.stories import Stories
from kg.resolve.told import Happening, Roles, Told, happenings, window

SAME_ARTICLE = 0.9
"""How sure it is that one article tells the same twice."""


def find_events(
    readings: Sequence[Reading],
    entity_of: dict[tuple[str, int], str],
    entities: Mapping[str, Entity],
    stories: Stories,
    guide: Guide,
) -> tuple[dict[str, Event], dict[tuple[str, int], str], list[Link]]:
    """All events by id, sorted; (article id, report index) to event id; links."""
    found = sorted(
        (one for reading in readings for one in happenings(reading, entity_of)), key=lambda one: one.order
    )
    names = {entity.id: entity.names[0][1] for entity in entities.values()}
    persons = frozenset(entity.id for entity in entities.values() if entity.kind == "PERSON")
    matcher = Matcher(stories, _places(entities), names, persons)
    merger = Merger(found, matcher, guide.decisions)
    merger.join_all(same_day(found, matcher))
    merger.join_all(same_story(found, matcher))
    ids = _ids(merger)
    members: dict[str, list[Told]] = defaultdict(list)
    for number, one in enumerate(found):
        members[ids[number]].extend(one.tolds)
    events = {name: _event(name, members[name]) for name in sorted(members)}
    event_of = {(told.article, told.index): name for name, tolds in members.items() for told in tolds}
    links = [*merger.links(ids), *_inside(found, ids), *_plans(found, ids)]
    return events, event_of, sorted(links, key=lambda link: (link.sort, link.of, link.members, link.method))


def _places(entities: Mapping[str, Entity]) -> dict[str, Known]:
    """What tables know of entities that are places."""
    found = {}
    for entity in entities.values():
        if entity.kind in ("GPE", "PLACE"):
            known = known_as(entity.names[0][1], entity.wikidata)
            if known is not None and known.kind == "GPE":
                found[entity.id] = known
    return found


def _ids(merger: Merger) -> list[str]:
    """The id of the event that each happening became: what its first telling is called by itself."""
    ids = [""] * len(merger.found)
    taken: set[str] = set()
    for members in sorted(sorted(numbers) for numbers in merger.members.values()):
        first = merger.found[members[0]]
        name = first.local
        if name in taken:
            name = "ev-" + digest(name, first.tolds[0].id)
        taken.add(name)
        for number in members:
            ids[number] = name
    return ids


def _inside(found: Sequence[Happening], ids: Sequence[str]) -> Iterator[Link]:
    """Why several reports of one article are one event."""
    for one, name in zip(found, ids, strict=True):
        if len(one.tolds) > 1:
            members = tuple(sorted(told.id for told in one.tolds))
            reasons = ("the same act of the same participants in one article, at times that fit",)
            yield Link("event", name, members, "same-roles-same-article", SAME_ARTICLE, reasons)


def _plans(found: Sequence[Happening], ids: Sequence[str]) -> Iterator[Link]:
    """Plans and what became of them: the same act of the same named participants, at a time that fits."""
    plans: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, one in enumerate(found):
        first = one.tolds[0]
        if first.realis == "planned" and first.report.stance.modality == "future" and first.specific:
            plans[_deed(first)].append(number)
    seen: set[tuple[str, str]] = set()
    for number, one in enumerate(found):
        first = one.tolds[0]
        if first.realis != "actual" or not first.key or not first.specific:
            continue
        for plan in plans.get(_deed(first), ()):
            if _became(found[plan], one) and (ids[plan], ids[number]) not in seen:
                seen.add((ids[plan], ids[number]))
                reasons = ("planned by the same participants for a time that fits",)
                yield Link("plan", ids[number], (ids[plan], ids[number]), "plan-and-happening", 0.8, reasons)


def _deed(told: Told) -> tuple[str, ...]:
    return tuple(part for part in told.key if part not in ("planned", "actual"))


def _became(plan: Happening, one: Happening) -> bool:
    """Say whether a plan may have become a happening: it was told no later, and the times overlap."""
    if plan.days is None or one.days is None or (plan.day and one.day and plan.day > one.day):
        return False
    return plan.days[0] <= one.days[1] and one.days[0] <= plan.days[1]


def _event(found: str, tolds: Sequence[Told]) -> Event:
    report = tolds[0].report
    places = Counter(told.place for told in tolds if told.place)
    return Event(
        id=found,
        type=report.type,
        subtype=_subtype(tolds),
        roles=_roles(tolds),
        place=min(places, key=lambda place: (-places[place], place)) if places else None,
        time=_time(tolds),
        status=fact_status(told.report.stance for told in tolds),
    )


def _subtype(tolds: Sequence[Told]) -> str:
    """The finer class that is told most often; of equals the first in the alphabet."""
    often = Counter(told.report.subtype for told in tolds)
    return min(often, key=lambda subtype: (-often[subtype], subtype))


def _roles(tolds: Sequence[Told]) -> Roles:
    """The participants of the telling that names most, of equals those stated as a fact, then most often."""
    often = Counter(told.roles for told in tolds)

    def rank(told: Told) -> tuple[int, int, bool, int, Roles]:
        named = sum(who in told.named for _, who in told.roles)
        sides = len({role for role, _ in told.roles})
        return (-named, -sides, not told.report.stance.plain, -often[told.roles], told.roles)

    return min(tolds, key=rank).roles


def _time(tolds: Iterable[Told]) -> str | None:
    """The shortest time that is told."""
    timed = [told.report.time for told in tolds if told.report.time and told.report.time.value]
    time = min(timed, key=lambda time: (window(time), time.value), default=None)
    return time.value if time else None

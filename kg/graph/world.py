"""What the derived graphs are made from: readings and resolution, joined once.

Comes in: Readings and their Resolution. Goes out: for each event its reports in a fixed order.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.graph.governing import governed_en, object_marker
from kg.graph.names import ArticleNames
from kg.ids import iri
from kg.model import Argument, Event, Reading, Report, Resolution, Role, Source
from kg.text import has_arabic


@dataclass(frozen=True, slots=True)
class Telling:
    """One report, with what is needed to speak of it."""

    reading: Reading
    names: ArticleNames
    index: int

    @property
    def report(self) -> Report:
        """The report itself."""
        return self.reading.reports[self.index]

    @property
    def iri(self) -> str:
        """IRI of the event mention."""
        return self.names.report(self.index)

    @property
    def sentence(self) -> str:
        """IRI of its sentence."""
        return self.names.sentence(self.report.sentence)

    @property
    def plain(self) -> bool:
        """Whether the article itself states, as a fact, that it happened: the only way to a bare edge."""
        return self.report.stance.plain and not _is_agent_claimed(self.reading, self.report)

    @property
    def relation(self) -> str:
        """What becomes the property of its edge: the predicate, else the lemma, else the type."""
        return self.report.predicate or self.report.lemma or self.report.type.lower()

    @property
    def marker(self) -> str:
        """The preposition of its object in the language of the article; "" for a bare object."""
        article, mentions = self.reading.article, self.reading.mentions
        told = [mentions[argument.mention] for argument in self.report.object]
        spans = tuple(mention.span for mention in told if mention.form != "zero")
        return object_marker(self.report, spans, article.text, article.lang)

    @property
    def relation_to_object(self) -> str:
        """The same as it stands before an object: "said to"."""
        relation = self.relation
        if has_arabic(relation):
            return relation
        verb = not self.report.rule.endswith("nominal")
        kinds = {self.reading.mentions[argument.mention].kind for argument in self.report.object}
        whom = self.reading.article.lang == "ar" and not kinds.isdisjoint(("PERSON", "GROUP", "ORG"))
        return governed_en(relation, self.report.type, self.marker, verb=verb, whom=whom)


def _is_agent_claimed(reading: Reading, report: Report) -> bool:
    """Whether one of those who did it is told in other sentences only, and there only by somebody or as
    denied: "the mission condemned the attack", of which the army accuses the gunmen."""
    if not report.subject or _tells_agent(reading, report):
        return False
    told: dict[int, list[bool]] = {argument.chain: [] for argument in report.subject}
    for other in reading.reports:
        if other.type == report.type and _tells_agent(reading, other):
            for argument in other.subject:
                told.get(argument.chain, []).append(other.stance.plain)
    return any(plain and not any(plain) for plain in told.values())


def _tells_agent(reading: Reading, report: Report) -> bool:
    """Whether the sentence of a report tells who did it."""
    spans = [reading.mentions[argument.mention].span for argument in report.subject]
    return any(report.sentence.start <= span.start < report.sentence.end for span in spans)


@dataclass(frozen=True, slots=True)
class World:
    """Readings, resolution and base IRI, with the reports of each event."""

    readings: tuple[Reading, ...]
    resolution: Resolution
    base: str
    names: dict[str, ArticleNames] = field(default_factory=dict)
    tellings: dict[str, list[Telling]] = field(default_factory=dict)

    def entity(self, article: str, chain: int) -> str:
        """Entity id of a chain."""
        return self.resolution.entity_of[article, chain]

    def entity_iri(self, entity: str) -> str:
        """IRI of an entity."""
        return iri(self.base, "entity", entity)

    def event_iri(self, event: str) -> str:
        """IRI of an event."""
        return iri(self.base, "event", event)

    def who(self, article: str, arguments: Iterable[Argument]) -> list[str]:
        """Entity ids of arguments, each once, sorted."""
        return sorted({self.entity(article, argument.chain) for argument in arguments})

    def sides(self, telling: Telling) -> tuple[list[str], list[str]]:
        """Entity ids of subjects and objects of a report, each part sorted."""
        article = telling.reading.article.id
        return self.who(article, telling.report.subject), self.who(article, telling.report.object)

    def speakers(self, telling: Telling) -> Iterator[tuple[int, Source, list[str]]]:
        """Level (1 is the nearest), source and entity ids of everybody in a report's chain of sources."""
        article = telling.reading.article.id
        for level, source in enumerate(telling.report.stance.attribution, 1):
            yield level, source, self.who(article, source.speakers)


def make_world(readings: tuple[Reading, ...], resolution: Resolution, base: str) -> World:
    """Join readings and resolution."""
    names = {reading.article.id: ArticleNames(reading, base) for reading in readings}
    tellings: dict[str, list[Telling]] = defaultdict(list)
    for reading in readings:
        article = reading.article.id
        for index in range(len(reading.reports)):
            event = resolution.event_of[article, index]
            tellings[event].append(Telling(reading, names[article], index))
    return World(readings, resolution, base, names, dict(tellings))


def participants(event: Event, role: Role) -> list[str]:
    """Entity ids of an event's participants in one role."""
    return [entity for found, entity in event.roles if found == role]

"""The values that travel between rooms: frozen, hashable, made of tuples.

Local to one article (from `extract`): Article, Span, Mention, Chain, TimeRef, Argument, Stance, Report,
Reading.
Global (from `resolve`): Entity, Event, Link, Resolution.

All offsets are code points into `Article.text`, end exclusive.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

Kind = Literal["PERSON", "GROUP", "ORG", "GPE", "PLACE", "WORK", "TIME", "OTHER"]
Form = Literal["name", "nominal", "pronoun", "zero"]
Role = Literal["subject", "object"]
Polarity = Literal["positive", "negative"]
Modality = Literal["actual", "future", "possible", "desired"]
FactStatus = Literal["affirmed", "denied", "contested", "planned", "hypothetical"]
Name = tuple[str, str]
"""A name with its language: `("ar", "جون كيري")`."""

VECTORS_OF = "kg.vectors_of"
"""Where a parsed Doc (`user_data`) tells whose vectors its tensor has: a digest of the pipeline's weights."""


class Span(NamedTuple):
    """A stretch of the article's text, in code points, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """One news article, its text in NFC and otherwise exactly as it was read.

    Args:
        origin: File and line it was read from, for messages; no part of what it is.
    """

    id: str
    lang: str
    text: str
    title: str = ""
    published: date | None = None
    url: str = ""
    publisher: str = ""
    origin: str = field(default="", repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text that names, describes or points to a participant.

    Args:
        span: The whole noun phrase without attached clitics; for a hidden subject the verb it hides in.
        text: Exactly the article's text at `span`.
        head: The head word of the phrase.
        kind: What sort of thing is mentioned.
        form: How: by a name, by a common noun, by a pronoun, or not at all (`zero`, a hidden subject).
    """

    span: Span
    text: str
    head: Span
    kind: Kind
    form: Form


@dataclass(frozen=True, slots=True)
class Chain:
    """All mentions of one participant in one article.

    Args:
        mentions: Indices into `Reading.mentions`, ascending.
        kind: The kind of the participant.
        names: Names with language, the fullest first for each language; never empty.
        wikidata: Wikidata id ("Q22316") where it is known with confidence.
        specific: True when the names identify the participant beyond this article (a proper name),
            False for descriptions ("38 people", "the gunmen").
    """

    mentions: tuple[int, ...]
    kind: Kind
    names: tuple[Name, ...]
    wikidata: str | None = None
    specific: bool = True

    def name(self, lang: str) -> str:
        """The fullest name in a language, the first name of all when there is none in it."""
        return next((text for code, text in self.names if code == lang), self.names[0][1])


@dataclass(frozen=True, slots=True)
class TimeRef:
    """A time expression and what it stands for.

    Args:
        span: Where it stands in the text.
        text: Exactly the article's text at `span`.
        earliest: First day it can mean; None when it cannot be resolved.
        latest: Last day it can mean, inclusive.
        grain: "day", "week", "month", "months", "quarter", "year", "years", "decade", "range" or ""
            (unresolved); of a range of months or years the grain of its ends.
        reason: How the value was found ("weekday before publication"), for people.
    """

    span: Span
    text: str
    earliest: date | None
    latest: date | None
    grain: str
    reason: str = ""

    @property
    def value(self) -> str | None:
        """`YYYY-MM-DD`, `YYYY-MM`, `YYYY` or `FROM/TO`; None when unresolved."""
        if self.earliest is None or self.latest is None:
            return None
        first, last = self.earliest.isoformat(), self.latest.isoformat()
        if self.grain in _SINGLE:
            return first[: _SINGLE[self.grain]]
        length = _RANGE.get(self.grain, len(first))
        return f"{first[:length]}/{last[:length]}"


_SINGLE = {"day": 10, "month": 7, "year": 4}
_RANGE = {"months": 7, "quarter": 7, "years": 4, "decade": 4}
"""How many characters of an ISO date a grain shows: of one value, and of each end of a range."""


@dataclass(frozen=True, slots=True)
class Argument:
    """A participant of a report: where it is mentioned there, and which chain that is.

    A plural mention ("the two sides") gives one argument for each of its chains.
    """

    mention: int
    chain: int


@dataclass(frozen=True, slots=True)
class Source:
    """Who says so: the cue that introduces the speakers, and the speakers (several when coordinated).

    Args:
        cue: Lemma of the reporting word (نفى, وفقا ل).
        act: "says", "reports", "denies", "confirms", "accuses", "promises" or "warns".
        speakers: The speakers as arguments.
    """

    cue: str
    act: str
    speakers: tuple[Argument, ...]


@dataclass(frozen=True, slots=True)
class Stance:
    """Whether it is so, and according to whom (nearest speaker first); empty chain: the article itself."""

    polarity: Polarity = "positive"
    modality: Modality = "actual"
    attribution: tuple[Source, ...] = ()

    @property
    def plain(self) -> bool:
        """Whether the article itself states, as a fact, that it happened."""
        return self.polarity == "positive" and self.modality == "actual" and not self.attribution


@dataclass(frozen=True, slots=True)
class Report:
    """One event mention: what the text at `trigger` reports.

    Args:
        sentence: The sentence it stands in.
        trigger: The verb or event noun, without proclitics.
        type: One of the event types (CONSULT, STATE, ...).
        subtype: The finer class of the ontology ("meet"); empty when there is none.
        predicate: Its English label ("met"); for verbs outside the lexicon the lemma.
        lemma: The predicate in the article's language.
        subject: Agents.
        object: Patients, addressees, co-participants.
        topic: What it is about when that is no participant.
        place: Where, as the clause shows it.
        time: When, as the clause shows it.
        stance: Polarity, modality, attribution.
        rule: What made this report ("verb-active", "noun-genitive", ...).
        confidence: That type, subject and object are all right, 0 to 1.
    """

    sentence: Span
    trigger: Span
    type: str
    subtype: str
    predicate: str
    lemma: str
    subject: tuple[Argument, ...] = ()
    object: tuple[Argument, ...] = ()
    topic: Span | None = None
    place: Argument | None = None
    time: TimeRef | None = None
    stance: Stance = field(default_factory=Stance)
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was read from one article; reports in the order of the text."""

    article: Article
    mentions: tuple[Mention, ...] = ()
    chains: tuple[Chain, ...] = ()
    reports: tuple[Report, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """A participant across articles.

    Args:
        id: Local part of its IRI: its Wikidata id, else a hash of its content.
        kind: The kind its mentions agree on.
        names: Preferred name of each language first, then the other forms; sorted within a language.
        wikidata: Wikidata id where known.
    """

    id: str
    kind: Kind
    names: tuple[Name, ...]
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A happening that one or more reports tell.

    Args:
        id: Local part of its IRI, a hash of its content.
        type: Event type.
        subtype: Finer class or "".
        roles: (role, entity id), sorted.
        place: Entity id or None.
        time: Value as in `TimeRef.value` or None.
        status: What the reports together say of it.
    """

    id: str
    type: str
    subtype: str
    roles: tuple[tuple[Role, str], ...]
    place: str | None
    time: str | None
    status: FactStatus


@dataclass(frozen=True, slots=True)
class Link:
    """Why things of two articles are one, or why they were left apart although much speaks for it.

    Args:
        sort: "entity", "event", or "plan" (an event that was planned, and its happening).
        of: Id of the entity or event that the things became; of a refused link that of the first.
        members: Ids of mentions, one for each side, the sides sorted; of a plan ids of the two events.
        method: How it was found ("same-name", "user").
        score: 0 to 1.
        reasons: What speaks for it, for people.
        refused: What spoke against it; empty when the link was made.
    """

    sort: Literal["entity", "event", "plan"]
    of: str
    members: tuple[str, ...]
    method: str
    score: float
    reasons: tuple[str, ...] = ()
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Resolution:
    """Which entity each chain is and which event each report tells.

    Args:
        entities: All entities by id.
        events: All events by id.
        entity_of: (article id, chain index) to entity id.
        event_of: (article id, report index) to event id.
        links: Why what was made one, and what was refused, sorted.
    """

    entities: dict[str, Entity]
    events: dict[str, Event]
    entity_of: dict[tuple[str, int], str]
    event_of: dict[tuple[str, int], str]
    links: tuple[Link, ...] = ()

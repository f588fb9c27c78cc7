"""Readings made by hand: what extraction would give for a short Arabic story, without any model."""

from dataclasses import dataclass, field
from datetime import date

from kg.model import (
    Argument,
    Article,
    Chain,
    Form,
    Kind,
    Mention,
    Modality,
    Polarity,
    Reading,
    Report,
    Source,
    Span,
    Stance,
    TimeRef,
)

KERRY = ("PERSON", (("ar", "جون كيري"), ("ar", "كيري"), ("en", "John Kerry")), "Q22316")
PUTIN = ("PERSON", (("ar", "فلاديمير بوتين"), ("en", "Vladimir Putin")), "Q7747")
LAVROV = ("PERSON", (("ar", "سيرغي لافروف"), ("en", "Sergey Lavrov")), "Q58217")
EARNEST = ("PERSON", (("ar", "جوش إيرنست"), ("en", "Josh Earnest")), None)
USA = ("GPE", (("ar", "الولايات المتحدة"), ("en", "United States")), "Q30")
RUSSIA = ("GPE", (("ar", "روسيا"), ("en", "Russia")), "Q159")
MOSCOW = ("GPE", (("ar", "موسكو"), ("en", "Moscow")), "Q649")

Who = tuple[Kind, tuple[tuple[str, str], ...], str | None]

THURSDAY = TimeRef(Span(0, 0), "", date(2016, 7, 14), date(2016, 7, 14), "day", "weekday before publication")
FRIDAY = TimeRef(Span(0, 0), "", date(2016, 7, 15), date(2016, 7, 15), "day", "day of publication")


@dataclass
class Story:
    """Builds a Reading step by step; every mention must stand in the text."""

    id: str
    text: str
    lang: str = "ar"
    published: date | None = date(2016, 7, 15)
    title: str = ""
    mentions: list[Mention] = field(default_factory=list)
    chains: dict[Who, list[int]] = field(default_factory=dict)
    reports: list[Report] = field(default_factory=list)
    bare: set[Who] = field(default_factory=set)

    def span(self, text: str) -> Span:
        """Where a piece of text stands first."""
        start = self.text.index(text)
        return Span(start, start + len(text))

    def who(self, entity: Who, text: str, form: Form = "name") -> Argument:
        """Mention an entity by a piece of the text."""
        span = self.span(text)
        self.mentions.append(Mention(span, text, span, entity[0], form))
        self.chains.setdefault(entity, []).append(len(self.mentions) - 1)
        return Argument(len(self.mentions) - 1, list(self.chains).index(entity))

    def when(self, text: str, value: TimeRef) -> TimeRef:
        """A time expression of the text with the value of another."""
        return TimeRef(self.span(text), text, value.earliest, value.latest, value.grain, value.reason)

    def tell(self, trigger: str, words: tuple[str, str, str, str], **rest: object) -> None:
        """Add a report; `words` are type, subtype, predicate, lemma."""
        type_, subtype, predicate, lemma = words
        span = self.span(trigger)
        start = self.text.rfind("\n", 0, span.start) + 1
        end = self.text.find("\n", span.end)
        self.reports.append(
            Report(
                sentence=Span(start, len(self.text) if end < 0 else end),
                trigger=span,
                type=type_,
                subtype=subtype,
                predicate=predicate,
                lemma=lemma,
                **{"rule": "by-hand", "confidence": 0.9, **rest},  # type: ignore[arg-type]
            )
        )

    def reading(self) -> Reading:
        """The finished reading."""
        chains = tuple(
            Chain(tuple(mentions), kind, names, wikidata, specific=(kind, names, wikidata) not in self.bare)
            for (kind, names, wikidata), mentions in self.chains.items()
        )
        article = Article(self.id, self.lang, self.text, self.title, self.published, publisher="وكالة")
        return Reading(article, tuple(self.mentions), chains, tuple(self.reports))


def kremlin() -> Reading:
    """Kerry met Putin; Earnest denies that the US coordinates with Russia; Kerry will meet Lavrov."""
    story = Story(
        "kremlin",
        "التقى وزير الخارجية الأمريكي جون كيري الرئيس فلاديمير بوتين في موسكو مساء أمس الخميس.\n"
        "ونفى المتحدث جوش إيرنست أن تكون الولايات المتحدة تنسق مع روسيا.\n"
        "ويلتقي كيري نظيره سيرغي لافروف اليوم الجمعة.",
        title="كيري في موسكو",
    )
    kerry = story.who(KERRY, "وزير الخارجية الأمريكي جون كيري")
    putin = story.who(PUTIN, "الرئيس فلاديمير بوتين")
    moscow = story.who(MOSCOW, "موسكو")
    earnest = story.who(EARNEST, "المتحدث جوش إيرنست")
    usa, russia = story.who(USA, "الولايات المتحدة"), story.who(RUSSIA, "روسيا")
    again = Argument(len(story.mentions), kerry.chain)
    span = Span(story.text.index("ويلتقي كيري") + 7, story.text.index("ويلتقي كيري") + 11)
    story.mentions.append(Mention(span, "كيري", span, "PERSON", "name"))
    story.chains[KERRY].append(again.mention)
    lavrov = story.who(LAVROV, "سيرغي لافروف")
    story.tell(
        "التقى",
        ("CONSULT", "meet", "met", "التقى"),
        subject=(kerry,),
        object=(putin,),
        place=moscow,
        time=story.when("مساء أمس الخميس", THURSDAY),
    )
    story.tell(
        "نفى",
        ("STATE", "deny", "denied", "نفى"),
        subject=(earnest,),
        topic=story.span("تكون الولايات المتحدة تنسق مع روسيا"),
    )
    story.tell(
        "تنسق",
        ("COOPERATE", "coordinate", "coordinates with", "نسق"),
        subject=(usa,),
        object=(russia,),
        stance=Stance("negative", "actual", (Source("نفى", "denies", (earnest,)),)),
    )
    story.tell(
        "يلتقي",
        ("CONSULT", "meet", "met", "التقى"),
        subject=(again,),
        object=(lavrov,),
        time=story.when("اليوم الجمعة", FRIDAY),
        stance=Stance("positive", "future"),
    )
    return story.reading()


def agency() -> Reading:
    """The same meeting told the other way round by another article, and a town's fire with no agent."""
    story = Story("agency", "بحث بوتين مع كيري الأزمة في موسكو الخميس.\nوتوفي 3 أشخاص في حريق.")
    putin, kerry = story.who(PUTIN, "بوتين"), story.who(KERRY, "كيري")
    dead: Who = ("GROUP", (("ar", "3 أشخاص"),), None)
    story.bare.add(dead)
    story.tell(
        "بحث",
        ("CONSULT", "meet", "met", "بحث"),
        subject=(putin,),
        object=(kerry,),
        place=story.who(MOSCOW, "موسكو"),
        time=story.when("الخميس", THURSDAY),
    )
    story.tell("توفي", ("HAPPEN", "die", "died", "توفي"), subject=(story.who(dead, "3 أشخاص", "nominal"),))
    return story.reading()


def claim(polarity: Polarity, modality: Modality, attributed: bool, article: str = "one") -> Reading:
    """One event of the United States and Russia with the given stance."""
    story = Story(article, "قال إيرنست إن الولايات المتحدة تنسق مع روسيا يوم الخميس.")
    source = (Source("قال", "says", (story.who(EARNEST, "إيرنست"),)),) if attributed else ()
    story.tell(
        "تنسق",
        ("COOPERATE", "coordinate", "coordinates with", "نسق"),
        subject=(story.who(USA, "الولايات المتحدة"),),
        object=(story.who(RUSSIA, "روسيا"),),
        time=story.when("الخميس", THURSDAY),
        stance=Stance(polarity, modality, source),
    )
    return story.reading()


def stories() -> tuple[Reading, ...]:
    """A small corpus."""
    return (agency(), kremlin())

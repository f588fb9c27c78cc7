"""Labels of events read as English and as Arabic: prepositions, passives, verbs that agree."""

from collections.abc import Sequence

import pytest

from kg.graph.governing import governed_en
from kg.graph.labels import event_labels
from kg.graph.wording import is_plural, passive_en
from kg.graph.world import make_world
from kg.model import Span
from kg.resolve import resolve
from tests.support.stories import KERRY, MOSCOW, PUTIN, RUSSIA, USA, Story, Who

KREMLIN: Who = ("ORG", (("ar", "وزارة الدفاع"), ("en", "Ministry of Defence")), "Q1")
Words = tuple[str, str, str, str]


def labels(
    text: str, words: Words, sides: Sequence[tuple[Who, str] | None], *, lang: str = "ar", **rest: object
) -> dict[str, str]:
    """Labels of the one event of a text, which its first word tells."""
    story = Story("a", text, lang=lang)
    subject, object_ = ((story.who(*side),) if side else () for side in sides)
    story.tell(text.split()[0], words, subject=subject, object=object_, **rest)
    readings = (story.reading(),)
    resolution = resolve(readings)
    world = make_world(readings, resolution, "https://example.org/")
    return event_labels(world, next(iter(resolution.events.values())))


@pytest.mark.parametrize(
    ("text", "words", "sides", "ar", "en"),
    [
        (
            "قال كيري لبوتين إن الوقت ضيق",
            ("STATE", "say", "said", "قال"),
            ((KERRY, "كيري"), (PUTIN, "بوتين")),
            "قال جون كيري لفلاديمير بوتين",
            "John Kerry said to Vladimir Putin",
        ),
        (
            "دعا كيري روسيا إلى وقف القصف",
            ("REQUEST", "call-for", "called for", "دعا"),
            ((KERRY, "كيري"), (RUSSIA, "روسيا")),
            "دعا جون كيري روسيا",
            "John Kerry called on Russia",
        ),
        (
            "وصل كيري مساء أمس إلى موسكو",
            ("MOVE", "arrive", "arrived in", "وصل"),
            ((KERRY, "كيري"), (MOSCOW, "موسكو")),
            "وصل جون كيري إلى موسكو",
            "John Kerry arrived in Moscow",
        ),
        (
            "اتفقت الولايات المتحدة مع روسيا",
            ("AGREE", "agree", "agreed", "اتفق"),
            ((USA, "الولايات المتحدة"), (RUSSIA, "روسيا")),
            "اتفقت الولايات المتحدة مع روسيا",
            "United States agreed with Russia",
        ),
        (
            "أشاد كيري بجهود روسيا",
            ("SUPPORT", "praise", "praised", "أشاد"),
            ((KERRY, "كيري"), (RUSSIA, "روسيا")),
            "أشاد جون كيري بروسيا",
            "John Kerry praised Russia",
        ),
        (
            "ألقت وزارة الدفاع القبض على كيري",
            ("COERCE", "arrest", "arrested", "ألقى قبض"),
            ((KREMLIN, "وزارة الدفاع"), (KERRY, "كيري")),
            "ألقت وزارة الدفاع القبض على جون كيري",
            "Ministry of Defence arrested John Kerry",
        ),
    ],
)
def test_objects_stand_behind_their_prepositions(
    text: str, words: Words, sides: Sequence[tuple[Who, str]], ar: str, en: str
) -> None:
    assert labels(text, words, sides, rule="verb-active") == {"ar": ar, "en": en}


def test_a_participle_becomes_its_verb_and_agrees() -> None:
    words = ("STATE", "point-out", "pointed out", "مشير")
    text = "مشيرة إلى ضيق الوقت غابت الولايات المتحدة"
    found = labels(text, words, ((USA, "الولايات المتحدة"), None), rule="participle-nominal")
    assert found["ar"] == "أشارت الولايات المتحدة"


def test_without_anybody_who_acts_english_has_the_passive() -> None:
    found = labels("خطف كيري أمس", ("COERCE", "seize", "took hostage", "خطف"), (None, (KERRY, "كيري")))
    assert found["en"] == "John Kerry was taken hostage"
    assert passive_en("shot", plural=True) == "were shot"
    assert passive_en("was attacked", plural=False) == "was attacked"


@pytest.mark.parametrize(
    ("name", "plural"),
    [("the three", True), ("trucks of the army", True), ("Congress", False), ("the bus of the team", False)],
)
def test_several_are_told_from_one(name: str, plural: bool) -> None:
    assert is_plural(name) is plural


def test_a_topic_is_joined_as_the_text_joins_it() -> None:
    text = "called Kerry in Moscow for a truce"
    topic = Span(text.index("a truce"), len(text))
    sides = ((KERRY, "Kerry"), None)
    words = ("REQUEST", "demand", "called for", "call for")
    assert labels(text, words, sides, lang="en", topic=topic)["en"] == "John Kerry called for a truce"
    assert labels(text, words, sides, lang="en")["en"] == "John Kerry called for …"
    spoke = ("STATE", "speak", "spoke to", "speak")
    assert labels("spoke Kerry", spoke, sides, lang="en")["en"] == "John Kerry spoke"


@pytest.mark.parametrize(
    ("predicate", "kind", "marker", "phrase"),
    [
        ("met", "CONSULT", "مع", "met"),
        ("talked", "CONSULT", "with", "talked with"),
        ("travelled", "MOVE", "", "travelled to"),
        ("fled", "MOVE", "من", "fled from"),
        ("sold", "TRADE", "", "sold"),
        ("attacked", "ASSAULT", "علي", "attacked"),
        ("joined", "COOPERATE", "الي", "joined"),
        ("returned to", "MOVE", "الي", "returned to"),
    ],
)
def test_the_english_frame_tells_the_preposition(predicate: str, kind: str, marker: str, phrase: str) -> None:
    assert governed_en(predicate, kind, marker) == phrase

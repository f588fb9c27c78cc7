"""What articles of one happening show, and names that stand inside others."""

from dataclasses import replace
from datetime import date

import pytest

from kg.model import Reading, Resolution
from kg.names import NameIndex
from kg.resolve import resolve
from kg.resolve.nodes import Guide, find_nodes
from kg.resolve.proper import COMMON_GIVEN, Names, Strength
from tests.support.stories import THURSDAY, Story, Who

NEXT = date(2016, 7, 15)
BODY = (
    "\nوقال سكان في حي المباركية بالدمام إن ألسنة اللهب شوهدت من الواجهة البحرية فيما أغلقت الدوريات شارع"
    " الخليج وهرعت صهاريج الإطفاء وسيارات الإسعاف ونصبت سلالم هيدروليكية لإخلاء النزلاء من الطوابق العليا"
)
SOUGHT: Who = ("PERSON", (("ar", "منصور الدوسري"),), None)
GUESTS: Who = ("GROUP", (("ar", "نزلاء الفندق"),), None)
CREWS: Who = ("GROUP", (("ar", "طواقم الإسعاف"),), None)
SAY = ("STATE", "say", "said", "قال")
BURN = ("HAPPEN", "accident", "burnt", "اندلع")


def told(
    name: str,
    text: str,
    words: tuple[str, str, str, str],
    who: tuple[Who, str] | None = None,
    *,
    dated: bool = False,
) -> Reading:
    """An article of the fire with one event, whose trigger is the first word."""
    story = Story(name, text + BODY, published=NEXT)
    subject = (story.who(*who),) if who else ()
    story.bare.update({GUESTS, CREWS})
    time = replace(THURSDAY, text="أمس") if dated else None
    story.tell(text.split()[0], words, subject=subject, time=time)
    return story.reading()


def events(*readings: Reading) -> tuple[int, set[str]]:
    """How many events the first reports are, and how that was found."""
    resolution = resolve(readings)
    methods = {link.method for link in resolution.links if link.sort == "event"}
    return len({resolution.event_of[reading.article.id, 0] for reading in readings}), methods


def test_one_speaker_of_close_articles_says_one_thing_in_other_words() -> None:
    one = told("a", "قال منصور الدوسري إن الحريق بدأ في مطبخ الفندق ثم امتد", SAY, (SOUGHT, "منصور الدوسري"))
    other = told("b", "قال منصور الدوسري للصحيفة إن الحريق بدأ في مطبخ", SAY, (SOUGHT, "منصور الدوسري"))
    else_ = told("c", "قال منصور الدوسري شكرا للمتطوعين جميعا", SAY, (SOUGHT, "منصور الدوسري"))
    assert events(one, other)[0] == 1
    assert events(one, else_)[0] == 2


def test_an_act_of_one_day_is_one_unless_those_who_take_part_are_described_as_others() -> None:
    one = told(
        "a",
        "اندلع حريق أمس في فندق كبير وأصيب نزلاء الفندق بسبب تماس",
        BURN,
        (GUESTS, "نزلاء الفندق"),
        dated=True,
    )
    same = told(
        "b",
        "اندلع حريق أمس في فندق كبير ونقل نزلاء الفندق إلى المجمع",
        BURN,
        (GUESTS, "نزلاء الفندق"),
        dated=True,
    )
    crews = told(
        "c", "اندلع حريق أمس ونقل طواقم الإسعاف خمسة من فندق قريب", BURN, (CREWS, "طواقم الإسعاف"), dated=True
    )
    assert events(one, same)[0] == 1
    assert events(one, crews)[0] == 2


def test_a_short_name_in_a_close_article_is_the_full_one_without_other_witness() -> None:
    texts = (("a", "قال سعد السياري شيئا"), ("b", "أضاف سعد بن محمد السياري آخر"))
    names = ("سعد السياري", "سعد بن محمد السياري")
    near = [
        told(name, text, SAY, (("PERSON", (("ar", who),), None), who))
        for (name, text), who in zip(texts, names, strict=True)
    ]
    far = [
        replace(one, article=replace(one.article, text=text))
        for one, (_, text) in zip(near, texts, strict=True)
    ]
    assert len(_firsts(resolve(near), *near)) == 1
    assert len(_firsts(resolve(far), *far)) == 2


def _firsts(resolution: Resolution, *readings: Reading) -> set[str]:
    return {resolution.entity_of[reading.article.id, 0] for reading in readings}


def _known(text: str, piece: str, who: Who) -> str:
    story = Story("a", text, published=NEXT)
    story.who(who, piece)
    ((node,), _) = find_nodes((story.reading(),), Guide())
    return node.known


PARIS: Who = ("GPE", (("ar", "باريس"),), "Q90")


def test_a_name_inside_a_longer_known_one_is_that() -> None:
    assert _known("وصل الوزير إلى باريس مساء", "باريس", PARIS) == "Q90"
    assert _known("فاز باريس سان جيرمان مساء", "باريس", PARIS) == "Q483020"


@pytest.mark.parametrize("text", ["قال لصحيفة «كوبا» أمس", 'قال لصحيفة "كوبا" أمس', "يضاف 15 كوبا من الأرز"])
def test_a_place_in_quotation_marks_or_after_a_figure_is_none(text: str) -> None:
    cuba: Who = ("GPE", (("ar", "كوبا"),), "Q241")
    assert _known("وصل الوزير إلى كوبا أمس", "كوبا", cuba) == "Q241"
    assert _known(text, "كوبا", cuba) == ""


@pytest.mark.parametrize(
    ("kind", "lang", "name", "strength"),
    [
        ("PLACE", "ar", "طريق الملك عبدالله", Strength.WITH_STORY),
        ("PLACE", "ar", "مطار الملك عبدالله", Strength.ALONE),
        ("ORG", "ar", "سفارة خادم الحرمين الشريفين", Strength.NOTHING),
        ("ORG", "ar", "هيئة التدريس", Strength.NOTHING),
        ("ORG", "ar", "إدارة المستشفيات", Strength.WITH_STORY),
        ("ORG", "ar", "الحكومة اليمنية", Strength.WITH_BOTH),
        ("ORG", "ar", "الفريق الأول لكرة القدم", Strength.WITH_BOTH),
        ("ORG", "en", "U.S. Embassy", Strength.NOTHING),
        ("PERSON", "en", "Foreign Secretary", Strength.NOTHING),
        ("PERSON", "ar", "أوليغ سيزوكوف", Strength.ALONE),
    ],
)
def test_how_much_a_name_proves(kind: str, lang: str, name: str, strength: Strength) -> None:
    story = Story("a", name, lang=lang, published=NEXT)
    story.who((kind, ((lang, name),), None), name)  # type: ignore[arg-type]
    (nodes, _) = find_nodes((story.reading(),), Guide())
    assert Names(nodes).strength(nodes[0]) is strength


def test_a_given_name_that_very_many_bear_proves_nothing_alone() -> None:
    many = [("محمد", f"سيزوكوف{i:03}") for i in range(COMMON_GIVEN)]
    story = Story("a", " ، ".join(f"{given} {family}" for given, family in many), published=NEXT)
    for given, family in many:
        story.who(("PERSON", (("ar", f"{given} {family}"),), None), f"{given} {family}")
    nodes, _ = find_nodes((story.reading(),), Guide())
    assert Names(nodes).strength(nodes[0]) is Strength.WITH_COMPANY
    assert Names(nodes[1:]).strength(nodes[0]) is Strength.ALONE


def test_only_names_that_share_sounds_in_two_words_are_ranked() -> None:
    index = NameIndex(["John Kerry", "Bob Kerry", "Vladimir Putin"])
    assert [name for _, name in index.rank("جون كيري", shared=2)] == ["John Kerry"]
    assert len(index.rank("جون كيري")) > 1

"""Reports of different articles that tell one event, and those that only look so."""

from dataclasses import replace
from datetime import date

import pytest

from kg.model import Reading, Resolution, Stance, TimeRef
from kg.resolve import Guide, decision, resolve
from kg.resolve.told import happenings
from tests.support.stories import KERRY, LAVROV, MOSCOW, PUTIN, RUSSIA, THURSDAY, USA, Story, Who

MEET = ("CONSULT", "meet", "met", "التقى")
ARRIVE = ("MOVE", "arrive", "arrived in", "وصل")
SAY = ("STATE", "say", "said", "قال")
NEXT = date(2016, 7, 15)


def told(
    name: str,
    text: str,
    words: tuple[str, str, str, str],
    *sides: tuple[Who, str] | None,
    published: date | None = NEXT,
    **rest: object,
) -> Reading:
    """An article with one event: its trigger is the first word, its sides are subject and object."""
    story = Story(name, text, published=published)
    subject = (story.who(*sides[0]),) if sides and sides[0] else ()
    object_ = (story.who(*sides[1]),) if len(sides) > 1 and sides[1] else ()
    if "place" in rest:
        rest["place"] = story.who(*rest["place"])  # type: ignore[misc]
    story.tell(text.split()[0], words, subject=subject, object=object_, **rest)
    return story.reading()


def day(text: str) -> TimeRef:
    """Thursday, where a text says it."""
    return replace(THURSDAY, text=text)


def events(resolution: Resolution, *readings: Reading) -> int:
    return len({resolution.event_of[reading.article.id, 0] for reading in readings})


LONG = "وصل كيري مساء أمس إلى مطار فنوكوفو قادما من باريس على متن طائرة خاصة يرافقه وفد كبير"


def test_nearly_the_same_words_in_two_papers_are_one_event() -> None:
    one = told("a", LONG, ARRIVE, (KERRY, "كيري"))
    other = told("b", LONG.replace("كبير", "رفيع").replace("مساء ", ""), ARRIVE, (KERRY, "كيري"))
    resolution = resolve([one, other])
    assert events(resolution, one, other) == 1
    assert any(link.method == "same-words" and "%" in link.reasons[0] for link in resolution.links)


@pytest.mark.parametrize(
    "changes",
    [
        {"published": date(2016, 8, 20)},
        {"stance": Stance("positive", "future")},
        {"words": ("MOVE", "leave", "left", "غادر")},
        {"who": (PUTIN, "كيري")},
    ],
)
def test_the_same_words_at_another_time_or_of_another_are_two(changes: dict) -> None:  # type: ignore[type-arg]
    one = told("a", LONG, ARRIVE, (KERRY, "كيري"))
    words, who = changes.pop("words", ARRIVE), changes.pop("who", (KERRY, "كيري"))
    other = told("b", LONG, words, who, **changes)
    assert events(resolve([one, other]), one, other) == 2


def test_disjoint_dates_never_merge() -> None:
    day = TimeRef(THURSDAY.span, "", date(2016, 7, 12), date(2016, 7, 12), "day")
    one = told("a", LONG, ARRIVE, (KERRY, "كيري"), time=THURSDAY)
    other = told("b", LONG, ARRIVE, (KERRY, "كيري"), time=day)
    assert events(resolve([one, other]), one, other) == 2


def test_places_in_two_states_are_two_events() -> None:
    paris: Who = ("GPE", (("ar", "باريس"), ("en", "Paris")), "Q90")
    text = "التقى كيري بوتين في موسكو لا في باريس"
    one = told("a", text, MEET, (KERRY, "كيري"), (PUTIN, "بوتين"), place=(MOSCOW, "موسكو"))
    other = told("b", text, MEET, (KERRY, "كيري"), (PUTIN, "بوتين"), place=(paris, "باريس"))
    assert events(resolve([one, other]), one, other) == 2


def test_a_side_left_out_merges_and_another_side_does_not() -> None:
    text = "التقى كيري بوتين مع لافروف في موسكو مساء أمس"
    whole = told("a", text, MEET, (KERRY, "كيري"), (PUTIN, "بوتين"))
    half = told("b", text, MEET, (KERRY, "كيري"))
    another = told("c", text, MEET, (KERRY, "كيري"), (LAVROV, "لافروف"))
    resolution = resolve([whole, half])
    assert events(resolution, whole, half) == 1
    assert len(next(iter(resolution.events.values())).roles) == 2
    assert events(resolve([whole, another]), whole, another) == 2


def test_acts_of_speaking_need_the_same_words() -> None:
    one = told("a", "قال كيري إن المحادثات في موسكو كانت بناءة وصريحة", SAY, (KERRY, "كيري"))
    same = told("b", "قال كيري إن المحادثات في موسكو كانت بناءة وصريحة جدا", SAY, (KERRY, "كيري"))
    other = told("c", "قال كيري إن بلاده لا تنسق عسكريا مع أحد هناك", SAY, (KERRY, "كيري"))
    resolution = resolve([one, same, other])
    assert events(resolution, one, same) == 1
    assert events(resolution, one, other) == 2


TALK = ("CONSULT", "talk", "talked with", "تحادث")
PHONE = ("CONSULT", "phone", "phoned", "هاتف")
SIDES = ((KERRY, "كيري"), (PUTIN, "بوتين"))


@pytest.mark.parametrize(("words", "count"), [(TALK, 1), (PHONE, 2)])
def test_talks_and_a_meeting_of_the_same_people_on_one_day_are_one(
    words: tuple[str, str, str, str], count: int
) -> None:
    one = told("a", "التقى كيري بوتين أمس", MEET, *SIDES, time=day("أمس"))
    other = told("b", "محادثات بين كيري وبوتين أمس الخميس", words, *SIDES, time=day("أمس"))
    assert events(resolve([one, other]), one, other) == count


def test_a_meeting_without_a_day_and_talks_are_two() -> None:
    one = told("a", "التقى كيري بوتين أمس", MEET, *SIDES, time=day("أمس"))
    other = told("b", "محادثات بين كيري وبوتين", TALK, *SIDES)
    assert events(resolve([one, other]), one, other) == 2


def test_two_languages_tell_one_event_of_the_same_two_though_one_names_a_third() -> None:
    third: Who = ("GROUP", (("ar", "وفدا كبيرا"),), None)
    story = Story("a", "التقى كيري بوتين ووفدا كبيرا أمس", published=NEXT)
    kerry, putin, group = (
        story.who(KERRY, "كيري"), story.who(PUTIN, "بوتين"), story.who(third, "وفدا كبيرا", "nominal")
    )  # fmt: skip
    story.bare.add(third)
    story.tell("التقى", MEET, subject=(kerry,), object=(putin, group), time=day("أمس"))
    english = Story("b", "Kerry met Putin on Thursday", lang="en", published=NEXT)
    kerry, putin = english.who(KERRY, "Kerry"), english.who(PUTIN, "Putin")
    english.tell("met", ("CONSULT", "meet", "met", "meet"), subject=(kerry,), object=(putin,), time=THURSDAY)
    one, other = story.reading(), english.reading()
    assert events(resolve([one, other]), one, other) == 1


def test_what_an_event_is_about_can_tell_that_it_is_one_and_contested() -> None:
    text = "Tunisia requested a new loan from the bank on Sunday, the Italian minister said in Rome"
    denial = "The spokesman of the presidency denied that Tunisia had requested a new loan from the bank"
    prisoners = "In its letter Tunisia requested the release of prisoners, a minister said in Rome on Sunday"
    ask = ("REQUEST", "ask", "requested", "request")
    tunisia: Who = ("GPE", (("en", "Tunisia"),), "Q948")
    readings = []
    for name, words, topic, stance in (
        ("a", text, "a new loan from the bank", Stance()),
        ("b", denial, "a new loan", Stance("negative")),
        ("c", prisoners, "the release of prisoners", Stance()),
    ):
        story = Story(name, words, lang="en", published=NEXT)
        who = story.who(tunisia, "Tunisia")
        story.tell("requested", ask, subject=(who,), topic=story.span(topic), stance=stance)
        readings.append(story.reading())
    resolution = resolve(readings)
    assert events(resolution, *readings[:2]) == 1
    assert resolution.events[resolution.event_of["a", 0]].status == "contested"
    assert events(resolution, readings[0], readings[2]) == 2


def test_the_same_act_on_one_day_in_copies_is_one_whoever_is_said_to_take_part() -> None:
    text = (
        "اندلع حريق كبير في فندق بحي المباركية وسط الدمام صباح أمس وأصيب رجل وامرأة باختناق ونقلا إلى المجمع"
        " الطبي لتلقي العلاج وقالت فرق الدفاع المدني إنها سيطرت على النيران خلال ساعة واحدة"
    )
    burn = ("HAPPEN", "accident", "burnt", "اندلع")
    man: Who = ("PERSON", (("ar", "رجل"),), None)
    one = told("a", text, burn, time=day("صباح أمس"))
    other = told(
        "b", "وأصيب رجل " + text, ("HAPPEN", "accident", "hurt", "أصاب"), (man, "رجل"), time=day("صباح أمس")
    )
    later = told("c", text, burn)
    assert events(resolve([one, other]), one, other) == 1
    assert events(resolve([one, later]), one, later) == 1


def test_two_events_of_one_article_stay_two() -> None:
    story = Story("a", "وصل كيري ثم وصل كيري", published=NEXT)
    kerry = story.who(KERRY, "كيري")
    story.tell("وصل", ARRIVE, subject=(kerry,))
    story.tell("ثم وصل", ARRIVE, subject=(kerry,))
    assert len(resolve([story.reading()]).events) == 2


def test_an_affirmation_and_a_denial_in_two_papers_are_one_contested_event() -> None:
    text = "تنسق الولايات المتحدة مع روسيا في الأجواء السورية منذ مساء أمس"
    words = ("COOPERATE", "coordinate", "coordinates with", "نسق")
    sides = ((USA, "الولايات المتحدة"), (RUSSIA, "روسيا"))
    one = told("a", text, words, *sides)
    other = told("b", text, words, *sides, stance=Stance("negative"))
    resolution = resolve([one, other])
    assert [event.status for event in resolution.events.values()] == ["contested"]


def test_a_plan_and_its_happening_are_linked_not_merged() -> None:
    text = "التقى كيري بوتين يوم الخميس"
    plan = told(
        "a",
        text,
        MEET,
        (KERRY, "كيري"),
        (PUTIN, "بوتين"),
        time=THURSDAY,
        stance=Stance("positive", "future"),
        published=date(2016, 7, 13),
    )
    fact = told("b", text, MEET, (KERRY, "كيري"), (PUTIN, "بوتين"), time=THURSDAY)
    resolution = resolve([plan, fact])
    assert sorted(event.status for event in resolution.events.values()) == ["affirmed", "planned"]
    (link,) = (link for link in resolution.links if link.sort == "plan")
    assert link.members == (resolution.event_of["a", 0], resolution.event_of["b", 0])


def test_decisions_about_events_are_obeyed() -> None:
    one, other = told("a", LONG, ARRIVE, (KERRY, "كيري")), told("b", LONG, ARRIVE, (KERRY, "كيري"))
    apart = told("c", "وصل بوتين", ARRIVE, (PUTIN, "بوتين"))
    ids = {}
    for reading in (one, other, apart):
        entity_of = resolve([reading]).entity_of
        ids[reading.article.id] = happenings(reading, entity_of)[0].tolds[0].id
    reject = Guide((decision("reject", ids["a"], ids["b"]),))
    assert events(resolve([one, other], reject), one, other) == 2
    accept = Guide((decision("accept", ids["a"], ids["c"]),))
    assert events(resolve([one, apart], accept), one, apart) == 1


def test_later_news_renames_no_event() -> None:
    one = told("b", LONG, ARRIVE, (KERRY, "كيري"))
    later = replace(one, article=replace(one.article, id="a", published=date(2016, 7, 16)))
    assert resolve([one]).event_of["b", 0] == resolve([one, later]).event_of["a", 0]


STRIKE = ("ASSAULT", "attack", "attacked", "هاجم")
POWERS = ((USA, "الولايات المتحدة"), (RUSSIA, "روسيا"))
CONVOY = (
    "هاجمت الولايات المتحدة روسيا أمس وأصابت طائراتها قافلة شاحنات محملة بالوقود كانت تسير على طريق جبلي ضيق "
    "بين قريتين مهجورتين فاحترقت كلها"
)
HARBOUR = (
    "هاجمت الولايات المتحدة روسيا أمس فجرا بصواريخ بعيدة المدى أطلقتها سفينتان راسيتان خارج المياه الإقليمية "
    "على مستودع ذخيرة ومصنع إسمنت"
)


@pytest.mark.parametrize(
    ("text", "place", "count"),
    [
        (HARBOUR, None, 2),
        (HARBOUR, (MOSCOW, "موسكو"), 2),
        (CONVOY + " كبيرة", None, 1),
    ],
)
def test_states_do_the_same_twice_a_day_unless_words_or_the_place_show_that_it_is_one(
    text: str, place: tuple[Who, str] | None, count: int
) -> None:
    rest = {"place": place} if place else {}
    one = told("a", CONVOY, STRIKE, *POWERS, time=day("أمس"))
    other = told("b", f"{text} قرب موسكو" if place else text, STRIKE, *POWERS, time=day("أمس"), **rest)
    assert events(resolve([one, other]), one, other) == count


def test_states_that_strike_on_one_day_at_one_place_strike_once() -> None:
    near = " قرب موسكو"
    rest = {"time": day("أمس"), "place": (MOSCOW, "موسكو")}
    one, other = (
        told(name, text + near, STRIKE, *POWERS, **rest) for name, text in (("a", CONVOY), ("b", HARBOUR))
    )
    assert events(resolve([one, other]), one, other) == 1


def test_what_a_person_says_of_another_twice_a_day_is_two_events() -> None:
    blame = ("ACCUSE", "criticise", "criticised", "انتقد")
    texts = [text.replace("هاجمت الولايات المتحدة روسيا", "انتقد كيري بوتين") for text in (CONVOY, HARBOUR)]
    one, other = (told(*pair, blame, *SIDES, time=day("أمس")) for pair in zip("ab", texts, strict=True))
    assert events(resolve([one, other]), one, other) == 2


def test_two_persons_meet_once_a_day_in_any_words() -> None:
    one = told("a", "التقى كيري بوتين أمس لبحث الهدنة", MEET, *SIDES, time=day("أمس"))
    other = told("b", "اجتمع كيري وبوتين أمس في قصر ريفي", MEET, *SIDES, time=day("أمس"))
    assert events(resolve([one, other]), one, other) == 1

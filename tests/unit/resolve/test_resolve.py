"""Readings to entities and events: what is made one, and what is not."""

from dataclasses import replace
from datetime import date

import pytest

from kg.model import Chain, Reading, Source, Span, Stance, TimeRef
from kg.resolve import fact_status, resolve, unique
from tests.support.stories import (
    EARNEST,
    FRIDAY,
    KERRY,
    LAVROV,
    PUTIN,
    THURSDAY,
    Story,
    agency,
    claim,
    kremlin,
    stories,
)

JULY = TimeRef(Span(0, 0), "", date(2016, 7, 1), date(2016, 7, 31), "month")


def meeting(article: str, *times: TimeRef | None, words: str = "meet", swap: bool = False) -> Reading:
    """Kerry met Putin, once for each time."""
    story = Story(article, "التقى كيري بوتين ثم عاد")
    kerry, putin = story.who(KERRY, "كيري"), story.who(PUTIN, "بوتين")
    for number, time in enumerate(times):
        start, end = (putin, kerry) if swap else (kerry, putin)
        story.tell("التقى", ("CONSULT", words, "met", "التقى"), subject=(start,), object=(end,), time=time)
        trigger = Span(number, number + 1)
        story.reports[-1] = replace(story.reports[-1], trigger=trigger)
    return story.reading()


def test_entities_of_two_articles_are_one_when_their_id_is() -> None:
    resolution = resolve(stories())
    assert resolution.entity_of["kremlin", 0] == resolution.entity_of["agency", 1] == "Q22316"
    assert resolution.entities["Q22316"].names == (("ar", "جون كيري"), ("en", "John Kerry"), ("ar", "كيري"))


def test_preferred_name_is_the_fullest_of_most_chains_then_the_first_in_the_alphabet() -> None:
    def reading(article: str, *names: str) -> Reading:
        chain = Chain((0,), "PERSON", tuple(("ar", name) for name in names), "Q1")
        made = Story(article, "نص")
        made.who(KERRY, "نص")
        return replace(made.reading(), chains=(chain,))

    readings = [reading("a", "أحمد علي", "علي"), reading("b", "علي"), reading("c", "أحمد علي", "علي")]
    assert resolve(readings).entities["Q1"].names[0] == ("ar", "أحمد علي")
    tied = [reading("a", "باسم"), reading("b", "أحمد")]
    assert resolve(tied).entities["Q1"].names[0] == ("ar", "أحمد")


def test_who_tables_know_has_names_in_both_languages() -> None:
    story = Story("one", "Sudan met Ayman Safadi and Smith in Moscow", lang="en")
    for kind, name, wikidata in (("GPE", "Sudan", "Q1049"), ("PERSON", "Smith", None)):
        story.who((kind, (("en", name),), wikidata), name)  # type: ignore[arg-type]
    story.who(("PERSON", (("en", "Ayman Safadi"),), None), "Ayman Safadi")
    found = {one.names[0][1]: one.names for one in resolve([story.reading()]).entities.values()}
    assert found == {
        "Sudan": (("en", "Sudan"), ("ar", "السودان")),
        "Smith": (("en", "Smith"),),
        "Ayman Safadi": (("en", "Ayman Safadi"), ("ar", "أيمن الصفدي")),
    }


def test_kind_is_voted() -> None:
    def reading(article: str, kind: str) -> Reading:
        story = Story(article, "نص")
        story.who(KERRY, "نص")
        chain = Chain((0,), kind, (("ar", "نص"),), "Q1")  # type: ignore[arg-type]
        return replace(story.reading(), chains=(chain,))

    assert (
        resolve([reading("a", "ORG"), reading("b", "GPE"), reading("c", "ORG")]).entities["Q1"].kind == "ORG"
    )
    assert resolve([reading("a", "ORG"), reading("b", "GPE")]).entities["Q1"].kind == "GPE"


def test_descriptions_stay_in_their_article() -> None:
    def reading(article: str) -> Reading:
        story = Story(article, "قتل 38 شخصا")
        story.who(("GROUP", (("ar", "38 شخصا"),), None), "38 شخصا", "nominal")
        made = story.reading()
        return replace(made, chains=(replace(made.chains[0], specific=False),))

    assert len(resolve([reading("a"), reading("b")]).entities) == 2


def test_one_meeting_told_twice_in_an_article_is_one_event() -> None:
    resolution = resolve([meeting("a", THURSDAY, None, JULY)])
    assert len(resolution.events) == 1
    assert next(iter(resolution.events.values())).time == "2016-07-14"


def test_disjoint_days_are_two_events_and_a_vague_time_joins_neither() -> None:
    resolution = resolve([meeting("a", THURSDAY, FRIDAY, JULY, None)])
    assert len(resolution.events) == 4


def test_the_same_day_across_articles_is_one_event_also_the_other_way_round() -> None:
    resolution = resolve([meeting("a", THURSDAY), meeting("b", THURSDAY, swap=True)])
    assert len(resolution.events) == 1
    assert len(resolve([meeting("a", THURSDAY), meeting("b", FRIDAY)]).events) == 2


def test_without_a_day_only_articles_of_one_story_and_time_share_events() -> None:
    one, other = meeting("a", None), meeting("b", None)
    assert len(resolve([one, other]).events) == 1
    later = replace(other, article=replace(other.article, published=date(2016, 9, 1)))
    assert len(resolve([one, later]).events) == 2


def test_subtypes_are_different_events() -> None:
    readings = [meeting("a", THURSDAY), meeting("b", THURSDAY, words="phone")]
    assert len(resolve(readings).events) == 2


def test_a_plan_and_its_happening_are_two_events() -> None:
    plan, fact = claim("positive", "future", False, "a"), claim("positive", "actual", False, "b")
    resolution = resolve([plan, fact])
    assert sorted(event.status for event in resolution.events.values()) == ["affirmed", "planned"]


def test_an_assertion_and_its_denial_are_one_contested_event() -> None:
    resolution = resolve([claim("negative", "actual", True, "a"), claim("positive", "actual", False, "b")])
    assert [event.status for event in resolution.events.values()] == ["contested"]


def test_statements_are_never_made_one() -> None:
    story = Story("a", "قال إيرنست وأضاف لافروف")
    speaker, addressee = story.who(EARNEST, "إيرنست"), story.who(LAVROV, "لافروف")
    for trigger in ("قال", "أضاف"):
        story.tell(
            trigger, ("STATE", "say", "said", "قال"), subject=(speaker,), object=(addressee,), time=THURSDAY
        )
    assert len(resolve([story.reading()]).events) == 2


def test_one_ended_reports_are_never_made_one() -> None:
    resolution = resolve([agency()])
    assert sorted(event.type for event in resolution.events.values()) == ["CONSULT", "HAPPEN"]


def test_two_reports_at_one_trigger_are_two_events() -> None:
    story = Story("a", "توفي كيري وبوتين")
    for who in (story.who(KERRY, "كيري"), story.who(PUTIN, "بوتين")):
        story.tell("توفي", ("HAPPEN", "die", "died", "توفي"), subject=(who,))
    assert len(resolve([story.reading()]).events) == 2


SAID = (Source("قال", "says", ()),)


@pytest.mark.parametrize(
    ("stances", "status"),
    [
        ([Stance()], "affirmed"),
        ([Stance(attribution=SAID)], "affirmed"),
        ([Stance("negative")], "denied"),
        ([Stance("negative", "future")], "denied"),
        ([Stance(), Stance("negative", attribution=SAID)], "contested"),
        ([Stance("positive", "future"), Stance("negative", "actual")], "contested"),
        ([Stance("positive", "future")], "planned"),
        ([Stance("positive", "future"), Stance("positive", "possible")], "planned"),
        ([Stance("positive", "possible")], "hypothetical"),
        ([Stance("negative", "desired")], "hypothetical"),
        ([Stance("positive", "desired"), Stance("negative", "actual")], "denied"),
    ],
)
def test_status(stances: list[Stance], status: str) -> None:
    assert fact_status(stances) == status
    assert fact_status(reversed(stances)) == status


def test_order_and_repetition_play_no_part() -> None:
    one, other = kremlin(), agency()
    assert resolve([one, other]) == resolve([other, one, other])
    assert list(resolve([one, other]).events) == list(resolve([other, one]).events)


def test_of_two_readings_of_one_article_the_same_is_kept_in_any_order() -> None:
    one, other = claim("positive", "actual", False), claim("negative", "actual", False)
    assert unique([one, other]) == unique([other, one])
    assert len(unique([one, other])) == 1

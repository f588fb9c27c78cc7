"""Towns that play are clubs; those that something is in are towns."""

import pytest

from kg.model import Article, Chain, Mention, Reading, Span
from kg.resolve.clubs import is_club

SPORT = "في الدوري أمس خسر الفريق مباراة واحدة، وقال مدرب المنتخب إن اللاعبين تعبوا. "


def town(text: str, name: str) -> bool:
    start = text.index(name)
    span = Span(start, start + len(name))
    mention = Mention(span, name, span, "GPE", "name")
    chain = Chain((0,), "GPE", (("ar", name),), None, True)
    return is_club(Reading(Article("a", "ar", text), (mention,), (chain,), ()), chain)


@pytest.mark.parametrize(
    ("text", "name", "club"),
    [
        (SPORT + "وتفوقت مضر على الجبيل والمحيط.", "الجبيل", True),
        (SPORT + "ويلتقي نيويورك مع بنفيكا.", "نيويورك", True),
        (SPORT + "وتقام المباراة في الجبيل غدا.", "الجبيل", False),
        (SPORT + "وتقام المباراة بالجبيل غدا.", "الجبيل", False),
        (SPORT + "\nنيويورك: حضر الآلاف.", "نيويورك", False),
        ("وتفوقت مضر على الجبيل والمحيط.", "الجبيل", False),
    ],
)
def test_a_town_on_sport_without_a_word_of_place_is_its_club(text: str, name: str, club: bool) -> None:
    assert town(text, name) is club

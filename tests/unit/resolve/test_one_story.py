"""Four articles in two languages that tell one story become one graph."""

from pathlib import Path

import pytest

import kg
from kg.graph import Graph, build
from kg.model import Reading
from kg.resolve import resolve
from tests.support.stories import KERRY, MOSCOW, PUTIN, THURSDAY, Story, agency, kremlin

AIDE_AR = ("PERSON", (("ar", "جوناثان بريمفيلد"), ("en", "Junathan Brimfild")), None)
AIDE_EN = ("PERSON", (("en", "Jonathan Brimfield"),), None)
MEET_AR = ("CONSULT", "meet", "met", "التقى")
MEET_EN = ("CONSULT", "meet", "met", "meet")


def arabic() -> Reading:
    story = Story("third", "التقى كيري بوتين في موسكو الخميس بحضور مساعده جوناثان بريمفيلد.")
    kerry, putin = story.who(KERRY, "كيري"), story.who(PUTIN, "بوتين")
    story.who(AIDE_AR, "جوناثان بريمفيلد")
    place, time = story.who(MOSCOW, "موسكو"), story.when("الخميس", THURSDAY)
    story.tell("التقى", MEET_AR, subject=(kerry,), object=(putin,), place=place, time=time)
    return story.reading()


def english() -> Reading:
    text = "John Kerry met Vladimir Putin in Moscow on Thursday. His aide Jonathan Brimfield was there."
    story = Story("fourth", text, lang="en")
    kerry, putin = story.who(KERRY, "John Kerry"), story.who(PUTIN, "Vladimir Putin")
    story.who(AIDE_EN, "Jonathan Brimfield")
    place, time = story.who(MOSCOW, "Moscow"), story.when("Thursday", THURSDAY)
    story.tell("met", MEET_EN, subject=(kerry,), object=(putin,), place=place, time=time)
    return story.reading()


def test_each_actor_and_the_meeting_stand_once_with_all_sources_and_labels_in_both_languages() -> None:
    readings = (kremlin(), agency(), arabic(), english())
    graph = build(readings, resolve(readings))
    met = graph.query(
        "SELECT ?e ?n (GROUP_CONCAT(DISTINCT LANG(?label); separator=' ') AS ?langs) { ?e kg:subtype 'meet' ;"
        " kg:factStatus kg:Affirmed ; kg:articleCount ?n ; rdfs:label ?label } GROUP BY ?e ?n"
    ).values()
    assert [(row["n"], set(row["langs"].split())) for row in met] == [("4", {"ar", "en"})]
    people = graph.query(
        "SELECT DISTINCT ?p { ?p kg:kind 'PERSON' ; skos:prefLabel ?label } ORDER BY ?p"
    ).values()
    names = [row["p"].rsplit("/", 1)[-1].rsplit(":", 1)[-1] for row in people]
    assert {"Q22316", "Q7747"} <= set(names)
    assert len(names) == 5, "Kerry, Putin, Lavrov, Earnest and the aide"


def test_the_english_name_is_what_english_articles_say() -> None:
    again = Story("fifth", "عاد جوناثان بريمفيلد إلى موسكو الخميس بعد لقاء كيري بوتين.")
    for who, text in ((AIDE_AR, "جوناثان بريمفيلد"), (KERRY, "كيري"), (PUTIN, "بوتين"), (MOSCOW, "موسكو")):
        again.who(who, text)
    resolution = resolve((arabic(), english(), again.reading()))
    (aide,) = [
        entity for entity in resolution.entities.values() if ("en", "Junathan Brimfild") in entity.names
    ]
    assert aide.names[:2] == (("ar", "جوناثان بريمفيلد"), ("en", "Jonathan Brimfield"))


EXAMPLES = Path(__file__).parents[3] / "examples" / "story"

ONE = """SELECT ?p (GROUP_CONCAT(DISTINCT LANG(?l); separator=' ') AS ?langs)
{ ?p kg:kind 'PERSON' ; skos:prefLabel|skos:altLabel ?name ; skos:prefLabel ?l FILTER(REGEX(?name, '%s')) }
GROUP BY ?p"""

MEETINGS = """SELECT ?e ?articles (GROUP_CONCAT(DISTINCT LANG(?l); separator=' ') AS ?langs) {
  ?e kg:eventType kgt:CONSULT ; kg:agent|kg:patient ?a, ?b ; kg:articleCount ?articles ; rdfs:label ?l .
  ?a skos:prefLabel "Sergey Lavrov"@en . ?b skos:prefLabel "Ayman Safadi"@en .
  ?e kg:subtype ?how FILTER(?how IN ("meet", "talk"))
} GROUP BY ?e ?articles"""


@pytest.fixture(scope="module")
def example() -> Graph:
    return kg.build([EXAMPLES])


@pytest.mark.model
@pytest.mark.parametrize("name", ["لافروف|Lavrov", "الصفدي|Safadi", "عبد الله الثاني|Abdullah II"])
def test_each_main_actor_of_the_examples_is_one_with_labels_in_both_languages(
    example: Graph, name: str
) -> None:
    found = example.query(ONE % name).values()
    assert [set(row["langs"].split()) for row in found] == [{"ar", "en"}]


@pytest.mark.model
def test_the_meeting_of_the_examples_is_one_with_all_its_sources(example: Graph) -> None:
    meetings = example.query(MEETINGS).values()
    assert [(row["articles"], set(row["langs"].split())) for row in meetings] == [("4", {"ar", "en"})]

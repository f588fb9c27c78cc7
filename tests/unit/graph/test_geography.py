"""Places on the map: coordinates, states, and the question that asks for both."""

from kg.graph import Graph, build
from kg.graph.canned import run
from kg.resolve import resolve
from tests.support.stories import KERRY, LAVROV, PUTIN, RUSSIA, Story, stories


def test_what_a_user_gives_goes_before_what_is_known(graph: Graph) -> None:
    assert graph.query("ASK { entity:Q649 geo:lat 55.75583 ; geo:long 37.6 }")
    known = build(stories(), resolve(stories()))
    assert known.query("ASK { entity:Q649 geo:lat ?lat . FILTER(?lat > 55 && ?lat < 56) }")


def test_a_place_is_in_its_state_and_a_state_in_none(graph: Graph) -> None:
    assert graph.query("ASK { entity:Q649 kg:inCountry entity:Q159 . entity:Q159 rdfs:label 'Russia'@en }")
    assert not graph.query("ASK { entity:Q159 kg:inCountry ?state }")


def test_points_are_written_for_geosparql(graph: Graph) -> None:
    wkt = "<http://www.opengis.net/ont/geosparql#asWKT>"
    found = graph.query(f"SELECT ?wkt {{ entity:Q649 {wkt} ?wkt }}").values()
    assert found == [{"wkt": "POINT(37.6 55.75583)"}]


def test_only_places_lie_somewhere(graph: Graph) -> None:
    assert not graph.query("ASK { ?who kg:kind 'PERSON' ; geo:lat ?lat }")


def test_the_map_shows_events_with_their_places(graph: Graph) -> None:
    rows = run(graph, "map").values()
    assert rows
    assert {(row["lat"], row["long"]) for row in rows} == {("55.75583", "37.6")}
    assert len(run(graph, "map", {"state": "روسيا"}).values()) == len(rows)
    assert len(run(graph, "map", {"state": "RUSSIA"}).values()) == len(rows)
    assert not run(graph, "map", {"state": "United States"}).values()
    assert not run(graph, "map", {"until": "1999-12-31"}).values()


def test_amman_is_in_jordan_and_a_state_in_itself_whatever_they_share() -> None:
    """عمان is Oman, too: an id tells which is meant, not a name."""
    story = Story("talks", "التقى كيري لافروف في عمان.\nوزار بوتين روسيا.")
    amman = story.who(("GPE", (("ar", "عمان"), ("en", "Amman")), "Q3805"), "عمان")
    meeting = ("CONSULT", "meet", "met", "التقى")
    kerry, lavrov = story.who(KERRY, "كيري"), story.who(LAVROV, "لافروف")
    story.tell("التقى", meeting, subject=(kerry,), object=(lavrov,), place=amman)
    visit = ("CONSULT", "visit", "visited", "زار")
    story.tell("زار", visit, subject=(story.who(PUTIN, "بوتين"),), place=story.who(RUSSIA, "روسيا"))
    readings = (story.reading(),)
    rows = run(build(readings, resolve(readings)), "map").values()
    assert {(row["place"], row["lat"][:2], row["country"]) for row in rows} == {
        ("Amman", "31", "Jordan"),
        ("Russia", "55", "Russia"),
    }

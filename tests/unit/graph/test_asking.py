"""SPARQL, how answers look, canned queries with parameters, search, stats."""

import csv
import io
import json
from pathlib import Path

import pytest

from kg.errors import ConfigError, GraphError, OntologyError, QueryError
from kg.graph import Graph, build
from kg.graph.canned import bind, parse, queries, run
from kg.graph.results import FORMATS, to_csv, to_json, to_table, to_tsv, to_turtle, to_xml, width
from kg.graph.search import find_one, search
from kg.graph.vocab import RDFS
from kg.model import Stance
from kg.resolve import resolve
from tests.support.stories import KERRY, PUTIN, Story, Who

NAMES = "SELECT ?who ?name { ?who kg:kind 'PERSON' ; rdfs:label ?name } ORDER BY ?name"


def test_errors_have_line_and_column(graph: Graph) -> None:
    with pytest.raises(QueryError) as caught:
        graph.query("SELECT ?x\nWHERE { ?x ?p }")
    assert caught.value.where == "query line 2 column 16"
    assert len(caught.value.message) < 200


def test_triple_terms_are_triples_in_results() -> None:
    told = Graph.loads(b'<a:b> <a:p> <<( <a:b> <a:p> <<( <a:b> <a:p> "\xd9\x87\xd8\xa7"@ar )>> )>> .', "ttl")
    answer = told.query("SELECT ?o { ?s ?p ?o }")
    outer = json.loads(to_json(answer))["results"]["bindings"][0]["o"]
    assert outer["type"] == "triple" and outer["value"]["subject"] == {"type": "uri", "value": "a:b"}
    inner = outer["value"]["object"]["value"]
    assert inner["object"] == {"type": "literal", "value": "ها", "xml:lang": "ar"}
    assert '<object><literal xml:lang="ar">ها</literal></object></triple></object>' in to_xml(answer)


def test_an_unknown_prefix_is_named_with_the_known_ones(graph: Graph) -> None:
    with pytest.raises(QueryError, match="prefix is not known") as caught:
        graph.query("SELECT ?x { ?x foo:bar ?y }")
    assert "kg:" in caught.value.hint


def test_answers_of_each_kind(graph: Graph) -> None:
    assert bool(graph.query("ASK { ?s kg:met ?o }")) is True
    assert bool(graph.query("ASK { ?s kg:killed ?o }")) is False
    triples = graph.query("CONSTRUCT { ?s kg:met ?o } WHERE { ?s kg:met ?o }")
    assert "entity:Q7747 kg:met entity:Q22316" in to_turtle(triples)
    with pytest.raises(QueryError, match="only CONSTRUCT"):
        to_turtle(graph.query(NAMES))
    assert len(graph.query(NAMES)) == 8
    assert not graph.query("SELECT ?x { ?x kg:killed ?y }")


def test_csv_tsv_json(graph: Graph) -> None:
    answer = graph.query(NAMES)
    rows = list(csv.reader(io.StringIO(to_csv(answer))))
    assert rows[0] == ["who", "name"] and "جون كيري" in {row[1] for row in rows}
    assert '"جون كيري"@ar' in to_tsv(answer)
    data = json.loads(to_json(answer))
    assert data["head"]["vars"] == ["who", "name"]
    assert {"type": "literal", "value": "جون كيري", "xml:lang": "ar"} in [
        binding["name"] for binding in data["results"]["bindings"]
    ]
    assert json.loads(to_json(graph.query("ASK { ?s kg:met ?o }"))) == {"head": {}, "boolean": True}


def test_table_keeps_columns_and_text(graph: Graph) -> None:
    lines = to_table(graph.query(NAMES)).splitlines()
    assert lines[0].split() == ["who", "name"]
    row = next(line for line in lines if "جون كيري" in line)
    assert "entity:Q22316" in row and row.index("entity") < row.index("جون")
    assert "\ufe8e" not in row
    assert "\u200e" in to_table(graph.query(NAMES))
    assert "\u200e" not in to_table(graph.query(NAMES), marks=False)
    assert to_table(graph.query("ASK { ?s kg:met ?o }")) == "yes\n"
    assert width("مُحَمَّد") == 4


def test_every_format_shows_an_empty_answer(graph: Graph) -> None:
    answer = graph.query("SELECT ?x { ?x kg:killed ?y }")
    for name in ("table", "csv", "tsv", "json"):
        assert "x" in FORMATS[name](answer)


def test_names_are_found_in_both_languages_and_any_spelling(graph: Graph) -> None:
    for name in ("جون كيري", "كيري", "kerry", "JOHN  KERRY", "كِيري"):
        assert search(graph, name)[0].iri.endswith("/Q22316"), name
    assert find_one(graph, "جوش ايرنست").endswith("e-eb1a5f158fcc")
    assert find_one(graph, " Q22316 ").endswith("/Q22316")
    assert find_one(graph, "e-eb1a5f158fcc").endswith("e-eb1a5f158fcc")
    by_name = run(graph, "timeline", {"person": "كيري"})
    assert run(graph, "timeline", {"person": "Q22316"}) == by_name and by_name.rows
    with pytest.raises(GraphError, match="no entity"):
        find_one(graph, "nobody")
    assert search(graph, " ") == []


def test_blank_nodes_are_no_words_in_csv() -> None:
    graph = Graph.loads(b'_:x <a:p> "x" .', "nt")
    name, word = to_csv(graph.query("SELECT ?a ?b { ?a <a:p> ?b }")).splitlines()[1].split(",")
    assert name.startswith("_:") and word == "x"


def test_every_canned_query_answers(graph: Graph) -> None:
    assert {"who-met", "who-said-what-about", "denied", "timeline", "attacks", "planned", "sources"} <= {
        query.name for query in queries()
    }
    for query in queries():
        assert query.title and query.title_ar
        given = {param.name: "كيري" for param in query.params if param.required}
        assert run(graph, query, given).variables


def test_every_parameter_can_be_given(graph: Graph) -> None:
    values = {"entity": "Kerry", "date": "2016-01-01", "type": "consult", "text": "x", "state": "روسيا"}
    for query in queries():
        run(graph, query, {param.name: values[param.type] for param in query.params})


def test_who_met_lists_a_pair_of_one_day_once_and_those_who_talk_together() -> None:
    readings = []
    for name, sides in (("a", ("كيري", "بوتين")), ("b", ("بوتين", "كيري"))):
        story = Story(name, "التقى كيري بوتين في موسكو وبحثا الأزمة")
        who = [story.who({"كيري": KERRY, "بوتين": PUTIN}[side], side) for side in sides]
        story.tell("التقى", ("CONSULT", "meet", "met", "التقى"), subject=(who[0],), object=(who[1],))
        story.tell("بحثا", ("CONSULT", "discuss", "discussed", "بحث"), subject=tuple(who))
        readings.append(story.reading())
    rows = run(build(readings, resolve(readings)), "who-met", {}).values()
    assert [{row["person"], row["with"]} for row in rows] == [{"John Kerry", "Vladimir Putin"}]


def test_who_met(graph: Graph) -> None:
    rows = run(graph, "who-met", {"person": "كيري"}).values()
    assert rows == [
        {
            "day": "2016-07-14",
            "person": "John Kerry",
            "with": "Vladimir Putin",
            "place": "Moscow",
            "status": rows[0]["status"],
            "sentence": "بحث بوتين مع كيري الأزمة في موسكو الخميس.",
            "article": "agency",
        }
    ]
    assert not run(graph, "who-met", {"person": "كيري", "since": "2016-07-15"})
    assert not run(graph, "who-met", {"person": "كيري", "until": "2016-07-13"})
    assert run(graph, "who-met", {"person": "كيري", "with": "بوتين"})
    assert not run(graph, "who-met", {"person": "لافروف"})


def test_a_name_stands_before_a_description_in_a_pair() -> None:
    story = Story("a", "التقى كيري نظيره في موسكو")
    described: Who = ("PERSON", (("ar", "نظيره"),), None)
    sides = story.who(described, "نظيره"), story.who(KERRY, "كيري")
    story.bare.add(described)
    story.tell("التقى", ("CONSULT", "meet", "met", "التقى"), subject=(sides[1],), object=(sides[0],))
    readings = [story.reading()]
    (row,) = run(build(readings, resolve(readings)), "who-met").values()
    assert (row["person"], row["with"]) == ("John Kerry", "نظيره")


def test_what_did_not_happen_is_not_what_somebody_denies() -> None:
    story = Story("a", "ولم يعلق كيري على التقرير")
    negative = Stance(polarity="negative", modality="actual")
    comment = ("STATE", "comment", "commented", "علق")
    story.tell("يعلق", comment, subject=(story.who(KERRY, "كيري"),), stance=negative)
    readings = [story.reading()]
    graph = build(readings, resolve(readings))
    assert not run(graph, "denied")
    (row,) = run(graph, "negated", {"person": "كيري"}).values()
    assert row["sentence"] == story.text and row["status"] == "denied"


def test_who_denies(graph: Graph) -> None:
    rows = run(graph, "denied", labels="ar").values()
    assert [row["speaker"] for row in rows] == ["جوش إيرنست"]
    assert run(graph, "denied", {"person": "روسيا"})
    assert not run(graph, "denied", {"person": "بوتين"})
    (row,) = run(graph, "who-denies", {"speaker": "إيرنست", "about": "روسيا", "type": "COOPERATE"}).values()
    assert row["speaker"] == "Josh Earnest" and row["article"] == "kremlin"
    assert not run(graph, "who-denies", {"speaker": "بوتين"})
    one_pattern = graph.query("SELECT ?who { ?who kg:denies ?event }").values()
    assert [found["who"].rsplit("/", 1)[-1] for found in one_pattern] == ["e-eb1a5f158fcc"]
    assert not graph.query("ASK { GRAPH graph:simple { ?usa kg:coordinatesWith ?russia } }")
    raw = run(graph, "who-said-what-about", {"about": "Russia"}, labels="").values()
    assert raw[0]["stance"].endswith("#Denies")


@pytest.mark.parametrize(
    "value",
    ['x" } ; DROP ALL #', "x> . } DELETE {?s ?p ?o} WHERE {?s ?p ?o", "'''", "\\", "${x}", "}} UNION {{"],
)
def test_values_are_data_and_never_query(graph: Graph, value: str) -> None:
    before = len(graph)
    with pytest.raises(GraphError):
        run(graph, "who-met", {"person": value})
    with pytest.raises(ConfigError):
        run(graph, "who-met", {"since": value})
    with pytest.raises(ConfigError):
        run(graph, "events", {"type": value})
    query = parse("t", "# title: T\n# param word text: w\nSELECT ?word WHERE { }")
    assert run(graph, query, {"word": value}).values() == [{"word": value}]
    with pytest.raises((GraphError, ConfigError)):
        run(graph, "who-met", {"person": "http://x/" + value + " >"})
    assert len(graph) == before


def test_wrong_names_are_answered_with_the_right_ones(graph: Graph) -> None:
    with pytest.raises(ConfigError, match="who-met"):
        run(graph, "who-meets")
    with pytest.raises(ConfigError, match="it has: person"):
        run(graph, "who-met", {"persn": "x"})
    with pytest.raises(ConfigError, match="needs a value"):
        run(graph, "timeline")
    for wrong, nearest in (("CONSLT", "CONSULT"), ("attack", "ASSAULT"), ("اجتمع", "CONSULT")):
        with pytest.raises(ConfigError, match=f"type: '{wrong}' is no event type .nearest: .*{nearest}"):
            run(graph, "events", {"type": wrong})
    with pytest.raises(ConfigError, match="known: ACCUSE, AGREE"):
        run(graph, "events", {"type": "0"})
    for wrong, known in (("Rusia", "Russia"), ("Egypt", "Russia, United States")):
        with pytest.raises(GraphError, match=f"no state is called '{wrong}' .the graph has {known}"):
            run(graph, "map", {"state": wrong})


def test_labels_are_in_a_language_that_is_there(graph: Graph) -> None:
    with pytest.raises(ConfigError, match=r"no labels in 'fr' .known: ar, en"):
        run(graph, "who-met", labels="fr")
    french = f'<{graph.base}entity/Q649> <{RDFS}label> "Moscou"@fr .'
    told = Graph.from_quads([*graph.nquads().decode().splitlines(), french])
    assert {row["place"] for row in run(told, "who-met", labels="fr").values()} == {"Moscou"}


def test_types_of_another_hand_can_be_asked_for(graph: Graph) -> None:
    text = graph.nquads().decode().replace("event-type/CONSULT", "event-type/Rendezvous")
    other = Graph.loads(text.encode(), "nq")
    assert len(run(other, "events", {"type": "rendezvous"})) == len(run(graph, "events", {"type": "consult"}))
    assert len(run(other, "events", {"type": "consult"})) == 0


def test_header_errors_name_the_line() -> None:
    with pytest.raises(OntologyError, match=r"t\.rq line 2"):
        parse("t", "# title: T\n# param x wrong: y\nSELECT * WHERE {}")
    with pytest.raises(OntologyError, match="title"):
        parse("t", "SELECT * WHERE {}")


def test_bind_goes_into_the_first_where_only() -> None:
    from pyoxigraph import Literal

    assert bind("SELECT * WHERE { { SELECT * WHERE { } } }", {"a": (Literal('"'),)}) == (
        'SELECT * WHERE { VALUES ?a { "\\"" } { SELECT * WHERE { } } }'
    )


def test_stats(graph: Graph) -> None:
    stats = graph.stats()
    assert (stats["articles"], stats["entities"], stats["events"], stats["event_mentions"]) == (2, 8, 5, 6)
    assert stats["events_by_status"] == {"affirmed": 3, "denied": 1, "planned": 1}
    assert stats["top_entities"][0]["label_en"] == "John Kerry"
    json.dumps(stats)


def test_an_empty_graph_can_be_asked(tmp_path: Path) -> None:
    empty = Graph()
    assert empty.stats()["events"] == 0
    assert not empty.query(NAMES)
    for query in queries():
        if not any(param.required for param in query.params):
            run(empty, query)
    empty.save(tmp_path / "empty.ttl")
    assert len(Graph.load(tmp_path / "empty.ttl")) == 0

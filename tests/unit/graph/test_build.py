"""What the graph says, and that it says it the same way every time."""

import os
import subprocess
import sys
from collections import Counter
from dataclasses import replace

import pytest

from kg.errors import ConfigError
from kg.graph import Graph, Settings, build, quads
from kg.graph.terms import Lines, check_base, decimal, iri, literal, segment
from kg.graph.vocab import KG, RDF, relation_name
from kg.ids import DEFAULT_BASE
from kg.model import Reading, Source, Stance
from kg.resolve import resolve
from tests.support.stories import EARNEST, MOSCOW, PUTIN, RUSSIA, USA, Story, claim, kremlin, stories

SIMPLE = "GRAPH graph:simple"


def built(*readings: Reading) -> Graph:
    return build(readings, resolve(readings))


def test_a_plain_fact_is_a_bare_edge(graph: Graph) -> None:
    assert graph.query(f"ASK {{ {SIMPLE} {{ entity:Q7747 kg:met entity:Q22316 }} }}")


def test_a_denied_event_is_a_node_that_its_denier_points_to(graph: Graph) -> None:
    assert not graph.query("ASK { entity:Q30 kg:coordinatesWith ?anything }")
    found = graph.query(
        f"SELECT ?label {{ {SIMPLE} {{ ?who kg:denies ?event . ?event a kg:EventNode ;"
        " kg:agent entity:Q30 ; kg:patient entity:Q159 } ?who rdfs:label ?label FILTER(LANG(?label) = 'en') }"
    )
    assert found.values() == [{"label": "Josh Earnest"}]


@pytest.mark.parametrize("claimed", [True, False])
def test_who_did_it_only_by_the_word_of_somebody_did_not_do_it_as_a_fact(*, claimed: bool) -> None:
    story = Story("attack", "قال جوش إيرنست إن روسيا هاجمت المدينة.\nوأدان فلاديمير بوتين الهجوم.")
    earnest, russia = story.who(EARNEST, "جوش إيرنست"), story.who(RUSSIA, "روسيا")
    said = Stance(attribution=(Source("قال", "says", (earnest,)),) if claimed else ())
    attacked = ("ASSAULT", "attack", "attacked", "هاجم")
    town = story.who(MOSCOW, "المدينة")
    story.tell("هاجمت", attacked, subject=(russia,), object=(town,), stance=said)
    story.tell("الهجوم", attacked, subject=(russia,), object=(town,))
    found = built(story.reading()).query(f"ASK {{ {SIMPLE} {{ entity:Q159 kg:attacked ?town }} }}")
    assert bool(found) is not claimed


def test_a_planned_event_is_a_node(graph: Graph) -> None:
    assert not graph.query("ASK { entity:Q22316 kg:met entity:Q58217 }")
    assert graph.query(
        "ASK { ?event a kg:EventNode ; kg:factStatus kg:Planned ;"
        " kg:agent entity:Q22316 ; kg:patient entity:Q58217 }"
    )


def test_a_fact_without_an_object_points_to_its_event(graph: Graph) -> None:
    assert graph.query("ASK { ?dead kg:died ?event . ?event a kg:EventNode ; kg:eventType kgt:HAPPEN }")


def test_an_act_of_speaking_whose_content_is_there_is_no_node(graph: Graph) -> None:
    assert not graph.query("ASK { ?event a kg:EventNode ; kg:eventType kgt:STATE }")


def test_offsets_give_back_the_text(graph: Graph) -> None:
    rows = graph.query(
        "SELECT ?text ?begin ?end ?anchor { ?m nif:referenceContext ?c ; nif:beginIndex ?begin ;"
        " nif:endIndex ?end ; nif:anchorOf ?anchor . ?c nif:isString ?text }"
    ).values()
    assert len(rows) > 20
    for row in rows:
        assert row["text"][int(row["begin"]) : int(row["end"])] == row["anchor"]


def test_a_chain_of_sources_is_a_chain_of_claims() -> None:
    story = Story("chain", "نقلت وكالة عن إيرنست أن بوتين نفى أن الولايات المتحدة تنسق مع روسيا")
    speakers = [story.who(PUTIN, "بوتين"), story.who(EARNEST, "إيرنست")]
    sources = (Source("نفى", "denies", (speakers[0],)), Source("نقل عن", "says", (speakers[1],)))
    story.tell(
        "تنسق",
        ("COOPERATE", "coordinate", "coordinates with", "نسق"),
        subject=(story.who(USA, "الولايات المتحدة"),),
        object=(story.who(RUSSIA, "روسيا"),),
        stance=Stance("negative", "actual", sources),
    )
    graph = built(story.reading())
    assert graph.query(
        "ASK { ?outer a kg:Claim ; kg:stance kg:Says ; kg:polarity kg:Positive ; kg:about ?inner ."
        " ?inner a kg:Claim ; kg:stance kg:Denies ; kg:polarity kg:Negative ;"
        " prov:wasAttributedTo entity:Q7747 ; kg:about ?mention . ?mention a kg:EventMention }"
    )
    assert graph.query("ASK { entity:Q7747 kg:denies ?event . ?someone kg:relays ?event }")


def test_places_carry_coordinates(graph: Graph) -> None:
    found = graph.query("SELECT ?lat ?long { entity:Q649 geo:lat ?lat ; geo:long ?long }").values()
    assert found == [{"lat": "55.75583", "long": "37.6"}]


def test_times_are_owl_time(graph: Graph) -> None:
    assert graph.query(
        "ASK { ?event sem:hasTime ?time . ?time a time:Instant ; time:inXSDDate '2016-07-14'^^xsd:date }"
    )


def test_each_statement_stands_in_one_graph(graph: Graph) -> None:
    counts = Counter(str(quad.triple) for quad in graph.quads())
    assert [statement for statement, count in counts.items() if count > 1] == []


def test_no_blank_nodes_and_canonical_lines() -> None:
    readings = stories()
    lines = list(quads(readings, resolve(readings)))
    assert not any(line.startswith("_:") or " _:" in line for line in lines)
    assert Graph.from_quads(lines).nquads() == ("\n".join(sorted(lines)) + "\n").encode()


def test_an_article_alone_decides_its_own_graph() -> None:
    def own(graph: Graph) -> list[str]:
        return sorted(
            str(quad) for quad in graph.quads() if str(quad.graph_name).endswith("article/kremlin>")
        )

    assert own(built(kremlin())) == own(built(*stories()))


def test_order_of_the_input_changes_no_byte() -> None:
    one, other = stories()
    assert built(one, other).nquads() == built(other, one).nquads()


def test_hash_seed_changes_no_byte() -> None:
    code = (
        "import sys; from tests.support.stories import stories; from kg.resolve import resolve;"
        "from kg.graph import build; readings = stories(); graph = build(readings, resolve(readings));"
        "[sys.stdout.buffer.write(graph.to_bytes(name)) for name in"
        " ('nq', 'trig', 'ttl', 'nt', 'rdf', 'jsonld', 'graphml', 'gexf', 'dot', 'svg')]"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            check=True,
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
        ).stdout
        for seed in ("1", "2", "77")
    }
    assert len(outputs) == 1
    assert next(iter(outputs))


def test_another_base_moves_the_data_and_leaves_the_terms() -> None:
    readings = stories()
    graph = build(readings, resolve(readings), base="https://example.org/n/")
    assert graph.query(
        "ASK { <https://example.org/n/entity/Q7747> kg:met <https://example.org/n/entity/Q22316> }"
    )
    assert DEFAULT_BASE + "entity" not in graph.nquads().decode()
    assert Graph.loads(graph.nquads(), "nq").base == "https://example.org/n/"


@pytest.mark.parametrize(
    "base",
    [
        *("news", "https://example.org/x#", "https://example.org/x", "https://a b/", "http://x/<>/", ""),
        *("https://example.org/%zz/", "https://example.org:port/", "https://example.org/[x]/", "urn:"),
    ],
)
def test_a_base_that_cannot_be_used_is_refused(base: str) -> None:
    with pytest.raises(ConfigError, match="base IRI"):
        check_base(base)


def test_strange_article_ids_stay_apart_and_give_good_iris() -> None:
    ids = ["a b", "a_b", "../x", "..", "<x>", "مقال", 'a"b', "#", "a\nb"]
    readings = [claim("positive", "actual", False, article=name) for name in ids]
    graph = built(*readings)
    found = {row["id"] for row in graph.query("SELECT ?id { ?a schema:identifier ?id }").values()}
    assert found == set(ids)
    assert len({segment(name) for name in ids}) == len(ids)


def test_hostile_text_stays_text() -> None:
    story = Story("x", 'قال "> <script>\\u0041\\n \x85 \ufffe }} كيري')
    reading = replace(story.reading(), article=replace(story.reading().article, title='"@en . <a> <b> <c>'))
    graph = built(reading)
    rows = graph.query("SELECT ?t ?h { ?c nif:isString ?t . ?a schema:headline ?h }").values()
    assert rows == [{"t": story.text.replace("\ufffe", "\ufffd"), "h": '"@en . <a> <b> <c>'}]


def test_the_base_is_found_whatever_came_first(graph: Graph) -> None:
    lines = graph.nquads().decode().splitlines()
    moved = [line.replace(graph.base + "entity/", "https://e.org/entity/") for line in lines]
    no_runs = [line for line in (*lines, *moved) if "/run/" not in line]
    for given, base in (([*lines, *moved], graph.base), (no_runs, "https://e.org/")):
        found = [Graph.from_quads(order) for order in (given, reversed(given))]
        assert [one.base for one in found] == [base, base]
        assert found[0].to_bytes("trig") == found[1].to_bytes("trig")
    other = f"<http://e.org/people/{{}}> <{RDF}type> <{KG}Entity> ."
    assert Graph.from_quads(map(other.format, "ab")).base == DEFAULT_BASE


@pytest.mark.parametrize(
    ("predicate", "name"),
    [
        ("met", "met"),
        ("coordinates with", "coordinatesWith"),
        ("Held talks-with", "heldTalksWith"),
        ("تناول", "تناول"),
        ("agent", "agent_"),
        ("denies", "denies_"),
        ("2nd", "_2nd"),
        ("!?", "relatedTo"),
    ],
)
def test_predicates_become_properties(predicate: str, name: str) -> None:
    assert relation_name(predicate) == name


def test_terms_are_canonical() -> None:
    assert literal('a"\\\n\t\x01', "en") == '"a\\"\\\\\\n\\t\\u0001"@en'
    assert decimal(1.0) == '"1"^^<http://www.w3.org/2001/XMLSchema#decimal>'
    assert decimal(0.00001) == '"0"^^<http://www.w3.org/2001/XMLSchema#decimal>'
    lines = Lines("g:g")
    lines.add("a:a", "b:b", iri("c:c"))
    assert lines.lines == ["<a:a> <b:b> <c:c> <g:g> ."]


def test_settings_are_said_in_the_provenance(graph: Graph) -> None:
    assert graph.query(
        "ASK { GRAPH graph:provenance { ?run kg:version '0' ; kg:pipeline 'ar' ; kg:minConfidence 0.4 } }"
    )
    assert Settings().base == DEFAULT_BASE

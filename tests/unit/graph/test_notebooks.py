"""What notebooks show: frames and the explorer."""

import pytest

from kg.graph import Graph


def test_answers_become_frames(graph: Graph) -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is in the extra pandas")
    answer = graph.query(
        "SELECT ?e ?n ?l WHERE { ?e kg:mentionCount ?n OPTIONAL { ?e skos:note ?l } } ORDER BY DESC(?n) ?e"
    )
    frame = answer.to_pandas()
    assert isinstance(frame, pandas.DataFrame)
    assert list(frame.columns) == ["e", "n", "l"]
    assert frame["n"].iloc[0] == 2 and frame["e"].iloc[0].startswith("event:")
    assert frame["l"].isna().all()


def test_literals_that_are_no_numbers_stay_words(graph: Graph) -> None:
    pytest.importorskip("pandas", reason="pandas is in the extra pandas")
    asked = 'SELECT ?x { VALUES ?x { "many"^^xsd:integer "-"^^xsd:double } }'
    assert list(graph.query(asked).to_pandas()["x"]) == ["many", "-"]


def test_a_graph_shows_the_explorer_in_a_sandbox(graph: Graph) -> None:
    shown = graph._repr_html_()
    assert shown.startswith('<iframe sandbox="allow-scripts allow-popups"')
    assert "allow-same-origin" not in shown and "<script" not in shown


def test_answers_are_tables_without_markup(graph: Graph) -> None:
    shown = graph.query("SELECT ('<script>x</script>' AS ?bad) {}")._repr_html_()
    assert "<script" not in shown and "&lt;script" in shown

"""From articles to answers in Python: run it with `python examples/story.py`."""

from pathlib import Path

import kg

HERE = Path(__file__).parent

MEETINGS = """
SELECT ?who ?whom ?day WHERE {
    ?event kg:subtype "meet" ; kg:agent ?a ; kg:patient ?b .
    ?a rdfs:label ?who . ?b rdfs:label ?whom .
    FILTER (lang(?who) = "ar" && lang(?whom) = "ar")
    OPTIONAL { ?event sem:hasTime/rdfs:label ?day }
} ORDER BY ?day ?who ?whom
"""


def main() -> None:
    """Read, extract, build, ask."""
    intake = kg.read_articles([HERE / "articles"])
    for error in intake.failures:
        print(error)

    readings = []
    for outcome in kg.extract_readings(intake.articles):
        if isinstance(outcome, kg.KgError):
            print(outcome)
        else:
            readings.append(outcome)
            print(f"{outcome.article.id}: {len(outcome.reports)} event mentions")

    graph = kg.build_graph(readings)
    for row in graph.query(MEETINGS).values():
        print(row["who"], "←→", row["whom"], row.get("day", ""))


if __name__ == "__main__":
    main()

"""500,000 quads: loading, a filter+group query, a two-hop join, against pyoxigraph itself and rdflib.

    python benchmarks/store.py --quads 500000

Every figure is the least processor time of several rounds, all in one run; one line of JSON for each.
"""

import argparse
import json
import time
from collections.abc import Callable, Iterator
from typing import Any

import pyoxigraph as ox
import rdflib

from kg.graph import Graph
from kg.graph.vocab import KG, RDFS

BASE = "https://example.org/"
STATUSES = ("Affirmed", "Denied", "Planned", "Hypothetical")
PER_EVENT = 6

GROUP = f"""SELECT ?type (COUNT(?e) AS ?n) WHERE {{
  ?e <{KG}eventType> ?type ; <{KG}factStatus> <{KG}Affirmed> ; <{KG}mentionCount> ?m . FILTER(?m > 4)
}} GROUP BY ?type ORDER BY ?type"""
JOIN = f"""SELECT ?t (COUNT(*) AS ?n) WHERE {{
  ?a <{KG}eventType> <{BASE}type/7> ; <{KG}patient> ?x . ?b <{KG}agent> ?x ; <{KG}eventType> ?t .
}} GROUP BY ?t ORDER BY ?t"""


def lines(quads: int) -> Iterator[str]:
    """N-Quads of events like those of news: type, status, agent, patient, count, Arabic label."""
    for at in range(quads // PER_EVENT):
        event, graph = f"<{BASE}event/{at}>", f"<{BASE}graph/{at // 50}> ."
        yield f"{event} <{KG}eventType> <{BASE}type/{at % 23}> {graph}"
        yield f"{event} <{KG}factStatus> <{KG}{STATUSES[at % 4]}> {graph}"
        yield f"{event} <{KG}agent> <{BASE}entity/{(at * 7) % 4999}> {graph}"
        yield f"{event} <{KG}patient> <{BASE}entity/{(at * 31 + 5) % 4999}> {graph}"
        yield f'{event} <{KG}mentionCount> "{at % 9}"^^<http://www.w3.org/2001/XMLSchema#integer> {graph}'
        yield f'{event} <{RDFS}label> "التقى الأول الثاني {at}"@ar {graph}'


def best(works: dict[str, Callable[[], Any]], rounds: int) -> dict[str, tuple[float, Any]]:
    """Least processor time of several rounds, in seconds, and what came out; taking turns.

    A busy machine stretches the time on the clock for one more than for the other. What takes rdflib
    minutes is done once.
    """
    found: dict[str, tuple[float, Any]] = {}
    for turn in range(rounds):
        for name, work in works.items():
            if turn and name == "rdflib":
                continue
            start = time.process_time()
            out = work()
            seconds = time.process_time() - start
            found[name] = (min(seconds, found.get(name, (seconds,))[0]), out)
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quads", type=int, default=500_000)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    text = list(lines(given.quads))
    data = ("\n".join(text) + "\n").encode()

    def direct() -> ox.Store:
        store = ox.Store()
        store.bulk_load(data, ox.RdfFormat.N_QUADS)
        return store

    def with_rdflib() -> rdflib.Dataset:
        dataset = rdflib.Dataset(default_union=True)
        dataset.parse(data=data, format="nquads")
        return dataset

    engines = {"kg": lambda: Graph.loads(data, "nq"), "pyoxigraph": direct, "rdflib": with_rdflib}
    load = best(engines, given.rounds)
    graph, store, dataset = (found[1] for found in load.values())
    show("load", {name: found[0] for name, found in load.items()})
    for name, query in (("filter+group", GROUP), ("two-hop join", JOIN)):
        asked = {
            "kg": lambda q=query: rows(graph.query(q).rows),
            "pyoxigraph": lambda q=query: rows(
                tuple(row) for row in store.query(q, use_default_graph_as_union=True)
            ),
            "rdflib": lambda q=query: rows(tuple(row) for row in dataset.query(q)),
        }
        found = best(asked, given.rounds * 3)
        assert len({str(one[1]) for one in found.values()}) == 1, found
        show(name, {engine: one[0] for engine, one in found.items()})


def rows(found: Any) -> list[tuple[str, ...]]:
    """Rows as plain strings, the same for every engine."""
    return [tuple(str(getattr(term, "value", term)) for term in row) for row in found]


def show(what: str, seconds: dict[str, float]) -> None:
    """Print a measurement with its ratios."""
    ratios = {
        "to_pyoxigraph": round(seconds["kg"] / seconds["pyoxigraph"], 2),
        "rdflib_to_kg": round(seconds["rdflib"] / seconds["kg"], 1),
    }
    print(json.dumps({"what": what, **{k: round(v, 4) for k, v in seconds.items()}, **ratios}), flush=True)


if __name__ == "__main__":
    main()

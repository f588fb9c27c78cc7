"""Event knowledge graphs from news articles: who did what to whom, when, where, according to whom.

    graph = kg.build(["examples/articles"])
    graph.query("SELECT ?label WHERE { ?event a kg:Event ; rdfs:label ?label }").to_pandas()
    graph.save("news.html")

What the command line does beyond these names is in the rooms of the package:

    kg.graph.canned.run(graph, "who-met", {"person": "John Kerry"})   questions that have a name
    kg.graph.explain.explain(graph, "Q22316")                         why an entity or event is one
    kg.graph.picture.draw(graph, "svg")                               pictures with choices
    kg.graph.validate.validate(graph)                                 the shapes
    kg.pipeline.extract_triples(articles)                             open triples
    kg.graph.store.Store(folder), kg.pipeline.add_to_store, kg.pipeline.build_store
    kg.web.explorer.explorer(graph)                                   the page

Names are loaded when they are first used, so that `import kg` is quick and brings in neither spaCy nor an RDF
library.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from kg.errors import KgError
    from kg.evaluation import score
    from kg.graph import Graph
    from kg.ingest import Defaults, Intake
    from kg.model import Article, Reading
    from kg.pipeline import build, build_graph, extract_readings, read_articles

_HOME = {
    "Article": "kg.model",
    "Defaults": "kg.ingest",
    "Graph": "kg.graph",
    "Intake": "kg.ingest",
    "KgError": "kg.errors",
    "Reading": "kg.model",
    "build": "kg.pipeline",
    "build_graph": "kg.pipeline",
    "extract_readings": "kg.pipeline",
    "read_articles": "kg.pipeline",
    "score": "kg.evaluation",
}

__all__ = [
    "Article",
    "Defaults",
    "Graph",
    "Intake",
    "KgError",
    "Reading",
    "build",
    "build_graph",
    "extract_readings",
    "read_articles",
    "score",
]


def __getattr__(name: str) -> Any:
    """Load a public name from the room it lives in."""
    if name not in _HOME:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])

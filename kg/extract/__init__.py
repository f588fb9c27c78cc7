"""Everything local to one article: Doc in, Reading out.

Comes in: `kg.model.Article` and its spaCy Doc in Universal Dependencies. Goes out: `kg.model.Reading` with
mentions, chains and reports, or open triples. May use: `names`, `ontology`, `model`, `text`, spaCy's Doc.

Both are loaded when they are first used: the times of datelines need neither them nor spaCy.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.extract.reader import Extractor
    from kg.extract.triples import ArticleTriples, TripleExtractor

_HOME = {
    "ArticleTriples": "kg.extract.triples",
    "Extractor": "kg.extract.reader",
    "TripleExtractor": "kg.extract.triples",
}

__all__ = ["ArticleTriples", "Extractor", "TripleExtractor"]


def __getattr__(name: str) -> Any:
    """Load a public name from the file it lives in."""
    if name not in _HOME:
        raise AttributeError(f"module 'kg.extract' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)

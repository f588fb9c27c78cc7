"""Everything local to one article: Doc in, Reading out.

Comes in: `kg.model.Article` and its spaCy Doc in Universal Dependencies. Goes out: `kg.model.Reading` with
mentions, chains and reports, or open triples. May use: `names`, `ontology`, `model`, `text`, spaCy's Doc.
"""

from kg.extract.reader import Extractor
from kg.extract.triples import ArticleTriples, TripleExtractor

__all__ = ["ArticleTriples", "Extractor", "TripleExtractor"]

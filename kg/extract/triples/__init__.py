"""Open triples: what every clause says, as it stands in the text, whether its type is known or not.

Comes in: a parsed article. Goes out: `OpenTriple` values, with all arguments of their clause together and one
by one. Subjects, objects and predicates joined by conjunctions are told apart; a shared subject is said
again, and so are auxiliaries and negation; a relative clause has the noun it describes in its place; names
beside one another are told with the copula that the text leaves out.
"""

from kg.extract.triples.extractor import TripleExtractor
from kg.extract.triples.values import Argument, ArticleTriples, OpenTriple

__all__ = ["Argument", "ArticleTriples", "OpenTriple", "TripleExtractor"]

"""Score extracted events against annotated articles.

Comes in: gold articles (entities with all their forms, events) and predictions as `kg extract` prints them.
Goes out: figures, mistakes, and what could not be read. May use: ingest, errors.
"""

from kg.evaluation.gold import Gold, load_gold
from kg.evaluation.likeness import resemblance, same_name
from kg.evaluation.predictions import load_predictions
from kg.evaluation.scoring import ATTRIBUTES, MEASURES, Mistakes, score

__all__ = [
    "ATTRIBUTES",
    "MEASURES",
    "Gold",
    "Mistakes",
    "load_gold",
    "load_predictions",
    "resemblance",
    "same_name",
    "score",
]

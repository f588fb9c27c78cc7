"""Choose an antecedent by a linear score over named features.

Comes in: a case (an anaphor and its candidates).  Goes out: the best candidate, or None.
"""

from collections.abc import Mapping
from functools import cache

from kg import ontology
from kg.errors import OntologyError
from kg.extract.coref.anaphora import Case

#: Score below which an anaphor stays without antecedent.
NONE = "nobody"


@cache
def weights(lang: str) -> Mapping[str, float]:
    """Weights of a language; those set by hand where it has none of its own.

    Raises:
        OntologyError: A weight is no number.
    """
    file = f"coref/weights_{lang}.tsv"
    if not (ontology.root() / file).exists():
        file = "coref/prior.tsv"
    table = {}
    for number, row in ontology.rows(file):
        try:
            table[row["feature"]] = float(row["weight"])
        except ValueError as error:
            raise OntologyError(f"{row['weight']!r} is no number", where=f"{file} line {number}") from error
    return table


Scores = dict[tuple[str, ...], float]
"""Scores of features that have been added up before."""


def best(case: Case, table: Mapping[str, float], scores: Scores | None = None) -> int | None:
    """The candidate with the highest score, the nearer one of two equals; None below the score of nobody.

    Args:
        case: The anaphor.
        table: Weights.
        scores: Kept from case to case by the caller, for the same weights.
    """
    known = {} if scores is None else scores
    top, chosen = table.get(NONE, float("-inf")), None
    for party, features in case.candidates:
        score = known.get(features)
        if score is None:
            score = known[features] = sum([table.get(name, 0.0) for name in features])
        if score > top:
            top, chosen = score, party
    return chosen

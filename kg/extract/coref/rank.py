"""Choose an antecedent by a linear score over named features.

Comes in: a case (an anaphor and its candidates).  Goes out: the best candidate, or None.
"""

from collections.abc import Mapping
from functools import cache, lru_cache

from kg import ontology
from kg.errors import OntologyError
from kg.extract.coref.anaphora import Case

#: Score below which an anaphor stays without antecedent.
NONE = "nobody"
#: Combinations of features whose score is remembered; an article has some hundreds.
SEEN = 1 << 16


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


class Ranking:
    """Scores candidates.

    Args:
        table: Weights.
    """

    def __init__(self, table: Mapping[str, float]) -> None:
        self._table = table
        self._score = lru_cache(maxsize=SEEN)(self._sum)

    def best(self, case: Case) -> int | None:
        """The candidate with the highest score, the nearer one of two equals; None below that of nobody."""
        top, chosen = self._table.get(NONE, float("-inf")), None
        for party, features in case.candidates:
            score = self._score(features)
            if score > top:
                top, chosen = score, party
        return chosen

    def _sum(self, features: tuple[str, ...]) -> float:
        return sum([self._table.get(name, 0.0) for name in features])


@cache
def ranking(lang: str) -> Ranking:
    """The ranking of a language, with the scores that it has added up before."""
    return Ranking(weights(lang))

"""Choose an antecedent by a linear score over named features.

Comes in: a case (an anaphor and its candidates).  Goes out: the best candidate, or None.
"""

from collections.abc import Mapping
from functools import cache

from kg import ontology
from kg.errors import OntologyError
from kg.extract.coref.anaphora import Case, Traits

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


class Ranking:
    """Scores candidates.

    Args:
        table: Weights.
    """

    def __init__(self, table: Mapping[str, float]) -> None:
        self._table = table
        self._sums: dict[Traits, float] = {}
        self._values: dict[Traits, tuple[float, ...]] = {}

    def best(self, case: Case) -> int | None:
        """The candidate with the highest score, the nearer one of two equals; None below that of nobody."""
        weight = self._table.get
        top, chosen = weight(NONE, float("-inf")), None
        for party, stands, known, places in case.candidates:
            score, values = self._sums.get(stands), self._values.get(known)
            if score is None or values is None:
                score, values = self._add(stands, known)
            for value in values:
                score += value
            for name in places:
                score += weight(name, 0.0)
            if score > top:
                top, chosen = score, party
        return chosen

    def _add(self, stands: Traits, known: Traits) -> tuple[float, tuple[float, ...]]:
        """The sum of the first features and the weights of the next ones, from now on remembered."""
        first, then = ([self._table.get(name, 0.0) for name in traits.names] for traits in (stands, known))
        self._sums[stands], self._values[known] = sum(first), tuple(then)
        return self._sums[stands], self._values[known]


@cache
def ranking(lang: str) -> Ranking:
    """The ranking of a language, with the scores that it has added up before."""
    return Ranking(weights(lang))

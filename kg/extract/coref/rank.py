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
#: So many features at most say how a candidate is known.
MOST = 5


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
        self._sums, self._weights = _Sums(table), _Weights(table)

    def best(self, case: Case) -> int | None:
        """The candidate with the highest score, the nearer one of two equals; None below that of nobody."""
        weight, sums, weights = self._table.get, self._sums, self._weights
        top, chosen = weight(NONE, float("-inf")), None
        for party, stands, known, places in case.candidates:
            one, two, three, four, five = weights[known]
            score = sums[stands] + one + two + three + four + five
            for name in places:
                score += weight(name, 0.0)
            if score > top:
                top, chosen = score, party
        return chosen


class _Sums(dict[Traits, float]):
    """What the features that are counted first weigh together."""

    def __init__(self, table: Mapping[str, float]) -> None:
        self._table = table

    def __missing__(self, traits: Traits) -> float:
        self[traits] = sum([self._table.get(name, 0.0) for name in traits.names])
        return self[traits]


class _Weights(dict[Traits, tuple[float, ...]]):
    """What the features weigh that are counted next, always `MOST` weights: one sum of them all would be
    rounded in another way, and equals would no longer be equal."""

    def __init__(self, table: Mapping[str, float]) -> None:
        self._table = table

    def __missing__(self, traits: Traits) -> tuple[float, ...]:
        weights = [self._table.get(name, 0.0) for name in traits.names]
        self[traits] = (*weights, *[0.0] * (MOST - len(weights)))
        return self[traits]


@cache
def ranking(lang: str) -> Ranking:
    """The ranking of a language, with the scores that it has added up before."""
    return Ranking(weights(lang))

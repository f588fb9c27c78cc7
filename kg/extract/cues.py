"""Cue words of stance: negation, future, possibility, desire, and who is cited.

Comes in: `ontology/cues/{lang}.tsv`. Goes out: cues by folded lemma.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.errors import OntologyError
from kg.ontology import rows
from kg.text import fold

CUES = frozenset({"negation", "negates", "future", "possible", "desired", "source"})


@dataclass(frozen=True, slots=True)
class Cue:
    """One line of the cue table.

    Args:
        cue: What it signals: one of `CUES`.
        value: How, for people; "not" negates for certain ("ما" may also mean "what").
        scope: What it governs: "clause", "complement" or "noun".
    """

    cue: str
    value: str
    scope: str


@dataclass(frozen=True, slots=True)
class Cues:
    """Cues by folded lemma; lemmas of several words are joined with "_"."""

    by_lemma: Mapping[str, tuple[Cue, ...]]

    def signals(self, lemma: str) -> list[str]:
        """What a lemma signals, as "cue/scope"."""
        return [f"{cue.cue}/{cue.scope}" for cue in self.by_lemma.get(lemma, ())]

    def negates(self, lemma: str) -> bool:
        """Whether a lemma makes the clause it stands in negative, whatever else is there."""
        return Cue("negation", "not", "clause") in self.by_lemma.get(lemma, ())

    def has(self, lemma: str, cue: str) -> bool:
        """Whether a lemma signals something."""
        return any(found.cue == cue for found in self.by_lemma.get(lemma, ()))


@cache
def load(lang: str) -> Cues:
    """Read the cues of a language.

    Raises:
        OntologyError: There are none, or a line is wrong; with the number of the line.
    """
    name = f"cues/{lang}.tsv"
    found: dict[str, list[Cue]] = {}
    for number, row in rows(name):
        if row["cue"] not in CUES:
            raise OntologyError(f"unknown cue {row['cue']!r}", where=f"{name} line {number}",
                                hint="cues: " + ", ".join(sorted(CUES)))  # fmt: skip
        found.setdefault(fold(row["lemma"]), []).append(Cue(row["cue"], row["value"], row["scope"]))
    return Cues({lemma: tuple(cues) for lemma, cues in found.items()})

"""Cue words of stance: negation, future, possibility, desire, and who is cited.

Comes in: `ontology/cues/{lang}.tsv`. Goes out: cues by folded lemma.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from kg.errors import OntologyError
from kg.ontology import rows
from kg.text import fold

CUES = frozenset(
    {"negation", "negates", "carries", "future", "possible", "desired", "source", "told", "argument"}
)
_LONG = 2
"""Joints of a citing phrase that ends in a noun of speech."""

SCOPES = frozenset({"clause", "complement", "noun"})


@dataclass(frozen=True, slots=True)
class Cue:
    """One line of the cue table.

    Args:
        cue: What it signals: one of `CUES`.
        value: How, for people; "not" negates for certain ("ما" may also mean "what").
        scope: What it governs: "clause", "complement" or "noun".
        when: Where it signals that: conditions on the word it governs, one of which must be met: a UD
            feature ("Aspect=Imp"), a relation ("advcl", "nsubj:pass") or a preposition; none for everywhere.
    """

    cue: str
    value: str
    scope: str
    when: tuple[str, ...] = ()

    def holds(self, relation: str, preposition: str, morph: Mapping[str, str]) -> bool:
        """Whether the word it governs, with this relation, preposition and these features, meets `when`."""
        if not self.when:
            return True
        here = {preposition} if preposition else {relation, relation.partition(":")[0]}
        features = {f"{name}={value}" for name, value in morph.items()}
        return not here.isdisjoint(self.when) or not features.isdisjoint(self.when)


@dataclass(frozen=True, slots=True)
class Cues:
    """Cues by folded lemma; lemmas of several words are joined with "_".

    Args:
        by_lemma: The cues of each lemma.
        arguments: Prepositions by which a noun or verb governs what it is about.
        citing: Words that make the next noun a source ("according to").
        sayings: Nouns that do so behind two words, with these ("على حد | قول").
    """

    by_lemma: Mapping[str, tuple[Cue, ...]]
    arguments: frozenset[str] = frozenset()
    citing: frozenset[str] = frozenset()
    sayings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def of(self, lemma: str) -> tuple[Cue, ...]:
        """The cues of a lemma; a verb that is joined with its noun (نظم_وقفة) is as light as the verb."""
        found = self.by_lemma.get(lemma)
        if found is None and "_" in lemma:
            found = tuple(
                cue for cue in self.by_lemma.get(lemma.partition("_")[0], ()) if cue.value == "light"
            )
        return found or ()

    def negates(self, lemma: str) -> bool:
        """Whether a lemma makes the clause it stands in negative, whatever else is there."""
        return any((cue.cue, cue.value, cue.scope) == ("negation", "not", "clause") for cue in self.of(lemma))

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
        for column, known in (("cue", CUES), ("scope", SCOPES)):
            if row[column] not in known:
                raise OntologyError(f"unknown {column} {row[column]!r}", where=f"{name} line {number}",
                                    hint=f"{column}: " + ", ".join(sorted(known)))  # fmt: skip
        when = tuple(_condition(one) for one in row.get("when", "").split("|") if one)
        cue = Cue(row["cue"], row["value"], row["scope"], when)
        found.setdefault(fold(row["lemma"]), []).append(cue)
    citing = frozenset(lemma for lemma, cues in found.items() if any(_cites(c) for c in cues))
    arguments = frozenset(lemma for lemma, cues in found.items() if any(c.cue == "argument" for c in cues))
    long = [tuple(lemma.split("_")) for lemma in sorted(citing) if lemma.count("_") == _LONG]
    return Cues(
        {lemma: tuple(cues) for lemma, cues in found.items()},
        arguments,
        citing,
        {words[-1]: words[:-1] for words in long if words[-1] not in arguments},
    )


def _cites(cue: Cue) -> bool:
    return cue.cue == "source" and cue.scope == "noun"


def _condition(text: str) -> str:
    """A condition as the tree shows it: prepositions folded, relations and features as they are."""
    return text if text.isascii() else fold(text)

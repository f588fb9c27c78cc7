"""The parts of a noun phrase in English, and their order.

Comes in: English of a head, and of what stands around it in Arabic.  Goes out: English.
"""

from dataclasses import dataclass, field

from kg.names.particles import with_article
from kg.names.words import OWNERS, Word

#: Sides of places: "northern Syria".
_SIDES = frozenset({"north", "south", "east", "west"})
#: Counts behind which English has no "of".
_ALL = frozenset({"all", "both", "one of the"})
#: What adjectives are called that are denied; of all others the opposite is "non-".
_NOT = {
    "legal": "illegal",
    "official": "unofficial",
    "direct": "indirect",
    "precedented": "unprecedented",
    "known": "unknown",
    "well-known": "unknown",
    "few": "considerable",
    "ordinary": "extraordinary",
    "normal": "abnormal",
    "stable": "unstable",
    "clear": "unclear",
    "limited": "unlimited",
    "fair": "unfair",
    "legitimate": "illegitimate",
    "regular": "irregular",
    "declared": "undeclared",
}


@dataclass
class NounPhrase:
    """A phrase while it is read: English of its head, and what stands around it."""

    head: Word
    count: str = ""
    nations: list[str] = field(default_factory=list)
    adjectives: list[str] = field(default_factory=list)
    complement: str = ""
    number: str = ""

    def english(self) -> str:
        """Put the parts in English order."""
        noun, after = self.head.en, ""
        before = [*self.adjectives, *self.nations]
        short = self.head.place == "short" and not (" of " in self.complement or self.head.plural)
        if self.complement and (short or self.head.place == "pre"):
            before = [*self.nations, self.complement.removeprefix("the "), *self.adjectives]
        elif self.complement:
            after = f"of {with_article(self.complement)}"
        if self.complement and noun in _SIDES:
            return f"{noun}ern {self.complement}"
        count = self.count or ("two" if self.head.dual else "")
        count = "one of the" if count == "one of" else count
        owner, _, owned = noun.partition(" ")
        if owned and owner in OWNERS:
            before, noun = [owner, *before], owned
            count = f"{count} of" if count and self.head.definite and count not in _ALL else count
        parts = [count, *before, noun, self.number, after]
        return " ".join(part for part in parts if part)


def not_en(adjective: str) -> str:
    """Return the opposite of an adjective: "illegal", "non-governmental"."""
    return _NOT.get(adjective, f"non-{adjective}")

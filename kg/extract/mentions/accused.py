"""English deeds that people are accused of and that the parser hangs below their object: "accused the
president of | jailing | critics".

Comes in: words.  Goes out: the same words, where such a deed is a clause with its object.
"""

from functools import cache
from typing import TYPE_CHECKING

from kg.extract import cues

if TYPE_CHECKING:
    from kg.extract.mentions.words import Words

_BEHIND = frozenset({"nmod", "obl"})


def take_for_deeds(words: "Words") -> None:
    """Let a gerund between a preposition and a noun be what somebody is accused of."""
    for i in [i for i, dep in enumerate(words.dep) if dep == "amod" and words.pos[i] == "VERB"]:
        verb = _accusing(words, i) if i and words.form[i].endswith("ing") else -1
        if verb >= 0:
            thing = words.head[i]
            words.hang(i, verb, "advcl")
            words.hang(i - 1, i, "mark")
            words.hang(thing, i, "obj")


def _accusing(words: "Words", i: int) -> int:
    """The verb by which somebody is accused, above the noun behind a gerund; -1 for others."""
    thing = words.head[i]
    above = words.head[thing]
    if words.head[i - 1] != thing or words.dep[i - 1] != "case" or words.dep[thing] not in _BEHIND:
        return -1
    verb = words.head[above] if words.dep[above] in {"obj", "nsubj"} else above
    accuses = words.pos[verb] == "VERB" and words.lemma[verb] in _accusations()
    return verb if accuses and verb < i - 1 else -1


@cache
def _accusations() -> frozenset[str]:
    """English verbs that say what somebody has done."""
    found = cues.load("en").by_lemma.items()
    return frozenset(
        lemma
        for lemma, signals in found
        if any((one.cue, one.value) == ("source", "accuse") for one in signals)
    )

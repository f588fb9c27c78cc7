"""English verbs behind "and" that the parser takes for participles beside a number: "seven were killed and
six | wounded", "killed three and | wounded two others".

Comes in: words.  Goes out: the same words, where such a number is the subject of its participle, and where a
participle before a number or an article, which no modifier has behind it, is a verb with its object.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.extract.mentions.words import Words

_NUMBERS = frozenset({"nummod", "compound", "obl", "advmod", "dep"})
_OPENING = frozenset({"nummod", "det"})
_PAST, _FINITE = "Tense=Past", "Mood=Ind|Tense=Past|VerbForm=Fin"


def take_for_joined(words: "Words") -> None:
    """Let numbers be whom a second verb in the passive tells of, and participles between "and" and an object
    verbs."""
    for i, dep in enumerate(words.dep):
        if words.pos[i] == "NUM" and dep in _NUMBERS and _is_counted_in(words, i):
            words.hang(i, i + 1, "nsubj:pass")
        elif dep == "amod" and words.pos[i] == "VERB" and (verb := _verb_before(words, i)) >= 0:
            _become_verb(words, i, words.head[i], verb)


def _is_counted_in(words: "Words", i: int) -> bool:
    """Say whether a number stands right before a participle without subject that goes on with a passive."""
    verb = words.head[i]
    if verb != i + 1 or words.pos[verb] != "VERB" or words.rel[verb] != "conj":
        return False
    own = {words.dep[kid] for kid in words.kids[verb]}
    before = {words.rel[kid] for kid in words.kids[words.first_conjunct(verb)]}
    return _PAST in words.morph[verb] and own.isdisjoint({"nsubj", "aux"}) and "nsubj:pass" in before


def _verb_before(words: "Words", i: int) -> int:
    """The verb that a participle goes on with: behind "and", before the number or article of a noun that is
    coordinated with the verb's object; -1 for others."""
    thing = words.head[i]
    kids = words.kids[thing]
    joined = words.dep[thing] == "conj" and i > 0 and words.pos[i - 1] == "CCONJ"
    if not joined or i >= thing or _PAST not in words.morph[i] or words.dep[i + 1] not in _OPENING:
        return -1
    first = words.first_conjunct(thing)
    verb = words.head[first]
    told = words.dep[first] == "obj" and words.pos[verb] == "VERB" and i + 1 in kids
    return verb if told and _PAST in words.morph[verb] else -1


def _become_verb(words: "Words", i: int, thing: int, verb: int) -> None:
    conjunctions = [k for k in words.kids[thing] if k < i and words.dep[k] in {"cc", "punct"}]
    words.hang(i, verb, "conj")
    words.hang(thing, i, "obj")
    words.morph[i] = _FINITE
    for k in conjunctions:
        words.hang(k, i, words.rel[k])

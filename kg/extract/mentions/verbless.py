"""English sentences whose verb the parser takes for a participle before its object: "thousands of people |
blocked | roads", "the quake | struck | Japan".

Comes in: words.  Goes out: the same words, where such a participle is the verb of a sentence without another
one, with its subject and object.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.extract.mentions.words import Words

_GLUED = frozenset({"nmod", "appos", "dep"})
_CLAUSES = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})
_THINGS = frozenset({"NOUN", "PROPN"})
_OF = "of"
_FINITE = "Mood=Ind|Tense=Past|VerbForm=Fin"


def take_for_predicates(words: "Words") -> None:
    """Let a participle be the verb of the several before it, where their sentence has no verb."""
    for i in [i for i, dep in enumerate(words.dep) if dep == "amod" and words.pos[i] == "VERB"]:
        thing = words.head[i]
        if _begins_phrase(words, i, thing) and _is_subject(words, i, words.head[thing]):
            _become_verb(words, i, thing, words.head[thing])


def _begins_phrase(words: "Words", i: int, thing: int) -> bool:
    """Say whether a past participle stands first in the phrase of a noun that hangs without a preposition on
    the word before."""
    past = "Tense=Past" in words.morph[i] and thing > i and words.kids[thing][0] == i
    bare = words.pos[thing] in _THINGS and not words.cases(thing)
    return past and bare and words.dep[thing] in _GLUED and words.head[thing] < i


def _is_subject(words: "Words", i: int, several: int) -> bool:
    """Say whether a phrase of several, or a definite one where a name follows ("the quake | struck | Japan"),
    ends right before a participle, with no verb above it."""
    named = words.pos[words.head[i]] == "PROPN"
    whole = _is_definite(words, several) if named else words.feats[several].number == "Plur"
    if not whole or words.pos[i - 1] not in _NOMINAL:
        return False
    top = several
    while words.head[top] != top and words.dep[top] in {"appos", "parataxis"}:
        top = words.head[top]
    clauses = any(words.dep[k] == "cop" for k in words.kids[several])
    return words.head[top] == top and words.pos[top] not in _CLAUSES and not clauses


def _is_definite(words: "Words", i: int) -> bool:
    return any(words.dep[k] == "det" and words.key[k] == "the" for k in words.kids[i])


def _become_verb(words: "Words", i: int, thing: int, several: int) -> None:
    above = words.head[several]
    later = [k for k in words.kids[several] if k > i and k != thing]
    around = [k for k in words.kids[thing] if k > thing and words.cases(k) and _OF not in words.cases(k)]
    words.hang(i, i if above == several else above, "root" if above == several else "parataxis")
    words.morph[i] = _FINITE
    words.hang(several, i, "nsubj")
    words.hang(thing, i, "obj")
    for k in later:
        words.hang(k, i, words.rel[k])
    for k in around:
        words.hang(k, i, "obl")

"""Arabic nouns that the parser takes for modifiers, and an adjective that it takes for a noun.

Comes in: words.  Goes out: the same words with other parts of speech and relations.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.mentions.lexicon import lexicon
from kg.names import find_nisba

if TYPE_CHECKING:
    from kg.extract.mentions.words import Words

#: Endings of sound masculine plurals, and of duals; a noun that negates an adjective.
_SOUND, _SOUND_OR_DUAL, _NOT = ("ون", "ين"), ("ون", "ين", "ان"), "غير"
_FEMININE = ("ه", "ات")
_NAMED = frozenset({"ADJ", "NOUN", "X", "PROPN"})
_TAKEN = frozenset({"NOUN", "X"})
_OF, _BY, _IN = "من", "ب", "في"


def take_for_nouns(words: Words) -> None:
    """Take for nouns what the parser takes for modifiers of a noun that cannot be modified so.

    Sound masculine plurals behind a noun in the singular are people ("the killing of civilians", "some
    experts"), so is a number that counts them ("the arrest of | seven of them", "of | seven soldiers"), and a
    man behind a feminine noun that has its adjective ("the Spanish police | the suspect"), as are people who
    do not agree with the noun before ("the party | the demonstrators", "the court | the minister"), and those
    of whom a pronoun says so ("the gendarmerie | the suspects", المشتبه بهم).
    """
    for i in [i for i, dep in enumerate(words.dep) if dep in {"amod", "nummod"}]:
        above = words.head[i]
        if words.dep[i] == "nummod":
            people = above == i - 1 and words.pos[above] == "NOUN" and _counts_people(words, i)
        else:
            people = words.pos[i] == "ADJ" and _is_plural_behind(words, i, above)
        people = people and _is_construct(words, above)
        others = _is_man_behind(words, i, above) or _are_others(words, i, above)
        if people or others or are_meant_by_pronoun(words, i, above):
            pos = "NOUN" if words.pos[i] == "ADJ" else words.pos[i]
            words.pos[i], words.dep[i], words.rel[i] = pos, "nmod", "nmod"


def take_for_adjectives(words: Words) -> None:
    """Take a title for an adjective behind a thing: المقر الرئيس, "the main seat"; and a foreign word that
    says of which people a definite phrase before it is: الحركة الأمازيغية."""
    lex, named = lexicon(words.lang), words.named()
    for i in [i for i, pos in enumerate(words.pos) if pos == "X" and i not in named]:
        definite = [w for w in (i - 1, i) if w >= 0 and words.key[w] != words.bare[w]]
        if len(definite) == 2 and words.pos[i - 1] in {"NOUN", "ADJ"} and find_nisba(words.form[i]):
            words.pos[i], words.dep[i], words.rel[i] = "ADJ", "amod", "amod"
    mains = lex.classes["main"]
    for i in [i for i, bare in enumerate(words.bare) if bare in mains]:
        if mains[words.bare[i]]:
            _take_for_brotherly(words, i)
            continue
        above = words.head[i]
        behind = above == i - 1 and words.dep[i] in {"nmod", "amod"} and not words.kids[i]
        thing = not lex.is_human(words.bare[above], words.lemma[above])
        alike = words.key[above] != words.bare[above] and not words.key[above].endswith(_FEMININE)
        if behind and thing and alike and words.key[i] != words.bare[i] and words.pos[above] == "NOUN":
            words.pos[i], words.dep[i], words.rel[i] = "ADJ", "amod", "amod"


def _take_for_brotherly(words: Words, i: int) -> None:
    """Take a word with the article for an adjective of the definite phrase before it: الشعب اليمني الشقيق."""
    top = before = i - 1
    if words.pos[i] not in _TAKEN or words.key[i] == words.bare[i] or words.sent[before] != words.sent[i]:
        return
    host = words.head[before]
    suffix = words.pos[before] == "PRON" and host == before - 1 and words.pos[host] == "NOUN"
    described = words.pos[before] in {"ADJ", "NOUN"} and words.key[before] != words.bare[before]
    if i == 0 or not (suffix or described or words.pos[before] in {"X", "PROPN"}):
        return
    while not _heads_phrase(words, top):
        top = words.head[top]
    for k in list(words.kids[i]):
        words.hang(k, top, words.rel[k])
    words.pos[i] = "ADJ"
    words.hang(i, top, "amod")


def _heads_phrase(words: Words, i: int) -> bool:
    """Say whether a word is what an adjective behind its phrase describes."""
    above, definite = words.head[i], words.pos[i] == "NOUN" and words.key[i] != words.bare[i]
    outside = above >= i or words.pos[above] not in _NAMED or words.dep[i] == "conj"
    return definite or outside or bool(words.cases(i))


def _counts_people(words: Words, i: int) -> bool:
    """Say whether a number counts people or what "of" tells."""
    behind = i + 1
    if words.key[behind : behind + 1] == [_OF]:
        return True
    if behind == len(words) or words.head[behind] != i or words.dep[behind] != "nmod":
        return False
    return lexicon(words.lang).is_human(words.bare[behind], words.lemma[behind])


def _is_plural_behind(words: Words, i: int, above: int) -> bool:
    """Say whether a word is a sound masculine plural right behind a noun or a number."""
    near = above == i - 1 or (above == i - 2 and words.dep[i - 1] == "case")
    plural = words.feats[i].number == "Plur" and words.key[i].endswith(_SOUND)
    return near and plural and words.pos[above] in {"NOUN", "NUM"}


def _is_man_behind(words: Words, i: int, above: int) -> bool:
    """Say whether a masculine word with the article stands behind a feminine noun and its adjective: that
    of a man, or of a suspect."""
    told = words.pos[i - 1] == "ADJ" and words.dep[i - 1] == "amod" and words.head[i - 1] == above
    feats, definite = words.feats[i], words.key[i] != words.bare[i]
    if not told or not definite or words.pos[i] != "ADJ" or feats.gender != "Masc" or feats.number != "Sing":
        return False
    man = lexicon(words.lang).kind(words.bare[i]) == "PERSON" or words.key[i + 1 : i + 2] == [_BY]
    return man and words.key[above].endswith("ه")


def _are_others(words: Words, i: int, above: int) -> bool:
    """Say whether a word for people with the article does not agree with the noun before it, or with that
    and its complement (قوات الأمن | المتظاهرين)."""
    feats, noun = words.feats[i], words.feats[above]
    between = {"ADJ", "NOUN"} if feats.number == "Plur" else {"ADJ"}
    near = above == i - 1 or (words.pos[i - 1] in between and words.head[i - 1] == above)
    forces = words.key[above].endswith(_FEMININE[1]) and feats.number == "Plur"
    if words.pos[i] not in {"ADJ", "NOUN"} or not near or (noun.number != "Sing" and not forces):
        return False
    if words.bare[i] == words.key[i] or words.bare[i - 1] == words.key[i - 1]:
        return False
    many = feats.number == "Plur" and words.key[i].endswith(_SOUND)
    man = feats.number == "Sing" and feats.gender == "Masc" and words.key[above].endswith("ه")
    return (many or man) and lexicon(words.lang).is_human(words.bare[i], words.lemma[i])


def are_meant_by_pronoun(words: Words, i: int, above: int) -> bool:
    """Say whether the pronoun behind a participle with the article tells several people, and the noun before
    it one thing."""
    if words.key[i] == words.bare[i] or words.feats[above].number != "Sing":
        return False
    if i + 2 >= len(words) or words.key[i + 1] not in {_BY, _IN} or words.head[i + 2] != i:
        return False
    return words.pos[i + 2] == "PRON" and words.feats[i + 2].number == "Plur"


def _is_construct(words: Words, i: int) -> bool:
    """Say whether a noun in the singular without article, or a number, may have a complement."""
    plural = words.feats[i].number == "Plur" or words.key[i].endswith(_SOUND_OR_DUAL)
    return not plural and words.key[i] == words.bare[i] and words.key[i] != _NOT

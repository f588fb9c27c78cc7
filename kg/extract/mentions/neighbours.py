"""Arabic words that the parser hangs on a phrase and that stand beside it: the object of its verb, a time.

Comes in: words and one of them.  Goes out: whether it is no part of the phrase before it.
"""

from kg import lexicon as events
from kg.extract.mentions.lexicon import Lexicon
from kg.extract.mentions.retagging import are_meant_by_pronoun
from kg.extract.mentions.words import Words

#: Gender and number of two definite nouns side by side that do not belong together.
_UNLIKE = frozenset({("FS", "MS"), ("MS", "FS"), ("MS", "FP")})
#: Of an indefinite noun that has its adjective, and another one behind it.
_UNLIKE_BEHIND = _UNLIKE | {("FS", "FP"), ("MP", "MS")}
#: Endings of sound masculine plurals; as a complement's noun they have no ن.
_SOUND = ("ون", "ين")
#: "In the name of | the government".
_NAME, _OF = "اسم", "من"
#: Nouns for institutions that are participles, too: اللجنة المنظمة.
_PARTICIPLES = frozenset({"منظمه", "منظم"})
#: Ending of indefinite accusatives, and marker of objects without a preposition.
_TANWIN = "ا"
_OBJECT = "acc"
#: Words above one that may complete a verb, the verb among them.
_STEPS = 3
#: Kinds of recognised places, and parts of speech of what a longer name goes on with.
_PLACES, _FOREIGN = frozenset({"LOC", "GPE"}), frozenset({"X", "PROPN"})
_THINGS = frozenset({"ORG", "GPE", "PLACE", "WORK"})


def stands_apart(words: Words, lex: Lexicon, i: int) -> bool:
    """Say whether a word is no part of the phrase that the parser hangs it on."""
    if words.feats[i].prontype == "Rel" or _is_when(words, lex, i) or _is_visited(words, lex, i):
        return True
    if (words.key[i] != words.bare[i] or words.has_suffix(i)) and _completes_verb(words, i):
        return True
    above, dep = words.head[i], words.dep[i]
    if dep == "nmod" and words.pos[i] == "NOUN":
        return _is_done_by_person(words, lex, i) or _cannot_be_owned(words, lex, i)
    if dep == "nummod" and words.pos[i] == "NUM":
        return words.pos[above] == "ADJ" and words.key[i + 1 : i + 2] == [_OF]
    if dep == "amod" and (
        _are_unlike_in_case(words, above, i) or _are_two_institutions(words, lex, above, i)
    ):
        return True
    inside = words.dep[above] == "nmod"
    return dep == "amod" and not inside and _is_sound(words, above) and _form(words, i) == "FS"


def _are_unlike_in_case(words: Words, one: int, other: int) -> bool:
    """Say whether a definite noun behind a subject is an object by its case: "withdrew | the government |
    the confidence"."""
    noun = words.pos[other] == "NOUN"
    return noun and _is_accusative_behind(words, one, other) and _are_definite(words, one, other)


def _is_accusative_behind(words: Words, one: int, other: int) -> bool:
    """Say whether a word is an accusative behind a nominative."""
    return "Case=Nom" in words.morph[one] and "Case=Acc" in words.morph[other]


def _are_definite(words: Words, *nouns: int) -> bool:
    return all(words.key[noun] != words.bare[noun] for noun in nouns)


def _cannot_be_owned(words: Words, lex: Lexicon, i: int) -> bool:
    """Say whether a noun cannot be the complement of the word that the parser hangs it on.

    A noun with the article takes no complement without a preposition: what follows stands beside it, as
    the object of its verb ("met | the president | a number of ..."), unless it may be an apposition ("the
    states | the members"). Nor is a complement an accusative ("the gathering of the doctors | the deal").
    """
    above = words.head[i]
    if lex.has("beside", words.key[i], words.key[i - 1]) or words.key[i - 1] == _NAME:
        return False
    if words.has_suffix(i) or words.cases(i) or words.pos[above] == "NUM":
        return False
    if above < i - 1 and (_is_accusative_behind(words, above, i) or are_meant_by_pronoun(words, i, above)):
        return True
    noun, forms = words.pos[above] == "NOUN", (_form(words, above), _form(words, i))
    if noun and _is_definite(words, above, i):
        unlike = words.key[i] == words.bare[i] or _are_unlike_in_case(words, above, i)
        if unlike or _disagree(words, lex, above, i) or _are_two_institutions(words, lex, above, i):
            return True
    elif noun and forms in _UNLIKE_BEHIND and _is_behind_adjective(words, above, i):
        return forms[0].endswith("P") or not _is_person(words, lex, above)
    known = words.key[i] != words.bare[i] and words.key[above] == words.bare[above]
    person = not known and _is_person(words, lex, i)
    return _is_sound(words, above) and not (_may_be_theirs(words, i) or person)


def _is_done_by_person(words: Words, lex: Lexicon, i: int) -> bool:
    """Say whether a thing with the article stands behind a person's name and a verb that takes objects:
    "scored | Griezmann | the second goal"."""
    behind = any(end == i and label == "PERSON" for _, end, label in words.names)
    outside = lex.has("time", words.bare[i]) or i in words.named()
    if not behind or outside or words.key[i] == words.bare[i] or _is_person(words, lex, i):
        return False
    verb = i
    for _ in range(_STEPS + 1):
        verb = words.head[verb]
        if words.pos[verb] == "VERB" and verb < i:
            frames = events.load(words.lang).frames(words.lemma[verb], "V")
            return any(_OBJECT in markers for slots in frames for markers in slots.values())
    return False


def _is_sound(words: Words, i: int) -> bool:
    """Say whether a word is a sound masculine plural, which takes no complement ("gunmen")."""
    plural = words.feats[i].number == "Plur" and words.pos[i] in {"NOUN", "ADJ"}
    return plural and words.bare[i].endswith(_SOUND) and words.bare[i][:-2] == words.lemma[i]


def _may_be_theirs(words: Words, i: int) -> bool:
    """Say whether a noun behind a sound masculine plural may be an adjective of it, by form or ending; one
    with the article belongs to no plural without."""
    if words.key[i] != words.bare[i]:
        above = words.head[i]
        return words.key[above] != words.bare[above] and _form(words, i) != "FS"
    return _form(words, i) == "MP" or words.key[i].endswith("اء")


def _is_behind_adjective(words: Words, above: int, i: int) -> bool:
    """Say whether an indefinite noun stands behind another one that has its adjective already."""
    told = words.pos[i - 1] == "ADJ" and words.head[i - 1] == above and words.dep[i - 1] == "amod"
    return told and words.key[i - 1] == words.bare[i - 1] and words.key[i] == words.bare[i]


def _disagree(words: Words, lex: Lexicon, one: int, other: int) -> bool:
    """Say whether two definite nouns are so unlike that none is an apposition of the other."""
    person = _is_person(words, lex, one)
    forms, kind = (_form(words, one), _form(words, other)), lex.kind(words.bare[one], words.lemma[one])
    if _is_person(words, lex, other):
        many = not person and _is_sound(words, other) and forms[0] != "MP"
        return many or (kind == "ORG" and forms == ("FS", "MS"))
    if forms in _UNLIKE or (forms == ("MP", "MS") and person):
        return True
    return kind == "PERSON" and lex.kind(words.bare[other], words.lemma[other]) in _THINGS


def _completes_verb(words: Words, i: int) -> bool:
    """Say whether a word with article or pronoun completes the verb above what it hangs on: "opened | the
    gunmen | the fire", "met | two soldiers | their death"."""
    word = i
    for _ in range(_STEPS):
        word = words.head[word]
        if words.pos[word] == "VERB":
            joined = f"{words.lemma[word]}_{words.lemma[i]}"
            return word < i and events.load(words.lang).find(joined, "V") is not None
    return False


def _is_visited(words: Words, lex: Lexicon, i: int) -> bool:
    """Say whether a place stands behind people who have their adjective already: "visits | the Italian
    minister of culture | Tunis"."""
    above, before = words.head[i], i - 1
    if words.dep[i] != "nmod" or above >= before or words.cases(i):
        return False
    told = words.pos[before] == "ADJ" and words.head[before] == above
    alone = _FOREIGN.isdisjoint(words.pos[i + 1 : i + 2])
    if not told or not alone or words.key[before] == words.bare[before]:
        return False
    if lex.kind(words.bare[above], words.lemma[above]) not in {"PERSON", "GROUP", "ORG"}:
        return False
    found = (label for start, end, label in words.names if start <= i < end)
    return next(found, "") in _PLACES or lex.names.kind(words.bare[i : i + 1]) == "GPE"


def _are_two_institutions(words: Words, lex: Lexicon, one: int, other: int) -> bool:
    """Say whether two institutions stand side by side, the first as the subject of the verb before it: what
    is called by two such nouns has no article on the first."""
    verb = words.head[one]
    subject = words.dep[one] == "nsubj" and verb < one and words.pos[verb] == "VERB"
    noun = words.pos[other] == "NOUN" and words.bare[other] not in lex.titles
    if not subject or not noun or not _are_definite(words, one, other):
        return False
    kinds = {lex.kind(words.bare[word], words.lemma[word]) for word in (one, other)}
    return kinds == {"ORG"} and words.bare[other] not in _PARTICIPLES


def _form(words: Words, i: int) -> str:
    """Gender and number of a noun, by its spelling where the tree is silent."""
    feminine = words.feats[i].gender or ("Fem" if words.key[i].endswith(("ه", "ات")) else "")
    return ("F" if feminine == "Fem" else "M") + ("P" if words.feats[i].number == "Plur" else "S")


def _is_person(words: Words, lex: Lexicon, i: int) -> bool:
    return lex.is_human(words.bare[i], words.lemma[i])


def _is_when(words: Words, lex: Lexicon, i: int) -> bool:
    """Say whether a word begins a time behind a phrase that is definite already, "the team | this year", or
    behind an indefinite accusative: "a delegation | on Sunday"."""
    shown, before = words.pos[i] == "DET", i - 1
    noun = i + shown
    if lex.has("time", words.key[i]) and words.dep[i] == "nmod" and _is_indefinite_accusative(words, before):
        return True
    if noun + 1 >= len(words) or not lex.has("time", words.bare[noun]) or words.key[noun] == words.bare[noun]:
        return False
    told = shown or (words.dep[noun + 1] == "amod" and words.head[noun + 1] == noun)
    definite = words.key[before] != words.bare[before] or words.pos[before] in {"X", "PROPN", "PRON"}
    return told and words.head[noun] < i and definite


def _is_indefinite_accusative(words: Words, i: int) -> bool:
    """Say whether a noun shows by its ending that it has no complement (وفدا)."""
    lemma = words.lemma[i]
    return (
        words.pos[i] in {"NOUN", "ADJ"} and words.key[i] == lemma + _TANWIN and words.bare[i] == words.key[i]
    )


def _is_definite(words: Words, noun: int, before: int) -> bool:
    """Say whether a noun is definite before a later word is reached: by its article or by a suffix."""
    return words.key[noun] != words.bare[noun] or (noun + 1 < before and words.has_suffix(noun))

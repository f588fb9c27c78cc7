"""Mentions without a noun: pronouns, suffixes, relative and demonstrative pronouns, hidden subjects, and
people told by a clause ("those who fled").

Comes in: words.  Goes out: drafts of form "pronoun" and "zero", of people "nominal".
"""

from kg.extract.mentions.draft import Draft
from kg.extract.mentions.lexicon import Lexicon
from kg.extract.mentions.strings import Feats
from kg.extract.mentions.words import Words

#: English pronouns that stand for people whom a clause tells; those that may stand for things as well.
_PEOPLE = frozenset({"those", "others", "anyone", "anybody", "everyone", "everybody", "someone", "somebody"})
_THINGS_TOO = frozenset({"those", "others"})
_WHO = frozenset({"who", "whom", "whose"})
_THOSE, _NEAR = "those", frozenset({"around", "behind", "near", "with", "without"})
#: Words of such a phrase at most.
LONGEST = 9
_SUBJECTS = ("nsubj", "csubj")
#: Parts of speech of pronouns and of verbs that hide them.
_POINTING = frozenset({"VERB", "PRON", "DET"})
#: Relations of English clauses that share their subject with another clause.
_SHARING = frozenset({"xcomp", "advcl", "conj", "acl", "ccomp"})
#: Pronouns by key, where the tree gives no features: gender, number, person.
_TABLE = {
    "ه": ("Masc", "Sing", "3"),
    "ها": ("Fem", "Sing", "3"),
    "هم": ("Masc", "Plur", "3"),
    "هما": ("", "Dual", "3"),
    "هن": ("Fem", "Plur", "3"),
    "هو": ("Masc", "Sing", "3"),
    "هي": ("Fem", "Sing", "3"),
    "ي": ("", "Sing", "1"),
    "ني": ("", "Sing", "1"),
    "نا": ("", "Plur", "1"),
    "انا": ("", "Sing", "1"),
    "نحن": ("", "Plur", "1"),
    "ك": ("", "Sing", "2"),
    "كم": ("", "Plur", "2"),
}


def points(words: Words, lex: Lexicon) -> list[Draft]:
    """All pronouns that stand for somebody or something, and all hidden subjects."""
    found = []
    for i in [i for i, pos in enumerate(words.pos) if pos in _POINTING]:
        if words.pos[i] == "VERB":
            if _hides_subject(words, lex, i):
                found.append(_zero(words, i))
        elif _is_pronoun(words, i):
            clause = _telling_clause(words, i)
            found.append(_pronoun(words, i) if clause is None else _people(words, i, clause))
    return found


def _is_pronoun(words: Words, i: int) -> bool:
    pronoun = words.pos[i] == "PRON" or _stands_alone(words, i)
    return pronoun and words.dep[i] not in {"fixed", "expl", "dep"}


def _stands_alone(words: Words, i: int) -> bool:
    return words.dep[i] != "det" and words.feats[i].prontype in {"Dem", "Rel"} and bool(words.feats[i].number)


def _pronoun(words: Words, i: int) -> Draft:
    feats = words.feats[i]
    gender, number, person = feats.gender, feats.number, feats.person
    if words.key[i] in _TABLE:
        gender, number, person = _TABLE[words.key[i]]
    return Draft(i, i + 1, i, "OTHER", "pronoun", None, None, gender, number, person or "3", True)


def _telling_clause(words: Words, i: int) -> int | None:
    """The head of what tells people whom an English pronoun does not: "those who fled", "those responsible
    for it", "those around him"."""
    if words.lang != "en" or words.key[i] not in _PEOPLE:
        return None
    if words.key[i] == _THOSE and words.pos[i + 1 : i + 2] == ["ADJ"]:
        return i + 1
    for k in words.kids[i]:
        if k > i and words.dep[k] == "acl" and _is_about_people(words, i, k):
            return k
        if k > i and words.dep[k] == "nmod" and not _NEAR.isdisjoint(words.cases(k)):
            return k
    return None


def _is_about_people(words: Words, i: int, clause: int) -> bool:
    """Say whether a clause behind a pronoun is about people: by its "who", or by the pronoun itself."""
    return words.key[i] not in _THINGS_TOO or any(words.key[k] in _WHO for k in range(i + 1, clause))


def _people(words: Words, i: int, clause: int) -> Draft:
    """People with the clause that tells who they are, as far as it is short."""
    end = clause + 1
    while (
        end < min(i + LONGEST, len(words))
        and words.pos[end] != "PUNCT"
        and words.is_below(end, clause, LONGEST - 1)
    ):
        end += 1
    number = "Plur" if words.key[i] in _THINGS_TOO else "Sing"
    return Draft(i, end, i, "GROUP", "nominal", None, None, "", number, "3", True)


def _zero(words: Words, i: int) -> Draft:
    feats = words.feats[i]
    gender = "" if feats.person == "1" else feats.gender
    return Draft(i, i + 1, i, "OTHER", "zero", None, None, gender, feats.number, feats.person or "3", True)


def _hides_subject(words: Words, lex: Lexicon, i: int) -> bool:
    """Say whether a verb is finite, personal, and has its subject nowhere in the tree."""
    if words.lang == "en":
        return _shares_subject(words, i)
    if words.lang != "ar" or not is_finite(words.feats[i]):
        return False
    back = resumptive(words, i)
    for k in words.kids[i]:
        if words.dep[k] in _SUBJECTS and (back is None or not _is_relative(words, k)):
            return False
    return not lex.has("impersonal", words.lemma[i])


def _shares_subject(words: Words, i: int) -> bool:
    """Say whether an English verb without a subject has that of another clause ("X wants to [X] leave")."""
    if words.rel[i] == "acl:relcl" or words.dep[i] not in _SHARING:
        return False
    return not any(words.dep[k] in _SUBJECTS for k in words.kids[i])


def resumptive(words: Words, verb: int) -> int | None:
    """The suffix by which a relative clause takes up its noun ("the wall that he built [it]").

    The parser calls the relative pronoun the subject of such a clause, which it is not.
    """
    if words.lang != "ar" or words.dep[verb] != "acl":
        return None
    noun = words.feats[words.head[verb]]
    for k in words.kids[verb]:
        if words.dep[k] == "mark" and words.pos[k] == "SCONJ":
            return None
        if _is_relative(words, k):
            noun = words.feats[k]
    gender, number = noun.gender, noun.number
    for k in words.kids[verb]:
        if words.pos[k] == "PRON" and k > verb and words.dep[k] in {"obj", "obl", "iobj"}:
            mine = _TABLE.get(words.key[k], ("", "", ""))
            alike = mine[:2] == (gender, number) or (mine[0] == gender and not number)
            if alike or (number == "Plur" and mine[:2] == ("Fem", "Sing")):
                return k
    return None


def _is_relative(words: Words, i: int) -> bool:
    return words.feats[i].prontype == "Rel"


def is_finite(feats: Feats) -> bool:
    """Say whether a verb form can have a subject of its own."""
    return feats.verbform in {"", "Fin"} and feats.mood != "Imp"

"""Objects that the parser takes for a part of the subject right before them: "نفى الوزير | الشائعات".

Comes in: words.  Goes out: the same words, in which such a word is the object of the verb.  The treebank's
sentences are long, and hardly any is a verb with two bare nouns, so that the parser takes the second one for
an adjective or a complement of the first.  But a noun with the article has no complement, an adjective agrees
with its noun, and a verb that takes an object has one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import lexicon as events
from kg.extract.mentions.lexicon import Lexicon, lexicon
from kg.names import find_nisba, find_word
from kg.names.words import find_adjective

if TYPE_CHECKING:
    from kg.extract.mentions.words import Words

#: Parts of speech of what an object may be taken for, of names, and of what ends a clause.
_NOMINAL, _NAMES = frozenset({"NOUN", "ADJ"}), frozenset({"X", "PROPN"})
_MARKS, _JOINING = frozenset({"PUNCT", "CCONJ", "SCONJ", "ADV"}), frozenset({"ADP"})
#: Relations of what may be a verb's subject right behind it, and of what it may have in place of an object;
#: marker of objects without a preposition.
_SECOND = frozenset({"nsubj", "obl", "amod", "nmod"})
_SUBJECT, _FILLED, _BARE = frozenset({"nsubj", "nmod"}), frozenset({"obj", "ccomp", "xcomp"}), "acc"
#: Endings of feminines, of their plurals, of masculine plurals and of adjectives of relation.
_FEMININE, _MANY, _WHO, _WHOM, _RELATION = "ه", "ات", "ون", "ين", ("ي", "ية")
_ACTING, _PLACES = frozenset({"PERSON", "GROUP", "ORG"}), frozenset({"LOC", "GPE"})
#: Ending of indefinite accusatives; "himself", "all of them".
_TANWIN, _SELVES = "ا", frozenset({"نفس", "ذات", "كل", "جميع", "بعض", "عين"})
#: Types of what somebody does to somebody, and the sign of a passive.
_VIOLENT, _DAMMA = frozenset({"ASSAULT", "COERCE"}), "\u064f"
#: Words of a name: given and family.
_TWO = 2
_PASSIVE, _ACTIVE = "Voice=Pass", "Voice=Act"


def part_objects(words: Words) -> None:
    """Hang on its verb what stands right behind the verb's subject, where it is no part of that."""
    lex = lexicon(words.lang)
    for verb in [i for i, pos in enumerate(words.pos) if pos == "VERB"]:
        subject = verb + 1
        _act(words, lex, verb)
        if not _awaits_object(words, lex, verb, subject):
            continue
        end, sure = _end_of_subject(words, lex, verb, subject)
        shown = end and words.pos[end] == "DET" and _is_definite(words, end + 1)
        word = end + bool(shown)
        if not end or not (verb if _is_beside(words, verb, word) else subject) <= words.head[word] < word:
            continue
        found = shown or _is_visited(words, lex, subject, word) or _is_object(words, lex, subject, word)
        if found or _is_other(words, lex, subject, word, sure=sure):
            _take(words, lex, verb, subject, word)


def _act(words: Words, lex: Lexicon, verb: int) -> None:
    """Make a verb active that seems passive and is done by somebody to somebody ("killed | the youth | his
    father")."""
    parts = [k for k in words.kids[verb] if words.dep[k] in {"nsubj", "obj"} and not words.cases(k)]
    entry = events.load(words.lang).find(words.lemma[verb], "V") if _PASSIVE in words.morph[verb] else None
    if entry is None or entry.type not in _VIOLENT or _DAMMA in words.form[verb][:2]:
        return
    people = all(lex.is_human(words.bare[k], words.lemma[k]) for k in parts)
    if len(parts) == 2 and people and [words.dep[k] for k in parts] == ["nsubj", "obj"]:
        words.make_verb(verb, words.label[verb], words.morph[verb].replace(_PASSIVE, _ACTIVE))
        words.hang(parts[0], verb, "nsubj")


def _take(words: Words, lex: Lexicon, verb: int, subject: int, i: int) -> None:
    """Make a word, with the clause behind it, the object of a verb, which is active then."""
    if _PASSIVE in words.morph[verb]:
        if not _is_done_by(words, lex, subject, i):
            return
        words.make_verb(verb, words.label[verb], words.morph[verb].replace(_PASSIVE, _ACTIVE))
    words.pos[i] = "NOUN" if words.pos[i] == "ADJ" else words.pos[i]
    for clause in [
        k for part in range(subject, i) for k in words.kids[part] if k > i and words.dep[k] == "acl"
    ]:
        words.hang(clause, i, words.rel[clause])
    words.hang(i, verb, "obj")
    if words.head[subject] == verb:
        words.hang(subject, verb, "nsubj")
    words.names[:] = [(start, i if start < i < end else end, kind) for start, end, kind in words.names]


def _awaits_object(words: Words, lex: Lexicon, verb: int, subject: int) -> bool:
    """Say whether a verb that takes an object has none, and its subject right behind it."""
    if subject + 1 >= len(words) or not _is_subject(words, lex, verb, subject) or words.cases(subject):
        return False
    filled = any(words.dep[k] in _FILLED for k in words.kids[verb] if k != subject)
    if filled or not _agrees(words, lex, verb, subject):
        return False
    frames = events.load(words.lang).frames(words.lemma[verb], "V")
    return any(_BARE in markers for slots in frames for markers in slots.values())


def _is_subject(words: Words, lex: Lexicon, verb: int, i: int) -> bool:
    """Say whether a phrase right behind a verb may be its subject; a name is it by its last part, too, and
    somebody whom the parser takes for the object is it where nothing else is."""
    if words.head[i] == verb and words.dep[i] == "obj":
        acting = lex.kind(words.bare[i], words.lemma[i]) in _ACTING
        return acting and all(words.dep[k] != "nsubj" for k in words.kids[verb])
    end = next((end for start, end, _ in words.names if start == i), i + 1)
    return any(words.head[part] == verb and words.dep[part] in _SUBJECT for part in range(i, end))


def _is_beside(words: Words, verb: int, i: int) -> bool:
    """Say whether the parser gives a verb a second subject ("met | the minister | the president"), or takes
    what it may have for an object for a circumstance."""
    return words.head[i] == verb and words.dep[i] in _SECOND and not words.cases(i)


def _agrees(words: Words, lex: Lexicon, verb: int, subject: int) -> bool:
    """Say whether a noun may be the subject of a verb before it by its gender: no feminine one, and no plural
    of things, is that of a masculine verb ("called on | the member states")."""
    if words.feats[verb].gender != "Masc":
        return True
    human = lex.is_human(words.bare[subject], words.lemma[subject])
    things = words.feats[subject].number == "Plur" and not human
    return not (things or words.key[subject].endswith((_FEMININE, _MANY)))


def _end_of_subject(words: Words, lex: Lexicon, verb: int, subject: int) -> tuple[int, bool]:
    """Where a subject ends, and whether no noun behind it can belong to it: a recognised name; a noun that is
    definite by its article or that of its complement, behind adjectives that surely are some; a sound plural,
    or an indefinite noun with its adjectives, which has no complement. 0 where it is none of these, or ends
    its sentence."""
    names = {start: end for start, end, kind in words.names if kind == "PERSON" or start == subject}
    end, sure = names.get(subject, 0), False
    if end and words.pos[subject] in _NAMES:
        end -= _swallows(words, lex, verb, subject, end)
    else:
        end = _end_of_definite(words, lex, subject)
        end = names[end] - _swallows(words, lex, verb, end, names[end]) if end in names else end
    if not end:
        end, sure = _end_of_indefinite(words, lex, subject), True
    while end and end < len(words) and words.pos[end] == "ADJ" and _tells(words, end):
        end += 1
    return (end, sure) if end < len(words) and words.sent[end] == words.sent[subject] else (0, False)


def _swallows(words: Words, lex: Lexicon, verb: int, start: int, end: int) -> bool:
    """Say whether a recognised name of more than two words ends with the place that is visited; with the
    article it is a family's (القرشي)."""
    entry = events.load(words.lang).find(words.lemma[verb], "V")
    moves = entry is not None and _BARE in entry.slots.get("dest", ())
    longer = end - start > _TWO and not _is_definite(words, end - 1)
    return moves and longer and lex.names.kind(words.bare[end - 1 : end]) == "GPE"


def _end_of_indefinite(words: Words, lex: Lexicon, subject: int) -> int:
    """Where a noun ends that has no complement: a sound plural ("gunmen"), one with its adjective, or one
    before what shows an accusative; 0 for others."""
    end = subject + 1
    if words.pos[subject] not in _NOMINAL or _is_definite(words, subject):
        return 0
    while end < len(words) and _is_her_adjective(words, subject, end):
        end += 1
    sound = words.key[subject].endswith(_WHO) and lex.is_human(words.bare[subject], words.lemma[subject])
    acting = lex.kind(words.bare[subject], words.lemma[subject]) in _ACTING
    accusative = acting and end < len(words) and _is_accusative(words, end)
    return end if sound or end > subject + 1 or accusative else 0


def _is_her_adjective(words: Words, noun: int, i: int) -> bool:
    """Say whether a word is a feminine adjective of an indefinite noun; others may have a complement."""
    told = words.pos[i] == "ADJ" and words.dep[i] == "amod" and words.head[i] == noun
    return told and not _is_definite(words, i) and words.key[i].endswith(_FEMININE)


def _is_accusative(words: Words, i: int) -> bool:
    """Say whether a word shows by its ending that it is an indefinite accusative."""
    return words.key[i] == words.lemma[i] + _TANWIN and words.pos[i] in _NOMINAL


def _end_of_definite(words: Words, lex: Lexicon, subject: int) -> int:
    """Where a noun with the article ends, or one with a complement that has it; 0 for others."""
    if _is_definite(words, subject):
        noun = words.pos[subject] == "NOUN" or lex.kind(words.bare[subject]) != "OTHER"
        return subject + 1 if noun else 0
    end = subject + 1
    owned = words.pos[subject] == "NOUN" and words.head[end] == subject and not words.cases(end)
    return end + 1 if owned and words.pos[end] in _NOMINAL and _is_definite(words, end) else 0


def _tells(words: Words, i: int) -> bool:
    """Say whether a word is an adjective of relation, which has no complement ("Egyptian", "military")."""
    form = words.form[i]
    return _is_definite(words, i) and (form.endswith(_RELATION) or find_nisba(form) is not None)


def _is_visited(words: Words, lex: Lexicon, subject: int, i: int) -> bool:
    """Say whether a known place stands behind somebody: "visited | the president | Washington"."""
    if not _NAMES.isdisjoint(words.pos[i + 1 : i + 2]) or lex.titles.get(words.bare[subject]):
        return False
    found = next((label for start, end, label in words.names if start <= i < end), "")
    place = found in _PLACES or lex.names.kind(words.bare[i : i + 1]) == "GPE"
    acting = lex.kind(words.bare[subject], words.lemma[subject]) in _ACTING
    return place and (acting or any(start == subject and kind == "PERSON" for start, _, kind in words.names))


def _is_object(words: Words, lex: Lexicon, subject: int, i: int) -> bool:
    """Say whether a word with the article is no part of the subject before it."""
    form = words.form[i]
    if words.pos[i] not in _NOMINAL or not _is_definite(words, i) or find_nisba(form) or words.cases(i):
        return False
    if lex.has("time", words.bare[i]) or lex.has("beside", words.key[i], words.key[i - 1]):
        return False
    if words.pos[i] == "NOUN":
        adjective = find_adjective(form, rare=True) and not lex.is_human(words.bare[i])
        return not (adjective or _may_be_told_by(words, lex, subject, i))
    return _disagrees(words, lex, subject, i) or (_is_noun(form) and _is_bare(words, lex, i))


def _is_other(words: Words, lex: Lexicon, subject: int, i: int, *, sure: bool) -> bool:
    """Say whether a noun is no part of the subject before it: behind a definite one, as it has a pronoun
    ("thanked | the coach | his players"), or behind one that has no complement whatever it is."""
    if lex.has("time", words.bare[i]) or lex.has("beside", words.key[i], words.key[i - 1]) or words.cases(i):
        return False
    if words.pos[i] == "NOUN" and words.has_suffix(i):
        return words.bare[i] not in _SELVES
    if not sure or words.pos[i] in _MARKS or words.key[i].endswith(_WHO) or find_nisba(words.form[i]):
        return False
    return words.pos[i] in {"NOUN", "X"} or _is_noun(words.form[i])


def _may_be_told_by(words: Words, lex: Lexicon, subject: int, i: int) -> bool:
    """Say whether the title or the people before a word may be the same: "the doctor, the minister X"."""
    if lex.titles.get(words.bare[subject]):
        return True
    if not lex.is_human(words.bare[subject], words.lemma[subject]):
        return False
    if lex.kind(words.bare[i]) == "PERSON":
        return not _ends_clause(words, lex, i + 1, _MARKS) and words.pos[i + 1] != "ADJ"
    both = words.feats[i].number == words.feats[subject].number == "Plur"
    return both and not words.key[i].endswith(_WHOM)


def _disagrees(words: Words, lex: Lexicon, subject: int, i: int) -> bool:
    """Say whether a word surely is no adjective of a subject in the singular, by gender or number."""
    one, feats = words.key[subject], words.feats[i]
    if subject != i - 1 or words.feats[subject].number == "Plur" or one.endswith((_MANY, _WHO)):
        return False
    if one.endswith(_FEMININE):
        return not words.key[i].endswith((_FEMININE, _MANY)) and feats.number != "Plur"
    single = words.bare[subject] == words.lemma[subject]
    known = single and lex.kind(words.bare[subject]) in {"PERSON", "ORG"}
    return known and words.key[i].endswith((_FEMININE, _MANY, _WHOM))


def _is_noun(form: str) -> bool:
    """Say whether a word is known as a noun alone."""
    word = find_word(form, rare=True)
    known = word is not None and word.pos == "noun" and not form.endswith("ي")
    return known and find_adjective(form, rare=True) is None


def _is_bare(words: Words, lex: Lexicon, i: int) -> bool:
    """Say whether a clause ends behind a word. What may be a participle by its form may have what a
    preposition adds ("the shows | presented to children"), as may people behind people."""
    before = i - 1
    people = lex.is_human(words.bare[i]) and lex.is_human(words.bare[before], words.lemma[before])
    participle = people or words.bare[i].startswith("م")
    return _ends_clause(words, lex, i + 1, _MARKS if participle else _MARKS | _JOINING)


def _ends_clause(words: Words, lex: Lexicon, i: int, ends: frozenset[str]) -> bool:
    """Say whether what belongs to a word ends before another one: a time, a part of speech, nothing."""
    if i >= len(words) or words.sent[i] != words.sent[i - 1] or words.pos[i] in ends:
        return True
    return lex.has("time", words.bare[i])


def _is_done_by(words: Words, lex: Lexicon, subject: int, i: int) -> bool:
    """Say whether a subject has done what seems a passive: "killed | the army | the detainees"."""
    whom = words.key[i].endswith(_WHOM) and lex.is_human(words.bare[i], words.lemma[i])
    return whom or lex.kind(words.bare[subject], words.lemma[subject]) == "ORG"


def _is_definite(words: Words, i: int) -> bool:
    """Say whether a word has the article."""
    return words.key[i : i + 1] != words.bare[i : i + 1]

"""Arabic passives that are written as such, with a damma on their first letter: "أُغلقت المدارس".

Comes in: words.  Goes out: the same words, in which such a verb is passive.  The pipeline looks at words
without signs and takes most for active verbs (91 of 113 perfects in 1,176 articles), some at the head of a
sentence for nouns.  Of 125 that are made passive there some 120 are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import lexicon as events
from kg.text import fold, strip_marks

if TYPE_CHECKING:
    from kg.extract.mentions.words import Words

#: Type and subject of verbs like "pass away", which are active as they are (توفي, وُلد).
_BEFALLS = ("HAPPEN", ("nsubj",))
_DAMMA, _VOICE, _PASSIVE = "\u064f", "Voice=Act", "Voice=Pass"
_PERFECT, _PRESENT, _SPEAKER = "Aspect=Perf", "Aspect=Imp", "Person=1"
_MORPH = "Aspect=Perf|Gender={}|Number=Sing|Person=3|Voice=Pass"
_FEMININE, _ALEF = "ت", "ا"
#: Length of hollow verbs, whose perfects have the sign in the first and second person ("عُدت").
_HOLLOW = 3
#: What verbs begin with whose present is active with a fatha; the alef has no hamza.
_FATHA = ("ا", "ت")
_TAKEN, _TOP = frozenset({"NOUN", "X", "ADJ"}), frozenset({"root", "parataxis"})
_MODIFIERS = frozenset({"nmod", "amod", "nummod"})
_BEHIND = frozenset({"NOUN", "ADJ", "X", "PROPN", "NUM", "ADP"})


def take_for_passives(words: Words) -> None:
    """Make passives of the verbs that are written so, and of words that head a sentence as such a verb."""
    for i in [i for i, form in enumerate(words.form) if form[1:2] == _DAMMA]:
        if words.pos[i] == "VERB" and _is_passive(words, i):
            words.make_verb(i, words.label[i], words.morph[i].replace(_VOICE, _PASSIVE))
            _suffer(words, i)
        elif words.pos[i] in _TAKEN and _may_be_verb(words, i):
            key = fold(strip_marks(words.form[i]))
            verbs = ((key, "Masc"), (key.removesuffix(_FEMININE) if len(key) > _HOLLOW else "", "Fem"))
            found = ((events.load(words.lang).find(verb, "V"), gender) for verb, gender in verbs)
            entry, gender = next(((entry, gender) for entry, gender in found if entry), (None, ""))
            if entry:
                words.make_verb(i, entry.label, _MORPH.format(gender))
                _suffer(words, i)


def _is_passive(words: Words, i: int) -> bool:
    """Say whether a verb that has the sign is passive: as a perfect, and as a present whose active form has
    another sign ("يُعتقد") or no alef ("يُقال")."""
    morph, key, lemma = words.morph[i], words.key[i], words.lemma[i]
    if _SPEAKER in morph or _VOICE not in morph:
        return False
    if _PERFECT in morph:
        entry = events.load(words.lang).find(lemma, "V")
        befalls = entry is not None and (entry.type, entry.slots.get("subj")) == _BEFALLS
        return key[0] == lemma[0] and not befalls and not (len(lemma) == _HOLLOW and lemma[1] == _ALEF)
    told = words.label[i].startswith(_FATHA) and _FEMININE in key[1:3]
    return _PRESENT in morph and (told or (key[2] == _ALEF and len(key) == _HOLLOW + 1))


def _may_be_verb(words: Words, i: int) -> bool:
    """Say whether a word heads its sentence and has behind it who suffers what it tells, or a preposition."""
    behind = i + 1
    top = words.head[i] == i or words.dep[i] in _TOP
    if not top or words.key[i] != words.bare[i] or behind >= len(words):
        return False
    return words.pos[behind] in _BEHIND and words.sent[behind] == words.sent[i] and i not in words.named()


def _suffer(words: Words, i: int) -> None:
    """Make the subject of a verb, or else the noun right behind it, the one who suffers what it tells."""
    kids, behind = [k for k in words.kids[i] if words.dep[k] == "nsubj"], i + 1
    if not kids and behind < len(words) and words.head[behind] == i and not words.cases(behind):
        kids = [behind] if words.dep[behind] in {"obj", "nmod", "amod"} else []
    for kid in kids:
        words.hang(kid, i, "nsubj:pass")
    for kid in [kid for kid in words.kids[i] if words.dep[kid] in _MODIFIERS and words.cases(kid)]:
        words.hang(kid, i, "obl:arg")

"""Verbs that the parser takes for nouns: at the head of a sentence ("انهار مبنى", "برأت المحكمة"), and
anywhere with a shadda on their second letter ("ثمّن الجهد").

Comes in: words.  Goes out: the same words, in which such a verb is one and the phrase behind it its subject.
Only verbs of the lexicon are looked at; those that are event nouns, too, before a nominative (فتح مسلحون
النار) or before a masculine noun in a sentence with a full stop: 12 of 13 in 1,176 articles are verbs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg import lexicon as events
from kg.extract.mentions.lexicon import Lexicon, lexicon
from kg.lexicon import Entry
from kg.text import fold, strip_marks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.mentions.words import Words

#: Three letters, a sign for each or none, the second one doubled; behind them the ending of a perfect.
_DOUBLED = re.compile(
    "([\u0621-\u064a]([\u064e-\u0650]?)[\u0621-\u064a](?:\u064e?\u0651|\u0651[\u064e-\u0650]?)"
    "[\u0621-\u0648])\u064e?(ت\u0652?|وا)?"
)
_SHADDA, _U = "\u0651", "\u064f"
_STOP, _FEMININE = ".", ("ه", "ات")
_TAKEN = frozenset({"NOUN", "X", "ADV"})
_TOP = frozenset({"root", "parataxis", "dep"})
_SUBJECTS = frozenset({"NOUN", "ADJ", "X", "PROPN", "NUM"})
_SUBJECT = frozenset({"nmod", "nsubj", "amod"})
_MORPH = "Aspect=Perf|Gender={}|Number=Sing|Person=3|Voice={}"


def take_for_verbs(words: Words) -> None:
    """Take words that open a sentence for verbs where the lexicon knows them as such only, and verbs of the
    lexicon that are written with a shadda."""
    lex = lexicon(words.lang)
    named = words.named()
    for i in _openers(words):
        if i in named or words.pos[i] not in _TAKEN or not _may_be_verb(words, lex, i):
            continue
        sure = _is_nominative(words, i + 1) or _states(words, lex, i)
        found = _verb(words.key[i], strip_marks(words.form[i]), sure=sure)
        if found:
            _take(words, i, *found)
    for i in [i for i, form in enumerate(words.form) if _SHADDA in form and i not in named]:
        doubled = _DOUBLED.fullmatch(words.form[i]) if words.pos[i] in _TAKEN | {"ADJ"} else None
        entry = doubled and events.load("ar").find(fold(strip_marks(doubled[1])), "V")
        if doubled and entry:
            gender, voice = "Fem" if doubled[3] else "Masc", "Pass" if doubled[2] == _U else "Act"
            _take(words, i, entry, gender, voice)


def _openers(words: Words) -> Iterator[int]:
    """The first words of sentences, behind conjunctions."""
    for i in range(len(words)):
        first = i == 0 or words.sent[i - 1] != words.sent[i]
        if first or (words.pos[i - 1] == "CCONJ" and (i == 1 or words.sent[i - 2] != words.sent[i])):
            yield i


def _may_be_verb(words: Words, lex: Lexicon, i: int) -> bool:
    """Say whether a word heads its sentence and has right behind it what may be its subject."""
    behind = i + 1
    top = words.head[i] == i or words.dep[i] in _TOP
    if not top or words.key[i] != words.bare[i] or behind >= len(words) or words.head[behind] != i:
        return False
    if (
        words.pos[behind] not in _SUBJECTS
        or lex.kind(words.key[i]) != "OTHER"
        or lex.has("quantity", words.key[i])
    ):
        return False
    if words.dep[behind] == "amod":
        return words.key[behind] != words.bare[behind] or lex.kind(words.key[behind]) == "PERSON"
    return words.dep[behind] in ({"nsubj"} if words.pos[i] == "ADV" else {"nmod", "nsubj"})


def _is_nominative(words: Words, i: int) -> bool:
    """Say whether a word is a sound plural in the nominative, which is no complement of a noun."""
    return words.feats[i].number == "Plur" and words.key[i].endswith("ون")


def _states(words: Words, lex: Lexicon, i: int) -> bool:
    """Say whether a word and the noun behind it may be verb and subject of a sentence with a full stop, which
    is no headline: the noun is masculine ("فتح متحف قصر شبرا أبوابه.")."""
    last, behind = i, i + 1
    while last + 1 < len(words) and words.sent[last + 1] == words.sent[i]:
        last += 1
    human = lex.is_human(words.bare[behind], words.lemma[behind])
    things = words.feats[behind].number == "Plur" and not human
    masculine = not things and not words.key[behind].endswith(_FEMININE)
    root = words.head[i] == i and words.form[last] == _STOP and words.pos[behind] in {"NOUN", "NUM"}
    return root and masculine and lex.names.kind(words.bare[behind : behind + 1]) is None


def _verb(key: str, form: str, *, sure: bool) -> tuple[Entry, str, str] | None:
    """The verb that a form is a perfect of, with gender and voice; None where the lexicon has it as a noun,
    unless it surely is a verb.

    The hamza must be written: هنأ is a verb, هنا is none.
    """
    verbs = events.load("ar")
    if not sure and verbs.find(key, "N"):
        return None
    for stem, gender in ((form, "Masc"), (form.removesuffix("ت"), "Fem")):
        entry = verbs.find(fold(stem), "V")
        if entry and entry.label == stem:
            return entry, gender, "Act"
    hollow = key[:1] == "ا" and key[-2:-1] == "ي" and verbs.find(f"{key[:-2]}ا{key[-1]}", "V")
    return (hollow, "Masc", "Pass") if hollow else None


def _take(words: Words, i: int, entry: Entry, gender: str, voice: str) -> None:
    """Make a word the verb of the phrase behind it, and of what prepositions add."""
    words.make_verb(i, entry.label, _MORPH.format(gender, voice))
    for k in words.kids[i]:
        if words.dep[k] == "nmod" and words.cases(k):
            words.dep[k] = words.rel[k] = "obl"
        if words.dep[k] == "nummod" and k > i + 1:
            words.dep[k] = words.rel[k] = "obj"
    if words.head[i + 1 : i + 2] == [i] and words.dep[i + 1] in _SUBJECT:
        told = "nsubj:pass" if voice == "Pass" else "nsubj"
        words.rel[i + 1] = "obj" if words.pos[i + 1] == "PRON" else told
        words.dep[i + 1] = words.rel[i + 1].partition(":")[0]

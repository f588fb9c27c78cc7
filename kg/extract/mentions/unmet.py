"""Arabic verbs that the parser has not met and takes for foreign words: "ندين الهجوم", "حرصنا", "وأردف".

Comes in: words.  Goes out: the same words, in which such a word is a verb.  Newswire, of which the treebank
is, hardly ever says "we"; people who are quoted do. Only verbs of the lexicon are looked at, in forms that no
noun has: of 420 in 1,600 articles nearly all are verbs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kg import lexicon as events
from kg.extract.mentions.lexicon import lexicon
from kg.lexicon import Entry
from kg.text import fold, strip_marks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.mentions.words import Words

_PERFECT, _PRESENT = "Aspect=Perf", "Aspect=Imp|Mood=Ind|VerbForm=Fin"
#: What the recogniser calls names that are neither persons nor places nor institutions.
_ANY = "MISC"
#: Type of verbs that are one by themselves where they open a clause ("وأردف"), what stands before them, and
#: the features of a perfect without an ending.
_SPEECH, _OPENING = "STATE", frozenset({"CCONJ", "PUNCT"})
_PLAIN = f"{_PERFECT}|Gender=Masc|Number=Sing|Person=3|Voice=Act"
#: What comparatives begin with, and what stands right behind a verb of speech and behind none of them.
_COMPARATIVE, _SAYING = "أ", frozenset({":", '"', "«", "“", "قائلا", "قائله"})
#: Words behind which a present stands.
_BEFORE = frozenset({"س", "سوف", "لن", "لم", "لا", "ان", "نحن", "قد", "لقد", "كي", "لكي", "حتي"})


class _Form(NamedTuple):
    """A form that only verbs have.

    Args:
        written: What it fits; the group holds what is left of the verb.
        morph: Its features.
        sure: Whether it is a verb wherever it stands.
    """

    written: re.Pattern[str]
    morph: str
    sure: bool = True


_FORMS = (
    _Form(re.compile("(.{3,})نا"), f"{_PERFECT}|Number=Plur|Person=1|Voice=Act"),
    _Form(re.compile("(.{3,})تا"), f"{_PERFECT}|Gender=Fem|Number=Dual|Person=3|Voice=Act"),
    _Form(re.compile("(.{3,})ت"), f"{_PERFECT}|Gender=Fem|Number=Sing|Person=3|Voice=Act"),
    _Form(re.compile("(.{3,})وا"), f"{_PERFECT}|Gender=Masc|Number=Plur|Person=3|Voice=Act"),
    _Form(re.compile("ن(.{3,})"), f"{_PRESENT}|Number=Plur|Person=1|Voice=Act"),
    _Form(re.compile("[يت](.{3,})ان"), f"{_PRESENT}|Number=Dual|Person=3|Voice=Act", False),
    _Form(re.compile("ا(.{3,})"), f"{_PRESENT}|Number=Sing|Person=1|Voice=Act", False),
)
#: What the lemma of a present may be, the likeliest first: of hollow verbs (نريد, نقوم), of those of form IV,
#: VII, VIII and X, of weak ones; and that of a perfect (أردت).
_PRESENTS = (
    (re.compile("(.+)ي(.)"), ("ا\\1ا\\2", "\\1ا\\2")),
    (re.compile("(.)و(.)"), ("\\1ا\\2",)),
    (re.compile("(.+)"), ("\\1", "ا\\1", "\\1ي")),
)
_PERFECTS = (
    (re.compile("(.+)"), ("\\1",)),
    (re.compile("(.+)(.)"), ("\\1ا\\2", "\\1\\2ي")),
)


def take_unmet_for_verbs(words: Words) -> None:
    """Take foreign words outside names for verbs where form and lexicon say so."""
    named = {i for start, end, kind in words.names if kind != _ANY for i in range(start, end)}
    for i in [i for i, pos in enumerate(words.pos) if pos == "X" and i not in named]:
        beside = words.pos[i - 1 : i] == ["X"] or words.pos[i + 1 : i + 2] == ["X"]
        found = None if beside or words.key[i] != words.bare[i] else _verb(words, i)
        if found:
            entry, morph = found
            words.make_verb(i, entry.label, morph)
            words.names[:] = [name for name in words.names if not name[0] <= i < name[1]]


def _verb(words: Words, i: int) -> tuple[Entry, str] | None:
    """The verb of the lexicon that a word is a form of, with its features."""
    verbs, lex, told = events.load(words.lang), lexicon(words.lang), i > 0 and words.key[i - 1] in _BEFORE
    if verbs.find(words.key[i], "N") or lex.kind(words.key[i]) != "OTHER":
        return None
    key = fold(strip_marks(words.form[i]))
    entry = verbs.find(key, "V") if i == 0 or words.pos[i - 1] in _OPENING else None
    spelled = entry and entry.label == words.form[i]
    if entry and spelled and entry.type == _SPEECH and _may_be_perfect(words, i):
        return entry, _PLAIN
    for form in _FORMS:
        match = form.written.fullmatch(key) if form.sure or told else None
        owned = match and form.morph.startswith(_PERFECT) and lex.kind(match[1]) != "OTHER"  # دارنا
        if match and not owned:
            found = (verbs.find(lemma, "V") for lemma in _lemmas(match[1], form))
            entry = next((entry for entry in found if entry), None)
            if entry:
                return entry, form.morph
    return None


def _may_be_perfect(words: Words, i: int) -> bool:
    """Say whether a word is no comparative ("أجمل"): one of its form has what is said right behind it."""
    behind = i + 1
    if not words.form[i].startswith(_COMPARATIVE):
        return True
    return behind < len(words) and (words.key[behind] in _SAYING or words.pos[behind] in {"SCONJ", "ADP"})


def _lemmas(stem: str, form: _Form) -> Iterator[str]:
    """What the lemma of a verb may be, folded."""
    for written, spellings in _PRESENTS if form.morph.startswith(_PRESENT) else _PERFECTS:
        match = written.fullmatch(stem)
        yield from (match.expand(spelling) for spelling in spellings if match)

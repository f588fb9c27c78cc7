"""Which preposition stands between an event's words and who is its object, in both languages.

Comes in: reports, the frames of the lexicons, `ontology/governed_en.tsv`. Goes out: predicates as they stand
before an object: "said to", "travelled to", "met"; Arabic prepositions: "إلى", "ل".
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache

from kg import lexicon, ontology
from kg.lexicon import Entry
from kg.model import Report, Span
from kg.text import fold

_TRUSTED = frozenset({"about", "against", "at", "for", "from", "in", "into", "on", "to", "with"})
"""English prepositions that stand behind an English verb's label as they do in the text."""

ARABIC = {
    fold(word): word
    for word in ("إلى", "على", "مع", "من", "عن", "في", "ضد", "أمام", "بين", "نحو", "فوق", "حول", "ل", "ب")
}
"""Arabic prepositions before participants, by the form that frames have."""

CLITICS = frozenset("لب")
"""Those that are written in one word with what follows."""

ENGLISH = frozenset(
    """about across after against among around at before behind between by for from in into of on over past
    through to toward towards under upon with""".split()  # noqa: SIM905 - a list of words
)
"""English prepositions, as far as predicates end in them or objects stand behind them."""

_MEANS = {
    "الي": ("to", "into", "at", "for"),
    "ل": ("to", "for"),
    "مع": ("with", "against"),
    "علي": ("on", "at", "against", "over", "to"),
    "من": ("from", "of"),
    "عن": ("from", "about"),
    "في": ("in", "at", "into", "to"),
    "ب": (),
    "ضد": ("against",),
    "امام": ("before", "to", "against"),
    "بين": ("between",),
    "نحو": ("towards", "to"),
    "فوق": ("over",),
    "حول": ("about",),
}
"""What Arabic prepositions are in English, the likeliest first."""

BARE = frozenset({"acc", "gen", "of", "nsubj", "iobj"})
"""Markers of objects that stand without a preposition behind a verb."""

_HEADING = frozenset({"AGREE", "MOVE", "STATE"})
"""Types whose verbs have a preposition always where they take no thing for an object ("travelled to")."""

_OPENING = frozenset(":\"'«“‘")
"""Characters before what is said."""

_DETERMINERS = frozenset("a all an both her his its my our the their these this".split())  # noqa: SIM905
"""English words between a preposition and the mention of who it governs."""

_THAT = frozenset({"that", "whether", "ان", "بان", "انه", "انها"})
"""Words, folded, behind which a clause tells what is said or agreed."""

_ALONE = frozenset({"CONSULT", "MOVE", "STATE"})
"""Types whose predicates say enough without their preposition ("returned", "spoke")."""

_NEVER_ALONE = frozenset({"headed", "made", "set", "touched", "accounted"})
"""Predicates of these types that do not."""

_WAITING = frozenset({"about", "against", "at", "for", "from", "into", "of", "to", "with"})
"""Prepositions that are no particles of their verb as "on" is in "went on"."""

_LAST_WORD = re.compile(r"(\w+)(\s*)$")
_TOGETHER = frozenset({"مع", "ضد", "with", "against"})
"""Prepositions of participants, never of what a transitive verb is about."""

_SCENES = frozenset({"في", "in"})
"""Prepositions that keep their own sense ("competed in the league")."""

_AHEAD = 40
"""Code points before a participant in which the word before it is looked for."""


def entry_of(report: Report, lang: str) -> Entry | None:
    """The line of the lexicon that a report is made by."""
    if not report.lemma:
        return None
    pos = "N" if report.rule.endswith("nominal") else "V"
    return _entry(lang, report.lemma.replace(" ", "_"), pos, report.type)


@lru_cache(maxsize=1 << 14)
def _entry(lang: str, lemma: str, pos: str, kind: str) -> Entry | None:
    known = lexicon.load(lang).entries
    senses = [sense for one in dict.fromkeys((pos, "V", "N")) for sense in known.get((fold(lemma), one), ())]
    return next((sense for sense in senses if sense.type == kind), None)


def marker_before(text: str, start: int, lang: str) -> str:
    """The preposition right before a place in a text, as frames have it; "" where there is none."""
    if lang == "en":
        return _marker_en(text[max(0, start - _AHEAD) : start])
    before = _LAST_WORD.search(text[max(0, start - _AHEAD) : start])
    if before is None:
        return ""
    found = fold(before[1])
    for word in (found, found[1:] if found[:1] in ("و", "ف") else ""):
        if word in ARABIC and not (before[2] and word in CLITICS):
            return word
    return ""


def _marker_en(before: str) -> str:
    """The English preposition at the end of a text, determiners and titles of who follows left out."""
    if before.rstrip()[-1:] in _OPENING or not before[-1:].isspace():
        return ""
    for word in reversed(before.split()[1:]):
        if word.lower() in ENGLISH:
            return word.lower()
        if not (word.isalpha() and (word[0].isupper() or word in _DETERMINERS)):
            break
    return ""


def object_marker(report: Report, spans: tuple[Span, ...], text: str, lang: str) -> str:
    """The preposition of a report's object in its own language; "" for a bare object.

    It is that before the first object whose preposition the frame knows. Where none is, and the object does
    not follow at once, it hangs on other words ("praised the efforts of ..."), or stands before the event or
    in another sentence: then it is the frame's first one, unless the frame knows bare objects.
    """
    entry = entry_of(report, lang)
    slots: Mapping[str, tuple[str, ...]] = entry.slots if entry else {}
    topics = slots.get("topic", ())
    asked = (*slots.get("obj", ()), *slots.get("dest", ())) or topics
    found = [marker for span in spans if (marker := marker_before(text, span.start, lang))]
    fitting = next((marker for marker in found if marker in (*asked, *topics)), "")
    if fitting:
        return fitting
    behind = [span.start for span in spans if report.trigger.end <= span.start < report.sentence.end]
    if not asked or BARE & {*asked}:
        own = [marker for marker in found[:1] if behind and marker not in BARE]
        return own[0] if own and (entry is None or lang == "en") else ""
    passive = report.rule.endswith("passive")
    if passive or (behind and not text[report.trigger.end : behind[0]].strip()):
        return ""
    return found[0] if found and found[0] in _SCENES else asked[0]


def is_own_word(report: Report, text: str, lang: str) -> bool:
    """Say whether what stands as a topic is a word of the event's own phrase ("lost their *lives*")."""
    entry = entry_of(report, lang)
    if report.topic is None or entry is None or " " not in report.lemma:
        return False
    asked, start = entry.slots.get("topic", ()), report.topic.start
    bare = not text[report.trigger.end : start].strip() and "acc" not in asked
    return bool(asked) and bare and "content" not in entry.slots


def topic_joint(report: Report, text: str, lang: str) -> str:
    """What joins an event's words and their topic: a preposition, nothing, or ":" before a clause."""
    if report.topic is None:
        return ":"
    start = report.topic.start
    entry = entry_of(report, lang)
    asked = entry.slots.get("topic", ()) if entry else ()
    marker = marker_before(text, start, lang)
    if marker and (marker in asked or not entry):
        return marker
    first = fold(text[start : report.topic.end].partition(" ")[0])
    if first in asked:
        return ""
    if marker == "to" and entry and "xcomp" in entry.slots.get("content", ()):
        return marker
    before = text[max(0, start - _AHEAD) : start].split()
    clause = bool(before) and (before[-1][-1] in _OPENING or fold(before[-1]) in _THAT)
    return ":" if clause or report.type == "STATE" else ""


@lru_cache(maxsize=1 << 14)
def governed_en(predicate: str, kind: str, marker: str, *, verb: bool = True, whom: bool = True) -> str:
    """An English predicate as it stands before its object: "said" gives "said to".

    Args:
        predicate: The predicate in the past tense.
        kind: Event type.
        marker: The preposition of the object in the language of the article, "" for a bare object.
        verb: Whether a verb tells it; behind a noun "of" and "on" are no prepositions of the verb's.
        whom: Whether the object is somebody, whom an Arabic text may tell without a preposition.
    """
    known = _table().get((predicate, kind)) or _table().get((predicate, ""))
    if known is not None:
        return known
    if ends_open(predicate):
        return predicate
    trusted = marker if verb and marker in _TRUSTED else ""
    asked = marker or ("whom" if whom and kind == "STATE" else "")
    return f"{predicate} {trusted or _preposition(predicate, kind, asked)}".rstrip()


def joined_ar(preposition: str, phrase: str) -> str:
    """An Arabic phrase behind a preposition, which may be one word with it (ل and الرياض: للرياض)."""
    if preposition == "ل" and phrase.startswith("ال"):
        return f"لل{phrase[2:]}"
    return f"{preposition}{'' if preposition in CLITICS else ' '}{phrase}".strip()


def ends_open(predicate: str) -> bool:
    """Say whether a predicate ends in a preposition, and waits for its object ("agreed with")."""
    return " " in predicate and predicate.rpartition(" ")[2] in ENGLISH


def without_object(predicate: str, kind: str) -> str:
    """An English predicate where its object is not told: "spoke" for "spoke to", "called for …", "went on".

    The preposition is left out of speaking, meeting and moving, and where the lexicon has the predicate
    without it in the same type.
    """
    bare, _, last = predicate.rpartition(" ")
    if not ends_open(predicate) or (last not in _WAITING and kind != "MOVE"):
        return predicate
    senses = (*_senses().get((bare, "V"), ()), *_senses().get((bare, "N"), ()))
    alone = kind in _ALONE and bare not in _NEVER_ALONE
    return bare if alone or any(sense.type == kind for sense in senses) else f"{predicate} …"


def _preposition(predicate: str, kind: str, marker: str) -> str:
    verbs = _markers(predicate, kind, "V", ("obj", "dest"))
    transitive = "acc" in _markers(predicate, kind, "V", ("topic",))
    if marker in ("", "whom"):
        addressed = marker or (kind in _HEADING and not transitive)
        return next(iter(verbs), "").replace("acc", "") if addressed else ""
    means = _MEANS.get(marker, (marker,))
    for word in means:
        if word in verbs and not (word == "with" and "acc" in verbs):
            return word
    if "acc" in verbs:
        return ""
    known = (*verbs, *_markers(predicate, kind, "N", ("obj", "dest")))
    if marker == "between" and "with" in known:
        return "with"
    wanted = next((word for word in means if word in known and word not in BARE), "")
    own = next((word for word in known if word in ENGLISH and word not in BARE), "")
    if wanted or own or (transitive and marker not in _TOGETHER):
        return wanted or own
    return next((word for word in means if word in ENGLISH and word not in BARE), "")


@cache
def _markers(predicate: str, kind: str, pos: str, slots: tuple[str, ...]) -> tuple[str, ...]:
    """How participants hang on an English predicate: in its senses of a type, else in all."""
    senses = _senses().get((predicate, pos), ())
    own = [sense for sense in senses if sense.type == kind] or senses
    markers = [m for sense in own for slot in slots for m in sense.slots.get(slot, ())]
    return tuple(dict.fromkeys(markers))


@cache
def _senses() -> dict[tuple[str, str], list[Entry]]:
    found: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for senses in lexicon.load("en").entries.values():
        for sense in senses:
            found[sense.predicate, sense.pos].append(sense)
    return found


@cache
def _table() -> dict[tuple[str, str], str]:
    rows = ontology.rows("governed_en.tsv")
    return {(row["predicate"], row["type"]): row["before_object"] for _, row in rows}

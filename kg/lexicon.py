"""The event lexicon: which lemma makes which event, and where its participants stand.

Comes in: `ontology/lexicon/{lang}.tsv`. Goes out: `Entry` by folded lemma and part of speech.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.errors import OntologyError
from kg.ontology import rows
from kg.text import fold

NONE = "NONE"
"""Type of words that make no event of their own (auxiliaries, phase and modal verbs)."""
FROM_NOUN = "NOUN"
"""Type of light verbs: the event noun tells."""

UNTOLD = "-"
"""Predicate of light verbs, and of words that make no event of their own and are not told by themselves."""

_FRAME = re.compile(r"(V|N|LV)(?:\[([^\]]*)\])?")
_SLOTS = {"subj", "obj", "topic", "content", "dest", "noun"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the lexicon.

    Args:
        label: The lemma as written there.
        pos: "V" (verb), "N" (event noun) or "LV" (light verb).
        slots: Slot to its markers, best first: {"obj": ("acc", "ب")}.
        type: Event type, `NONE` or `FROM_NOUN`.
        subtype: Finer class.
        predicate: English predicate.
    """

    label: str
    pos: str
    slots: Mapping[str, tuple[str, ...]]
    type: str
    subtype: str
    predicate: str

    @property
    def is_event(self) -> bool:
        """Whether the word tells an event by itself."""
        return self.type not in {NONE, FROM_NOUN}

    def slot(self, marker: str) -> str:
        """The slot a marker fills, or ""."""
        for slot, markers in self.slots.items():
            if marker in markers:
                return slot
        return ""


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Entries by (folded lemma, "V" | "N" | "LV"), best first."""

    entries: Mapping[tuple[str, str], tuple[Entry, ...]]

    def find(self, lemma: str, pos: str) -> Entry | None:
        """The best entry for a folded lemma, or None."""
        found = self.entries.get((lemma, pos))
        return found[0] if found else None

    def frames(self, lemma: str, pos: str) -> list[Mapping[str, tuple[str, ...]]]:
        """The slots of all senses of a folded lemma, best first."""
        return [sense.slots for sense in self.entries.get((lemma, pos), ())]

    def sense(self, entry: Entry, kind: str) -> Entry | None:
        """The best entry of the same lemma and part of speech that has an event type, or None."""
        found = self.entries[fold(entry.label), entry.pos]
        return next((other for other in found if other.type == kind), None)


@cache
def load(lang: str) -> Lexicon:
    """Read the lexicon of a language.

    Raises:
        OntologyError: There is none, or a line is wrong; with the number of the line.
    """
    name = f"lexicon/{lang}.tsv"
    entries: dict[tuple[str, str], list[Entry]] = {}
    for number, row in rows(name):
        entry = _entry(row, f"{name} line {number}")
        entries.setdefault((fold(entry.label), entry.pos), []).append(entry)
    return Lexicon({key: tuple(found) for key, found in entries.items()})


def _entry(row: dict[str, str], where: str) -> Entry:
    match = _FRAME.fullmatch(row["frame"])
    if not match or not row["lemma"] or not row["type"]:
        raise OntologyError("needs a lemma, a frame such as V[obj=acc|ب] and a type", where=where)
    slots = {}
    for part in filter(None, (match[2] or "").split(";")):
        slot, _, markers = part.partition("=")
        if slot not in _SLOTS or not markers:
            raise OntologyError(f"bad slot {part!r}", where=where, hint="slots: " + ", ".join(sorted(_SLOTS)))
        slots[slot] = tuple(m if m in {"acc", "gen", "an", "nsubj"} else fold(m) for m in markers.split("|"))
    return Entry(row["lemma"], match[1], slots, row["type"], row["subtype"], row["predicate"])

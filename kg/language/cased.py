"""Lemmas in a script with capitals: an edit of the small letters, and what becomes of the capitals.

Comes in: a word form and the edits that the network chose. Goes out: the lemma.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.language.inflections import Inflections
from kg.language.lemmas import Edit, apply_edit, make_edit
from kg.language.orthography import strip_marks
from kg.language.scripts import straight

#: What becomes of capitals: all small, as in the form, a capital at the beginning alone.
SMALL, KEPT, TITLE = "skt"


def key_of(form: str) -> str:
    """Give the key of a form in the tables: small letters, straight quotes."""
    return straight(strip_marks(form)).lower() or form


def make_cased(form: str, lemma: str) -> Edit:
    """Find the edit that leads from a form to its lemma."""
    edit = make_edit(key_of(form), key_of(lemma))
    fitting = [case for case in (SMALL, KEPT, TITLE) if apply_cased((case, edit), form) == straight(lemma)]
    return (fitting[0] if fitting else KEPT, edit)


def apply_cased(edit: Edit, form: str) -> str | None:
    """Edit a form; None when the edit does not fit it."""
    key = key_of(form)
    small = apply_edit(edit[1], key)  # type: ignore[arg-type]
    if small is None or edit[0] == SMALL:
        return small
    if edit[0] == TITLE:
        return small[:1].upper() + small[1:]
    same = 0
    plain = straight(form)
    while same < min(len(small), len(plain)) and small[same] == key[same : same + 1]:
        same += 1
    return plain[:same] + small[same:]


@dataclass(frozen=True)
class CasedLemmas:
    """What the treebank teaches about lemmas.

    Args:
        edits: The edits the network chooses from.
        known: `UPOS form` (keys) to its lemmas, the most frequent first.
        spelling: `UPOS lemma` (small letters) to the lemma with its capitals.
        inflections: How words are inflected that the treebank lacks, for a language where that is known.
    """

    edits: tuple[Edit, ...]
    known: Mapping[str, tuple[str, ...]]
    spelling: Mapping[str, str]
    inflections: Inflections | None = None

    def lemma(self, form: str, upos: str, ranked: Sequence[int]) -> str:
        """Give the lemma of a form.

        Args:
            form: The form.
            upos: Its part of speech.
            ranked: The network's best edits, the best first.
        """
        fitting = [lemma for number in ranked if (lemma := apply_cased(self.edits[number], form))]
        seen = self.known.get(f"{upos} {key_of(form)}", ())
        chosen = fitting[0] if fitting else straight(form)
        if seen:
            chosen = next((option for option in fitting if option.lower() in seen), seen[0])
        if self.inflections:
            chosen = self.inflections.lemma(key_of(form), upos, chosen, seen=bool(seen))
        return self.spelling.get(f"{upos} {chosen.lower()}", chosen)

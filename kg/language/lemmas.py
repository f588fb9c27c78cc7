"""Lemmas as edits of the word form, with a dictionary for forms that the treebank knows.

Comes in: a word form's folded spelling and the edit that the network chose. Goes out: the lemma without
vowel signs, its hamza as the treebank writes it.

Source: edit trees as in Müller et al. 2015 (Lemming): the longest common substring stays, what stands
before and after it is edited in the same way or replaced outright.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.language.orthography import fold, strip_marks

#: ("=", before, after, left, right) keeps the middle; (old, new) replaces outright.
Edit = tuple["str | int | Edit", ...]


def make_edit(form: str, lemma: str) -> Edit:
    """Find the edit that leads from a form to its lemma."""
    start, other, size = _common(form, lemma)
    if size == 0:
        return (form, lemma)
    left = make_edit(form[:start], lemma[:other]) if start or other else ()
    right = (
        make_edit(form[start + size :], lemma[other + size :])
        if start + size < len(form) or other + size < len(lemma)
        else ()
    )
    return ("=", start, len(form) - start - size, left, right)


def _common(one: str, other: str) -> tuple[int, int, int]:
    """Find the longest common substring: where it starts in both, and its length."""
    best = (0, 0, 0)
    row = [0] * (len(other) + 1)
    for i, a in enumerate(one):
        previous = row
        row = [0] * (len(other) + 1)
        for j, b in enumerate(other):
            if a == b:
                row[j + 1] = previous[j] + 1
                if row[j + 1] > best[2]:
                    best = (i + 1 - row[j + 1], j + 1 - row[j + 1], row[j + 1])
    return best


def apply_edit(edit: Edit, form: str) -> str | None:
    """Edit a form; None when the edit does not fit it."""
    if not edit:
        return form if not form else None
    if edit[0] != "=" or len(edit) != 5:
        return str(edit[1]) if form == edit[0] else None
    before, after = int(edit[1]), int(edit[2])  # type: ignore[arg-type]
    if before + after >= len(form):
        return None
    end = len(form) - after
    left = apply_edit(edit[3], form[:before])  # type: ignore[arg-type]
    right = apply_edit(edit[4], form[end:])  # type: ignore[arg-type]
    return None if left is None or right is None else left + form[before:end] + right


@dataclass(frozen=True)
class LemmaTables:
    """What the treebank teaches about lemmas.

    Args:
        edits: The edits the network chooses from.
        known: `UPOS form` (folded) to its folded lemmas, the most frequent first.
        spelling: `UPOS lemma` (folded) to the lemma with its hamza.
    """

    edits: tuple[Edit, ...]
    known: Mapping[str, tuple[str, ...]]
    spelling: Mapping[str, str]

    def lemma(self, form: str, upos: str, ranked: Sequence[int]) -> str:
        """Give the lemma of a form.

        Args:
            form: The restored form.
            upos: Its part of speech.
            ranked: The network's best edits, the best first.
        """
        folded = fold(form)
        if not folded:
            return form
        seen = self.known.get(f"{upos} {folded}", ())
        options = [apply_edit(self.edits[number], folded) for number in ranked]
        fitting = [option for option in options if option]
        if seen:
            chosen = next((option for option in fitting if option in seen), seen[0])
        else:
            chosen = fitting[0] if fitting else folded
        return self._spell(chosen, upos, strip_marks(form), folded)

    def _spell(self, lemma: str, upos: str, form: str, folded: str) -> str:
        known = self.spelling.get(f"{upos} {lemma}")
        if known:
            return known
        at = folded.find(lemma)
        return form[at : at + len(lemma)] if at >= 0 and len(form) == len(folded) else lemma

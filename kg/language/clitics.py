"""Splits of an orthographic word into syntactic words, and how their full spelling is restored.

A split is one of a few dozen patterns learned from a treebank: the lengths of the clitics before and
after the stem, with a small spelling edit for each piece (`^ا` puts an alef in front, `ت>ة` replaces an
ending, `=` changes nothing). Comes in: a word and a pattern. Goes out: spans inside the word and the
restored spelling of each piece.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.language.orthography import fold, strip_marks

KEEP = "="


@dataclass(frozen=True)
class Pattern:
    """One way to split a word.

    Args:
        before: Lengths in letters of the pieces before the stem.
        after: Lengths in letters of the pieces after the stem.
        edits: One spelling edit for each piece, the stem's among them.
        heads: Letters that may stand before the stem, joined by `+`, seen with this pattern.
        tails: Letters that may stand after the stem, joined by `+`, seen with this pattern.
    """

    before: tuple[int, ...]
    after: tuple[int, ...]
    edits: tuple[str, ...]
    heads: frozenset[str] = frozenset()
    tails: frozenset[str] = frozenset()

    @property
    def only_before(self) -> bool:
        """Whether clitics are cut off before the stem and nothing else is changed."""
        return bool(self.before) and not self.after and {*self.edits} == {KEEP}

    def pieces(self, letters: str) -> list[str]:
        """Cut a word without marks into its pieces."""
        cuts = self.cuts(len(letters))
        return [letters[start:end] for start, end in pairwise(cuts)]

    def cuts(self, length: int) -> list[int]:
        """Give the borders between the pieces, from 0 to the length of the word."""
        cuts = [0]
        for size in self.before:
            cuts.append(cuts[-1] + size)
        cuts.append(length - sum(self.after))
        for size in self.after:
            cuts.append(cuts[-1] + size)
        return cuts

    def fits(self, letters: str) -> bool:
        """Tell whether a word (folded, without marks) could be split this way."""
        if not self.before and not self.after:
            return True
        if sum(self.before) + sum(self.after) >= len(letters):
            return False
        pieces = self.pieces(letters)
        stem = len(self.before)
        return (
            "+".join(pieces[:stem]) in self.heads
            and "+".join(pieces[stem + 1 :]) in self.tails
            and all(map(_editable, pieces, self.edits))
        )


WHOLE = Pattern((), (), (KEEP,))


class Inventory:
    """The patterns of a language, ready to be tried on words.

    Args:
        patterns: The undivided word first.
    """

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self.patterns = tuple(patterns)
        self._quick = [
            (sum(p.before), _run_together(p.heads), sum(p.after), _run_together(p.tails)) for p in patterns
        ]

    def __len__(self) -> int:
        return len(self.patterns)

    def fitting(self, letters: str) -> list[int]:
        """Give the numbers of the patterns that could split a word (folded, without marks)."""
        size = len(letters)
        found = [0]
        for number, (before, heads, after, tails) in enumerate(self._quick):
            if (
                number
                and before + after < size
                and letters[:before] in heads
                and letters[size - after :] in tails
                and self.patterns[number].fits(letters)
            ):
                found.append(number)
        return found


def _run_together(clitics: frozenset[str]) -> frozenset[str]:
    return frozenset(clitic.replace("+", "") for clitic in clitics)


def _editable(piece: str, edit: str) -> bool:
    if edit == KEEP:
        return True
    if edit.startswith("^"):
        return piece.startswith("ل")
    return piece.endswith(edit.partition(">")[0])


def apply_edit(piece: str, edit: str) -> str:
    """Spell one piece in full, for example `مدرست` with `ت>ة` as `مدرسة`."""
    if edit == KEEP:
        return piece
    if edit.startswith("^"):
        return edit[1:] + piece
    old, _, new = edit.partition(">")
    return piece[: len(piece) - len(old)] + new


def restore(piece: str, edit: str, spellings: Mapping[str, str]) -> str:
    """Spell a piece of a split word in full: its edit, then its usual hamza.

    A hamza that the writer did write is kept.
    """
    spelled = apply_edit(strip_marks(piece), edit)
    if fold(piece) != strip_marks(piece):
        return spelled
    return spellings.get(fold(spelled), spelled)


def letter_cuts(word: str, cuts: list[int]) -> list[int]:
    """Move borders counted in letters to code points of a word that may carry marks.

    A mark belongs to the letter before it.
    """
    letters = [i for i, char in enumerate(word) if strip_marks(char)]
    return [0, *(letters[cut] for cut in cuts[1:-1]), len(word)]

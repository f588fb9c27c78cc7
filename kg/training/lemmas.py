"""Lemma tables learned from a treebank, for `kg.language.lemmas`."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from kg.language.conllu import Sentence, Word
from kg.language.lemmas import Edit, LemmaTables, make_edit
from kg.language.orthography import fold, strip_marks

#: Rarer edits are left to the dictionary.
MIN_EDIT = 3


def lemma_of(word: Word) -> str:
    """Give a word's gold lemma without vowel signs; the form where the treebank has none."""
    return strip_marks(word.lemma) or strip_marks(word.form) or word.form


def edit_of(word: Word) -> Edit:
    """Give the edit from a word's folded form to its folded lemma."""
    return _edit(fold(word.form) or word.form, fold(lemma_of(word)) or lemma_of(word))


@lru_cache(maxsize=1 << 17)
def _edit(form: str, lemma: str) -> Edit:
    return make_edit(form, lemma)


def learn_lemmas(sentences: Sequence[Sentence]) -> LemmaTables:
    """Collect edits, known forms and the spelling of lemmas."""
    edits: Counter[Edit] = Counter()
    known: dict[str, Counter[str]] = {}
    spelling: dict[str, Counter[str]] = {}
    for sentence in sentences:
        for word in sentence.words:
            lemma = lemma_of(word)
            edits[edit_of(word)] += 1
            known.setdefault(f"{word.upos} {fold(word.form)}", Counter())[fold(lemma)] += 1
            spelling.setdefault(f"{word.upos} {fold(lemma)}", Counter())[lemma] += 1
    ranked = sorted(edits.items(), key=lambda item: (-item[1], str(item[0])))
    return LemmaTables(
        tuple(edit for edit, count in ranked if count >= MIN_EDIT),
        {key: tuple(_ranked(counts)) for key, counts in sorted(known.items())},
        {key: _ranked(counts)[0] for key, counts in sorted(spelling.items())},
    )


def _ranked(counts: Counter[str]) -> list[str]:
    return sorted(counts, key=lambda value: (-counts[value], value))

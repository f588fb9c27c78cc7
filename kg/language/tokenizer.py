"""The tokenizer of the Arabic pipeline: text to syntactic words and sentences.

Every token is a substring of the text; NORM is the word in full spelling. White space beyond one blank
after a word becomes tokens of its own, so that nothing of the text is lost.
"""

import re
from itertools import pairwise, repeat
from pathlib import Path
from typing import Any

import numpy as np
from spacy.attrs import NORM, SENT_START
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from kg.language.clitics import Pattern, letter_cuts, restore
from kg.language.counts import WordCounts
from kg.language.cuts import Cuts
from kg.language.gazetteer import LISTS, PHRASES, gazetteer_of
from kg.language.orthography import fold, norm, strip_marks, word_spans
from kg.language.segmenter import Segmenter
from kg.language.sentences import sentence_starts
from kg.language.weights import Model, Unsaved, load_model, part
from kg.text import is_blank

#: Splits of word forms remembered; then all are forgotten.
_REMEMBERED = 50_000
#: Marks of the first words of names.
_FIRST = frozenset(first for first, _ in PHRASES.values())
#: Marks of single words that are names of persons and places.
_SINGLE = frozenset(LISTS[name] for name in ("given", "family", "places", "towns"))
_BLANKS = re.compile(r"\s+")


class CliticTokenizer(Unsaved):
    """Splits text into syntactic words.

    Args:
        vocab: The vocabulary of the Docs.
        model: A trained language.
    """

    def __init__(self, vocab: Vocab, model: Model) -> None:
        self.vocab = vocab
        self._patterns = read_patterns(model)
        self._spellings: dict[str, str] = model.tables["spellings"]
        weights = part(model.arrays, "segmenter.")
        counts = weights.pop("counts").astype(np.uint8)
        self._counts = WordCounts(counts)
        self._segmenter = Segmenter(weights, self._patterns, self._counts)
        self._names = gazetteer_of(model)
        known: dict[str, list[str]] = model.tables.get("lemma_known", {})
        self._cuts = Cuts(self._patterns, self._segmenter, self._counts, known, self._is_name)
        self._known: dict[tuple[str, int], list[tuple[str, str]]] = {}

    def __call__(self, text: str) -> Doc:
        """Make a Doc of syntactic words."""
        spans = word_spans(text)
        forms = [text[start:end] for start, end in spans]
        words: list[str] = []
        norms: list[str] = []
        spaces: list[bool] = []
        at = 0
        for (start, end), form, pattern in zip(spans, forms, self._patterns_of(forms), strict=True):
            if start > at:
                add_blanks(text[at:start], words, norms, spaces)
            for word, full in self._split(form, pattern):
                words.append(word)
                norms.append(full)
                spaces.append(False)
            at = end
        if at < len(text):
            add_blanks(text[at:], words, norms, spaces)
        doc = Doc(self.vocab, words=words, spaces=spaces)
        if words:
            keys = np.array([self.vocab.strings.add(full) for full in norms], dtype=np.uint64)
            starts = np.where(sentence_starts(words, spaces), 1, -1).astype(np.int64).astype(np.uint64)
            columns: Any = np.stack([keys, starts], axis=1)
            doc.from_array([NORM, SENT_START], columns)
        return doc

    def _patterns_of(self, forms: list[str]) -> list[int]:
        """Give the pattern of each word; a known name of several words has a whole one first (بان كي مون)."""
        found = zip(forms, self._segmenter(forms), strict=True)
        chosen = [self._cuts(form, number) for form, number in found]
        for place, mark in self._names.phrases([norm(form) for form in forms]):
            if mark in _FIRST:
                chosen[place] = 0
        return chosen

    def _is_name(self, form: str) -> bool:
        """Say whether a word is a known name of a person or place."""
        return not _SINGLE.isdisjoint(self._names.word(norm(form)))

    def _split(self, form: str, number: int) -> list[tuple[str, str]]:
        """Give the pieces of a word and their full spelling."""
        found = self._known.get((form, number))
        if found is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            pieces = split_word(form, self._patterns[number], self._spellings)
            found = self._known[form, number] = [(piece, self._whole(piece, full)) for piece, full in pieces]
        return found

    def _whole(self, piece: str, full: str) -> str:
        """Spell a word behind ل that may begin with ل itself: as اللجنة, more frequent than الجنة."""
        letters = strip_marks(piece)
        if not letters.startswith("ل") or full != "ا" + letters:
            return full
        spellings = (full, "ال" + letters)
        return max(spellings, key=lambda spelling: self._counts[fold(spelling)])


def add_blanks(gap: str, words: list[str], norms: list[str], spaces: list[bool]) -> None:
    """Put the white space between two words where spaCy keeps it."""
    if words and gap[0] == " " and not spaces[-1] and not is_blank(words[-1]):
        spaces[-1] = True
        gap = gap[1:]
    if gap:
        words.append(gap)
        norms.append(gap)
        spaces.append(False)


def split_word(form: str, pattern: Pattern, spellings: dict[str, str]) -> list[tuple[str, str]]:
    """Cut a word form, marks included, into (piece, full spelling)."""
    letters = strip_marks(form)
    if len(pattern.edits) == 1 or not letters:
        return [(form, form)]
    cuts = letter_cuts(form, pattern.cuts(len(letters)))
    pieces = [form[start:end] for start, end in pairwise(cuts)]
    spelled = map(restore, pieces, pattern.edits, repeat(spellings))
    return list(zip(pieces, spelled, strict=True))


def read_patterns(model: Model) -> list[Pattern]:
    """Read the inventory of split patterns."""
    return [
        Pattern(
            tuple(p["before"]),
            tuple(p["after"]),
            tuple(p["edits"]),
            frozenset(p["heads"]),
            frozenset(p["tails"]),
        )
        for p in model.tables["patterns"]
    ]


@registry.tokenizers("kg.CliticTokenizer.v1")  # type: ignore[untyped-decorator]
def create_tokenizer(model: str) -> object:
    """Give a function that makes the tokenizer of a model folder."""

    def create(nlp: Language) -> CliticTokenizer:
        return CliticTokenizer(nlp.vocab, load_model(Path(model)))

    return create

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

from kg.language.clitics import KEEP, Pattern, letter_cuts, restore
from kg.language.counts import WordCounts
from kg.language.futures import rest_of_future
from kg.language.gazetteer import LISTS, PHRASES, gazetteer_of
from kg.language.orthography import fold, norm, strip_marks, word_spans
from kg.language.segmenter import Segmenter
from kg.language.sentences import sentence_starts
from kg.language.weights import Model, Unsaved, load_model, part

#: Splits of word forms remembered; then all are forgotten.
_REMEMBERED = 50_000
#: Marks of the first words of names.
_FIRST = frozenset(first for first, _ in PHRASES.values())
#: Marks of single words that are names of persons and places.
_SINGLE = frozenset(LISTS[name] for name in ("given", "family", "places", "towns"))
#: What is left of a name when it is cut is a word when raw text has it 146 times (in 19 million words).
_SELDOM = 0.45
#: Conjunctions that stand before verbs, with how much more frequent in raw text the verb alone is, as the
#: difference of logarithms (4 times).
_BEFORE_VERBS = {"و": -1.0, "ف": 0.125}
#: Letters of a stem that is too short for a pronoun; so much less frequent than the word is what is no stem.
_SHORT, _LESS = 2, 0.05
_ARTICLE = "ال"
#: Endings of perfects that are no clitics.
_PERFECT = ("ت", "وا", "تا")
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
        words: dict[str, list[str]] = model.tables.get("lemma_known", {})
        self._words = frozenset(key.partition(" ")[2] for key in words)
        self._verbs = frozenset(key[5:] for key in words if key.startswith("VERB "))
        self._conjunctions = {
            letter: number
            for number, one in enumerate(self._patterns)
            if one.only_before and one.before == (1,)
            for letter in one.heads & _BEFORE_VERBS.keys()
        }
        self._plain = {
            (one.before, one.after): number
            for number, one in reversed([*enumerate(self._patterns)])
            if {*one.edits} == {KEEP}
        }
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
        chosen = [self._whole_behind(form, self._before(form, number)) for form, number in found]
        for place, mark in self._names.phrases([norm(form) for form in forms]):
            if mark in _FIRST:
                chosen[place] = 0
        return chosen

    def _before(self, form: str, number: int) -> int:
        """Give the pattern of a word, mended in what is cut before its stem."""
        return self._future(form, self._cut(form, self._uncut(form, number)))

    def _uncut(self, form: str, number: int) -> int:
        """Give the pattern of a word; a known name is whole unless raw text has what is behind its first
        letters more often ("بايدن", "ستولتنبرج")."""
        pattern = self._patterns[number]
        if not pattern.only_before or not self._is_name(form):
            return number
        letters = fold(form)
        rest = self._counts[pattern.pieces(letters)[-1]]
        return 0 if rest <= min(_SELDOM, self._counts[letters]) else number

    def _cut(self, form: str, number: int) -> int:
        """Give the pattern of a word; one that the treebank does not know is cut before a verb that it knows
        ("فوافقت", "واشترطت"), and whole as a form of a verb that it knows ("لخصت")."""
        letters = fold(form)
        if self._is_verb(letters, self._patterns[number]):
            return 0
        conjunction = self._conjunctions.get(letters[:1])
        if conjunction is None or self._patterns[number].before or letters[1:] not in self._verbs:
            return number
        more = self._counts[letters[1:]] - self._counts[letters]
        known = letters in self._words or self._is_name(form)
        return number if known or more < _BEFORE_VERBS[letters[0]] else conjunction

    def _future(self, form: str, number: int) -> int:
        """Give the pattern of a word; a future that was left whole is cut before its verb ("سنعمل")."""
        rest = rest_of_future(form, self._counts, self._verbs)
        before = len(fold(form)) - len(fold(rest)) if rest else 0
        if sum(self._patterns[number].before) >= before or self._is_name(form):
            return number
        after = self._patterns[self._segmenter([rest])[0]].after
        fitting = self._plain.get(((1,) * before, after), number)
        return fitting if self._patterns[fitting].fits(fold(form)) else number

    def _whole_behind(self, form: str, number: int) -> int:
        """Give the pattern of a word; what is too short to have a pronoun ("درهم"), or has the article
        ("السمك"), is whole where raw text has it more often than what would be left."""
        pattern = self._patterns[number]
        if not pattern.after:
            return number
        written = strip_marks(form)[sum(pattern.before) :]
        word, stem = fold(written), fold(self._split(form, number)[len(pattern.before)][1])
        short, article = len(word) - sum(pattern.after) <= _SHORT, written.startswith(_ARTICLE)
        known = stem in self._words or stem in self._verbs
        if not (short or article) or known or self._counts[word] - self._counts[stem] < _LESS:
            return number
        return self._plain.get((pattern.before, ()), number)

    def _is_name(self, form: str) -> bool:
        """Say whether a word is a known name of a person or place."""
        return not _SINGLE.isdisjoint(self._names.word(norm(form)))

    def _is_verb(self, letters: str, pattern: Pattern) -> bool:
        """Say whether a word that is cut before what nobody knows is a perfect of a known verb, whole."""
        if not pattern.before or not letters.endswith(_PERFECT):
            return False
        rest = letters[sum(pattern.before) :]
        verbs = [letters.removesuffix(ending) for ending in _PERFECT if letters.endswith(ending)]
        known = any(len(verb) > 2 and verb in self._verbs for verb in verbs)
        return known and rest not in self._words and self._counts[letters] >= self._counts[rest]

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
    if words and gap[0] == " " and not spaces[-1] and not words[-1].isspace():
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

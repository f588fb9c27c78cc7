"""The tokenizer of languages whose words are cut by atoms: text to syntactic words and sentences.

Every token is a substring of the text. White space beyond one blank after a word becomes tokens of its own,
so that nothing of the text is lost.
"""

import re
from pathlib import Path
from typing import Any

import numpy as np
from spacy.attrs import NORM, ORTH, SENT_START
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from kg.language.atoms import APART, FRESH, GLUED, Atom, find_atoms
from kg.language.borders import Borders
from kg.language.sentences import cut_long
from kg.language.tokenizer import add_blanks
from kg.language.weights import Model, Unsaved, load_model, part
from kg.text import datelines

#: Titles that are written short, in small letters: their point is part of the word and ends no sentence.
TITLES = frozenset(
    """adm amb brig capt cdr cmdr col cpl cr det dr drs ens fr gen gov hon insp lcdr lt maj messrs mgr mr mrs
    ms pfc pres prof pvt rep rev sen sfc sgt spc ssgt st supt""".split()  # noqa: SIM905 - words, one by one
)

#: The full stop and mark that a quotation ends with; before the stop no capital ("U.S.").
_SPEECH_ENDS = re.compile('[^\\W_A-Z][.]["”] $')
#: Two words that end in s as plurals do.
_CONTRACTED = frozenset({"hes", "its", "lets", "thats", "theres", "whats"})
#: Words before which "its" is "it's" without its apostrophe; others tell what something owns.
_NOT_OWNED = frozenset(
    """a also an as at been by for from in just like not now on really simply so still the to
    too""".split()  # noqa: SIM905 - words, one by one
)
#: Words that begin a sentence behind a letter ("Plan B. The ...") and no name.
_OPENING = frozenset(
    """a after an and as at but for he her his if in it its on she that the there they this
    we""".split()  # noqa: SIM905 - words, one by one
)


class BorderTokenizer(Unsaved):
    """Cuts text into syntactic words and sentences; the end of a line or of a dateline always ends one.

    Args:
        vocab: The vocabulary of the Docs.
        model: A trained language.
    """

    def __init__(self, vocab: Vocab, model: Model) -> None:
        self.vocab = vocab
        self._borders = Borders(part(model.arrays, "borders."))
        together: dict[str, int] = model.tables["together"]
        self._together = {word: cut for word, cut in together.items() if not _is_plural(word, cut)}

    def __call__(self, text: str) -> Doc:
        """Make a Doc of syntactic words."""
        words: list[str] = []
        spaces: list[bool] = []
        begins: dict[int, bool] = {}
        at = 0
        for start, end, sentence in _apart(text, self._words(text)):
            if start > at:
                add_blanks(text[at:start], words, [], spaces)
            begins[len(words)] = sentence
            words.append(text[start:end])
            spaces.append(False)
            at = end
        if at < len(text):
            add_blanks(text[at:], words, [], spaces)
        starts = [begins.get(i, False) for i in range(len(words))]
        if words:
            starts[0] = True
        return self._doc(words, spaces, starts)

    def _words(self, text: str) -> list[tuple[int, int, bool]]:
        """Give start, end and whether a sentence begins, of each word."""
        atoms = list(find_atoms(text, self._together))
        borders = self._borders([(text[start:end], gap) for start, end, gap in atoms]).tolist()
        found: list[tuple[int, int, bool]] = []
        for number, ((start, end, gap), (word, sentence)) in enumerate(zip(atoms, borders, strict=True)):
            if gap == GLUED and (not word or _joins(text, atoms, number)):
                begin, _, begun = found[-1]
                found[-1] = (begin, end, begun)
            else:
                begins = (sentence and not (found and _goes_on(text, found))) or _is_behind_speech(
                    text, start
                )
                found.append((start, end, begins or gap == FRESH))
        return found

    def _doc(self, words: list[str], spaces: list[bool], starts: list[bool]) -> Doc:
        cut_long(words, starts)
        doc = Doc(self.vocab, words=words, spaces=spaces)
        if words:
            keys = np.asarray(doc.to_array([ORTH]), dtype=np.uint64).reshape(-1)
            marks = np.where(starts, 1, -1).astype(np.int64).astype(np.uint64)
            columns: Any = np.stack([keys, marks], axis=1)
            doc.from_array([NORM, SENT_START], columns)
        return doc


def _is_plural(word: str, cut: int) -> bool:
    """Tell whether a word that somebody wrote without the apostrophe of its genitive ("the doctors office")
    is a plural everywhere else."""
    return word.endswith("s") and cut == len(word) - 1 and word not in _CONTRACTED


def _joins(text: str, atoms: list[Atom], number: int) -> bool:
    """Tell whether an atom belongs to the word before it though it could be one."""
    return _is_point_of_name(text, atoms, number) or _is_owner(text, atoms, number)


def _is_owner(text: str, atoms: list[Atom], number: int) -> bool:
    """Tell whether an atom is the s of "its" before something that is owned ("its workers")."""
    start, end, _ = atoms[number]
    if text[start:end].lower() != "s" or not 0 < number < len(atoms) - 1:
        return False
    before, behind = atoms[number - 1], atoms[number + 1]
    owned = text[behind[0] : behind[1]].lower() not in _NOT_OWNED and behind[2] == APART
    return owned and text[before[0] : before[1]].lower() == "it"


def _is_point_of_name(text: str, atoms: list[Atom], number: int) -> bool:
    """Tell whether an atom is the point of a title before a name ("Col. Smith") or of an initial in one
    ("Wendy R. Sherman")."""
    start, end, _ = atoms[number]
    if text[start:end] != "." or not 0 < number < len(atoms) - 1 or atoms[number + 1][2] != APART:
        return False
    begin, stop, gap = atoms[number - 1]
    word, behind = text[begin:stop], text[slice(*atoms[number + 1][:2])]
    if not word[0].isupper() or not (behind[0].isupper() or behind[0].isdigit()):
        return False
    initial = len(word) == 1 and word != "I" and gap == APART and number > 1
    named = initial and text[atoms[number - 2][0]].isupper() and behind.lower() not in _OPENING
    return named or word.lower() in TITLES


def _goes_on(text: str, found: list[tuple[int, int, bool]]) -> bool:
    """Tell whether a name goes on after a short title or an initial, whatever the network says."""
    start, end, _ = found[-1]
    word = text[start:end]
    if word[-1] == "." and word[:-1].lower() in TITLES:
        return True
    initial = len(word) == 2 and word[0].isupper() and word[1] == "."
    return initial and len(found) > 1 and text[found[-2][0]].isupper() and not found[-1][2]


def _is_behind_speech(text: str, start: int) -> bool:
    """Tell whether a capital stands behind a full stop that a quotation ends with: '... came." The mayor'."""
    return text[start].isupper() and bool(_SPEECH_ENDS.search(text, max(0, start - 4), start))


def _apart(text: str, words: list[tuple[int, int, bool]]) -> list[tuple[int, int, bool]]:
    """Let the text proper begin a sentence behind each dateline, and nothing within one."""
    for begin, end in datelines(text):
        inside = [number for number, (start, _, _) in enumerate(words) if begin <= start <= end]
        for number in inside[1:]:
            start, stop, _ = words[number]
            words[number] = (start, stop, start == end)
    return words


@registry.tokenizers("kg.BorderTokenizer.v1")  # type: ignore[untyped-decorator]
def create_border_tokenizer(model: str) -> object:
    """Give a function that makes the tokenizer of a model folder."""

    def create(nlp: Language) -> BorderTokenizer:
        return BorderTokenizer(nlp.vocab, load_model(Path(model)))

    return create

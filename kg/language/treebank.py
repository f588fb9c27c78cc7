"""Gold or foreign trees as spaCy Docs, and a CoNLL-U file in the place of a trained pipeline.

Comes in: sentences of CoNLL-U. Goes out: Docs whose tokens are substrings of the text, with the full spelling
in `norm_`; white space beyond one blank is a token of its own, hanging on the word before it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.errors import PipelineError
from kg.language.align import align_pieces
from kg.language.clitics import letter_cuts
from kg.language.conllu import Sentence, Token, parse_sentences, read_sentences
from kg.language.orthography import fold, strip_marks

#: Letters of a sentence's beginning by which it is looked up.
_KEY = 12


@dataclass
class _Tokens:
    """The columns of a Doc in the making; heads are places of tokens."""

    words: list[str]
    spaces: list[bool]
    norms: list[str]
    lemmas: list[str]
    pos: list[str]
    tags: list[str]
    morphs: list[str]
    deps: list[str]
    heads: list[int]

    @classmethod
    def empty(cls) -> "_Tokens":
        return cls([], [], [], [], [], [], [], [], [])

    def blanks(self, gap: str) -> None:
        """Add the white space between two words."""
        if self.words and gap[:1] == " " and not self.spaces[-1] and not self.words[-1].isspace():
            self.spaces[-1] = True
            gap = gap[1:]
        if gap:
            head = len(self.words) - 1 if self.words else 1
            self._add(gap, gap, ("SPACE", "_SP", "", gap, "dep"), head)

    def sentence(self, sentence: Sentence) -> None:
        """Add the words of a sentence."""
        pieces: list[str | None] = [None] * len(sentence.words)
        places: dict[int, int] = {}
        at = 0
        for token in sentence.tokens:
            if token.start > at:
                self.blanks(sentence.text[at : token.start])
            for number, piece in enumerate(_pieces(sentence, token), token.first):
                pieces[number] = piece
                if piece is None:
                    places[number] = places[number - 1]
                    continue
                places[number] = len(self.words)
                word = sentence.words[number]
                alone = token.first == token.last
                lemma = strip_marks(word.lemma)
                columns = (word.upos, word.xpos or word.upos, word.feats, lemma, word.deprel)
                self._add(piece, piece if alone else word.form, columns, word.head)
            at = token.end
        self._link(sentence, pieces, places)

    def _link(self, sentence: Sentence, pieces: Sequence[str | None], places: dict[int, int]) -> None:
        """Turn heads from numbers in the sentence to places in the Doc."""
        for number, piece in enumerate(pieces):
            if piece is not None:
                head = sentence.words[number].head
                place = places[number]
                self.heads[place] = place if head == 0 else places.get(head - 1, place)

    def _add(self, word: str, norm: str, columns: tuple[str, str, str, str, str], head: int) -> None:
        self.words.append(word)
        self.spaces.append(False)
        self.norms.append(norm)
        pos, tag, morph, lemma, dep = columns
        self.pos.append(pos)
        self.tags.append(tag)
        self.morphs.append(morph)
        self.lemmas.append(lemma or word)
        self.deps.append(dep)
        self.heads.append(head)

    def doc(self, vocab: Vocab) -> Doc:
        """Make the Doc."""
        doc = Doc(
            vocab,
            words=self.words,
            spaces=self.spaces,
            tags=self.tags,
            pos=self.pos,
            morphs=self.morphs,
            lemmas=self.lemmas,
            heads=[min(head, len(self.heads) - 1) for head in self.heads],
            deps=self.deps,
        )
        for token, norm in zip(doc, self.norms, strict=True):
            token.norm_ = norm
        return doc


def _pieces(sentence: Sentence, token: Token) -> list[str | None]:
    """Cut a written word among its words; None for a word that no letter is left for."""
    count = token.last - token.first + 1
    if count == 1:
        return [token.form]
    letters = strip_marks(token.form)
    if len(letters) < count or len(fold(token.form)) != len(letters):
        return [token.form, *[None] * (count - 1)]
    forms = [fold(word.form) for word in sentence.words[token.first : token.last + 1]]
    sizes = align_pieces(fold(token.form), forms) or [*[1] * (count - 1), len(letters) - count + 1]
    cuts = letter_cuts(token.form, [sum(sizes[:i]) for i in range(count + 1)])
    return [token.form[start:end] for start, end in pairwise(cuts)]


def doc_from_sentences(sentences: Iterable[Sentence], vocab: Vocab, gaps: Sequence[str] = ()) -> Doc:
    """Make one Doc of sentences.

    Args:
        sentences: Sentences in order.
        vocab: The vocabulary of the Doc.
        gaps: What stands before each sentence and after the last; by default a blank between them.
    """
    tokens = _Tokens.empty()
    before = True
    for number, sentence in enumerate(sentences):
        gap = gaps[number] if gaps else ("" if number == 0 or not before else " ")
        if gap:
            tokens.blanks(gap)
        tokens.sentence(sentence)
        before = sentence.space_after
    if gaps and gaps[-1]:
        tokens.blanks(gaps[-1])
    return tokens.doc(vocab)


def read_conllu(path: Path, vocab: Vocab) -> Iterator[Doc]:
    """Read the documents of a file; where it names none, every sentence is one.

    Raises:
        TrainingDataError: The file is missing or a line is malformed.
    """
    for name, sentences in groupby(read_sentences(path), key=lambda sentence: sentence.doc_id):
        if name:
            yield doc_from_sentences(sentences, vocab)
        else:
            yield from (doc_from_sentences([sentence], vocab) for sentence in sentences)


def doc_from_conllu(text: str, vocab: Vocab | None = None) -> Doc:
    """Make one Doc of all sentences in a string of CoNLL-U."""
    return doc_from_sentences(parse_sentences(text.splitlines()), vocab or Vocab())


class TreebankTokenizer:
    """Gives texts the trees that a CoNLL-U file has for their sentences.

    Args:
        vocab: The vocabulary of the Docs.
        path: The file.
    """

    def __init__(self, vocab: Vocab, path: Path) -> None:
        self.vocab = vocab
        self._path = path
        self._sentences: dict[str, list[Sentence]] = {}
        for sentence in read_sentences(path):
            self._sentences.setdefault(sentence.text[:_KEY], []).append(sentence)
        for found in self._sentences.values():
            found.sort(key=lambda sentence: -len(sentence.text))
        self._sizes = sorted({len(key) for key in self._sentences}, reverse=True)

    def __call__(self, text: str) -> Doc:
        """Make the Doc of a text.

        Raises:
            PipelineError: Some sentence of the text is not in the file.
        """
        chosen: list[Sentence] = []
        gaps: list[str] = []
        at = 0
        while True:
            start = at
            while start < len(text) and text[start].isspace():
                start += 1
            gaps.append(text[at:start])
            if start == len(text):
                return doc_from_sentences(chosen, self.vocab, gaps)
            chosen.append(self._sentence(text, start))
            at = start + len(chosen[-1].text)

    def _sentence(self, text: str, start: int) -> Sentence:
        for size in self._sizes:
            for sentence in self._sentences.get(text[start : start + size], ()):
                if text.startswith(sentence.text, start):
                    return sentence
        raise PipelineError(
            f"no sentence of the file begins like {text[start : start + 40]!r}",
            where=str(self._path),
            hint="the file must hold every sentence of the text, written the same",
        )


def treebank_pipeline(path: Path, lang: str = "xx") -> Language:
    """Make a pipeline that looks texts up in a CoNLL-U file."""
    nlp = spacy.blank(lang)
    nlp.tokenizer = TreebankTokenizer(nlp.vocab, path)
    return nlp

"""The pipeline component that gives words their tags, lemmas, tree and names.

Comes in: a Doc with words, full spellings and sentence starts. Goes out: the same Doc with pos, morph,
lemma, head, dep, ents, and `doc.tensor`: of each word its context, then the word by itself.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, NORM, ORTH, POS, SENT_START, SPACY, TAG
from spacy.language import Language
from spacy.symbols import IDS
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.language.cased import CasedLemmas
from kg.language.inflections import inflections
from kg.language.lemmas import LemmaTables
from kg.language.names import INSIDE, OUTSIDE, NameTags
from kg.language.network import Network, Scores
from kg.language.orthography import norm
from kg.language.scripts import script_of
from kg.language.trees import best_tree
from kg.language.weak import WeakVerbs
from kg.language.weights import Model, Unsaved, load_model, part
from kg.language.wordforms import Letters, WordForms, places, unit_vectors
from kg.model import VECTORS_OF

_READ = [ORTH, NORM, SPACY, SENT_START]
_WRITTEN = [POS, TAG, MORPH, LEMMA, HEAD, DEP, ENT_IOB, ENT_TYPE]
_NAME = _WRITTEN.index(ENT_IOB)
#: Lemma edits tried for a word before the form itself is taken.
_TRIED = 3
#: Lemmas remembered; then all are forgotten.
_REMEMBERED = 100_000
#: A decision won by less is made again with the sentence alone. Scores move by up to 5e-5 with what is
#: computed beside them; with this bound 300 sentences came out the same in batches of 3, 64 and 300.
_CLOSE = 2e-4
_NEVER = np.float32(-1e30)

Table = NDArray[np.uint64]


class Analyser(Unsaved):
    """Analyses Docs.

    Args:
        vocab: The vocabulary of the Docs.
        model: A trained language.
    """

    def __init__(self, vocab: Vocab, model: Model) -> None:
        self.vocab = vocab
        self._network = Network(part(model.arrays, "network."), part(model.arrays, "namer."))
        self._made_by = self._network.digest()
        self._forms = WordForms(model, self._network)
        self._letters = Letters(vocab.strings)
        tables = model.tables
        self._upos_names: list[str] = tables["upos"]
        self._upos = _ids(IDS[tag] for tag in tables["upos"])
        self._tags = _ids(map(vocab.strings.add, tables["upos"]))
        self._morphs = _ids(vocab.morphology.add(feats) for _, feats in tables["feats"])
        self._feats_of = _allowed(tables["upos"], tables["feats"])
        self._deps = _ids(map(vocab.strings.add, tables["deprel"]))
        self._names = NameTags(tables["names"], *_steps(model.arrays))
        self._name_types = _ids(vocab.strings.add(name) if name else 0 for name in self._names.types)
        self._blank = (IDS["SPACE"], vocab.strings.add("_SP"), vocab.strings.add("dep"))
        lang = str(model.meta.get("language", "ar"))
        learned = (
            tuple(_edit(edit) for edit in tables["lemma_edits"]),
            {key: tuple(value) for key, value in tables["lemma_known"].items()},
            tables["lemma_spelling"],
        )
        endings = inflections(lang, frozenset(tables["lemma_spelling"]))
        self._lemmas = CasedLemmas(*learned, endings) if script_of(lang).cased else LemmaTables(*learned)
        self._weak = WeakVerbs(tables["lemma_known"], tables["lemma_spelling"])
        self._jussive = np.array(["Mood=Jus" in feats for _, feats in tables["feats"]], dtype=np.bool_)
        self._lemma_ids: dict[tuple[int, ...], int] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Analyse one Doc."""
        return self._analyse([doc])[0]

    def pipe(self, stream: Iterable[Doc], batch_size: int = 256) -> Iterator[Doc]:
        """Analyse Docs in batches."""
        docs = iter(stream)
        while batch := list(islice(docs, batch_size)):
            yield from self._analyse(batch)

    def vector(self, word: str) -> NDArray[np.float32]:
        """Give the static vector of a word. *Shape:* (dim,)."""
        found: NDArray[np.float32] = unit_vectors(self._forms.vectors, [norm(word)])[0]
        return found

    def _analyse(self, docs: Sequence[Doc]) -> list[Doc]:
        read = [_columns(doc) for doc in docs]
        blanks = [self._letters.blank(columns[:, 0]) for columns in read]
        words, rows = self._forms([self._words(columns) for columns in read])
        sentences = [
            _Sentence(number, tokens, columns[tokens, 1], rows[number][tokens])
            for number, (columns, blank) in enumerate(zip(read, blanks, strict=True))
            for tokens in _sentences(columns[:, 3], blank)
        ]
        written = [np.zeros((len(doc), len(_WRITTEN)), dtype=np.uint64) for doc in docs]
        context = 2 * self._network.hidden
        tensors = [np.zeros((len(doc), context + words.shape[1]), dtype=np.float32) for doc in docs]
        for scores in self._network(words, [sentence.rows for sentence in sentences]):
            chosen = [sentences[i] for i in scores.sentences]
            table, margins = self._table(chosen, scores)
            for sentence, start, margin in zip(chosen, scores.borders[:-1], margins, strict=True):
                own = slice(start, start + len(sentence.tokens))
                written[sentence.doc][sentence.tokens] = (
                    table[own] if margin >= _CLOSE else self._alone(sentence, words)
                )
                tensors[sentence.doc][sentence.tokens, :context] = scores.hidden[own]
                tensors[sentence.doc][sentence.tokens, context:] = words[sentence.rows]
        for number, doc in enumerate(docs):
            if len(doc):
                self._fill_blanks(written[number], read[number], blanks[number])
                filled: Any = written[number]
                doc.from_array(_WRITTEN, filled)
            doc.user_data[VECTORS_OF] = self._made_by
            doc.tensor = tensors[number]
        return list(docs)

    def _words(self, columns: Table) -> tuple[list[str], list[int]]:
        """Give the full spellings of a Doc, and the place of each in its written word."""
        strings = self.vocab.strings
        norms = [strings[key] for key in columns[:, 1].tolist()]
        return norms, places(self._letters.joined(columns[:, 0], columns[:, 2]))

    def _alone(self, sentence: "_Sentence", words: NDArray[np.float32]) -> Table:
        """Give the columns of a sentence that nothing is computed beside."""
        return self._table([sentence], self._network.alone(words[sentence.rows]))[0]

    def _table(self, sentences: Sequence["_Sentence"], scores: Scores) -> tuple[Table, NDArray[np.float32]]:
        """Give the columns of the words of sentences, and by how much each one's closest decision was won."""
        count = int(scores.borders[-1])
        leads: list[NDArray[np.float32]] = []
        upos = _best(scores.upos[:count], leads)
        feats = _best(np.where(self._feats_of[upos], scores.feats[:count], _NEVER), leads)
        edits = _ranked(scores.lemma[:count], leads)
        heads, offsets = self._heads(sentences, scores, leads)
        logits = self._network.labels(scores, heads)
        logits[:, 0] = np.where(heads < 0, -_NEVER, _NEVER)
        labels = _best(logits, leads)
        names = self._names.decode([scores.names[start:end] for start, end in pairwise(scores.borders)])
        codes = np.concatenate([name.codes for name in names])
        norms = np.concatenate([sentence.norms for sentence in sentences]).tolist()
        jussive = self._jussive[feats].tolist()
        lemmas = _ids(map(self._lemma, zip(norms, upos.tolist(), jussive, *edits, strict=True)))
        columns = [
            self._upos[upos],
            self._tags[upos],
            self._morphs[feats],
            lemmas,
            offsets.astype(np.uint64),
            self._deps[labels],
            codes[:, 0].astype(np.uint64),
            self._name_types[codes[:, 1]],
        ]
        closest = np.minimum.reduceat(np.min(leads, axis=0), scores.borders[:-1])
        margins = np.minimum(closest, [name.margin for name in names], dtype=np.float32)
        return np.stack(columns, axis=1), margins

    def _heads(
        self, sentences: Sequence["_Sentence"], scores: Scores, leads: list[NDArray[np.float32]]
    ) -> tuple[NDArray[np.intp], NDArray[np.int64]]:
        """Choose trees: the row of each word's head, -1 for the root, and how far it is in tokens."""
        rows = np.empty(scores.borders[-1], dtype=np.intp)
        offsets = np.zeros(scores.borders[-1], dtype=np.int64)
        won: list[NDArray[np.float32]] = []
        for place, sentence in enumerate(sentences):
            start, end = scores.borders[place : place + 2]
            found = self._network.heads(scores, place)
            _best(found, won)
            heads = np.array(best_tree(found)) - 1
            rows[start:end] = np.where(heads < 0, -1, start + heads)
            offsets[start:end] = np.where(heads < 0, 0, sentence.tokens[heads] - sentence.tokens)
        leads.append(np.concatenate(won))
        return rows, offsets

    def _lemma(self, key: tuple[int, ...]) -> int:
        """Give the lemma of (full spelling, part of speech, whether it is jussive, best edits)."""
        found = self._lemma_ids.get(key)
        if found is None:
            if len(self._lemma_ids) >= _REMEMBERED:
                self._lemma_ids.clear()
            form, upos, jussive, *ranked = key
            spelled = self.vocab.strings[form]
            lemma = self._lemmas.lemma(spelled, self._upos_names[upos], ranked)
            if jussive:
                lemma = self._weak.lemma(spelled, lemma)
            found = self._lemma_ids[key] = self.vocab.strings.add(lemma)
        return found

    def _fill_blanks(self, written: Table, read: Table, blank: NDArray[np.bool_]) -> None:
        """Hang white space on the word before it, or on the next; inside a name it is part of the name."""
        pos, tag, dep = self._blank
        for i in np.flatnonzero(blank)[::-1].tolist():
            anchor = _anchor(read[:, 3] == 1, blank, i)
            head = np.int64(anchor - i).astype(np.uint64)
            named = i + 1 < len(written) and written[i + 1, _NAME] == INSIDE
            name = written[i + 1, _NAME:] if named else (OUTSIDE, 0)
            written[i] = (pos, tag, 0, read[i, 0], head, dep, *name)


@dataclass(frozen=True)
class _Sentence:
    """A sentence of a batch: number of its Doc, its words' places there, their norms, rows of their types."""

    doc: int
    tokens: NDArray[np.intp]
    norms: Table
    rows: NDArray[np.intp]


def _best(scores: NDArray[np.float32], leads: list[NDArray[np.float32]]) -> NDArray[np.intp]:
    """Choose the best of each row, and note its lead over the second."""
    return _leaders(scores, 2, leads)[0]


def _ranked(scores: NDArray[np.float32], leads: list[NDArray[np.float32]]) -> list[list[int]]:
    """Give the best of each row, then the second of each, and so on."""
    return [found.tolist() for found in _leaders(scores, _TRIED, leads)]


def _leaders(
    scores: NDArray[np.float32], count: int, leads: list[NDArray[np.float32]]
) -> list[NDArray[np.intp]]:
    left = scores.copy()
    rows = np.arange(len(left))
    found: list[NDArray[np.intp]] = []
    values = []
    for _ in range(min(count, left.shape[1])):
        found.append(left.argmax(axis=1))
        values.append(left[rows, found[-1]])
        left[rows, found[-1]] = _NEVER
    leads += [one - other for one, other in pairwise(values)]
    return found


def _columns(doc: Doc) -> Table:
    """Give the attributes _READ of all tokens."""
    return np.asarray(doc.to_array(_READ), dtype=np.uint64).reshape(len(doc), len(_READ))


def _ids(values: Iterable[int]) -> Table:
    return np.array(list(values), dtype=np.uint64)


def _sentences(starts: Table, blank: NDArray[np.bool_]) -> Iterator[NDArray[np.intp]]:
    """Give the places of the words of each sentence, white space left out."""
    borders = np.flatnonzero(starts == 1).tolist()
    if not borders or borders[0]:
        borders.insert(0, 0)
    words = ~blank
    for start, end in pairwise([*borders, len(starts)]):
        tokens = start + np.flatnonzero(words[start:end])
        if len(tokens):
            yield tokens


def _anchor(starts: NDArray[np.bool_], blank: NDArray[np.bool_], i: int) -> int:
    """Find the word of its sentence that white space hangs on."""
    before = i
    while before > 0 and not starts[before] and blank[before]:
        before -= 1
    if not blank[before]:
        return before
    after = i
    while after < len(blank) - 1 and not starts[after + 1] and blank[after]:
        after += 1
    return i if blank[after] else after


def _steps(arrays: Mapping[str, NDArray[np.float32]]) -> list[NDArray[np.float32]]:
    """Give the scores of one name tag after another, as each network has learned them."""
    return [arrays[name] for name in ("network.names_steps", "namer.steps") if name in arrays]


def _allowed(upos: list[str], feats: list[list[str]]) -> NDArray[np.bool_]:
    """Tell which features go with which part of speech. *Shape:* (upos, feats)."""
    return np.array([[tag == name for tag, _ in feats] for name in upos], dtype=np.bool_)


def _edit(value: object) -> tuple:  # type: ignore[type-arg]
    return tuple(_edit(v) if isinstance(v, list) else v for v in value)  # type: ignore[attr-defined]


@Language.factory("kg_analyser", default_config={"model": ""})
def create_analyser(nlp: Language, name: str, model: str) -> Analyser:
    """Make the component from a model folder."""
    return Analyser(nlp.vocab, load_model(Path(model)))

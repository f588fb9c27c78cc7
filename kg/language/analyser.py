"""The pipeline component that gives words their tags, lemmas, tree and names.

Comes in: a Doc with words, full spellings and sentence starts. Goes out: the same Doc with pos, morph,
lemma, head, dep, ents, and `doc.tensor`, the words in their context.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS, TAG
from spacy.symbols import IDS
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.language.lemmas import LemmaTables
from kg.language.names import NameTags
from kg.language.network import Network, Scores
from kg.language.orthography import norm
from kg.language.trees import best_tree
from kg.language.weights import Model, load_model, part
from kg.language.wordforms import WordForms, joined, places, unit_vectors

_ATTRS = [POS, TAG, MORPH, LEMMA, HEAD, DEP, ENT_IOB, ENT_TYPE]
_COLUMN = {attr: number for number, attr in enumerate(_ATTRS)}
_OUTSIDE = 2
#: Lemma edits tried for a word before the form itself is taken.
_TRIED = 3
#: Lemmas remembered; then all are forgotten.
_REMEMBERED = 100_000


class Analyser:
    """Analyses Docs.

    Args:
        vocab: The vocabulary of the Docs.
        model: A trained language.
    """

    def __init__(self, vocab: Vocab, model: Model) -> None:
        self.vocab = vocab
        self._network = Network(part(model.arrays, "network."))
        self._forms = WordForms(model, self._network)
        tables = model.tables
        add = vocab.strings.add
        self._upos = [IDS[tag] for tag in tables["upos"]]
        self._upos_names: list[str] = tables["upos"]
        self._tags = [add(tag) for tag in tables["upos"]]
        self._morphs = [vocab.morphology.add(feats) for _, feats in tables["feats"]]
        self._feats_of = _allowed(tables["upos"], tables["feats"])
        self._deps = [add(dep) for dep in tables["deprel"]]
        self._names = NameTags(tables["names"])
        self._name_types = [add(name) if name else 0 for name in self._names.types]
        self._lemmas = LemmaTables(
            tuple(_edit(edit) for edit in tables["lemma_edits"]),
            {key: tuple(value) for key, value in tables["lemma_known"].items()},
            tables["lemma_spelling"],
        )
        self._lemma_ids: dict[tuple[str, int, tuple[int, ...]], int] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Analyse one Doc."""
        return next(iter(self._analyse([doc])))

    def pipe(self, stream: Iterable[Doc], batch_size: int = 256) -> Iterator[Doc]:
        """Analyse Docs in batches."""
        docs = iter(stream)
        while batch := list(islice(docs, batch_size)):
            yield from self._analyse(batch)

    def vector(self, word: str) -> NDArray[np.float32]:
        """Give the static vector of a word. *Shape:* (dim,)."""
        return unit_vectors(self._forms.vectors, [norm(word)])[0]

    def _analyse(self, docs: Sequence[Doc]) -> list[Doc]:
        sentences: list[tuple[int, list[int]]] = []
        inputs: list[NDArray[np.float32]] = []
        for number, doc in enumerate(docs):
            for tokens, encoded in self._encoded(doc):
                sentences.append((number, tokens))
                inputs.append(encoded)
        tables = [np.zeros((len(doc), len(_ATTRS)), dtype=np.uint64) for doc in docs]
        hidden = [np.zeros((len(doc), 2 * self._network.hidden), dtype=np.float32) for doc in docs]
        for (number, tokens), scores in zip(sentences, self._network(inputs), strict=True):
            self._fill(tables[number], docs[number], tokens, scores)
            hidden[number][tokens] = scores.hidden
        for doc, table, vectors in zip(docs, tables, hidden, strict=True):
            self._finish(doc, table)
            doc.tensor = vectors
        return list(docs)

    def _encoded(self, doc: Doc) -> Iterator[tuple[list[int], NDArray[np.float32]]]:
        """Give the places and vectors of the words of each sentence, white space left out."""
        norms = [token.norm_ for token in doc]
        blank = [norm.isspace() for norm in norms]
        marks = self._forms.marks(norms, places(joined(doc)))
        starts = [i for i, token in enumerate(doc) if token.is_sent_start or i == 0]
        for start, end in zip(starts, [*starts[1:], len(doc)], strict=True):
            tokens = [i for i in range(start, end) if not blank[i]]
            if tokens:
                yield tokens, np.stack([self._forms(norms[i], marks[i]) for i in tokens])

    def _fill(self, table: NDArray[np.uint64], doc: Doc, tokens: list[int], scores: Scores) -> None:
        """Write one sentence into the table of its Doc."""
        upos = scores.upos.argmax(axis=1)
        feats = np.where(self._feats_of[upos], scores.feats, -np.inf).argmax(axis=1)
        heads = best_tree(scores.heads)
        labels = self._labels(scores, heads)
        edits = np.argsort(-scores.lemma, axis=1, kind="stable")[:, :_TRIED].tolist()
        names = self._names.decode(scores.names)
        for row, i in enumerate(tokens):
            pos = int(upos[row])
            head = i if heads[row] == 0 else tokens[heads[row] - 1]
            table[i] = (
                self._upos[pos],
                self._tags[pos],
                self._morphs[int(feats[row])],
                self._lemma(doc[i].norm_, pos, tuple(edits[row])),
                np.int64(head - i).astype(np.uint64),
                self._deps[labels[row]],
                names[row][0],
                self._name_types[names[row][1]],
            )

    def _labels(self, scores: Scores, heads: list[int]) -> list[int]:
        """Label a tree's arcs; label 0 is the root's and nobody else's."""
        logits = self._network.labels(scores, heads)
        logits[:, 0] = np.where(np.array(heads) == 0, np.inf, -np.inf)
        return [int(label) for label in logits.argmax(axis=1)]

    def _lemma(self, form: str, upos: int, ranked: tuple[int, ...]) -> int:
        key = (form, upos, ranked)
        found = self._lemma_ids.get(key)
        if found is None:
            if len(self._lemma_ids) >= _REMEMBERED:
                self._lemma_ids.clear()
            lemma = self._lemmas.lemma(form, self._upos_names[upos], ranked)
            found = self._lemma_ids[key] = self.vocab.strings.add(lemma)
        return found

    def _finish(self, doc: Doc, table: NDArray[np.uint64]) -> None:
        """Write the table to the Doc; white space hangs on the word before it."""
        starts = [bool(token.is_sent_start) for token in doc]
        for i, token in enumerate(doc):
            if token.is_space:
                anchor = _anchor(doc, starts, i)
                table[i, _COLUMN[POS]] = IDS["SPACE"]
                table[i, _COLUMN[TAG]] = self.vocab.strings.add("_SP")
                table[i, _COLUMN[LEMMA]] = token.orth
                table[i, _COLUMN[HEAD]] = np.int64(anchor - i).astype(np.uint64)
                table[i, _COLUMN[DEP]] = self.vocab.strings.add("dep")
                table[i, _COLUMN[ENT_IOB]] = _OUTSIDE
        if len(doc):
            doc.from_array(_ATTRS, table)

    def to_bytes(self, **kwargs: object) -> bytes:
        """Save nothing: the weights belong to the package or the model folder."""
        return b""

    def from_bytes(self, data: bytes, **kwargs: object) -> "Analyser":
        """Load nothing."""
        return self

    def to_disk(self, path: Path, **kwargs: object) -> None:
        """Save nothing."""

    def from_disk(self, path: Path, **kwargs: object) -> "Analyser":
        """Load nothing."""
        return self


def _anchor(doc: Doc, starts: list[bool], i: int) -> int:
    """Find the word of its sentence that white space hangs on."""
    before = i
    while before > 0 and not starts[before] and doc[before].is_space:
        before -= 1
    if not doc[before].is_space:
        return before
    after = i
    while after < len(doc) - 1 and not starts[after + 1] and doc[after].is_space:
        after += 1
    return i if doc[after].is_space else after


def _allowed(upos: list[str], feats: list[list[str]]) -> NDArray[np.bool_]:
    """Tell which features go with which part of speech. *Shape:* (upos, feats)."""
    return np.array([[tag == name for tag, _ in feats] for name in upos], dtype=np.bool_)


def _edit(value: object) -> tuple:  # type: ignore[type-arg]
    return tuple(_edit(v) if isinstance(v, list) else v for v in value)  # type: ignore[attr-defined]


@spacy.Language.factory("kg_analyser", default_config={"model": ""})
def create_analyser(nlp: spacy.Language, name: str, model: str) -> Analyser:
    """Make the component from a model folder."""
    return Analyser(nlp.vocab, load_model(Path(model)))

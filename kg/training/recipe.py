"""The whole training of a language, from the files of a folder to a model folder.

Comes in: a folder as `kg.training.data` describes it. Goes out: a model folder that `kg.language.load` reads.
Steps: split patterns and their segmenter; word vectors from raw text; lists of names; the network.
"""

import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from kg.language.cased import CasedLemmas
from kg.language.clitics import Pattern
from kg.language.conllu import Sentence, read_sentences
from kg.language.counts import WordCounts
from kg.language.gazetteer import Gazetteer
from kg.language.lemmas import Edit, LemmaTables
from kg.language.network import Sizes
from kg.language.scripts import script_of
from kg.language.segmenter import Segmenter
from kg.language.sentences import sentence_starts
from kg.language.tokenizer import CliticTokenizer
from kg.language.weights import Model, quantised, save_model
from kg.language.wordforms import WordMarks, static_vectors
from kg.training import segmenter as segmenting
from kg.training.batches import Numbers
from kg.training.data import TrainingFiles, paragraphs
from kg.training.fit import Lessons, Plan, fit, weights_of
from kg.training.gazetteers import collect_lists
from kg.training.lemmas import edit_of, learn_lemmas
from kg.training.mining import mine_lists
from kg.training.names import Tagged, article_tags, plain_words, read_articles, read_bio, token_tags
from kg.training.network import Network
from kg.training.numbers import LONGEST, Classes, Types, name_numbers, tree_numbers
from kg.training.silver import raw_sentences
from kg.training.splits import inventory, labels, number_patterns, usual_spellings
from kg.training.vectors import folded_counts, read_floret, train_floret, write_split, write_words

#: Rows of the table of forms and widths of the network; see the measurements in models/ar/README.md.
ROWS, WIDTH, HIDDEN, TAGS, ARC, LABEL = 1 << 15, 192, 160, 128, 160, 128
NAMES = ("PERSON", "LOC", "ORG", "MISC")
_NO_VECTORS: Mapping[str, int | str] = {
    "minn": 3,
    "maxn": 3,
    "hash_count": 1,
    "hash_seed": 0,
    "bow": "<",
    "eow": ">",
}


@dataclass(frozen=True)
class Words:
    """What the first steps learn: how words are split, and their vectors."""

    patterns: list[Pattern]
    spellings: Mapping[str, str]
    arrays: Mapping[str, NDArray[Any]]
    settings: Mapping[str, int | str]
    lists: Mapping[str, set[str]] = field(default_factory=dict)

    def tables(self) -> dict[str, Any]:
        """Give the tables that the tokenizer needs."""
        return {
            "patterns": [
                {
                    "before": p.before,
                    "after": p.after,
                    "edits": p.edits,
                    "heads": sorted(p.heads),
                    "tails": sorted(p.tails),
                }
                for p in self.patterns
            ],
            "spellings": dict(self.spellings),
            "vectors": dict(self.settings),
        }


def say(text: str) -> None:
    """Report progress."""
    print(f"[{time.strftime('%H:%M:%S')}] {text}", file=sys.stderr, flush=True)


def learn_words(
    files: TrainingFiles, sentences: Sequence[Sentence], *, seed: int = 0, threads: int = 1
) -> Words:
    """Train the segmenter and, where there is raw text, word vectors."""
    with tempfile.TemporaryDirectory() as folder:
        written, split, found = (Path(folder) / name for name in ("words", "split", "vectors"))
        counts = write_words(paragraphs(files.raw), written) if files.raw else _treebank_counts(sentences)
        say(f"{sum(counts.values())} written words counted")
        patterns = inventory(sentences)
        numbers = number_patterns(patterns)
        known = WordCounts.build(folded_counts(counts))
        examples = [([token.form for token in s.tokens], labels(s, numbers)) for s in sentences]
        weights = segmenting.fit(segmenting.examples(examples, patterns, known), seed=seed)
        arrays: dict[str, NDArray[Any]] = {f"segmenter.{name}": value for name, value in weights.items()}
        arrays["segmenter.counts"] = known.table
        say("segmenter trained")
        settings: Mapping[str, int | str] = _NO_VECTORS
        lists: Mapping[str, set[str]] = {}
        arrays["vectors"] = np.zeros((16, 8), dtype=np.float32)
        if files.raw:
            write_split(written, split, Segmenter(weights, patterns, known), patterns)
            lists = mine_lists(split)
            say("raw text split")
            train_floret(split, found, threads=threads)
            arrays["vectors"], settings = read_floret(found)
            say("word vectors trained")
        return Words(patterns, usual_spellings(sentences, counts), arrays, settings, lists)


def _treebank_counts(sentences: Sequence[Sentence]) -> Counter[str]:
    return Counter(token.form for sentence in sentences for token in sentence.tokens)


def train_model(files: TrainingFiles, out: Path, plan: Plan, words: Words | None = None) -> None:
    """Train a language and write its model folder.

    Args:
        files: What to train on.
        out: The model folder.
        plan: Epochs, seed, device.
        words: The first steps' result, if there is one already.
    """
    sentences = list(read_sentences(files.trees))
    words = words or learn_words(files, sentences, seed=plan.seed)
    lemmas = learn_lemmas(sentences)
    classes = Classes.of(sentences, NAMES if files.names else ())
    lists = collect_lists(files.lists, "ar", paragraphs(files.raw), words.lists)
    marks = WordMarks(Gazetteer(lists), script_of("ar"))
    types = Types()
    edits = {edit: number for number, edit in enumerate(lemmas.edits)}
    short = [s for s in sentences if len(s.words) <= LONGEST]
    trees = [tree_numbers(s, classes, lambda word: edits.get(edit_of(word), -1), types, marks) for s in short]
    tokenizer = tokenizer_of(words)
    names = name_examples(files, tokenizer, classes, types, marks)
    raw = raw_sentences(paragraphs(files.raw), tokenizer, types, marks)
    say(f"{len(trees)} trees, {len(names)} sentences with names, {len(raw)} raw sentences")
    vectors = static_vectors(quantised(np.asarray(words.arrays["vectors"], np.float32)), dict(words.settings))
    sizes = network_sizes(words.arrays["vectors"].shape[1], marks.bits, classes, lemmas.edits)
    tables = types.tables(ROWS, vectors)
    saved = {**words.tables(), **class_tables(classes, lemmas, lists)}

    def save(network: Network) -> None:
        arrays = {f"network.{name}": value for name, value in weights_of(network).items()}
        meta = {"language": "ar", "cycles": plan.cycles, "seed": plan.seed}
        save_model(out, {**words.arrays, **arrays}, saved, meta)

    fit(Lessons([trees, names], raw, tables), sizes, plan, save)
    say("done")


def network_sizes(vector: int, marks: int, classes: Classes, edits: Sequence[Edit]) -> Sizes:
    """Give the sizes of the network for static vectors of a width, a number of marks and the classes."""
    return Sizes(
        rows=ROWS,
        vector=vector,
        marks=marks,
        width=WIDTH,
        hidden=HIDDEN,
        tags=TAGS,
        arc=ARC,
        label=LABEL,
        upos=len(classes.upos),
        feats=len(classes.feats),
        lemmas=len(edits),
        labels=len(classes.deprel),
        names=len(classes.names),
    )


def class_tables(
    classes: Classes, lemmas: LemmaTables | CasedLemmas, lists: Mapping[str, list[str]]
) -> dict[str, Any]:
    """Give the tables that the analyser needs."""
    return {
        "upos": classes.upos,
        "feats": classes.feats,
        "deprel": classes.deprel,
        "names": classes.names,
        "gazetteer": lists,
        "lemma_edits": lemmas.edits,
        "lemma_known": lemmas.known,
        "lemma_spelling": lemmas.spelling,
    }


def tokenizer_of(words: Words) -> CliticTokenizer:
    """Make the tokenizer that the first steps have learned."""
    arrays = {
        name: value if value.dtype == np.uint8 else np.asarray(value, np.float32)
        for name, value in words.arrays.items()
    }
    return CliticTokenizer(Vocab(), Model(arrays, words.tables(), {}))


def name_examples(
    files: TrainingFiles, tokenizer: CliticTokenizer, classes: Classes, types: Types, marks: WordMarks
) -> list[Numbers]:
    """Collect the sentences that teach names."""
    if files.names is None:
        return []
    corpus = [_tagged(tokenizer, sentence) for sentence in read_bio(files.names)]
    plain = plain_words(corpus)
    found = [name_numbers(doc, tags, classes, types, marks) for doc, tags in corpus]
    for article in read_articles(files.articles, "ar") if files.articles else []:
        doc = tokenizer(f"{article['title']}\n{article['text']}")
        tags = article_tags(doc, article["entities"], plain)  # type: ignore[arg-type]
        for sentence in _sentences(doc):
            own = tags[sentence.start : sentence.end]
            found.append(name_numbers(sentence.as_doc(), own, classes, types, marks))
    return [numbers for numbers in found if 0 < len(numbers.types) <= LONGEST]


def _tagged(tokenizer: CliticTokenizer, sentence: Tagged) -> tuple[Doc, list[str]]:
    doc = tokenizer(" ".join(sentence.words))
    return doc, token_tags(doc, sentence)


def _sentences(doc: Doc) -> list[Span]:
    begins = sentence_starts([t.text for t in doc], [bool(t.whitespace_) for t in doc])
    starts = [i for i, begin in enumerate(begins) if begin]
    return [doc[start:end] for start, end in zip(starts, [*starts[1:], len(doc)], strict=True)]

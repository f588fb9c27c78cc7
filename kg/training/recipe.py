"""The whole training of a language, from the files of a folder to a model folder.

Comes in: a folder as `kg.training.data` describes it. Goes out: a model folder that `kg.language.load` reads.
Steps: split patterns and their segmenter; word vectors from raw text; lists of names; the network.
"""

import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.vocab import Vocab

from kg.language.cased import CasedLemmas
from kg.language.clitics import Pattern
from kg.language.conllu import Sentence, read_sentences
from kg.language.counts import WordCounts
from kg.language.lemmas import Edit, LemmaTables
from kg.language.network import Sizes
from kg.language.segmenter import Segmenter
from kg.language.tokenizer import CliticTokenizer
from kg.language.weights import Model, load_model, part, quantised, save_model
from kg.language.wordforms import static_vectors
from kg.training import segmenter as segmenting
from kg.training.data import TrainingFiles, paragraphs
from kg.training.fit import Lessons, Plan, fit, say, weights_of
from kg.training.gazetteers import collect_lists
from kg.training.lemmas import edit_of, learn_lemmas
from kg.training.mining import mine_lists
from kg.training.namer import Namer
from kg.training.naming import Basics, learn_namer, name_examples
from kg.training.network import Network, network_of
from kg.training.numbers import LONGEST, Classes, Types, tree_numbers
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
    tokenizer = tokenizer_of(words)
    vectors = static_vectors(quantised(np.asarray(words.arrays["vectors"], np.float32)), dict(words.settings))
    basics = Basics(tokenizer, classes, lists, vectors)
    marks = basics.marks()
    types = Types()
    edits = {edit: number for number, edit in enumerate(lemmas.edits)}
    short = [s for s in sentences if len(s.words) <= LONGEST]
    trees = [tree_numbers(s, classes, lambda word: edits.get(edit_of(word), -1), types, marks) for s in short]
    names = name_examples(files, basics, types, marks)
    raw = raw_sentences(paragraphs(files.raw), tokenizer, types, marks)
    say(f"{len(trees)} trees, {len(names)} sentences with names, {len(raw)} raw sentences")
    sizes = network_sizes(words.arrays["vectors"].shape[1], marks.bits, classes, lemmas.edits)
    tables = types.tables(ROWS, vectors)
    saved = {**words.tables(), **class_tables(classes, lemmas, lists)}

    saver = Saver(out, words.arrays, saved, {"language": "ar", "cycles": plan.cycles, "seed": plan.seed})
    network = fit(Lessons([trees, names], raw, tables), sizes, plan, saver.first)
    if names and raw:
        learn_namer(network, files, basics, plan, saver.names)
    say("done")


def train_names(folder: Path, files: TrainingFiles, out: Path, plan: Plan) -> None:
    """Train only the network that looks for names alone, beside a trained one that stays as it is.

    Args:
        folder: A model folder with a trained network.
        files: What to train on: names, annotated articles, raw text.
        out: The model folder to write.
        plan: Seed, device.

    Raises:
        PipelineError: There is no model in the folder.
    """
    model = load_model(folder)
    tables = dict(model.tables)
    network = network_of(part(model.arrays, "network.")).to(plan.device)
    classes = Classes(tables["upos"], tables["feats"], tables["deprel"], tables["names"])
    vectors = static_vectors(model.arrays["vectors"], tables["vectors"])
    basics = Basics(CliticTokenizer(Vocab(), model), classes, tables["gazetteer"], vectors)
    arrays = {name: value for name, value in model.arrays.items() if not name.startswith("namer.")}
    learn_namer(network, files, basics, plan, Saver(out, arrays, tables, model.meta).names)


@dataclass
class Saver:
    """Writes a model folder as its parts are trained.

    Args:
        out: The folder.
        arrays: All that has been trained.
        tables: What the pipeline needs beside it.
        meta: What is known about the model.
    """

    out: Path
    arrays: Mapping[str, NDArray[Any]]
    tables: Mapping[str, Any]
    meta: Mapping[str, Any]

    def first(self, network: Network) -> None:
        """Write the network that does all tasks."""
        own = {f"network.{name}": value for name, value in weights_of(network).items()}
        self.arrays = {**self.arrays, **own}
        save_model(self.out, self.arrays, self.tables, self.meta)

    def names(self, namer: Namer, seen: Mapping[str, Sequence[str]]) -> None:
        """Write the network that looks for names alone."""
        own = {f"namer.{name}": value for name, value in weights_of(namer).items()}
        save_model(self.out, {**self.arrays, **own}, {**self.tables, "seen": seen}, self.meta)


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

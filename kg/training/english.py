"""The training of English, from the files of a folder to a model folder that `kg.language.load` reads.

Comes in: a folder as `kg.training.data` describes it. Goes out: a model folder. Steps: borders of words and
sentences; word vectors as they come; lists of names; the network, the same as the Arabic one.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.vocab import Vocab

from kg.language.bordered import BorderTokenizer
from kg.language.cased import CasedLemmas, key_of, make_cased
from kg.language.conllu import Sentence, Word, read_sentences
from kg.language.gazetteer import Gazetteer
from kg.language.lemmas import Edit
from kg.language.scripts import Script, script_of
from kg.language.weights import Model, quantised, save_model
from kg.language.wordforms import WordMarks, static_vectors
from kg.training import borders
from kg.training.batches import Numbers
from kg.training.casing import variants
from kg.training.data import TrainingFiles
from kg.training.dictionary import read_vectors
from kg.training.fit import Lessons, Plan, fit, say, weights_of
from kg.training.gazetteers import collect_lists
from kg.training.network import Network
from kg.training.numbers import LONGEST, Classes, Types, name_numbers, tree_numbers
from kg.training.recipe import ROWS, class_tables, network_sizes
from kg.training.spans import article_names, span_tags

NAMES = ("PERSON", "LOC", "ORG", "EVENT", "TIME")
#: Rarer lemma edits are left to the dictionary.
MIN_EDIT = 2
LANGUAGE = "en"


def train_model(files: TrainingFiles, out: Path, plan: Plan) -> None:
    """Train English and write its model folder.

    Args:
        files: What to train on.
        out: The model folder.
        plan: Epochs, seed, device.
    """
    sentences = [s for path in (files.trees, *files.more_trees) for s in read_sentences(path)]
    arrays, words = learn_words(files, sentences, seed=plan.seed)
    script = script_of(LANGUAGE)
    lemmas = learn_lemmas(sentences)
    classes = Classes.of(sentences, NAMES)
    lists = collect_lists(files.lists, LANGUAGE)
    marks = WordMarks(Gazetteer(lists), script)
    types = Types()
    trees = list(_trees(sentences, lemmas, classes, types, marks))
    names = list(_articles(files, Model(arrays, words, {}), classes, types, marks))
    say(f"{len(trees)} trees, {len(names)} sentences with names, {len(types.numbers)} word types")
    vectors = static_vectors(quantised(np.asarray(arrays["vectors"], np.float32)), words["vectors"])
    sizes = network_sizes(arrays["vectors"].shape[1], marks.bits, classes, lemmas.edits)
    tables = types.tables(ROWS, vectors)
    saved = {**words, **class_tables(classes, lemmas, lists)}

    def save(network: Network) -> None:
        learned = {f"network.{name}": value for name, value in weights_of(network).items()}
        meta = {"language": LANGUAGE, "cycles": plan.cycles, "seed": plan.seed}
        save_model(out, {**arrays, **learned}, saved, meta)

    fit(Lessons([trees, names], [], tables), sizes, plan, save)
    say("done")


def learn_words(
    files: TrainingFiles, sentences: Sequence[Sentence], *, seed: int = 0
) -> tuple[dict[str, NDArray[Any]], dict[str, Any]]:
    """Learn where words and sentences begin, and read word vectors where there are any."""
    texts = list(borders.paragraphs(sentences))
    together = borders.written_together(texts)
    weights = borders.fit(borders.examples(texts, together), seed=seed)
    arrays: dict[str, NDArray[Any]] = {f"borders.{name}": value for name, value in weights.items()}
    say("borders trained")
    keys: list[str] = []
    arrays["vectors"] = np.zeros((1, 8), dtype=np.float32)
    if files.vectors:
        keys, arrays["vectors"] = read_vectors(files.vectors)
        say(f"{len(keys)} word vectors read")
    return arrays, {"together": together, "vectors": {"words": keys}}


def learn_lemmas(sentences: Sequence[Sentence]) -> CasedLemmas:
    """Collect edits, known forms and the capitals of lemmas."""
    edits: Counter[Edit] = Counter()
    known: dict[str, Counter[str]] = {}
    spelling: dict[str, Counter[str]] = {}
    for sentence in sentences:
        for word in sentence.words:
            lemma = word.lemma or word.form
            edits[make_cased(word.form, lemma)] += 1
            known.setdefault(f"{word.upos} {key_of(word.form)}", Counter())[key_of(lemma)] += 1
            spelling.setdefault(f"{word.upos} {key_of(lemma)}", Counter())[lemma] += 1
    ranked = sorted(edits.items(), key=lambda item: (-item[1], str(item[0])))
    return CasedLemmas(
        tuple(edit for edit, count in ranked if count >= MIN_EDIT),
        {key: tuple(_ranked(counts)) for key, counts in sorted(known.items())},
        {key: _ranked(counts)[0] for key, counts in sorted(spelling.items())},
    )


def _ranked(counts: Mapping[str, int]) -> list[str]:
    return sorted(counts, key=lambda value: (-counts[value], value))


def _trees(
    sentences: Iterable[Sentence], lemmas: CasedLemmas, classes: Classes, types: Types, marks: WordMarks
) -> Iterator[Numbers]:
    """Give the sentences of the treebanks, some of them also in other capitals, with names where known."""
    numbers = {edit: number for number, edit in enumerate(lemmas.edits)}
    places = {name: number for number, name in enumerate(classes.names)}

    def edit(word: Word) -> int:
        return numbers.get(make_cased(word.form, word.lemma or word.form), -1)

    for sentence in variants(s for s in sentences if len(s.words) <= LONGEST):
        shown = _straight(sentence, script_of(LANGUAGE))
        found = tree_numbers(shown, classes, edit, types, marks)
        tags = span_tags(sentence) if any("Entity=" in word.misc for word in sentence.words) else []
        names = [places[tag] for tag in tags] or [-1] * len(sentence.words)
        yield replace(found, targets={**found.targets, "names": np.array(names, dtype=np.int64)})


def _straight(sentence: Sentence, script: Script) -> Sentence:
    return replace(sentence, words=tuple(replace(w, form=script.straight(w.form)) for w in sentence.words))


def _articles(
    files: TrainingFiles, model: Model, classes: Classes, types: Types, marks: WordMarks
) -> Iterator[Numbers]:
    """Give the sentences of annotated articles with the names that are sure."""
    if files.articles is None:
        return
    arrays = {name: np.asarray(value, np.float32) for name, value in model.arrays.items()}
    tokenizer = BorderTokenizer(Vocab(), Model(arrays, model.tables, {}))
    for doc, tags in article_names(files.articles, LANGUAGE, tokenizer):
        for sentence in doc.sents:
            own = tags[sentence.start : sentence.end]
            numbers = name_numbers(sentence.as_doc(), own, classes, types, marks)
            if 0 < len(numbers.types) <= LONGEST:
                yield numbers

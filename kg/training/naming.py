"""Names: sentences that teach them, and the training of the network that looks for them alone.

Comes in: words with tags, annotated articles, raw text, a trained network. Goes out: sentences as numbers;
the weights of `kg.training.namer` and the lists of what raw text says about words.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import torch
from spacy.tokens import Doc, Span

from kg.language.gazetteer import Gazetteer, seen_layout
from kg.language.orthography import norm
from kg.language.scripts import script_of
from kg.language.sentences import sentence_starts
from kg.language.tokenizer import CliticTokenizer
from kg.language.wordforms import StaticVectors, WordMarks
from kg.training.batches import Numbers
from kg.training.data import TrainingFiles, paragraphs
from kg.training.fit import Cycle, Plan, say
from kg.training.namer import Namer
from kg.training.names import Tagged, article_tags, plain_words, read_articles, read_bio, token_tags
from kg.training.network import Network
from kg.training.numbers import LONGEST, Classes, Types, name_numbers
from kg.training.second import ONE_IN, Labelled, count_seen, label_names, silver
from kg.training.silver import raw_sentences

#: Rounds through the data, and the highest step size.
EPOCHS, RATE = 7, 2e-3
#: Kinds of names with the list of those known.
KNOWN_NAMES = {"PERSON": "person_phrases", "ORG": "org_phrases"}


@dataclass(frozen=True)
class Basics:
    """What the first network was trained with.

    Args:
        tokenizer: Splits text into words.
        classes: The classes of every task.
        lists: Lists of names.
        vectors: Static vectors of words.
    """

    tokenizer: CliticTokenizer
    classes: Classes
    lists: Mapping[str, Sequence[str]]
    vectors: StaticVectors

    def marks(self, seen: Mapping[str, Sequence[str]] | None = None) -> WordMarks:
        """Give what marks words, with what raw text says about them or without."""
        own = None if seen is None else Gazetteer(seen, seen_layout(self.classes.names))
        return WordMarks(Gazetteer(self.lists), script_of("ar"), own)


Report = Callable[[Namer, Mapping[str, Sequence[str]]], None]


def learn_namer(network: Network, files: TrainingFiles, basics: Basics, plan: Plan, report: Report) -> None:
    """Train the network that looks for names alone.

    Args:
        network: The first network.
        files: What to train on.
        basics: What the first network was trained with.
        plan: Seed and device.
        report: Called after each epoch with the averaged network and the lists of what raw text says.
    """
    labelled = label_raw(network, files, basics)
    tags = basics.classes.names
    seen = count_seen(labelled, tags)
    lists = with_known(seen.lists(), basics)
    marks = basics.marks(lists)
    types = Types()
    gold = name_examples(files, basics, types, marks)
    own = silver(labelled, seen, types, marks, plan.seed)
    say(f"{len(gold)} sentences with names, {len(own)} of {len(labelled)} raw sentences")
    tables = types.tables(network.sizes.rows, basics.vectors)
    torch.manual_seed(plan.seed)
    cycle = Cycle(Namer(network.sizes, marks.bits).to(plan.device), EPOCHS, RATE, plan.seed)
    cycle.run([gold, own, gold], tables, lambda averaged: report(averaged, lists))


def label_raw(network: Network, files: TrainingFiles, basics: Basics) -> list[Labelled]:
    """Let the first network label raw text with names."""
    types = Types()
    raw = raw_sentences(paragraphs(files.raw), basics.tokenizer, types, basics.marks(), ONE_IN)
    tables = types.tables(network.sizes.rows, basics.vectors)
    return list(label_names(network, raw, types, tables))


def with_known(seen: Mapping[str, Sequence[str]], basics: Basics) -> dict[str, list[str]]:
    """Add the known names of several words, as they are and as the tokenizer may cut them (`ب|ان كي مون`)."""
    found = {name: set(words) for name, words in seen.items()}
    for kind, known in KNOWN_NAMES.items():
        names = found.setdefault(kind, set())
        for name in basics.lists.get(known, ()):
            cut = " ".join(norm(token.norm_) for token in basics.tokenizer(name))
            names.update((name, cut))
    return {name: sorted(words) for name, words in sorted(found.items())}


def name_examples(files: TrainingFiles, basics: Basics, types: Types, marks: WordMarks) -> list[Numbers]:
    """Collect the sentences that teach names."""
    if files.names is None:
        return []
    corpus = [_tagged(basics.tokenizer, sentence) for sentence in read_bio(files.names)]
    plain = plain_words(corpus)
    found = [name_numbers(doc, tags, basics.classes, types, marks) for doc, tags in corpus]
    for article in read_articles(files.articles, "ar") if files.articles else []:
        doc = basics.tokenizer(f"{article['title']}\n{article['text']}")
        tags = article_tags(doc, article["entities"], plain)  # type: ignore[arg-type]
        for sentence in _sentences(doc):
            own = tags[sentence.start : sentence.end]
            found.append(name_numbers(sentence.as_doc(), own, basics.classes, types, marks))
    return [numbers for numbers in found if 0 < len(numbers.types) <= LONGEST]


def _tagged(tokenizer: CliticTokenizer, sentence: Tagged) -> tuple[Doc, list[str]]:
    doc = tokenizer(" ".join(sentence.words))
    return doc, token_tags(doc, sentence)


def _sentences(doc: Doc) -> list[Span]:
    begins = sentence_starts([t.text for t in doc], [bool(t.whitespace_) for t in doc])
    starts = [i for i, begin in enumerate(begins) if begin]
    return [doc[start:end] for start, end in zip(starts, [*starts[1:], len(doc)], strict=True)]

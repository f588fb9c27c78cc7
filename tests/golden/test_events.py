"""Events read from golden trees by words alone, without any model: `{lang}/*.conllu` to `*.events.tsv`.

`pytest --update-golden` rewrites the tables; a person reads the difference. What is known to be wrong stands
with the right answer in `wanted.tsv`, and is marked in the table until it comes out right.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from kg import lexicon
from kg.extract import Extractor, cues
from kg.extract.settings import Settings
from kg.language import Sentence, read_sentences
from kg.language.treebank import doc_from_sentences
from kg.model import Argument, Article, Reading, Report

GOLDEN = Path(__file__).parent
TREES = sorted(GOLDEN.glob("*/*.conllu"))
PUBLISHED = date(2016, 7, 15)
"""A Friday; "yesterday Thursday" in the sentences is the day before."""

HEADER = ["article", "type", "trigger", "subject", "object", "topic", "place", "time",
          "polarity", "modality", "source", "rule"]  # fmt: skip


def docs(path: Path) -> Iterator[tuple[str, Doc]]:
    """The articles of a file, with the names that MISC tells."""
    vocab = spacy.blank(path.parent.name).vocab
    for name, group in groupby(read_sentences(path), key=lambda sentence: sentence.doc_id):
        sentences = list(group)
        doc = doc_from_sentences(sentences, vocab)
        doc.set_ents(list(_names(doc, sentences)))
        yield name, doc


def _names(doc: Doc, sentences: Iterable[Sentence]) -> Iterator[spacy.tokens.Span]:
    words = [word for sentence in sentences for word in sentence.words]
    assert len(words) == len(doc), "a word without letters of its own"
    tags = [word.misc.partition("NER=")[2].partition("|")[0] for word in words] + [""]
    for start, tag in enumerate(tags):
        if tag.startswith("B-"):
            end = next(n for n in range(start + 1, len(tags)) if not tags[n].startswith("I-"))
            yield spacy.tokens.Span(doc, start, end, label=tag[2:])


def table(path: Path) -> str:
    """The events of a file, one a line."""
    lang = path.parent.name
    extractor = Extractor(lang, Settings(lang, lexicon.load(lang), cues.load(lang)))
    wanted = answers(path.parent)
    lines = ["\t".join(HEADER)]
    for name, doc in docs(path):
        reading = extractor.read(Article(name, lang, doc.text, published=PUBLISHED), doc)
        for report in reading.reports:
            row = dict(zip(HEADER, [name, *_cells(reading, report)], strict=True))
            lines.append("\t".join(_marked(row, column, wanted) for column in HEADER))
    return "\n".join(lines) + "\n"


def answers(folder: Path) -> dict[tuple[str, str, str], str]:
    """Right answers to what is known to be wrong, by article, trigger and column."""
    lines = (folder / "wanted.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return {(a, trigger, column): value for a, trigger, column, value in (line.split("\t") for line in lines)}


def _marked(row: dict[str, str], column: str, wanted: dict[tuple[str, str, str], str]) -> str:
    """A cell; with the answer that is wanted, while it is another one."""
    cell = row[column]
    answer = wanted.get((row["article"], row["trigger"], column), cell)
    right = answer in cell if column in {"type", "source"} else answer == cell
    return cell if right else f"{cell} [WRONG, should be: {answer}]"


def _cells(reading: Reading, report: Report) -> list[str]:
    text, stance = reading.article.text, report.stance
    sources = [f"{s.cue} {s.act}: {_names_of(reading, s.speakers)}" for s in stance.attribution]
    return [
        f"{report.type}/{report.subtype}",
        text[slice(*report.trigger)],
        _names_of(reading, report.subject),
        _names_of(reading, report.object),
        text[slice(*report.topic)] if report.topic else "",
        _names_of(reading, (report.place,) if report.place else ()),
        (report.time.value or "?") if report.time else "",
        stance.polarity,
        stance.modality,
        " < ".join(sources),
        report.rule,
    ]


def _names_of(reading: Reading, arguments: Iterable[Argument]) -> str:
    return " + ".join(reading.chains[argument.chain].name(reading.article.lang) for argument in arguments)


@pytest.mark.parametrize("path", TREES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_events_of_golden_trees(path: Path, request: pytest.FixtureRequest) -> None:
    found, file = table(path), path.with_suffix(".events.tsv")
    if request.config.getoption("--update-golden"):
        file.write_text(found, encoding="utf-8")
    assert found.splitlines() == file.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("path", TREES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_golden_trees_are_trees(path: Path) -> None:
    for sentence in read_sentences(path):
        assert [word.head for word in sentence.words].count(0) == 1
        for number, word in enumerate(sentence.words, 1):
            seen = {number}
            while word.head:
                assert word.head not in seen, f"circle in {sentence.text}"
                seen.add(word.head)
                word = sentence.words[word.head - 1]
        assert sentence.words[-1].upos != "PUNCT" or sentence.words[-1].head

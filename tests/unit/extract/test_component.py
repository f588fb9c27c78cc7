"""The spaCy component: events on Docs, also on Docs that went through bytes or another process."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from kg.extract.component import ARTICLE
from kg.language import load
from kg.model import Article

pytestmark = pytest.mark.model

TEXTS = ["John Kerry met Vladimir Putin in Moscow.", "", "😀", "التقى الوزير نظيره."]


@pytest.fixture(scope="module")
def reader() -> Iterator[Language]:
    nlp = load("en")
    nlp.add_pipe("kg_events")
    yield nlp
    nlp.remove_pipe("kg_events")


def stored(nlp: Language, doc: Doc) -> Any:
    """A Doc as a file of Docs gives it back."""
    return next(iter(DocBin(docs=[doc], store_user_data=True).get_docs(nlp.vocab)))


def test_docs_that_nobody_read_have_no_events(reader: Language) -> None:
    assert reader.make_doc(TEXTS[0])._.events is None
    assert stored(reader, reader.make_doc(TEXTS[0]))._.events is None


def test_docs_have_events_and_texts_without_any_have_none(reader: Language) -> None:
    assert [len(doc._.events) for doc in reader.pipe(TEXTS)] == [1, 0, 0, 0]


def test_readings_and_articles_come_back_from_bytes(reader: Language) -> None:
    doc = reader.make_doc(TEXTS[0])
    doc.user_data[ARTICLE] = Article("a-1", "en", TEXTS[0], "Talks", date(2024, 3, 6))
    doc = reader(doc)
    for again in (Doc(reader.vocab).from_bytes(doc.to_bytes()), stored(reader, doc)):
        assert again._.reading == doc._.reading and doc._.reading.reports
        assert again._.events == doc._.events and json.dumps(again._.events) == json.dumps(doc._.events)
        assert again.user_data[ARTICLE] == doc.user_data[ARTICLE]


def test_other_processes_read_the_same(reader: Language) -> None:
    here, there = (list(reader.pipe(TEXTS, n_process=number)) for number in (1, 2))
    assert [doc._.reading for doc in there] == [doc._.reading for doc in here]
    assert [doc._.events for doc in there] == [doc._.events for doc in here]
    assert [len(doc._.events) for doc in there] == [1, 0, 0, 0]

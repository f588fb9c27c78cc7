"""The spaCy component `kg_events`: events on any Doc whose pipeline gives Universal Dependencies.

    nlp = kg.language.load("ar")
    nlp.add_pipe("kg_events")
    nlp("التقى الوزير نظيره في عمان أمس.")._.events

Comes in: a Doc. Goes out: the same Doc, with `doc._.events` (rows as `kg extract` prints them) and
`doc._.reading`, which `Doc.to_bytes`, `DocBin` and `nlp.pipe` with several processes carry along. An Article
with publication date and id may stand in `doc.user_data["kg_article"]`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import srsly
from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.reader import Extractor
from kg.ids import DEFAULT_BASE, digest
from kg.model import Article, Reading
from kg.readings import dump, event_rows, load, sure

ARTICLE = "kg_article"
"""Key of `doc.user_data` under which an Article may be given."""

ROWS: Any = ("._.", "events", None, None)
"""Key of `doc.user_data` under which spaCy keeps `doc._.events`."""

PACKED = {Reading: "kg_packed_reading", Article: "kg_packed_article"}
"""Keys under which values of ours travel in the bytes of a Doc, as lines of readings."""


class EventReader:
    """Reads the events of Docs.

    Args:
        lang: Language of the articles; rules, words and weights are those of this language.
        base: Base of the IRIs in the rows.
        min_confidence: Confidence below which events are left out, 0 to 1.
    """

    def __init__(self, lang: str, base: str = DEFAULT_BASE, min_confidence: float = 0.0) -> None:
        self._extractor = Extractor(lang)
        self._lang, self._base, self._least = lang, base, min_confidence

    def __call__(self, doc: Doc) -> Doc:
        """Put the events of a Doc on it."""
        article = doc.user_data.get(ARTICLE) or Article("doc-" + digest(doc.text), self._lang, doc.text)
        reading = sure(self._extractor.read(article, doc), self._least)
        doc._.reading = reading
        doc._.events = list(event_rows(reading, self._base))
        return doc


def make(nlp: Language, name: str, base: str = DEFAULT_BASE, min_confidence: float = 0.0) -> EventReader:
    """Make the component for a pipeline, in the pipeline's language."""
    return EventReader(nlp.lang or "", base, min_confidence)


def _events(doc: Doc) -> Any:
    """The rows of a Doc as lists and dictionaries: bytes give them back as tuples."""
    rows = doc.user_data.get(ROWS)
    if isinstance(rows, tuple):
        rows = doc.user_data[ROWS] = _listed(rows)
    return rows


def _listed(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _listed(one) for name, one in value.items()}
    return [_listed(one) for one in value] if isinstance(value, tuple) else value


def _keep(doc: Doc, rows: Any) -> None:
    doc.user_data[ROWS] = rows


def _extend() -> None:
    if not Doc.has_extension("events"):
        Doc.set_extension("events", getter=_events, setter=_keep)
    if not Doc.has_extension("reading"):
        Doc.set_extension("reading", default=None)


_extend()
_CONFIG = {"base": DEFAULT_BASE, "min_confidence": 0.0}
make = Language.factory("kg_events", default_config=_CONFIG, assigns=["doc._.events"])(make)


def packed(value: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    """A value of ours as one that fits into bytes; all others go on to the next encoder."""
    if isinstance(value, Reading | Article):
        return {PACKED[type(value)]: dump(value if isinstance(value, Reading) else Reading(value))}
    return chain(value) if chain else value


def unpacked(value: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    """The value that `packed` made fit; all others go on to the next decoder."""
    if isinstance(value, dict) and len(value) == 1:
        (key, line), *_ = value.items()
        if key in PACKED.values():
            reading = load(line)
            return reading if key == PACKED[Reading] else reading.article
    return chain(value) if chain else value


srsly.msgpack_encoders.register("kg_news", func=packed)
srsly.msgpack_decoders.register("kg_news", func=unpacked)

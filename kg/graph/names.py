"""IRIs of everything that one article's graph speaks of.

Comes in: a Reading and the base IRI. Goes out: IRIs; the same reading always gives the same ones.
"""

from kg.graph.terms import segment
from kg.ids import entity_mention_id, iri, mention_id, report_ids
from kg.model import Reading, Span, TimeRef


class ArticleNames:
    """IRIs of an article, its text, sentences, mentions, event mentions and claims."""

    def __init__(self, reading: Reading, base: str) -> None:
        self._reading = reading
        self._base = base
        self.article = iri(base, "article", segment(reading.article.id))
        self.text = self.article + "#text"
        self._reports = report_ids(reading)

    def sentence(self, span: Span) -> str:
        """IRI of a sentence (RFC 5147 fragment)."""
        return f"{self.article}#char={span.start},{span.end}"

    def mention(self, index: int) -> str:
        """IRI of a mention of a participant."""
        mention = self._reading.mentions[index]
        return iri(self._base, "mention", entity_mention_id(self._reading.article, mention))

    def time(self, time: TimeRef) -> str:
        """IRI of a time expression in the text."""
        return self._at(time.span, f"time {time.value}")

    def topic(self, span: Span) -> str:
        """IRI of a topic phrase."""
        return self._at(span, "topic")

    def _at(self, span: Span, label: str) -> str:
        return iri(self._base, "mention", mention_id(self._reading.article, span, label))

    def report(self, index: int) -> str:
        """IRI of an event mention."""
        return iri(self._base, "mention", self._reports[index])

    def claim(self, index: int, level: int) -> str:
        """IRI of a claim about a report: level 1 for the nearest speaker, 0 for the article itself."""
        return iri(self._base, "claim", f"{self._reports[index]}-{level}")


def time_iri(base: str, value: str) -> str:
    """IRI of a time value as `TimeRef.value` gives it."""
    return iri(base, "time", value.replace("/", "_"))

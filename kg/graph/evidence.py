"""The sentences behind events: where each is told, by which words, and who says so.

Comes in: a Graph. Goes out: plain values, ready for JSON; all offsets are code points into the sentence.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.graph.view import Facts
from kg.graph.vocab import GAF, KG, NIF, PROV, SCHEMA

if TYPE_CHECKING:
    from kg.graph.graph import Graph

Offsets = tuple[int, int]

ROLES = {"agentMention": "agent", "patientMention": "patient", "placeMention": "place", "timeMention": "time"}
"""Roles by the property from an event mention to the mention of a participant."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a sentence that plays a role; `about` is the IRI of what it denotes, if any."""

    start: int
    end: int
    role: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Saying:
    """One step of the chain of sources, the nearest first: act, the word for it, IRIs of who speaks."""

    act: str
    cue: str
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """One place that tells of an event.

    Args:
        event, mention, article, sentence: IRIs.
        text: The sentence.
        start: Where the sentence begins in the article, in code points.
        marks: Trigger and participants within the sentence, by their start.
        polarity, modality: The stance, as words of the model.
        sayings: Who says so; empty for the article itself.
        rule, confidence: How it was found.
    """

    event: str
    mention: str
    article: str
    sentence: str
    text: str
    start: int
    marks: tuple[Mark, ...]
    polarity: str
    modality: str
    sayings: tuple[Saying, ...]
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Source:
    """An article as its readers know it."""

    iri: str
    id: str
    title: str
    lang: str
    published: str
    publisher: str
    url: str


class Evidence:
    """Everything that stands behind the events of a graph, read once."""

    def __init__(self, graph: Graph) -> None:
        self._facts = facts = Facts(graph.store)
        self._begin, self._end = (facts.numbers(NIF + name, int) for name in ("beginIndex", "endIndex"))
        self._words = self._one(NIF + "anchorOf")
        self._context = self._one(NIF + "referenceContext")
        self._article = self._one(NIF + "sourceUrl")
        self._sentence = self._one(KG + "sentence")
        self._denotes = self._one(GAF + "denotes")
        self._rule, self._confidence = self._one(KG + "rule"), facts.numbers(KG + "confidence", float)
        self._roles = {name: facts.values(KG + name) for name in ROLES}
        self._claims = _Claims(facts)

    def _one(self, predicate: str) -> dict[str, str]:
        return {subject: found[0] for subject, found in self._facts.values(predicate).items()}

    def sources(self) -> dict[str, Source]:
        """All articles by IRI."""
        fields = {
            name: self._one(SCHEMA + name)
            for name in ("identifier", "headline", "inLanguage", "datePublished", "publisher", "url")
        }
        return {
            iri: Source(iri, *(fields[name].get(iri, "") for name in fields))
            for iri in sorted(self._facts.subjects(SCHEMA + "NewsArticle"))
        }

    def tellings(self) -> dict[str, list[Telling]]:
        """Every telling of every event, by article and place in it."""
        found: dict[str, list[Telling]] = defaultdict(list)
        for mention in self._sentence:
            event = self._denotes.get(mention)
            if event:
                found[event].append(self._telling(event, mention))
        order = {
            event: sorted(several, key=lambda t: (t.article, t.start, t.mention))
            for event, several in found.items()
        }
        return dict(sorted(order.items()))

    def _telling(self, event: str, mention: str) -> Telling:
        sentence = self._sentence[mention]
        start, end = self._begin.get(sentence, 0), self._end.get(sentence, 0)
        marks = [self._mark(mention, "trigger", start)]
        for name, role in ROLES.items():
            marks += [self._mark(one, role, start) for one in self._roles[name].get(mention, ())]
        within = {mark for mark in marks if 0 <= mark.start < mark.end <= end - start}
        polarity, modality, sayings = self._claims.about(mention)
        return Telling(
            event=event,
            mention=mention,
            article=self._article.get(self._context.get(mention, ""), ""),
            sentence=sentence,
            text=self._words.get(sentence, ""),
            start=start,
            marks=tuple(sorted(within, key=lambda mark: (mark.start, mark.end, mark.role, mark.about))),
            polarity=polarity,
            modality=modality,
            sayings=sayings,
            rule=self._rule.get(mention, ""),
            confidence=self._confidence.get(mention, 0.0),
        )

    def _mark(self, mention: str, role: str, start: int) -> Mark:
        about = "" if role == "trigger" else self._denotes.get(mention, "")
        return Mark(self._begin.get(mention, -1) - start, self._end.get(mention, -1) - start, role, about)


class _Claims:
    """The chain of claims about an event mention."""

    def __init__(self, facts: Facts) -> None:
        self._about: dict[str, str] = {}
        for claim, found in sorted(facts.values(KG + "about").items(), reverse=True):
            for about in found:
                self._about[about] = claim
        self._values = {name: facts.values(KG + name) for name in ("stance", "polarity", "modality", "cue")}
        self._speakers = facts.values(PROV + "wasAttributedTo")
        self._articles = facts.subjects(SCHEMA + "NewsArticle")

    def _value(self, name: str, claim: str) -> str:
        return self._values[name].get(claim, [""])[0].removeprefix(KG)

    def about(self, mention: str) -> tuple[str, str, tuple[Saying, ...]]:
        """Polarity, modality and sources of an event mention."""
        claim = self._about.get(mention, "")
        polarity = self._value("polarity", claim).lower() or "positive"
        modality = self._value("modality", claim) or "actual"
        sayings: list[Saying] = []
        while claim and len(sayings) < 10:
            speakers = tuple(self._speakers.get(claim, ()))
            if not self._articles.intersection(speakers):
                act = self._value("stance", claim).lower()
                sayings.append(Saying(act, self._value("cue", claim), speakers))
            claim = self._about.get(claim, "")
        return polarity, modality, tuple(sayings)

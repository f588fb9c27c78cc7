"""The values of open triples, and how they are written.

Comes in: pieces of text. Goes out: rows ready for JSON or a table.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.model import Article, Modality, Span
from kg.readings import at_least

Pieces = tuple[Span, ...]
"""A phrase as the stretches of text that it stands in: code points, end exclusive."""


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a triple.

    Args:
        pieces: Where it stands, with its preposition unless the predicate has it.
        relation: How it hangs on the predicate, in Universal Dependencies.
        preposition: Its preposition, or what opens it ("that", "to", "because"); none without one.
    """

    pieces: Pieces
    relation: str
    preposition: Pieces = ()


@dataclass(frozen=True, slots=True)
class OpenTriple:
    """One triple as it stands in the text.

    Args:
        sentence: The sentence.
        clause: Number of the clause in the article; the triples of one clause share it; -1 for names.
        kind: What it is read from: "verb", "nominal" (a clause with a copula or without a verb), "relative",
            "participle", "infinitive", "apposition" or "title".
        subject: None where the subject is hidden in the verb and not known.
        predicate: Auxiliaries, negation, verbs, particles, and the preposition of an argument that follows
            at once; with what it shares with a verb it is joined to; none where `implied` says it.
        arguments: In the order of the text, what stands before the predicate last; none where the clause
            has nothing but a subject.
        hidden: The verb hides its subject; the one given is whom it refers to.
        implied: The copula that the text leaves out, or "".
        negated: The predicate is negated, or "without" opens the clause.
        modality: Whether it is told as a fact.
        conjunction: What opens the clause under another one ("if", "after", "because"); none elsewhere.
        attribution: Subject and predicate of the clause that reports this one; none where it is told as such.
        confidence: 0 to 1.
    """

    sentence: Span
    clause: int
    kind: str
    subject: Pieces
    predicate: Pieces
    arguments: tuple[Argument, ...]
    hidden: bool = False
    implied: str = ""
    negated: bool = False
    modality: Modality = "actual"
    conjunction: Pieces = ()
    attribution: Pieces = ()
    confidence: float = 1.0

    @property
    def object(self) -> Pieces:
        """All arguments, one behind the other."""
        return joined(*(argument.pieces for argument in self.arguments))


@dataclass(frozen=True, slots=True)
class ArticleTriples:
    """What an article tells in open triples, in the order of the text."""

    article: Article
    triples: tuple[OpenTriple, ...]

    def sure(self, confidence: float) -> "ArticleTriples":
        """The same without the triples of a lower confidence, 0 to 1."""
        return replace(self, triples=at_least(confidence, self.triples))

    def rows(self) -> Iterator[dict[str, object]]:
        """Give each triple as an object ready for JSON."""
        for triple in self.triples:
            yield {
                "article": self.article.id,
                "sentence": self._written([triple.sentence]),
                "clause": triple.clause,
                "kind": triple.kind,
                "subject": self._written(triple.subject),
                "hidden": triple.hidden,
                "predicate": self._written(triple.predicate, triple.implied),
                "object": self._written(triple.object),
                "arguments": [self._argument(argument) for argument in triple.arguments],
                "negated": triple.negated,
                "modality": triple.modality,
                "conjunction": self._written(triple.conjunction) if triple.conjunction else None,
                "attribution": self._written(triple.attribution) if triple.attribution else None,
                "confidence": triple.confidence,
            }

    def _argument(self, argument: Argument) -> dict[str, object]:
        preposition = self._written(argument.preposition) if argument.preposition else None
        return {
            **self._written(argument.pieces),
            "relation": argument.relation,
            "preposition": preposition,
        }

    def _written(self, spans: Sequence[Span], implied: str = "") -> dict[str, object]:
        words = " ".join(self.article.text[span.start : span.end] for span in spans).split()
        return {"text": " ".join(words) or implied, "spans": [list(span) for span in spans]}


def joined(*phrases: Pieces) -> Pieces:
    """Put pieces one behind the other; those that touch in the text become one."""
    found: list[Span] = []
    for span in (span for phrase in phrases for span in phrase):
        if found and found[-1].end <= span.start <= found[-1].end + 1:
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return tuple(found)

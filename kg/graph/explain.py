"""Why things were made one: the links of an entity or event, with the sentences they lead back to.

Comes in: a Graph and the IRI of an entity or event. Goes out: an Explanation, ready for JSON.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.errors import GraphError
from kg.graph.search import find_one
from kg.graph.view import number
from kg.graph.vocab import GAF, KG, NIF, PROV, RDF, RDFS, SCHEMA

if TYPE_CHECKING:
    from kg.graph.graph import Graph

SORTS = {"MergeDecision": "one", "RefusedLink": "apart", "PlanLink": "plan", "LinkDecision": "identity"}


@dataclass(frozen=True, slots=True)
class Place:
    """A mention in its sentence: ids, offsets in code points into the article, text."""

    mention: str
    article: str
    begin: int
    end: int
    text: str
    sentence: str
    polarity: str = ""
    speakers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """A link: "one" (made one), "apart" (refused), "plan" or "identity" (another data set's)."""

    sort: str
    method: str
    confidence: float
    reasons: tuple[str, ...]
    refused: str
    places: tuple[Place, ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything that led to an entity or event."""

    iri: str
    id: str
    labels: dict[str, str]
    status: str
    links: tuple[Reason, ...]
    places: tuple[Place, ...]

    def as_json(self) -> dict[str, Any]:
        """The explanation as a JSON-ready object."""
        return asdict(self)


def explain(graph: Graph, thing: str) -> Explanation:
    """Why an entity or event is what it is.

    Args:
        graph: The graph.
        thing: An IRI, an id ("Q22316", "e-…", "ev-…"), or a name of an entity.

    Raises:
        GraphError: There is no such thing.
    """
    about = find_thing(graph, thing)
    reader = _Reader(graph)
    status = next(iter(reader.values(about, KG + "factStatus")), "").removeprefix(KG).lower()
    places = sorted((reader.place(one) for one in reader.subjects(GAF + "denotes", about)), key=_order)
    links = [reader.link(one) for one in reader.subjects(KG + "merged", about)]
    links += [
        reader.link(one)
        for one in reader.subjects(KG + "member", about)
        if about not in reader.values(one, KG + "merged")
    ]
    ranked = sorted(
        links, key=lambda link: (link.sort, -link.confidence, link.method, link.reasons, link.others)
    )
    return Explanation(
        about, about.rsplit("/", 1)[-1], reader.labels(about), status, tuple(ranked), tuple(places)
    )


def find_thing(graph: Graph, thing: str) -> str:
    """IRI of an entity or event by IRI, id or name.

    Raises:
        GraphError: There is none, or a name fits several.
    """
    thing = thing.strip()
    for room in ("entity", "event"):
        about = thing if "://" in thing else f"{graph.base}{room}/{thing}"
        if _is_told(graph, about):
            return about
    if "://" in thing or thing.startswith(("e-", "ev-")):
        raise GraphError(f"there is no entity or event {thing!r}", hint="kg query GRAPH events")
    return find_one(graph, thing)


def is_known(graph: Graph, id_: str) -> bool:
    """Say whether an entity, an event or a mention of a graph has an id."""
    return any(_is_told(graph, f"{graph.base}{room}/{id_}") for room in ("entity", "event", "mention"))


def _is_told(graph: Graph, about: str) -> bool:
    """Say whether a graph has statements about an IRI."""
    return any(_matching(graph, about))


def _matching(
    graph: Graph, subject: str | None, predicate: str | None = None, about: str | None = None
) -> Iterator[ox.Quad]:
    """Statements with these IRIs, None for any; what is no IRI is in none."""
    try:
        wanted = [None if one is None else ox.NamedNode(one) for one in (subject, predicate, about)]
    except ValueError:
        return
    yield from graph.store.quads_for_pattern(*wanted)


def _order(place: Place) -> tuple[str, int, int, str]:
    return (place.article, place.begin, place.end, place.mention)


class _Reader:
    """Single look-ups in a store."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._sentences: dict[str, list[tuple[int, int, str]]] = {}

    def values(self, subject: str, predicate: str) -> list[str]:
        """Objects of a subject's property, sorted, each once."""
        found = _matching(self._graph, subject, predicate)
        return sorted({quad.object.value for quad in found if not isinstance(quad.object, ox.Triple)})

    def subjects(self, predicate: str, about: str) -> list[str]:
        """Subjects whose property is a thing, sorted, each once."""
        found = _matching(self._graph, None, predicate, about)
        return sorted({quad.subject.value for quad in found if isinstance(quad.subject, ox.NamedNode)})

    def one(self, subject: str, predicate: str) -> str:
        """The first value, empty when there is none."""
        return next(iter(self.values(subject, predicate)), "")

    def labels(self, about: str) -> dict[str, str]:
        """Labels by language."""
        found = _matching(self._graph, about, RDFS + "label")
        terms = [quad.object for quad in found if isinstance(quad.object, ox.Literal)]
        return {term.language or "": term.value for term in sorted(terms, key=str)}

    def place(self, mention: str) -> Place:
        """A mention with its sentence, and who says so when it is one of an event."""
        context = self.one(mention, NIF + "referenceContext")
        begin, end = self._offsets(mention)
        sentence = self.one(mention, KG + "sentence")
        text = self.one(sentence, NIF + "anchorOf") if sentence else self._around(context, begin, end)
        polarity, speakers = self._claims(mention) if sentence else ("", ())
        return Place(
            mention=mention.rsplit("/", 1)[-1],
            article=self.one(self.one(context, NIF + "sourceUrl"), SCHEMA + "identifier"),
            begin=begin,
            end=end,
            text=self.one(mention, NIF + "anchorOf"),
            sentence=" ".join(text.split()),
            polarity=polarity,
            speakers=speakers,
        )

    def _around(self, context: str, begin: int, end: int) -> str:
        """The sentence around a place, or the line of the article when no event is told in the sentence."""
        for start, stop, sentence in self._told(context):
            if start <= begin and end <= stop:
                return sentence
        text = self.one(context, NIF + "isString")
        start = text.rfind("\n", 0, begin) + 1
        stop = text.find("\n", end)
        return text[start : stop if stop >= 0 else len(text)]

    def _told(self, context: str) -> list[tuple[int, int, str]]:
        """Begin, end and text of an article's sentences that tell events."""
        if context not in self._sentences:
            mentions = self.subjects(NIF + "referenceContext", context)
            found = {one for mention in mentions for one in self.values(mention, KG + "sentence")}
            self._sentences[context] = sorted(
                (*self._offsets(sentence), self.one(sentence, NIF + "anchorOf")) for sentence in found
            )
        return self._sentences[context]

    def _offsets(self, about: str) -> tuple[int, int]:
        """Begin and end in code points."""
        begin, end = (number(self.one(about, NIF + name), int) for name in ("beginIndex", "endIndex"))
        return begin or 0, end or 0

    def _claims(self, mention: str) -> tuple[str, tuple[str, ...]]:
        """Polarity and speakers of the claims about a mention of an event."""
        claims = self.subjects(KG + "about", mention)
        polarity = ", ".join(
            sorted({self.one(claim, KG + "polarity").removeprefix(KG).lower() for claim in claims})
        )
        speakers = {speaker for claim in claims for speaker in self.values(claim, PROV + "wasAttributedTo")}
        named = sorted(label for speaker in speakers for label in list(self.labels(speaker).values())[:1])
        return polarity, tuple(named)

    def link(self, decision: str) -> Reason:
        """A decision with the places of its members."""
        kinds = (kind.removeprefix(KG) for kind in self.values(decision, RDF + "type"))
        members = self.values(decision, KG + "member")
        mentions = [one for one in members if self.one(one, NIF + "anchorOf")]
        others = [one for one in members if one not in mentions] + self.values(decision, KG + "target")
        return Reason(
            sort=next((SORTS[kind] for kind in kinds if kind in SORTS), "one"),
            method=self.one(decision, KG + "method"),
            confidence=number(self.one(decision, KG + "confidence"), float) or 0.0,
            reasons=tuple(self.values(decision, KG + "reason")),
            refused=self.one(decision, KG + "refusedBecause"),
            places=tuple(sorted((self.place(one) for one in mentions), key=_order)),
            others=tuple(others),
        )

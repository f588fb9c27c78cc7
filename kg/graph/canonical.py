"""The graph of entities and events over all articles, and what each mention denotes.

Comes in: a World. Goes out: N-Quads lines of the graph `canonical`; all of it is derived and rebuilt.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from kg.graph.geography import Coordinates, geography_lines
from kg.graph.labels import event_labels, telling_words
from kg.graph.names import time_iri
from kg.graph.simple import is_bare
from kg.graph.terms import Lines, boolean, integer, iri, literal
from kg.graph.times import time_lines
from kg.graph.vocab import (
    GAF,
    KG,
    KIND_CLASS,
    OWL,
    PROV,
    RDF,
    RDFS,
    SEM,
    SKOS,
    TYPES,
    WD,
    graph_iri,
    individual,
    relation_name,
    script_lang,
)
from kg.graph.world import Telling, World, participants
from kg.model import Entity, Event
from kg.text import fold


def canonical_lines(world: World, coordinates: Coordinates) -> Iterator[str]:
    """All statements of the canonical graph, in no order, some of them twice."""
    out = Lines(graph_iri(world.base, "canonical"))
    specific = _specific(world)
    for entity in world.resolution.entities.values():
        _entity(out, world, entity, entity.id in specific)
        yield from out.take()
    geography_lines(out, world, coordinates)
    for event in world.resolution.events.values():
        _event(out, world, event)
        yield from out.take()
    yield from _denotes(out, world)
    _relations(out, world)
    yield from out.take()


def _specific(world: World) -> set[str]:
    return {
        world.entity(reading.article.id, index)
        for reading in world.readings
        for index, chain in enumerate(reading.chains)
        if chain.specific or chain.wikidata
    }


def _entity(out: Lines, world: World, entity: Entity, specific: bool) -> None:
    about = world.entity_iri(entity.id)
    out.add(about, RDF + "type", iri(KG + "Entity"), iri(KIND_CLASS[entity.kind]))
    out.add(about, KG + "kind", literal(entity.kind))
    out.add(about, KG + "specific", boolean(specific))
    seen: set[str] = set()
    for lang, text in entity.names:
        if lang in seen:
            out.add(about, SKOS + "altLabel", literal(text, lang))
        else:
            out.add(about, RDFS + "label", literal(text, lang))
            out.add(about, SKOS + "prefLabel", literal(text, lang))
        seen.add(lang)
    keys = {" ".join(fold(text).split()) for _, text in entity.names}
    out.add(about, KG + "searchKey", *(literal(key) for key in sorted(keys)))
    if entity.wikidata:
        out.add(about, OWL + "sameAs", iri(WD + entity.wikidata))


def _event(out: Lines, world: World, event: Event) -> None:
    about = world.event_iri(event.id)
    tellings = world.tellings[event.id]
    out.add(about, RDF + "type", iri(KG + "Event"), iri(SEM + "Event"))
    for lang, text in event_labels(world, event).items():
        out.add(about, RDFS + "label", literal(text, lang))
    out.add(about, KG + "eventType", iri(TYPES + event.type))
    if event.subtype:
        out.add(about, KG + "subtype", literal(event.subtype))
    _roles(out, world, event)
    out.add(about, KG + "factStatus", iri(individual(event.status)))
    out.add(about, KG + "mentionCount", integer(len(tellings)))
    out.add(about, KG + "articleCount", integer(len({telling.names.article for telling in tellings})))
    out.add(about, KG + "sourceCount", integer(len(_sources(world, tellings))))
    if is_bare(world, event, tellings):
        names = sorted({relation_name(telling.relation_to_object) for telling in tellings if telling.plain})
        out.add(about, KG + "relation", *(iri(KG + name) for name in names))


def _roles(out: Lines, world: World, event: Event) -> None:
    about = world.event_iri(event.id)
    out.add(about, KG + "agent", *(iri(world.entity_iri(one)) for one in participants(event, "subject")))
    out.add(about, KG + "patient", *(iri(world.entity_iri(one)) for one in participants(event, "object")))
    actors = sorted({one for _, one in event.roles})
    out.add(about, SEM + "hasActor", *(iri(world.entity_iri(one)) for one in actors))
    if event.place:
        out.add(about, SEM + "hasPlace", iri(world.entity_iri(event.place)))
    if event.time:
        out.add(about, SEM + "hasTime", iri(time_iri(world.base, event.time)))


def _sources(world: World, tellings: Iterable[Telling]) -> set[str]:
    return {
        entity for telling in tellings for _, _, entities in world.speakers(telling) for entity in entities
    }


def _denotes(out: Lines, world: World) -> Iterator[str]:
    """What mentions denote, who claims are attributed to, and the times."""
    values: dict[str, str] = {}
    for reading in world.readings:
        names, article = world.names[reading.article.id], reading.article.id
        for index, chain in enumerate(reading.chains):
            entity = iri(world.entity_iri(world.entity(article, index)))
            for mention in chain.mentions:
                out.add(names.mention(mention), GAF + "denotes", entity)
        for report in reading.reports:
            if report.time and report.time.value:
                values[report.time.value] = report.time.grain
                found = iri(time_iri(world.base, report.time.value))
                out.add(names.time(report.time), GAF + "denotes", found)
        yield from out.take()
    for event, tellings in world.tellings.items():
        for telling in tellings:
            out.add(telling.iri, GAF + "denotes", iri(world.event_iri(event)))
            _claims(out, world, telling, world.event_iri(event))
        yield from out.take()
    time_lines(out, world.base, sorted(values))
    yield from out.take()


def _claims(out: Lines, world: World, telling: Telling, event: str) -> None:
    if not telling.report.stance.attribution:
        out.add(telling.names.claim(telling.index, 0), KG + "aboutEvent", iri(event))
    for level, _, entities in world.speakers(telling):
        claim = telling.names.claim(telling.index, level)
        out.add(claim, KG + "aboutEvent", iri(event))
        out.add(claim, PROV + "wasAttributedTo", *(iri(world.entity_iri(one)) for one in entities))


def _relations(out: Lines, world: World) -> None:
    """Declare the property of each predicate, with one label for each language."""
    words: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for event, tellings in world.tellings.items():
        to_object = bool(participants(world.resolution.events[event], "object"))
        for telling in tellings:
            relation = telling.relation_to_object if to_object else telling.relation
            found = {**telling_words(telling), script_lang(relation): relation}
            words[relation_name(relation)].update(found.items())
    for name in sorted(words):
        out.add(KG + name, RDF + "type", iri(OWL + "ObjectProperty"))
        out.add(KG + name, RDFS + "subPropertyOf", iri(KG + "interactsWith"))
        counts = words[name]
        for lang in sorted({lang for lang, _ in counts}):
            best = min((pair for pair in counts if pair[0] == lang), key=lambda p: (-counts[p], p))
            out.add(KG + name, RDFS + "label", literal(best[1], lang))

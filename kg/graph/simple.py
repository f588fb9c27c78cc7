"""The simple graph: what NetworkX, GraphML and the picture show.

Comes in: a World. Goes out: N-Quads lines of the graph `simple`.

- A happening that an article itself states as a fact, with both ends named, is one bare edge
  `Kerry kg:met Putin`. Nothing else ever is: law 1 of the house.
- Everything else stays visible as a node of its own (`kg:EventNode`): denied, planned, possible, wished,
  attributed and contested events. The node points to its participants (`kg:agent`, `kg:patient`), and who
  says so points to the node (`Earnest kg:denies` the event; outer speakers `kg:relays`).
- A fact without an object is an edge from its subject to the event's node (`Peskov kg:refused` the event).
- Left out: events that nobody takes part in and nobody speaks of, and acts of speaking whose content is
  already there as a node that the speaker points to, or that have no content.
"""

from collections.abc import Sequence

from kg.graph.terms import Lines, iri
from kg.graph.vocab import KG, RDF, graph_iri, relation_name
from kg.graph.world import Telling, World, participants
from kg.model import Event

SPEAKING = "STATE"


def is_bare(world: World, event: Event, tellings: Sequence[Telling]) -> bool:
    """Say whether an event is a bare edge: one telling states as a fact that just these two ends did it."""
    agents, patients = participants(event, "subject"), participants(event, "object")
    if not agents or not patients or {*agents, *patients} == {agents[0]}:
        return False
    return any(
        telling.plain and world.sides(telling) in ((agents, patients), (patients, agents))
        for telling in tellings
    )


def simple_lines(world: World) -> list[str]:
    """All statements of the simple graph."""
    out = Lines(graph_iri(world.base, "simple"))
    spoken = _spoken(world)
    for event in world.resolution.events.values():
        tellings = world.tellings[event.id]
        bare = is_bare(world, event, tellings)
        if bare:
            _edges(out, world, event)
        if not bare or event.status == "contested":
            _node(out, world, event, spoken)
    return out.lines


def _edges(out: Lines, world: World, event: Event) -> None:
    names = sorted(
        {relation_name(told.relation_to_object) for told in world.tellings[event.id] if told.plain}
    )
    for subject in participants(event, "subject"):
        for object_ in participants(event, "object"):
            if subject != object_:
                for name in names:
                    out.add(world.entity_iri(subject), KG + name, iri(world.entity_iri(object_)))


def _node(out: Lines, world: World, event: Event, spoken: set[tuple[str, str]]) -> None:
    about = world.event_iri(event.id)
    tellings = world.tellings[event.id]
    speeches = sorted({speech for telling in tellings for speech in _speeches(world, telling)})
    agents, patients = participants(event, "subject"), participants(event, "object")
    if not speeches and (not event.roles or _empty_speech(event, tellings, spoken)):
        return
    out.add(about, RDF + "type", iri(KG + "EventNode"))
    for speaker, name in speeches:
        out.add(world.entity_iri(speaker), KG + name, iri(about))
    out.add(about, KG + "patient", *(iri(world.entity_iri(one)) for one in patients))
    plain = sorted({relation_name(telling.relation) for telling in tellings if telling.plain})
    if plain and not patients:
        for agent in agents:
            for name in plain:
                out.add(world.entity_iri(agent), KG + name, iri(about))
    else:
        out.add(about, KG + "agent", *(iri(world.entity_iri(one)) for one in agents))


def _speeches(world: World, telling: Telling) -> list[tuple[str, str]]:
    """Speaker and property for everybody who speaks of a report's event."""
    return [
        (entity, source.act if level == 1 else "relays")
        for level, source, entities in world.speakers(telling)
        for entity in entities
    ]


def _spoken(world: World) -> set[tuple[str, str]]:
    """Speakers with the sentences in which something is attributed to them."""
    return {
        (entity, telling.sentence)
        for tellings in world.tellings.values()
        for telling in tellings
        for _, _, entities in world.speakers(telling)
        for entity in entities
    }


def _empty_speech(event: Event, tellings: Sequence[Telling], spoken: set[tuple[str, str]]) -> bool:
    """Say whether an act of speaking adds nothing: no content, or its content is there already."""
    if event.type != SPEAKING or participants(event, "object"):
        return False
    agents = participants(event, "subject")
    if not any(telling.report.topic for telling in tellings):
        return True
    return any((agent, telling.sentence) in spoken for agent in agents for telling in tellings)

"""Why things were made one, and what made the graph.

Comes in: a World. Goes out: N-Quads lines of the graphs `links` and `provenance`. No clock: the same input
and version give the same bytes.
"""

from collections import defaultdict
from collections.abc import Sequence

from kg.graph.terms import Lines, decimal, iri, literal
from kg.graph.vocab import KG, PROV, RDF, RDFS, WD, graph_iri
from kg.graph.world import World
from kg.ids import digest
from kg.ids import iri as data_iri
from kg.model import Link

DERIVED = ("canonical", "links", "simple")

KNOWN = 0.97
"""How sure a link to Wikidata is: share of right ones in the hand-made check of benchmarks/README.md."""


def link_lines(world: World) -> list[str]:
    """Decisions to make mentions one, refused ones, plans and their happenings, links to Wikidata."""
    out = Lines(graph_iri(world.base, "links"))
    alike: dict[tuple[str, ...], list[Link]] = defaultdict(list)
    for link in world.resolution.links:
        alike[link.sort, link.of, link.method, link.refused, *link.reasons].append(link)
    for key, found in sorted(alike.items()):
        _decision(out, world, key, found)
    for entity in world.resolution.entities.values():
        if entity.wikidata:
            about = world.entity_iri(entity.id)
            decision = data_iri(world.base, "link", "l-" + digest("wikidata", about))
            out.add(decision, RDF + "type", iri(KG + "LinkDecision"))
            out.add(decision, KG + "merged", iri(about))
            out.add(decision, KG + "target", iri(WD + entity.wikidata))
            _method(out, decision, ("known-name", KNOWN))
    return out.lines


def _decision(out: Lines, world: World, key: tuple[str, ...], found: Sequence[Link]) -> None:
    """One decision over all links that were made for the same reasons."""
    first = found[0]
    members = sorted({member for link in found for member in link.members})
    decision = data_iri(world.base, "link", "l-" + digest(*key, *members))
    kind = "RefusedLink" if first.refused else "PlanLink" if first.sort == "plan" else "MergeDecision"
    about = world.entity_iri(first.of) if first.sort == "entity" else world.event_iri(first.of)
    room = "event" if first.sort == "plan" else "mention"
    out.add(decision, RDF + "type", iri(KG + kind))
    out.add(decision, KG + "merged", iri(about))
    out.add(decision, KG + "member", *(iri(data_iri(world.base, room, member)) for member in members))
    out.add(decision, KG + "reason", *(literal(reason) for reason in first.reasons))
    if first.refused:
        out.add(decision, KG + "refusedBecause", literal(first.refused))
    _method(out, decision, (first.method, min(link.score for link in found)))


def _method(out: Lines, decision: str, how: tuple[str, float]) -> None:
    out.add(decision, KG + "method", literal(how[0]))
    out.add(decision, KG + "confidence", decimal(how[1]))


def provenance_lines(
    world: World, version: str, pipelines: tuple[str, ...], min_confidence: float
) -> list[str]:
    """The run that made the derived graphs: versions, articles and the least confidence, no time."""
    out = Lines(graph_iri(world.base, "provenance"))
    run = data_iri(world.base, "run", "r-" + digest(version, *sorted(pipelines), str(min_confidence)))
    out.add(run, RDF + "type", iri(PROV + "Activity"))
    out.add(run, RDFS + "label", literal(f"kg {version}"))
    out.add(run, KG + "version", literal(version))
    out.add(run, KG + "pipeline", *(literal(name) for name in sorted(set(pipelines))))
    out.add(run, KG + "minConfidence", decimal(min_confidence))
    out.add(run, PROV + "used", *(iri(names.article) for names in world.names.values()))
    for name in DERIVED:
        out.add(graph_iri(world.base, name), RDF + "type", iri(PROV + "Entity"))
        out.add(graph_iri(world.base, name), PROV + "wasGeneratedBy", iri(run))
    return out.lines

"""Why things were made one, and what made the graph.

Comes in: a World. Goes out: N-Quads lines of the graphs `links` and `provenance`. No clock: the same input
and version give the same bytes.
"""

from collections import defaultdict

from kg.graph.terms import Lines, decimal, iri, literal
from kg.graph.vocab import KG, PROV, RDF, RDFS, WD, graph_iri
from kg.graph.world import World
from kg.ids import digest
from kg.ids import iri as data_iri

DERIVED = ("canonical", "links", "simple")

CONFIDENCE = {
    "same-roles-same-article": 0.8,
    "same-roles-same-day": 0.9,
    "same-name": 0.7,
    "known-name": 0.95,
}
"""How sure a merge is by its method; set by hand, to be measured with the merges across languages."""


def link_lines(world: World) -> list[str]:
    """Merge decisions over events and entities, links to Wikidata."""
    out = Lines(graph_iri(world.base, "links"))
    for event, tellings in sorted(world.tellings.items()):
        if len(tellings) > 1:
            several = len({telling.names.article for telling in tellings}) > 1
            method = "same-roles-same-day" if several else "same-roles-same-article"
            members = sorted(telling.iri for telling in tellings)
            _merge(out, world, (world.event_iri(event), method), members)
    articles: dict[str, set[str]] = defaultdict(set)
    for (article, _), found in world.resolution.entity_of.items():
        articles[found].add(world.names[article].article)
    for entity in world.resolution.entities.values():
        about = world.entity_iri(entity.id)
        method = "known-name" if entity.wikidata else "same-name"
        if len(articles[entity.id]) > 1:
            _merge(out, world, (about, method), sorted(articles[entity.id]))
        if entity.wikidata:
            link = data_iri(world.base, "link", "l-" + digest("wikidata", about))
            out.add(link, RDF + "type", iri(KG + "LinkDecision"))
            out.add(link, KG + "merged", iri(about))
            out.add(link, KG + "target", iri(WD + entity.wikidata))
            _method(out, link, "known-name")
    return out.lines


def _merge(out: Lines, world: World, decision: tuple[str, str], members: list[str]) -> None:
    about, method = decision
    link = data_iri(world.base, "link", "l-" + digest("merge", about))
    out.add(link, RDF + "type", iri(KG + "MergeDecision"))
    out.add(link, KG + "merged", iri(about))
    out.add(link, KG + "member", *(iri(member) for member in members))
    _method(out, link, method)


def _method(out: Lines, link: str, method: str) -> None:
    out.add(link, KG + "method", literal(method))
    out.add(link, KG + "confidence", decimal(CONFIDENCE[method]))


def provenance_lines(world: World, version: str, pipelines: tuple[str, ...]) -> list[str]:
    """The run that made the derived graphs: versions and articles, no time."""
    out = Lines(graph_iri(world.base, "provenance"))
    run = data_iri(world.base, "run", "r-" + digest(version, *sorted(pipelines)))
    out.add(run, RDF + "type", iri(PROV + "Activity"))
    out.add(run, RDFS + "label", literal(f"kg {version}"))
    out.add(run, KG + "version", literal(version))
    out.add(run, KG + "pipeline", *(literal(name) for name in sorted(set(pipelines))))
    out.add(run, PROV + "used", *(iri(names.article) for names in world.names.values()))
    for name in DERIVED:
        out.add(graph_iri(world.base, name), RDF + "type", iri(PROV + "Entity"))
        out.add(graph_iri(world.base, name), PROV + "wasGeneratedBy", iri(run))
    return out.lines

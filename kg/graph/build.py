"""Readings and their resolution to a graph.

Comes in: Readings, a Resolution, settings. Goes out: sorted N-Quads lines, or a Graph that holds them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from kg.graph.article import article_lines
from kg.graph.canonical import canonical_lines
from kg.graph.graph import Graph
from kg.graph.links import link_lines, provenance_lines
from kg.graph.simple import simple_lines
from kg.graph.sorting import sorted_lines
from kg.graph.terms import check_base
from kg.graph.world import make_world
from kg.ids import DEFAULT_BASE
from kg.model import Reading, Resolution


@dataclass(frozen=True, slots=True)
class Settings:
    """What a graph is built with.

    Args:
        base: Base of all data IRIs, ending in "/" or ":".
        version: Version of the program, for the provenance.
        pipelines: Names of the language pipelines with their versions, for the provenance.
        min_confidence: The confidence that events needed to be told, for the provenance.
        coordinates: Latitude and longitude in degrees by entity id, for places.
    """

    base: str = DEFAULT_BASE
    version: str = ""
    pipelines: tuple[str, ...] = ()
    min_confidence: float = 0.0
    coordinates: Mapping[str, tuple[float, float]] = field(default_factory=dict)


DEFAULTS = Settings()


def quads(
    readings: Iterable[Reading], resolution: Resolution, settings: Settings = DEFAULTS
) -> Iterator[str]:
    """Sorted N-Quads lines without line ends: article by article, then the derived graphs.

    The order of the input plays no part. Each part is sorted in itself.

    Raises:
        ConfigError: The base IRI cannot be used.
    """
    base = check_base(settings.base)
    chosen = {reading.article.id: reading for reading in readings}
    ordered = tuple(chosen[article] for article in sorted(chosen))
    world = make_world(ordered, resolution, base)
    for reading in ordered:
        yield from sorted(set(article_lines(reading, base)))
    simple = set(simple_lines(world))
    yield from sorted_lines(_without(canonical_lines(world, settings.coordinates), simple))
    yield from sorted(set(link_lines(world)))
    made_by = (settings.version, settings.pipelines, settings.min_confidence)
    yield from sorted(set(provenance_lines(world, *made_by)))
    yield from sorted(simple)


def _without(lines: Iterable[str], others: Iterable[str]) -> Iterator[str]:
    """Lines whose statement is not among the others, whatever the graph.

    Each statement stands in one graph only: queries over the union would count it twice.
    """
    there = {line[: line.rindex(" <")] for line in others}
    return (line for line in lines if line[: line.rindex(" <")] not in there)


def build(
    readings: Iterable[Reading], resolution: Resolution, settings: Settings = DEFAULTS, *, base: str = ""
) -> Graph:
    """A graph in memory from readings and their resolution.

    Args:
        readings: The readings that were resolved, each article once.
        resolution: What `kg.resolve.resolve` made of them.
        settings: What the graph is built with.
        base: Base of all data IRIs, in place of the one in the settings.

    Raises:
        ConfigError: The base IRI cannot be used.
    """
    settings = replace(settings, base=base) if base else settings
    return Graph.from_quads(quads(readings, resolution, settings), base=settings.base)

"""Readings to a Resolution: the same for any order of the input and for repeated articles."""

from collections.abc import Iterable

from kg.ids import digest
from kg.model import Reading, Resolution
from kg.readings import dump
from kg.resolve.entities import find_entities
from kg.resolve.events import find_events
from kg.resolve.nodes import Guide
from kg.resolve.stories import Stories


def unique(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Readings sorted by article id, each article once.

    Of two different readings of one id the one whose content has the smaller hash is kept, so that the order
    of the input plays no part; the spine replaces changed articles before they come here.
    """
    kept: dict[str, Reading] = {}
    for reading in readings:
        other = kept.get(reading.article.id)
        if other is None or (other != reading and digest(dump(reading)) < digest(dump(other))):
            kept[reading.article.id] = reading
    return tuple(kept[article] for article in sorted(kept))


def resolve(readings: Iterable[Reading], guide: Guide | None = None) -> Resolution:
    """Find out which chains are one entity and which reports tell one event.

    Args:
        readings: Readings in any order.
        guide: What a user adds: decisions about links, names.
    """
    guide = guide or Guide()
    chosen = unique(readings)
    stories = Stories(chosen)
    entities, entity_of, links = find_entities(chosen, stories, guide)
    events, event_of, more = find_events(chosen, entity_of, entities, stories, guide)
    return Resolution(entities, events, entity_of, event_of, tuple(links + more))

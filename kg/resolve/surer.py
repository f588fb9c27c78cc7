"""Leave out the events that nobody tells surely enough.

Comes in: readings and their resolution. Goes out: both without such events.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kg.ids import report_ids
from kg.model import Link, Reading, Resolution
from kg.readings import check_confidence


def surer(
    readings: Sequence[Reading], resolution: Resolution, confidence: float
) -> tuple[tuple[Reading, ...], Resolution]:
    """The readings and what they were resolved to, without events that have no report of this confidence.

    The other events keep all their reports: what a second one says likewise is likelier to be so.

    Args:
        readings: Readings, each article once.
        resolution: What they were resolved to.
        confidence: 0 to 1.

    Raises:
        ConfigError: The confidence is out of range.
    """
    check_confidence(confidence)
    event_of = resolution.event_of
    kept = {
        event_of[reading.article.id, index]
        for reading in readings
        for index, report in enumerate(reading.reports)
        if report.confidence >= confidence
    }
    found, events, names = [], {}, {event: event for event in kept}
    for reading in readings:
        article, before = reading.article.id, report_ids(reading)
        stay = [index for index in range(len(reading.reports)) if event_of[article, index] in kept]
        events.update({(article, place): event_of[article, index] for place, index in enumerate(stay)})
        found.append(replace(reading, reports=tuple(reading.reports[index] for index in stay)))
        names.update(zip([before[index] for index in stay], report_ids(found[-1]), strict=True))
    named = {name: event for name, event in resolution.events.items() if name in kept}
    links = tuple(_renamed(resolution.links, names))
    return tuple(found), replace(resolution, events=named, event_of=events, links=links)


def _renamed(links: Iterable[Link], names: Mapping[str, str]) -> Iterator[Link]:
    """Links of entities, and of events those whose members all stay, under the names that these have now."""
    for link in links:
        if link.sort == "entity":
            yield link
        elif all(member in names for member in link.members):
            yield replace(link, members=tuple(names[member] for member in link.members))

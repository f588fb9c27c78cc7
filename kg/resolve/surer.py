"""Leave out the events that nobody tells surely enough.

Comes in: readings and their resolution. Goes out: both without such events.
"""

from collections.abc import Sequence
from dataclasses import replace

from kg.ids import report_id
from kg.model import Reading, Resolution
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
    found, events, known = [], {}, set(kept)
    for reading in readings:
        article = reading.article.id
        stay = [index for index in range(len(reading.reports)) if event_of[article, index] in kept]
        events.update({(article, place): event_of[article, index] for place, index in enumerate(stay)})
        reports = tuple(reading.reports[index] for index in stay)
        known.update(report_id(reading.article, report) for report in reports)
        found.append(replace(reading, reports=reports))
    links = (link for link in resolution.links if link.sort == "entity" or known.issuperset(link.members))
    named = {name: event for name, event in resolution.events.items() if name in kept}
    return tuple(found), replace(resolution, events=named, event_of=events, links=tuple(links))

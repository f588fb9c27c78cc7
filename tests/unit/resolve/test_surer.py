"""Events that nobody tells surely enough are left out, with what was decided about them alone."""

from dataclasses import replace

import pytest

from kg.errors import ConfigError
from kg.graph import build
from kg.graph.validate import validate
from kg.ids import report_ids
from kg.model import Reading, Resolution
from kg.resolve import resolve, surer
from tests.support.stories import agency, kremlin


def sure(reading: Reading, *values: float) -> Reading:
    told = zip(reading.reports, values, strict=True)
    return replace(reading, reports=tuple(replace(report, confidence=value) for report, value in told))


def kept(*readings: Reading, least: float) -> tuple[tuple[Reading, ...], Resolution]:
    return surer(readings, resolve(readings), least)


def words(reading: Reading) -> list[str]:
    return [reading.article.text[slice(*report.trigger)] for report in reading.reports]


def test_an_event_stays_whole_when_one_report_is_sure() -> None:
    one, other = sure(agency(), 0.3, 0.2), sure(kremlin(), 0.6, 0.5, 0.1, 0.39)
    found, resolution = kept(one, other, least=0.4)
    assert [words(reading) for reading in found] == [["بحث"], ["التقى", "نفى"]]
    assert resolution.event_of["agency", 0] == resolution.event_of["kremlin", 0]
    assert set(resolution.events) == set(resolution.event_of.values())
    assert [link.sort for link in resolution.links].count("event") == 1
    assert validate(build(found, resolution)).conforms


def test_links_of_events_go_with_them() -> None:
    _, resolution = kept(sure(agency(), 0.3, 0.2), sure(kremlin(), 0.3, 0.5, 0.1, 0.39), least=0.4)
    assert len(resolution.events) == 1
    assert {link.sort for link in resolution.links} == {"entity"}


def test_reports_at_one_trigger_keep_their_names_apart() -> None:
    one = agency()
    twice = replace(one, reports=(one.reports[0], replace(one.reports[0], subject=()), *one.reports[1:]))
    found, resolution = kept(sure(twice, 0.6, 0.1, 0.1), sure(kremlin(), 0.5, 0.1, 0.1, 0.1), least=0.4)
    told = {name for reading in found for name in report_ids(reading)}
    assert all(told.issuperset(link.members) for link in resolution.links if link.sort == "event")
    swapped = replace(one, reports=(replace(one.reports[0], subject=()), one.reports[0], *one.reports[1:]))
    found, resolution = kept(sure(swapped, 0.1, 0.6, 0.1), sure(kremlin(), 0.5, 0.1, 0.1, 0.1), least=0.4)
    told = {name for reading in found for name in report_ids(reading)}
    events = [link for link in resolution.links if link.sort == "event"]
    assert events and all(told.issuperset(link.members) for link in events)


def test_all_events_stay_when_all_are_asked_for() -> None:
    readings = (agency(), kremlin())
    assert kept(*readings, least=0) == (readings, resolve(readings))


def test_the_bounds() -> None:
    with pytest.raises(ConfigError, match="0 to 1"):
        kept(agency(), least=1.1)

"""Time values as OWL-Time: a day is an instant, everything longer an interval between two days.

Comes in: values as `TimeRef.value` gives them. Goes out: N-Quads lines.
Source: Time Ontology in OWL (W3C), sections 4.1 and 4.2.
"""

import re
from calendar import monthrange

from kg.graph.names import time_iri
from kg.graph.terms import Lines, iri, literal, typed
from kg.graph.vocab import RDF, RDFS, SEM, TIME

_VALUE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?")


def is_value(text: str) -> bool:
    """Say whether a text is a time value, and no word of another hand for a time."""
    return all(_VALUE.fullmatch(part) for part in text.split("/"))


def bounds(value: str) -> tuple[str, str]:
    """First and last day of a value: "2016-07" gives ("2016-07-01", "2016-07-31")."""
    if "/" in value:
        first, last = value.split("/", 1)
        return bounds(first)[0], bounds(last)[1]
    parts = value.split("-")
    if len(parts) == 1:
        return f"{value}-01-01", f"{value}-12-31"
    if len(parts) == 2:
        return f"{value}-01", f"{value}-{monthrange(int(parts[0]), int(parts[1]))[1]:02}"
    return value, value


def time_lines(out: Lines, base: str, values: list[str]) -> None:
    """Describe each value once, and the days that bound the longer ones."""
    days: set[str] = set()
    for value in values:
        first, last = bounds(value)
        days |= {first, last}
        if first == last == value:
            continue
        about = time_iri(base, value)
        out.add(about, RDF + "type", iri(TIME + "Interval"))
        out.add(about, TIME + "hasBeginning", iri(time_iri(base, first)))
        out.add(about, TIME + "hasEnd", iri(time_iri(base, last)))
        _common(out, about, value)
    for day in sorted(days):
        about = time_iri(base, day)
        out.add(about, RDF + "type", iri(TIME + "Instant"))
        out.add(about, TIME + "inXSDDate", typed(day, "date"))
        _common(out, about, day)


def _common(out: Lines, about: str, value: str) -> None:
    first, last = bounds(value)
    out.add(about, RDF + "type", iri(SEM + "Time"))
    out.add(about, RDFS + "label", literal(value))
    out.add(about, SEM + "hasEarliestBeginTimeStamp", typed(first, "date"))
    out.add(about, SEM + "hasLatestEndTimeStamp", typed(last, "date"))

"""What reports together say of an event.

Comes in: the stances of its reports. Goes out: its fact status. A stance that is attributed counts as its
source's word: the event is then affirmed or denied *by somebody*; whether the article itself says so is a
different question (`Stance.plain`), and only that gives a bare edge.
"""

from collections.abc import Iterable

from kg.model import FactStatus, Stance


def fact_status(stances: Iterable[Stance]) -> FactStatus:
    """Status of an event from the stances of all its reports, in any order.

    Positive and negative words against each other make it contested. A wish or a possibility never weighs
    against a statement.
    """
    seen = {(stance.modality, stance.polarity) for stance in stances}
    denied = ("actual", "negative") in seen or ("future", "negative") in seen
    affirmed = ("actual", "positive") in seen
    planned = ("future", "positive") in seen
    if denied:
        return "contested" if affirmed or planned else "denied"
    if affirmed:
        return "affirmed"
    return "planned" if planned else "hypothetical"

"""How sure an open triple is.

Comes in: what it was read from and how long the way was. Goes out: a number from 0 to 1.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Way:
    kind: str


def confidence(way: Way) -> float:
    return 0.5

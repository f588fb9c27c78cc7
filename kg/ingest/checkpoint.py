"""Readings as JSON lines, read back: what `kg extract --format readings` wrote."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from kg.errors import InputError, KgError
from kg.ingest.raw import decode, lines
from kg.model import Reading
from kg.readings import FORMAT, load

FIRST = 10
"""Lines that are looked at to tell readings from articles: one may be damaged at its beginning."""

_START = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"format"\s*:\s*"%s"' % FORMAT.encode())


def is_checkpoint(file: Path) -> bool:
    """Say whether a file holds readings: one of its first lines tells."""
    if file.suffix.lower() != ".jsonl":
        return False
    try:
        return has_reading(line for _, line in lines(file))
    except InputError:
        return False


def has_reading(found: Iterable[bytes | None]) -> bool:
    """Say whether one of the first lines is a reading."""
    return any(line is not None and _START.match(line) for line in islice(found, FIRST))


def read(file: Path) -> Iterator[tuple[Reading, str] | KgError]:
    """Read the readings of a file with their places; a wrong line is reported and the next one read."""
    for number, line in lines(file):
        where = f"{file} line {number}"
        if line is None:
            yield InputError("the line is too long for one reading", where=where, hint="remove it")
        elif line.strip():
            try:
                yield load(decode(line, where=where), where), f"line {number}"
            except KgError as error:
                yield error

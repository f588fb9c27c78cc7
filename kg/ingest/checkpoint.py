"""Readings as JSON lines, read back: what `kg extract --format readings` wrote."""

from collections.abc import Iterator
from pathlib import Path

from kg.errors import InputError, KgError
from kg.ingest.raw import decode, lines
from kg.model import Reading
from kg.readings import FORMAT, load


def is_checkpoint(file: Path) -> bool:
    """Say whether a file holds readings: its first bytes tell."""
    if file.suffix.lower() != ".jsonl":
        return False
    start = f'{{"format":"{FORMAT}"'.encode()
    try:
        with file.open("rb") as handle:
            return handle.read(len(start)) == start
    except OSError:
        return False


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

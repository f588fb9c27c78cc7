"""What a person reads on standard error: failures, notes, progress, the closing line."""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import click

from kg.cli.output import atomic, is_terminal
from kg.errors import KgError
from kg.ingest import Note

SHOWN = 3
"""Notes of one sort that are shown one by one; the rest is counted."""

EXIT_SOME_FAILED = 3

_HINTS = {
    "too short to be sure of its language, read as en": "give it with --lang",
    "no date": "times relative to it stay open; give --date or a date field",
}

T = TypeVar("T")


def say(text: str) -> None:
    """Print a line on standard error."""
    click.echo(f"kg: {text}", err=True)


def show_failure(error: KgError) -> None:
    """Print one line for something that could not be read."""
    say(f"error: {error}")


class Problems:
    """What could not be read: shown as it comes, each place once, and counted."""

    def __init__(self) -> None:
        self._places: set[str] = set()

    def add(self, error: KgError) -> None:
        """Show a failure, unless its place was shown before."""
        if error.where not in self._places:
            self._places.add(error.where)
            show_failure(error)

    def finish(self, done: str) -> int:
        """Say what was done and how many problems there were, and give the exit code."""
        if not self._places:
            return 0
        say(f"{done}, {len(self._places):,} problems")
        return EXIT_SOME_FAILED


def show_notes(notes: Iterable[Note]) -> None:
    """Print the first notes of each sort and how many more there are."""
    counts = Counter(note.what for note in notes)
    seen: Counter[str] = Counter()
    for note in notes:
        seen[note.what] += 1
        if seen[note.what] <= SHOWN:
            hint = f" ({_HINTS[note.what]})" if note.what in _HINTS else ""
            say(f"note: {note.where}: {note.what}{hint}")
        elif seen[note.what] == counts[note.what]:
            say(f"note: … and {counts[note.what] - SHOWN:,} more: {note.what}")


def progress(items: Iterator[T], length: int, label: str) -> Iterator[T]:
    """Pass items through, with a bar on standard error when that is a terminal."""
    if not is_terminal(sys.stderr):
        yield from items
        return
    with click.progressbar(items, length=length, label=label, file=sys.stderr) as bar:
        yield from bar


def write_failures(file: Path, failures: Iterable[KgError]) -> None:
    """Write failures as JSON lines: kind, where, message, hint."""
    rows = (
        {"kind": type(error).__name__, "where": error.where, "message": error.message, "hint": error.hint}
        for error in failures
    )
    with atomic(file) as partial:
        partial.write_text(
            "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows),
            encoding="utf-8",
            errors="backslashreplace",
        )

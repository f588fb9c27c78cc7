"""Extracted events as `kg extract` prints them, read back and checked; a damaged line is left out.

Comes in: a file of JSON lines. Goes out: events by article, and what is wrong with other lines.
"""

from collections.abc import Iterable
from pathlib import Path

from kg.errors import InputError
from kg.evaluation.fields import Json, checked, field, given, several
from kg.ingest.raw import decode, lines
from kg.ingest.records import parse

SUFFIXES = (".json", ".txt", ".html", ".htm")
"""Ends of names of files: predictions of an article may have its file in the place of its id."""


def load_predictions(file: Path) -> tuple[dict[str, list[Json]], list[InputError]]:
    """Read predictions.

    Returns:
        The events by article, and why other lines are none.

    Raises:
        InputError: The file cannot be opened.
    """
    found: dict[str, list[Json]] = {}
    failures = []
    for number, line in lines(file):
        where = f"{file} line {number}"
        try:
            if line is None:
                raise InputError("the line is too long for one event", where=where)
            if line.strip():
                row = checked(parse(decode(line, where=where), where=where), dict, where=where)
                found.setdefault(_article(row, where), []).append(row)
        except InputError as error:
            hint = error.hint or "give events as `kg extract` prints them; the line is left out"
            failures.append(InputError(error.message, where=error.where, hint=hint))
    return found, failures


def _article(row: Json, where: str) -> str:
    """The article of an event that has all that is scored."""
    event = field(row, "event", dict, where=where)
    field(event, "type", str, where=where)
    trigger = field(event, "trigger", dict, where=where)
    for name in ("start", "end"):
        field(trigger, name, int, where=where)
    given(trigger, "text", str, where=where)
    parts = [given(row, "place", dict, where=where) or {}]
    for role in ("subject", "object", "source"):
        parts += several({role: []} | _told(row), role, dict, where=where)
    for part in parts:
        for name in ("name", "name_en", "text"):
            given(part, name, str, where=where)
    given(given(row, "time", dict, where=where) or {}, "value", str, where=where)
    return field(row, "article", str, where=where)


def _told(row: Json) -> Json:
    """The fields of an event that are not null."""
    return {name: value for name, value in row.items() if value is not None}


def by_id(predictions: dict[str, list[Json]], ids: Iterable[str]) -> dict[str, list[Json]]:
    """Predictions by the ids of their articles, of which an article may also be named by its file."""
    known = set(ids)
    found: dict[str, list[Json]] = {}
    for article, rows in predictions.items():
        whole = article in known or not article.endswith(SUFFIXES)
        found.setdefault(article if whole else Path(article).stem, []).extend(rows)
    return found

"""JSON and JSON lines: one object per article, with the fields id, title, text, date, lang, url, publisher.

Only `text` must be there. Other fields are passed over.
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from kg.errors import InputError, KgError
from kg.ids import digest
from kg.ingest.raw import decode, lines, read_text
from kg.model import Article
from kg.text import clean

FIELDS = ("id", "title", "text", "date", "lang", "url", "publisher")
_DATE = re.compile(r"\s*(\d{4}-\d{2}-\d{2})(?:[T\s].*)?", re.DOTALL)


def read_lines(file: Path, lang: str) -> Iterator[Article | KgError]:
    """Read a JSON lines file; a line that is wrong is reported and the next one read."""
    found = False
    try:
        for number, line in lines(file):
            where = f"{file} line {number}"
            if line is None:
                found = True
                yield InputError("the line is too long for one article", where=where, hint="split it")
            elif line.strip():
                found = True
                yield from _line(line, where=where, stem=file.stem, lang=lang)
        if not found:
            yield InputError("the file is empty", where=str(file), hint="remove it or fill it")
    except KgError as error:
        yield error


def _line(line: bytes, *, where: str, stem: str, lang: str) -> Iterator[Article | KgError]:
    try:
        fields = parse(decode(line, where=where), where=where)
        made = digest(str(fields.get("title")), str(fields.get("text")), size=8)
    except KgError as error:
        yield error
        return
    yield from article(fields, where=where, fallback=f"{stem}-{made}", lang=lang)


def read_json(file: Path, lang: str) -> Iterator[Article | KgError]:
    """Read a file with one JSON object, which is one article."""
    try:
        fields = parse(read_text(file), where=str(file))
    except KgError as error:
        yield error
        return
    yield from article(fields, where=str(file), fallback=file.stem, lang=lang)


def parse(text: str, *, where: str) -> dict[str, Any]:
    """Parse one JSON object.

    Raises:
        InputError: Not JSON, or no object.
    """
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(
            f"not JSON ({error.msg} at column {error.colno})", where=where, hint="correct or remove it"
        ) from error
    except RecursionError as error:
        raise InputError("JSON nested too deep", where=where, hint="correct or remove it") from error
    if not isinstance(data, dict):
        raise InputError(
            "not a JSON object", where=where, hint='an article is an object: {"id": …, "text": …}'
        )
    return data


def article(
    fields: Mapping[str, Any], *, where: str, fallback: str, lang: str
) -> Iterator[Article | KgError]:
    """Make an article of its fields; a date that cannot be read is reported and left out.

    Args:
        fields: The raw fields; only `text` must be there.
        where: File and line, for messages.
        fallback: The id when no field gives one.
        lang: The language when no field gives one; empty when it is unknown.
    """
    try:
        values = {name: _string(fields, name, where=where) for name in FIELDS}
    except InputError as error:
        yield error
        return
    if not values["text"].strip():
        what = "the text is empty" if "text" in fields else "the field text is missing"
        yield InputError(what, where=f"{where}, field text", hint="give the article's text in this field")
        return
    published = day(values["date"])
    if values["date"] and published is None:
        yield InputError(
            f"{values['date'][:40]!r} is no date, left out",
            where=f"{where}, field date",
            hint="write it as YYYY-MM-DD",
        )
    yield Article(
        id=values["id"] or clean(fallback),
        lang=re.split("[-_]", values["lang"] or lang)[0].lower(),
        text=values["text"],
        title=values["title"],
        published=published,
        url=values["url"],
        publisher=values["publisher"],
    )


def _string(fields: Mapping[str, Any], name: str, *, where: str) -> str:
    """A field as clean text; numbers are accepted for ids only."""
    value = fields.get(name)
    if value is None:
        return ""
    if name == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise InputError(
            f"a {type(value).__name__}, not a string", where=f"{where}, field {name}", hint="put it in quotes"
        )
    return clean(value) if name == "text" else " ".join(clean(value).split())


def day(value: str) -> date | None:
    """The day of an ISO date or date with time, as it is written; None when it is none."""
    found = _DATE.fullmatch(value)
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None

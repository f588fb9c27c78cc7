"""JSON and JSON lines: an object for each article: id, title, text, date, lang, url, publisher.

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
from kg.plugins import Placed
from kg.text import clean

FIELDS = ("id", "title", "text", "date", "lang", "url", "publisher")
_DATE = re.compile(r"\s*(\d{4}-\d{2}-\d{2}|\d{8})(?:[T\s].*)?", re.DOTALL)
_NAMED = re.compile(
    r"\s*(?:[A-Z][a-z]+,?\s+)?(\d{1,2})\s+(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?"
    r"|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?\s+(\d{4})(?:,?\s.*)?",
    re.DOTALL,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def read_lines(file: Path, lang: str) -> Iterator[Placed | KgError]:
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
                made = _line(line, where=where, stem=file.stem, lang=lang)
                yield from _placed(made, f"line {number}")
        if not found:
            yield InputError("the file is empty", where=str(file), hint="remove it or fill it")
    except KgError as error:
        yield error


def _line(line: bytes, *, where: str, stem: str, lang: str) -> Iterator[Article | KgError]:
    try:
        fields = parse(decode(line, where=where), where=where)
        yield from _among(fields, where=where, stem=stem, lang=lang)
    except KgError as error:
        yield error


def _among(fields: Any, *, where: str, stem: str, lang: str) -> Iterator[Article | KgError]:
    """One article of a file with several: its id is made of its content when it has none."""
    fields = _object(fields, where=where)
    made = digest(str(fields.get("title")), str(fields.get("text")), size=8)
    yield from article(fields, where=where, fallback=f"{stem}-{made}", lang=lang)


def _placed(made: Iterator[Article | KgError], where: str) -> Iterator[Placed | KgError]:
    for item in made:
        yield Placed(item, where) if isinstance(item, Article) else item


def read_json(file: Path, lang: str) -> Iterator[Article | Placed | KgError]:
    """Read a file with one JSON object, which is one article, or with a list of them."""
    try:
        content = parse(read_text(file), where=str(file))
        if isinstance(content, list):
            yield from _list(content, file, lang)
        else:
            fields = _object(content, where=str(file))
            yield from article(fields, where=str(file), fallback=file.stem, lang=lang)
    except KgError as error:
        yield error


def _list(items: list[Any], file: Path, lang: str) -> Iterator[Placed | KgError]:
    """The articles of a list; an item that is wrong is reported and the next one read."""
    if not items:
        yield InputError("the list is empty", where=str(file), hint="remove the file or fill it")
    for number, item in enumerate(items, 1):
        place = f"item {number}"
        try:
            made = _among(item, where=f"{file} {place}", stem=file.stem, lang=lang)
            yield from _placed(made, place)
        except KgError as error:
            yield error


def parse(text: str, *, where: str) -> Any:
    """Parse JSON.

    Raises:
        InputError: It is none, or nested too deep.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(
            f"not JSON ({error.msg} at column {error.colno})", where=where, hint="correct or remove it"
        ) from error
    except RecursionError as error:
        raise InputError("JSON nested too deep", where=where, hint="correct or remove it") from error


def _object(data: Any, *, where: str) -> dict[str, Any]:
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
        kind = type(value).__name__
        message = f"{'an' if kind == 'int' else 'a'} {kind}, not a string"
        raise InputError(message, where=f"{where}, field {name}", hint="put it in quotes")
    return clean(value) if name == "text" else " ".join(clean(value).split())


def day(value: str) -> date | None:
    """The day of a date, as it is written, whatever time stands behind it; None when it is none.

    Read are ISO dates (2016-11-17, 20161117) and those of feeds and mail (Thu, 17 Nov 2016).
    """
    iso, named = _DATE.fullmatch(value), _NAMED.fullmatch(value)
    try:
        if iso:
            return date.fromisoformat(iso[1])
        if named:
            return date(int(named[3]), _MONTHS.index(named[2][:3].lower()) + 1, int(named[1]))
    except ValueError:
        pass
    return None

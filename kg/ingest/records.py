"""JSON and JSON lines: an object for each article: id, title, text, date, lang, url, publisher.

Only `text` must be there. Other fields are passed over; one of these that is wrong is reported and left out.
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from kg.errors import InputError, KgError
from kg.ids import digest
from kg.ingest.naming import FROM_FILE
from kg.ingest.raw import HALF, decode, lines, read_text
from kg.model import Article
from kg.plugins import Placed
from kg.text import clean

OPTIONAL = ("id", "title", "date", "lang", "url", "publisher")
"""Fields that may be missing; without text there is no article."""

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
    made = digest(_spelled(fields.get("title")), _spelled(fields.get("text")), size=8)
    yield from article(fields, where=where, fallback=f"{stem}-{made}", lang=lang)


def _spelled(value: Any) -> str:
    """A field as a part of an id: what no string can be counts as nothing."""
    return HALF.sub("", value) if isinstance(value, str) else "None"


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
        InputError: It is none, nested too deep, or has a number that is too long.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(
            f"not JSON ({error.msg} at column {error.colno})", where=where, hint="correct or remove it"
        ) from error
    except RecursionError as error:
        raise InputError("JSON nested too deep", where=where, hint="correct or remove it") from error
    except ValueError as error:
        what = "JSON with a number of too many digits"
        raise InputError(what, where=where, hint="put it in quotes") from error


def _object(data: Any, *, where: str) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise InputError(
            "not a JSON object", where=where, hint='an article is an object: {"id": …, "text": …}'
        )
    return data


def article(
    fields: Mapping[str, Any], *, where: str, fallback: str, lang: str
) -> Iterator[Article | KgError]:
    """Make an article of its fields; one that is wrong is reported and left out, but without text is none.

    Args:
        fields: The raw fields; only `text` must be there.
        where: File and line, for messages.
        fallback: The id when no field gives one.
        lang: The language when no field gives one; empty when it is unknown.
    """
    text = clean(fields["text"]) if isinstance(fields.get("text"), str) else ""
    if not text.strip():
        yield _no_text(fields, f"{where}, field text")
        return
    values: dict[str, str] = {}
    for name in OPTIONAL:
        value = _plain(name, fields.get(name))
        if isinstance(value, str):
            values[name] = " ".join(clean(value).split())
        elif value is not None:
            message = f"{_kind(value)}, left out"
            yield InputError(message, where=f"{where}, field {name}", hint="put it in quotes")
    yield from _halved(fields, where)
    written = values.get("date", "")
    published = day(written)
    if written and published is None:
        what = f"{written[:40]!r} is no date, left out"
        yield InputError(what, where=f"{where}, field date", hint="write it as YYYY-MM-DD")
    yield Article(
        id=values.get("id") or clean(fallback),
        lang=re.split("[-_]", values.get("lang") or lang)[0].lower(),
        text=text,
        title=values.get("title", ""),
        published=published,
        url=values.get("url", ""),
        publisher=values.get("publisher", ""),
        origin="" if values.get("id") else FROM_FILE,
    )


def _no_text(fields: Mapping[str, Any], place: str) -> InputError:
    """Why there is no text."""
    hint = "give the article's text in this field"
    if "text" not in fields:
        return InputError("the field text is missing", where=place, hint=hint)
    if fields["text"] is None or isinstance(fields["text"], str):
        return InputError("the text is empty", where=place, hint=hint)
    return InputError(_kind(fields["text"]), where=place, hint="put it in quotes")


def _kind(value: Any) -> str:
    kind = type(value).__name__
    return f"{'an' if kind == 'int' else 'a'} {kind}, not a string"


def _plain(name: str, value: Any) -> Any:
    """A field whose string is written in another form: an id or day in digits, a publisher by its name."""
    if name in {"id", "date"} and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if name == "publisher" and isinstance(value, dict):
        return value.get("name") or value
    return value


def _halved(fields: Mapping[str, Any], where: str) -> Iterator[InputError]:
    """Report halves of characters, which no file can hold; they are left out."""
    for name in ("text", *OPTIONAL):
        value = fields.get(name)
        if isinstance(value, str) and (half := HALF.search(value)):
            yield InputError(
                f"half a character, \\u{ord(half[0]):x}, left out",
                where=f"{where}, field {name}",
                hint="write both halves, or the character itself",
            )


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

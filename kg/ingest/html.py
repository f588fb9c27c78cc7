"""HTML pages: the article's text without navigation, and its metadata.

The text is found by trafilatura. The date is read only from what the page declares (meta elements, JSON-LD,
<time>), never guessed from the text or the clock.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.errors import InputError, KgError
from kg.ingest.charset import decode_page
from kg.ingest.raw import read_bytes
from kg.ingest.records import article
from kg.model import Article

_LANG = re.compile(r"<html[^>]*\slang\s*=\s*[\"']?([A-Za-z]+)", re.IGNORECASE)
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE | re.DOTALL)
    for pattern in (
        r"<meta(?=[^>]*article:published_time)[^>]*\scontent\s*=\s*[\"'](\d{4}-\d\d-\d\d)",
        r"\"datePublished\"\s*:\s*\"(\d{4}-\d\d-\d\d)",
        r"<meta(?=[^>]*(?:datePublished|pubdate|DC\.date|[\"']date[\"']))[^>]*"
        r"\scontent\s*=\s*[\"'](\d{4}-\d\d-\d\d)",
        r"<time[^>]*\sdatetime\s*=\s*[\"'](\d{4}-\d\d-\d\d)",
    )
)


def read(file: Path, lang: str) -> Iterator[Article | KgError]:
    """Read a page as one article whose id is the file's stem."""
    try:
        page = decode_page(read_bytes(file), where=str(file))
        fields = _fields(page, where=str(file))
    except KgError as error:
        yield error
        return
    yield from article(fields, where=str(file), fallback=file.stem, lang=lang)


def _fields(page: str, *, where: str) -> dict[str, Any]:
    from trafilatura import extract, extract_metadata

    text = extract(page, include_comments=False, include_tables=False, with_metadata=False)
    if not text:
        raise InputError("no article text in the page", where=where, hint="give the text as txt or jsonl")
    meta = extract_metadata(page)
    title = (meta.title if meta else None) or ""
    language = _LANG.search(page)
    return {
        "text": text.removeprefix(title).lstrip() or text,
        "title": title,
        "date": next((found[1] for pattern in _DATES if (found := pattern.search(page))), None),
        "lang": language[1] if language else None,
        "url": meta.url if meta else None,
        "publisher": meta.sitename if meta else None,
    }

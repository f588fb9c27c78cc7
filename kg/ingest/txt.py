"""Plain text: one article a file."""

from collections.abc import Iterator
from pathlib import Path

from kg.errors import KgError
from kg.ingest.raw import read_text
from kg.ingest.records import article
from kg.model import Article


def read(file: Path, lang: str) -> Iterator[Article | KgError]:
    """Read a text file as one article whose id is the file's stem."""
    try:
        text = read_text(file)
    except KgError as error:
        yield error
        return
    yield from article({"text": text}, where=str(file), fallback=file.stem, lang=lang)

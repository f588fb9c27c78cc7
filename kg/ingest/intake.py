"""Everything that is given, read once: paths in, articles, errors and notes out.

The order of the paths, of the files in a folder and of the lines in a file never matters: the articles come
out by id.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from kg.errors import ConfigError, InputError, KgError
from kg.ids import digest
from kg.ingest import checkpoint
from kg.ingest.detect import detect, doubts
from kg.ingest.raw import SNIFF
from kg.model import Article, Reading
from kg.plugins import Reader, Registry

MAX_CHARS = 1_000_000
"""Longest article that is read, in code points: beyond it is no news, and spaCy stops there as well."""

readers: Registry[Reader] = Registry("kg.readers")
Dateline = Callable[[str, str, date | None], date | None]
"""The date at the head of a text: from text, language, and a day that tells the year when it says none."""


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds for articles that do not say it themselves.

    Args:
        lang: Language code; empty to detect it for each article.
        published: Publication date; None to leave it open.
        max_chars: Longest article that is accepted, in code points.
        dateline: Reads the date at the head of articles without one; it goes before `published`.
    """

    lang: str = ""
    published: date | None = None
    max_chars: int = MAX_CHARS
    dateline: Dateline | None = None


class Note(NamedTuple):
    """Something a person should know that is no error: what ("no date"), and where."""

    what: str
    where: str


@dataclass(frozen=True, slots=True)
class Intake:
    """What was read.

    Args:
        articles: The articles, by id.
        readings: Articles that were already extracted, from checkpoints, by id.
        failures: Why the others could not be read, in the order of the files.
        notes: What a person should know about the good ones.
    """

    articles: tuple[Article, ...]
    readings: tuple[Reading, ...] = ()
    failures: tuple[KgError, ...] = ()
    notes: tuple[Note, ...] = ()


def read(inputs: Sequence[str | Path], defaults: Defaults | None = None) -> Intake:
    """Read files, folders (with everything below them) and "-" (standard input).

    Files of a folder that no reader knows are passed over with a note.
    """
    defaults = defaults or Defaults()
    kept: dict[str, Article | Reading] = {}
    failures: list[KgError] = []
    notes: list[Note] = []
    with tempfile.TemporaryDirectory() as spool:
        for file, where in _files(inputs, Path(spool), notes):
            for item in _items(file, defaults):
                if isinstance(item, KgError):
                    failures.append(_at(item, file, where))
                else:
                    _keep(item, where, kept, (failures, notes))
    by_id = [kept[key] for key in sorted(kept)]
    articles = tuple(item for item in by_id if isinstance(item, Article))
    notes.extend(Note("no date", article.id) for article in articles if article.published is None)
    notes.extend(
        Note(what, article.id) for article in articles if (what := doubts(article.text, article.lang))
    )
    return Intake(
        articles, tuple(item for item in by_id if isinstance(item, Reading)), tuple(failures), tuple(notes)
    )


def _files(inputs: Sequence[str | Path], spool: Path, notes: list[Note]) -> Iterator[tuple[Path, str]]:
    """The files to read and what to call each in messages, sorted, each once."""
    known = frozenset(readers.names())
    found: dict[Path, str] = {}
    for given in sorted({str(item) for item in inputs}):
        path = Path(given)
        if given == "-":
            found[_spooled(spool)] = "stdin"
        elif path.is_dir():
            for file in sorted(path.rglob("*")):
                if file.is_file() and not any(p.startswith(".") for p in file.relative_to(path).parts):
                    if file.suffix[1:].lower() in known:
                        found[file] = str(file)
                    else:
                        notes.append(Note("not an article file", str(file)))
        else:
            found[path] = str(path)
    yield from found.items()


def _spooled(spool: Path) -> Path:
    """Keep standard input in a file with the suffix its first character tells."""
    data = sys.stdin.buffer.read()
    start = data[:SNIFF].removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    suffix = {b"{": "jsonl", b"<": "html"}.get(start, "txt")
    file = spool / f"stdin.{suffix}"
    file.write_bytes(data)
    return file


def _at(error: KgError, file: Path, where: str) -> KgError:
    """The error with the file named as the person knows it."""
    error.where = error.where.replace(str(file), where, 1)
    return error


def _items(file: Path, defaults: Defaults) -> Iterator[Article | Reading | KgError]:
    """What is in one file, checked and completed."""
    suffix = file.suffix[1:].lower()
    if not file.is_file():
        yield InputError("no such file", where=str(file))
    elif checkpoint.is_checkpoint(file):
        yield from checkpoint.read(file)
    else:
        try:
            reader = readers.get(suffix)
        except ConfigError as error:
            yield InputError(f"no reader for files like {file.name!r}", where=str(file), hint=error.hint)
            return
        try:
            for item in reader(file, defaults.lang):
                yield _complete(item, file, defaults) if isinstance(item, Article) else item
        except Exception as error:  # noqa: BLE001 - a defect of one reader must not stop the other files
            yield InputError(f"cannot be read ({type(error).__name__}: {error})", where=str(file))


def _complete(article: Article, file: Path, defaults: Defaults) -> Article | KgError:
    where = f"{file}, article {article.id}"
    if len(article.text) > defaults.max_chars:
        return InputError(
            f"{len(article.text):,} characters, more than the limit of {defaults.max_chars:,}",
            where=where,
            hint="split the article or raise --max-chars",
        )
    lang = article.lang or detect(f"{article.title}\n{article.text}")
    if not lang:
        start = " ".join(article.text[:200].split())[:40]
        return InputError(
            f"the language of “{start}…” is not recognised", where=where, hint="give it with --lang"
        )
    published = article.published
    if published is None and defaults.dateline is not None:
        published = defaults.dateline(article.text, lang, defaults.published)
    return replace(article, lang=lang, published=published or defaults.published)


def _keep(
    item: Article | Reading,
    where: str,
    kept: dict[str, Article | Reading],
    report: tuple[list[KgError], list[Note]],
) -> None:
    """Keep an article; of two with one id the one whose content sorts first, in any order of reading."""
    failures, notes = report
    key = _article(item).id
    if key not in kept:
        kept[key] = item
        return
    if _content(kept[key]) == _content(item):
        notes.append(Note("the same article twice, read once", f"{where}, article {key}"))
    else:
        failures.append(
            InputError(
                f"the id {key!r} is used by different articles, one of them was kept",
                where=f"{where}, field id",
                hint="give each article its own id",
            )
        )
    kept[key] = min(kept[key], item, key=_content)


def _article(item: Article | Reading) -> Article:
    return item if isinstance(item, Article) else item.article


def _content(item: Article | Reading) -> str:
    article = _article(item)
    return digest(article.lang, article.text, article.title, str(article.published), article.url)

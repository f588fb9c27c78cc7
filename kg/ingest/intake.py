"""Everything that is given, read once: paths in, articles, errors and notes out.

The order of the paths, of the files in a folder and of the lines in a file never matters: the articles come
out by id.
"""

import re
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
from kg.ingest.detect import detect, doubts, is_guess
from kg.ingest.raw import SNIFF
from kg.model import Article, Reading
from kg.plugins import Placed, Reader, Registry

MAX_CHARS = 1_000_000
"""Longest article that is read, in code points: beyond it is no news, and spaCy stops there as well."""

_LIST = re.compile(rb"(?:\xef\xbb\xbf)?\s*\[\s*\{")
"""How a list of articles begins; a text may begin with a bracket too."""

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
        failures: Why the others could not be read, in the order of the files; ids of several articles last.
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
    kept = _Kept()
    failures: list[KgError] = []
    notes: list[Note] = []
    with tempfile.TemporaryDirectory() as spool:
        for file, where in _files(inputs, Path(spool), notes):
            for item, place in _items(file, defaults, notes):
                if isinstance(item, KgError):
                    failures.append(_at(item, file, where))
                else:
                    kept.add(item, f"{where} {place}".strip())
    by_id = kept.report(failures, notes)
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
    if _LIST.match(data[:SNIFF]):
        suffix = "json"
    file = spool / f"stdin.{suffix}"
    file.write_bytes(data)
    return file


def _at(error: KgError, file: Path, where: str) -> KgError:
    """The error with the file named as the person knows it."""
    error.where = error.where.replace(str(file), where, 1)
    return error


def _items(
    file: Path, defaults: Defaults, notes: list[Note]
) -> Iterator[tuple[Article | Reading | KgError, str]]:
    """What is in one file, checked and completed, with its place in the file where that has several."""
    suffix = file.suffix[1:].lower()
    if not file.is_file():
        yield InputError("no such file", where=str(file)), ""
    elif checkpoint.is_checkpoint(file):
        for found in checkpoint.read(file):
            yield (found, "") if isinstance(found, KgError) else found
    else:
        try:
            reader = readers.get(suffix)
        except ConfigError as error:
            yield InputError(f"no reader for files like {file.name!r}", where=str(file), hint=error.hint), ""
            return
        try:
            for item in reader(file, defaults.lang):
                article, place = item if isinstance(item, Placed) else (item, "")
                if isinstance(article, Article):
                    yield _complete(article, file, defaults, notes), place
                else:
                    yield article, place
        except Exception as error:  # noqa: BLE001 - a defect of one reader must not stop the other files
            yield InputError(f"cannot be read ({type(error).__name__}: {error})", where=str(file)), ""


def _complete(article: Article, file: Path, defaults: Defaults, notes: list[Note]) -> Article | KgError:
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
    if not article.lang and is_guess(article.text, lang):
        notes.append(Note(f"too short to be sure of its language, read as {lang}", article.id))
    published = article.published
    if published is None and defaults.dateline is not None:
        published = defaults.dateline(article.text, lang, defaults.published)
    return replace(article, lang=lang, published=published or defaults.published)


class _Kept:
    """What was read, by id: of different articles with one id all, with the place where each stands."""

    def __init__(self) -> None:
        self._found: dict[str, dict[str, tuple[Article | Reading, str]]] = {}
        self._again: list[Note] = []

    def add(self, item: Article | Reading, where: str) -> None:
        """Take an article in; one that was read before is only noted."""
        key, content = _article(item).id, _content(item)
        same = self._found.setdefault(key, {})
        if content in same:
            self._again.append(Note("the same article twice, read once", f"{where}, article {key}"))
        else:
            same[content] = item, where

    def report(self, failures: list[KgError], notes: list[Note]) -> list[Article | Reading]:
        """All articles by id; of several with one id the one whose content sorts first, whatever was read
        first, and why the others were left out.
        """
        notes.extend(self._again)
        kept: list[Article | Reading] = []
        for key, several in sorted(self._found.items()):
            (first, place), *others = (several[content] for content in sorted(several))
            kept.append(first)
            failures.extend(
                InputError(
                    f"the id {key!r} is used by another article, which is kept: {place}",
                    where=f"{where}, field id",
                    hint="give each article its own id",
                )
                for _, where in others
            )
        return kept


def _article(item: Article | Reading) -> Article:
    return item if isinstance(item, Article) else item.article


def _content(item: Article | Reading) -> str:
    article = _article(item)
    return digest(article.lang, article.text, article.title, str(article.published), article.url)

"""Everything that is given, read once: paths in, articles, errors and notes out.

The order of the paths, of the files in a folder and of the lines in a file never matters: the articles come
out by id.
"""

import tempfile
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from kg.errors import ConfigError, InputError, KgError
from kg.ids import digest
from kg.ingest import checkpoint, stdin
from kg.ingest.detect import MIXED, detect, doubts, is_guess, unread
from kg.ingest.files import Note, find
from kg.ingest.naming import FROM_FILE, told_apart
from kg.model import Article, Reading
from kg.plugins import Placed, Reader, Registry
from kg.readings import dump
from kg.text import clean

MAX_CHARS = 1_000_000
"""Longest article that is read, in code points: beyond it is no news, and spaCy stops there as well."""

readers: Registry[Reader] = Registry("kg.readers")

Inputs = str | Path | Sequence[str | Path]
"""Files, folders, "-" for standard input; one may stand alone."""

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

    def __post_init__(self) -> None:
        """Take a day that is written YYYY-MM-DD, too.

        Raises:
            ConfigError: The date is no day.
        """
        given: object = self.published
        try:
            day = date.fromisoformat(given) if isinstance(given, str) else given
        except ValueError:
            day = given
        if not isinstance(day, date | None):
            raise ConfigError(f"published: {given!r} is no day", hint='give datetime.date or "YYYY-MM-DD"')
        object.__setattr__(self, "published", day.date() if isinstance(day, datetime) else day)


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


def read(inputs: Inputs, defaults: Defaults | None = None) -> Intake:
    """Read files, folders (with everything below them) and "-" (standard input).

    Files of a folder that no reader knows are passed over with a note.
    """
    defaults = defaults or Defaults()
    given = [inputs] if isinstance(inputs, str | Path) else inputs
    kept = _Kept()
    failures: list[KgError] = []
    notes: list[Note] = []
    for found, named in _everything({str(path) for path in given}, defaults, notes):
        if isinstance(found, KgError):
            failures.append(found)
        else:
            kept.add(found, named)
    by_id = kept.report(failures, notes)
    articles = tuple(item for item in by_id if isinstance(item, Article))
    notes.extend(Note("no date", article.id) for article in articles if article.published is None)
    for article in articles:
        if what := doubts(article.text, article.lang):
            notes.append(Note(what, article.id + (_unread(article) if what == MIXED else "")))
    return Intake(
        articles, tuple(item for item in by_id if isinstance(item, Reading)), tuple(failures), tuple(notes)
    )


def _unread(article: Article) -> str:
    """How much of a mixed article is not read, behind its id: ", 3 of 20 sentences not read"."""
    count, of = unread(article.text, article.lang)
    return f", {count:,} of {of:,} sentences not read" if count else ""


def _files(given: Set[str], spool: Path) -> Iterator[tuple[Path, str] | KgError | Note]:
    """The files to read and what to call each in messages, sorted, each once."""
    if "-" in given:
        try:
            yield stdin.keep(spool), stdin.NAME
        except KgError as error:
            yield error
    for found in find(sorted(given - {"-"}), frozenset(readers.names())):
        yield (found, str(found)) if isinstance(found, Path) else found


def _everything(
    given: Set[str], defaults: Defaults, notes: list[Note]
) -> Iterator[tuple[Article | Reading | KgError, str]]:
    """What is in all files, with the place where it stands, as the person knows it; and the file that gives
    it its id, empty where none does.
    """
    with tempfile.TemporaryDirectory() as spool:
        for found in _files(given, Path(spool)):
            if isinstance(found, Note):
                notes.append(found)
            elif isinstance(found, KgError):
                yield found, ""
            else:
                file, name = found
                for item, place in _items(file, defaults, notes):
                    if isinstance(item, KgError):
                        item.where = item.where.replace(str(file), name, 1)
                        yield item, ""
                    else:
                        yield _from(item, f"{name} {place}".strip()), name if _is_named(item, file) else ""


def _is_named(item: Article | Reading, file: Path) -> bool:
    """Whether an article has the name of its file for id, and no id of its own."""
    return isinstance(item, Article) and item.origin == FROM_FILE and item.id == clean(file.stem)


def _from(item: Article | Reading, origin: str) -> Article | Reading:
    if isinstance(item, Article):
        return replace(item, origin=origin)
    return replace(item, article=replace(item.article, origin=origin))


def _items(
    file: Path, defaults: Defaults, notes: list[Note]
) -> Iterator[tuple[Article | Reading | KgError, str]]:
    """What is in one file, checked and completed, with its place in the file where that has several."""
    suffix = file.suffix[1:].lower()
    if checkpoint.is_checkpoint(file):
        for found in checkpoint.read(file):
            yield (found, "") if isinstance(found, KgError) else found
    else:
        try:
            reader = readers.get(suffix)
        except ConfigError as error:
            hint = f"unpack it: gunzip -c {file} | kg … -" if suffix == "gz" else error.hint
            yield InputError(f"no reader for files like {file.name!r}", where=str(file), hint=hint), ""
            return
        try:
            for item in reader(file, defaults.lang):
                article, place = item if isinstance(item, Placed) else (item, "")
                if isinstance(article, Article):
                    yield _complete(article, f"{file} {place}".strip(), defaults, notes), place
                else:
                    yield article, place
        except Exception as error:  # noqa: BLE001 - a defect of one reader must not stop the other files
            yield InputError(f"cannot be read ({type(error).__name__}: {error})", where=str(file)), ""


def _complete(article: Article, origin: str, defaults: Defaults, notes: list[Note]) -> Article | KgError:
    where = f"{origin}, article {article.id}"
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
    """What was read, by id: of different articles with one id all."""

    def __init__(self) -> None:
        self._found: dict[str, dict[str, Article | Reading]] = {}
        self._files: dict[tuple[str, str], str] = {}
        self._again: list[Note] = []

    def add(self, item: Article | Reading, file: str) -> None:
        """Take an article in, and the file that gives it its id; one that was read before is only noted."""
        article, content = _article(item), _content(item)
        same = self._found.setdefault(article.id, {})
        if content in same:
            where = f"{article.origin}, article {article.id}"
            self._again.append(Note("the same article twice, read once", where))
            same[content] = min(same[content], item, key=_precedence)
        else:
            same[content] = item
        if file:
            self._files[article.id, content] = min(file, self._files.get((article.id, content), file))

    def _tell_apart(self, notes: list[Note]) -> None:
        """Give different articles whose files have one name ids with their folders."""
        for key, several in sorted(self._found.items()):
            files = {self._files[key, one]: one for one in sorted(several) if (key, one) in self._files}
            ids = told_apart(sorted(files), self._found) if len(several) > 1 and files else []
            for found, file in zip(ids, sorted(files), strict=bool(ids)):
                item = several.pop(files[file])
                assert isinstance(item, Article)
                self._found[found] = {files[file]: replace(item, id=found)}
                notes.append(Note("its id has its folder, since another file has its name", found))

    def report(self, failures: list[KgError], notes: list[Note]) -> list[Article | Reading]:
        """All articles by id; of several with one id the one whose content sorts first, whatever was read
        first, and why the others were left out.
        """
        notes.extend(self._again)
        self._tell_apart(notes)
        kept: list[Article | Reading] = []
        for key, several in sorted((key, several) for key, several in self._found.items() if several):
            first, *others = (several[content] for content in sorted(several))
            kept.append(first)
            failures.extend(
                InputError(
                    f"the id {key!r} is used by another article, which is kept: {_article(first).origin}",
                    where=f"{_article(other).origin}, field id",
                    hint="give each article its own id; without the field id it is the name of its file",
                )
                for other in others
            )
        return kept


def _article(item: Article | Reading) -> Article:
    return item if isinstance(item, Article) else item.article


def _content(item: Article | Reading) -> str:
    article = _article(item)
    published = str(article.published)
    return digest(article.lang, article.text, article.title, published, article.url, article.publisher)


def _precedence(item: Article | Reading) -> tuple[bool, str]:
    """Which of the same articles is kept: one extracted already, of two such always the same."""
    return (False, dump(item)) if isinstance(item, Reading) else (True, "")

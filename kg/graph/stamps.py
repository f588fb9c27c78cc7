"""Stamps: what the reading of an article in a store was made from.

Comes in: an article, how it is read. Goes out: a string that is another when the reading would be another.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg import __version__
from kg.graph.store import Store
from kg.ids import digest
from kg.model import Article, Reading
from kg.names import Row, rows_in

NAMES = "names"
"""Setting of a store: digest of the names that a user had added when it was last written to."""


def stamp(article: Article, pipeline: str, names: Sequence[Row] = ()) -> str:
    """The stamp of an article's reading.

    It tells the program, the pipeline, all that is known of the article, and those names of the user's own
    that may stand in its text; other names change nothing in it.
    """
    content = (article.lang, article.text, article.title, str(article.published), article.url)
    made = digest(__version__, pipeline, *content, article.publisher, size=16)
    return made + _names_in(article, names)


def _names_in(article: Article, names: Sequence[Row]) -> str:
    found = rows_in(names, article.text) if names else ()
    return f" {digest(repr(found))}" if found else ""


def names_setting(names: Sequence[Row]) -> dict[str, str]:
    """What a store keeps of a user's names."""
    return {NAMES: digest(repr(tuple(names))) if names else ""}


def due(
    store: Store, given: Iterable[Article | Reading], pipeline: str, names: Sequence[Row]
) -> tuple[list[tuple[Reading, str]], list[tuple[Article, str]]]:
    """What a store does not have yet, with stamps: readings to keep, and articles to read.

    Args:
        store: The store.
        given: Articles, and readings that were extracted before, each id once.
        pipeline: Name of the language pipeline.
        names: The names that the user has added by now; articles that were read with others are due again.
    """
    kept = store.stamps()
    ready: list[tuple[Reading, str]] = []
    fresh: list[tuple[Article, str]] = []
    told = set()
    for item in given:
        article = item.article if isinstance(item, Reading) else item
        told.add(article.id)
        made = stamp(article, pipeline, names)
        if kept.get(article.id) == made:
            continue
        if isinstance(item, Reading):
            ready.append((item, made))
        else:
            fresh.append((article, made))
    again = (due for due in _outdated(store, names, kept) if due[0].id not in told)
    return ready, [*fresh, *again]


def _outdated(store: Store, names: Sequence[Row], kept: Mapping[str, str]) -> Iterator[tuple[Article, str]]:
    """Articles of a store that were read with other names of the user's, with their new stamps."""
    if store.settings().get(NAMES, "") == names_setting(names)[NAMES]:
        return
    for reading in store.readings():
        article = reading.article
        made, _, before = kept[article.id].partition(" ")
        now = _names_in(article, names)
        if now.strip() != before:
            yield article, made + now

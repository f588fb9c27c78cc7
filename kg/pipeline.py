"""The spine: an article's whole way on one page.

    files --ingest--> Article --language--> Doc --extract--> Reading --resolve--> Resolution --graph--> Graph

`read_articles`, `extract_readings` and `build_graph` are the steps; each takes what the one before gives.
Articles are worked on in batches of fixed size and order, so that any number of jobs gives the same.
"""

import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache, partial
from itertools import groupby
from typing import TYPE_CHECKING, Any

from kg import __version__
from kg.errors import KgError, PipelineError
from kg.ids import DEFAULT_BASE
from kg.ingest import Defaults, Inputs, Intake
from kg.ingest import read as read_inputs
from kg.model import Article, Reading
from kg.process import checked, collect_seldom, follow, one_thread
from kg.readings import GRAPH_CONFIDENCE

if TYPE_CHECKING:
    from kg.extract import ArticleTriples
    from kg.graph import Graph
    from kg.graph.store import Store
    from kg.names import Row
    from kg.resolve import Guide

    Names = tuple[Row, ...]

__all__ = [
    "add_to_store",
    "build",
    "build_graph",
    "build_store",
    "extract_readings",
    "extract_triples",
    "read_articles",
]

BATCH = 16
"""Articles that go through the pipeline together: larger ones gain under 2 % and wait longer for memory."""


def read_articles(inputs: Inputs, defaults: Defaults | None = None) -> Intake:
    """Read files, folders and "-" (standard input); what cannot be read is in the Intake's failures.

    The date of an article is that of its metadata, else of its dateline, else the default.
    """
    return read_inputs(inputs, replace(defaults or Defaults(), dateline=_dateline))


def _dateline(text: str, lang: str, published: date | None) -> date | None:
    from kg.extract.times import dateline_date

    return dateline_date(text, lang=lang, published=published)


def extract_readings(
    articles: Iterable[Article], *, pipeline: str = "", jobs: int = 1, names: "Names" = ()
) -> Iterator[Reading | KgError]:
    """Read what each article reports; an article that fails gives its error and the others go on.

    Args:
        articles: Articles; the results come in their order.
        pipeline: Name, path or package of a language pipeline; empty for those shipped for each language.
        jobs: Processes; 1 works in this one.
        names: Names of the user's own; they are found as mentions before all others.
    """
    return _extracted(articles, partial(_extract_batch, "readings", pipeline, names), checked(jobs))


def extract_triples(
    articles: Iterable[Article], *, pipeline: str = "", jobs: int = 1
) -> Iterator["ArticleTriples | KgError"]:
    """Tell the clauses of each article as open triples; otherwise like `extract_readings`."""
    return _extracted(articles, partial(_extract_batch, "triples", pipeline, ()), checked(jobs))


def _extracted(
    articles: Iterable[Article], work: Callable[[Sequence[Article]], list[Any]], jobs: int
) -> Iterator[Any]:
    """Extract batch by batch, in this process or in several.

    Raises:
        PipelineError: One of the processes was ended by somebody else.
    """
    batches = list(_batches(articles))
    if jobs <= 1 or len(batches) <= 1:
        for batch in batches:
            yield from work(batch)
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(min(jobs, len(batches)), mp_context=context, initializer=_work)
    try:
        for outcome in pool.map(work, batches):
            yield from outcome
    except BrokenProcessPool as error:
        what = "a process that read articles was ended from outside, perhaps for want of memory"
        raise PipelineError(what, hint="try it with fewer jobs") from error
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _work() -> None:
    """Begin a process of the pool."""
    follow()
    collect_seldom()


def _batches(articles: Iterable[Article]) -> Iterator[tuple[Article, ...]]:
    """Neighbours of one language, at most BATCH together."""
    for _, group in groupby(articles, key=lambda article: article.lang):
        same = list(group)
        for start in range(0, len(same), BATCH):
            yield tuple(same[start : start + BATCH])


def _extract_batch(what: str, pipeline: str, names: "Names", batch: Sequence[Article]) -> list[Any]:
    """Extract one batch in this process; when it fails together, one article at a time."""
    try:
        nlp = _language(batch[0].lang, pipeline)
        extractor = _extractor(what, batch[0].lang, names)
    except KgError as error:
        return [_failed(article, error) for article in batch]
    try:
        docs = list(nlp.pipe([article.text for article in batch]))
        return [extractor.read(article, doc) for article, doc in zip(batch, docs, strict=True)]
    except Exception as error:  # noqa: BLE001 - one bad article must not stop thousands: it is reported below
        if len(batch) == 1:
            return [_failed(batch[0], error)]
        return [outcome for article in batch for outcome in _extract_batch(what, pipeline, names, [article])]


@cache
def _language(lang: str, pipeline: str) -> Any:
    """The language pipeline of this process, loaded when first needed."""
    one_thread()
    from kg.language import load

    return load(lang, pipeline=pipeline or None)


@cache
def _extractor(what: str, lang: str, names: "Names") -> Any:
    """What reads the parsed articles of a language in this process: for "readings" or for "triples"."""
    from kg.extract import Extractor, TripleExtractor
    from kg.names import Gazetteer

    if what == "triples":
        return TripleExtractor(lang)
    return Extractor(lang, names=Gazetteer.load(names) if names else None)


def _failed(article: Article, error: Exception) -> KgError:
    where = f"{article.origin}, article {article.id}" if article.origin else f"article {article.id}"
    if isinstance(error, KgError):
        what = f"{error.where}: {error.message}" if error.where else error.message
        return type(error)(what, where=where, hint=error.hint)
    what = f"a defect of the program: {type(error).__name__}: {error}"
    return PipelineError(what, where=where, hint="report it with this article")


def build(  # noqa: PLR0913 - every setting of a build has its name
    inputs: Inputs,
    *,
    defaults: Defaults | None = None,
    min_confidence: float = GRAPH_CONFIDENCE,
    base: str = DEFAULT_BASE,
    pipeline: str = "",
    jobs: int = 1,
    report: Callable[[KgError], object] | None = None,
) -> "Graph":
    """Read articles, extract what they report, and join it into one graph; what cannot be read is left out.

    Args:
        inputs: Files, folders, "-" for standard input; one may stand alone.
        defaults: Language and date of articles that do not say it.
        min_confidence, base: As for `build_graph`.
        pipeline, jobs: As for `extract_readings`.
        report: Hears of each thing that could not be read, and may raise it; None for a warning.

    Raises:
        KgError: Nothing could be read: the first reason why.
    """
    intake = read_articles(inputs, defaults)
    outcomes = [*intake.failures, *intake.readings]
    outcomes += extract_readings(intake.articles, pipeline=pipeline, jobs=jobs)
    readings = [outcome for outcome in outcomes if isinstance(outcome, Reading)]
    failures = [outcome for outcome in outcomes if isinstance(outcome, KgError)]
    if failures and not readings:
        raise failures[0]
    for failure in failures:
        if report is None:
            warnings.warn(str(failure), stacklevel=2)
        else:
            report(failure)
    return build_graph(readings, base=base, pipeline=pipeline, min_confidence=min_confidence)


def build_graph(
    readings: Iterable[Reading],
    *,
    min_confidence: float = GRAPH_CONFIDENCE,
    base: str = DEFAULT_BASE,
    pipeline: str = "",
    guide: "Guide | None" = None,
) -> "Graph":
    """Join what the articles report into one graph.

    Args:
        readings: Readings in any order; their articles have different ids.
        min_confidence: Events that no report tells with this confidence are left out, 0 to 1.
        base: Base of all IRIs that are made.
        pipeline: Name of the language pipeline that was used, for the provenance; empty for the shipped ones.
        guide: What a user adds: decisions about links, names of their own.
    """
    from kg.graph import Graph

    return Graph.from_quads(_quads(readings, min_confidence, base, pipeline, guide), base=base)


def _quads(
    readings: Iterable[Reading], least: float, base: str, pipeline: str, guide: "Guide | None"
) -> Iterator[str]:
    """N-Quads lines of the graph of the events that readings tell with a confidence of at least `least`."""
    from kg.graph import Settings, quads
    from kg.resolve import resolve, surer, unique

    ordered = unique(readings)
    told, resolution = surer(ordered, resolve(ordered, guide), least)
    used = (pipeline,) if pipeline else tuple(sorted({reading.article.lang for reading in ordered}))
    yield from quads(told, resolution, Settings(base, __version__, used, least))


def add_to_store(
    store: "Store",
    given: Iterable[Article | Reading],
    *,
    pipeline: str = "",
    jobs: int = 1,
    names: "Names" = (),
) -> Iterator[Reading | KgError]:
    """Put articles into a store; one that is there already with the same content is passed over.

    Articles of the store in whose text names stand that the user has added or taken away are read again.

    Args:
        store: The store.
        given: Articles, and readings that were extracted before, each id once.
        pipeline, jobs, names: As for `extract_readings`.

    Yields:
        The readings that are new or changed, after they were stored, and what failed.
    """
    from kg.graph.stamps import due, names_setting

    ready, fresh = due(store, given, pipeline, names)
    store.put(ready)
    yield from (reading for reading, _ in ready)
    done: list[tuple[Reading, str]] = []
    failed: set[str] = set()
    outcomes = extract_readings((article for article, _ in fresh), pipeline=pipeline, jobs=jobs, names=names)
    for (article, made), outcome in zip(fresh, outcomes, strict=True):
        if isinstance(outcome, Reading):
            done.append((outcome, made))
        else:
            failed.add(article.id)
        if len(done) >= BATCH:
            store.put(done)
            done.clear()
        yield outcome
    store.put(done)
    if not failed & store.stamps().keys():  # else the next build tries again
        store.keep(names_setting(names))


def build_store(store: "Store", guide: "Guide | None" = None) -> "Graph":
    """Build the graph of all that is in a store, unless it is there; the one of before counts until then.

    Args:
        store: The store; its settings "base", "pipeline" and "min-confidence" are as for `build`.
        guide: What a user adds: decisions about links, names of their own.
    """
    settings = store.settings()
    base, pipeline = settings.get("base", DEFAULT_BASE), settings.get("pipeline", "")
    least = float(settings.get("min-confidence", GRAPH_CONFIDENCE))
    added = repr((guide.decisions, guide.names) if guide else ((), ()))
    state = store.state(__version__, base, pipeline, repr(least), added)
    return store.publish(_quads(store.readings(), least, base, pipeline, guide), state)

"""The spine: an article's whole way on one page.

    files --ingest--> Article --language--> Doc --extract--> Reading --resolve--> Resolution --graph--> Graph

`read_articles`, `extract_readings` and `build_graph` are the steps; each takes what the one before gives.
Articles are worked on in batches of fixed size and order, so that any number of jobs gives the same.
"""

import os
import signal
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg import __version__
from kg.errors import KgError, PipelineError
from kg.ids import DEFAULT_BASE
from kg.ingest import Defaults, Intake
from kg.ingest import read as read_inputs
from kg.model import Article, Reading

if TYPE_CHECKING:
    from kg.graph import Graph

__all__ = ["build_graph", "extract_readings", "read_articles"]

BATCH = 16
"""Articles that go through the pipeline together: larger ones gain under 2 % and wait longer for memory."""


def read_articles(inputs: Sequence[str | Path], defaults: Defaults | None = None) -> Intake:
    """Read files, folders and "-" (standard input); what cannot be read is in the Intake's failures."""
    return read_inputs(inputs, defaults)


def extract_readings(
    articles: Iterable[Article], *, pipeline: str = "", jobs: int = 1
) -> Iterator[Reading | KgError]:
    """Read what each article reports; an article that fails gives its error and the others go on.

    Args:
        articles: Articles; the results come in their order.
        pipeline: Name, path or package of a language pipeline; empty for those shipped for each language.
        jobs: Processes; 1 works in this one.
    """
    batches = list(_batches(articles))
    work = partial(_extract_batch, pipeline)
    if jobs <= 1 or len(batches) <= 1:
        for batch in batches:
            yield from work(batch)
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(min(jobs, len(batches)), mp_context=context, initializer=_leave_interrupts)
    try:
        for outcome in pool.map(work, batches):
            yield from outcome
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _leave_interrupts() -> None:
    """Let Ctrl-C reach only the process that the person started; it ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _batches(articles: Iterable[Article]) -> Iterator[tuple[Article, ...]]:
    """Neighbours of one language, at most BATCH together."""
    for _, group in groupby(articles, key=lambda article: article.lang):
        same = list(group)
        for start in range(0, len(same), BATCH):
            yield tuple(same[start : start + BATCH])


def _extract_batch(pipeline: str, batch: Sequence[Article]) -> list[Reading | KgError]:
    """Extract one batch in this process; when it fails together, one article at a time."""
    try:
        nlp, extractor = _tools(batch[0].lang, pipeline)
    except KgError as error:
        return [_failed(article, error) for article in batch]
    try:
        docs = list(nlp.pipe([article.text for article in batch]))
        return [extractor.read(article, doc) for article, doc in zip(batch, docs, strict=True)]
    except Exception as error:  # noqa: BLE001 - one bad article must not stop thousands: it is reported below
        if len(batch) == 1:
            return [_failed(batch[0], error)]
        return [outcome for article in batch for outcome in _extract_batch(pipeline, [article])]


def one_thread() -> None:
    """Keep matrix products to one thread each, unless the environment asks for more.

    The pipeline's matrices are small: on two busy cores, two threads that wait for one another took some
    15 times the processor time of one. Works only before numpy is loaded; `jobs` uses more cores better.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


@cache
def _tools(lang: str, pipeline: str) -> tuple[Any, Any]:
    """The language pipeline and the extractor of this process, loaded when first needed."""
    one_thread()
    from kg.extract import Extractor
    from kg.language import load

    return load(lang, pipeline=pipeline or None), Extractor(lang)


def _failed(article: Article, error: Exception) -> KgError:
    where = f"article {article.id}"
    if isinstance(error, KgError):
        return type(error)(error.message, where=where, hint=error.hint)
    return PipelineError(
        f"a defect of the program: {type(error).__name__}: {error}",
        where=where,
        hint="report it with this article",
    )


def build_graph(readings: Iterable[Reading], *, base: str = DEFAULT_BASE, pipeline: str = "") -> "Graph":
    """Join what the articles report into one graph.

    Args:
        readings: Readings in any order; their articles have different ids.
        base: Base of all IRIs that are made.
        pipeline: Name of the language pipeline that was used, for the provenance; empty for the shipped ones.
    """
    from kg.graph import Settings, build
    from kg.resolve import resolve

    ordered = tuple(sorted(readings, key=lambda reading: reading.article.id))
    used = (pipeline,) if pipeline else tuple(sorted({reading.article.lang for reading in ordered}))
    settings = Settings(base=base, version=__version__, pipelines=used)
    return build(ordered, resolve(ordered), settings)

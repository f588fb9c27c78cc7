"""From inputs to readings, with the messages on standard error: what `build` and `extract` share."""

import gc
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.cli.console import EXIT_SOME_FAILED, progress, say, show_failure, show_notes, write_failures
from kg.cli.options import Job
from kg.errors import KgError
from kg.ingest import Intake
from kg.model import Article, Reading
from kg.process import collect_seldom

if TYPE_CHECKING:
    from kg.extract import ArticleTriples
    from kg.graph.store import Store
    from kg.names import Row


class Run:
    """One run over inputs: gives readings, and keeps count of what failed.

    The garbage collector waits until everything is loaded, and then passes over that: it found nothing there
    and took 0.5 s of 3 s for one article.
    """

    def __init__(self, job: Job) -> None:
        gc.disable()
        self.job = job
        self.failures: list[KgError] = []
        self.done = 0

    def readings(self, names: "tuple[Row, ...]" = ()) -> Iterator[Reading]:
        """Read and extract everything, by article id; failures are shown as they come.

        Args:
            names: Names of the user's own.
        """
        from kg.pipeline import extract_readings

        intake = self._intake()
        ready = {reading.article.id: reading for reading in intake.readings}
        outcomes = extract_readings(
            intake.articles, pipeline=self.job.pipeline, jobs=self.job.jobs, names=names
        )
        fresh = progress(outcomes, len(intake.articles), "articles")
        yield from self._merged(fresh, ready)

    def triples(self) -> Iterator["ArticleTriples"]:
        """Read everything and tell it in open triples, by article id; failures are shown as they come."""
        from kg.pipeline import extract_triples

        intake = self._intake()
        given = [*intake.articles, *(reading.article for reading in intake.readings)]
        given.sort(key=lambda article: article.id)
        outcomes = extract_triples(given, pipeline=self.job.pipeline, jobs=self.job.jobs)
        for outcome in progress(outcomes, len(given), "articles"):
            if isinstance(outcome, KgError):
                self._fail(outcome)
            else:
                self.done += 1
                yield outcome.sure(self.job.min_confidence)

    def stored(self, store: "Store", names: "tuple[Row, ...]" = ()) -> Iterator[Reading]:
        """Read everything and put what is new or changed into a store; gives the new readings."""
        from kg.pipeline import add_to_store

        intake = self._intake()
        given: list[Article | Reading] = [*intake.readings, *intake.articles]
        outcomes = add_to_store(store, given, pipeline=self.job.pipeline, jobs=self.job.jobs, names=names)
        for outcome in progress(outcomes, len(given), "articles"):
            if isinstance(outcome, KgError):
                self._fail(outcome)
            else:
                yield self._count(outcome)

    def _intake(self) -> Intake:
        """What the inputs hold; what could not be read is shown."""
        from kg.pipeline import read_articles

        intake = read_articles(self.job.inputs, self.job.defaults)
        for error in intake.failures:
            self._fail(error)
        show_notes(intake.notes)
        return intake

    def _merged(self, fresh: Iterator[Reading | KgError], ready: dict[str, Reading]) -> Iterator[Reading]:
        """Both sorts of readings in one order, that of their ids."""
        waiting = sorted(ready, reverse=True)
        for outcome in fresh:
            if isinstance(outcome, KgError):
                self._fail(outcome)
                continue
            while waiting and waiting[-1] < outcome.article.id:
                yield self._count(ready[waiting.pop()])
            yield self._count(outcome)
        while waiting:
            yield self._count(ready[waiting.pop()])

    def _count(self, reading: Reading) -> Reading:
        if not self.done:
            collect_seldom()
        self.done += 1
        return reading

    def _fail(self, error: KgError) -> None:
        self.failures.append(error)
        show_failure(error)

    def finish(self) -> int:
        """Write the failures where they are wanted, say how it went, and give the exit code."""
        gc.enable()
        if self.job.failures:
            write_failures(self.job.failures, self.failures)
        if not self.failures:
            return 0
        say(f"{self.done:,} articles read, {len(self.failures):,} problems")
        return EXIT_SOME_FAILED

"""Options that several verbs share, handed to the verb as one value."""

import functools
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from kg.cli.output import check_writable
from kg.errors import ConfigError
from kg.ids import DEFAULT_BASE
from kg.ingest import MAX_CHARS, Defaults, readers

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Job:
    """What to read and how.

    Args:
        inputs: Files, folders, "-".
        lang, published, max_chars: Defaults for the articles.
        pipeline: Name of a language pipeline; empty for the one shipped.
        jobs: Processes.
        min_confidence: Confidence below which events and open triples are left out, 0 to 1.
        failures: Where to write what could not be read.
        base: Base of all IRIs.
    """

    inputs: tuple[str, ...]
    lang: str
    published: date | None
    max_chars: int
    pipeline: str
    jobs: int
    min_confidence: float
    failures: Path | None
    base: str

    @property
    def defaults(self) -> Defaults:
        """What holds for articles that do not say it themselves."""
        return Defaults(lang=self.lang, published=self.published, max_chars=self.max_chars)


class Day(click.ParamType):  # type: ignore[type-arg] # generic from click 8.4 on only
    """A day written YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Parse a day, or end with a usage error."""
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is no day, write it as YYYY-MM-DD", param, ctx)


def base_option(command: F) -> F:
    """Add `--base-iri`."""
    return click.option(
        "--base-iri",
        "base",
        default=DEFAULT_BASE,
        show_default=True,
        envvar="KG_BASE_IRI",
        callback=_base,
        help="Start of all IRIs that are made; a / is added where it does not end with / or :.",
    )(command)


def _base(ctx: click.Context, param: click.Parameter, value: str) -> str:
    if value == DEFAULT_BASE:
        return value
    from kg.graph.terms import check_base

    try:
        return check_base(value if value.endswith(("/", "#", ":")) else value + "/")
    except ConfigError as error:
        raise click.BadParameter(str(error), ctx, param) from error


def pipeline_option(command: F) -> F:
    """Add `--pipeline`."""
    return click.option(
        "--pipeline",
        default="",
        envvar="KG_PIPELINE",
        metavar="NAME",
        help="Language pipeline: an entry point, a spaCy package or folder, a .conllu file. [default: the "
        "one shipped for each language]",
    )(command)


def jobs_option(command: F) -> F:
    """Add `--jobs`."""
    return click.option(
        "-j",
        "--jobs",
        type=click.IntRange(min=1),
        default=1,
        show_default=True,
        envvar="KG_JOBS",
        help="Processes; the result is the same for any number.",
    )(command)


def _min_confidence(ctx: click.Context, param: click.Parameter, value: float) -> float:
    if not 0 <= value <= 1:
        raise click.BadParameter(f"{value:g} is no confidence, give a number from 0 to 1", ctx, param)
    return value


def _min_confidence_option(default: float) -> Callable[[F], F]:
    return click.option(
        "--min-confidence",
        type=float,
        default=default,
        show_default=True,
        envvar="KG_MIN_CONFIDENCE",
        callback=_min_confidence,
        help="Leave out events and open triples of a lower confidence, 0 to 1: the higher, the fewer are "
        "told and the more of them are right.",
    )


_OPTIONS = (
    click.argument(  # what cannot be read among them is reported like what is wrong in a file
        "inputs", nargs=-1, required=True, metavar="IN…", type=click.Path(readable=False, allow_dash=True)
    ),
    click.option("--lang", default="", envvar="KG_LANG", help="Language of articles that do not say it."),
    click.option(
        "--date",
        "published",
        type=Day(),
        default=None,
        envvar="KG_DATE",
        help="Publication date of articles that do not say it.",
    ),
    click.option(
        "--max-chars",
        type=click.IntRange(min=1),
        default=MAX_CHARS,
        show_default=True,
        envvar="KG_MAX_CHARS",
        help="Longest article that is accepted, in characters.",
    ),
    pipeline_option,
    jobs_option,
    click.option(
        "--failures",
        type=click.Path(dir_okay=False, path_type=Path),
        default=None,
        envvar="KG_FAILURES",
        help="Write what could not be read to this file, as JSON lines.",
    ),
    base_option,
)


def reads_articles(min_confidence: float) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Add inputs and options of verbs that read articles; the verb gets them as its first argument, a Job.

    Args:
        min_confidence: The confidence below which this verb leaves events out unless told otherwise.
    """

    def added(command: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(command)
        def wrapped(**given: Any) -> Any:
            job = Job(**{field.name: given.pop(field.name) for field in fields(Job)})
            _check_output(job, given["output"], given.get("names", ()))
            _check_failures(job, given["output"])
            return command(job, **given)

        for option in reversed([*_OPTIONS, _min_confidence_option(min_confidence)]):
            wrapped = option(wrapped)
        return wrapped

    return added


def _check_output(job: Job, output: str, names: tuple[Path, ...]) -> None:
    """End with a usage error when the output would take the place of an article or a table that is read."""
    if output == "-":
        return
    real, suffix = os.path.realpath(output), Path(output).suffix[1:].lower()
    read = {os.path.realpath(file) for file in (*job.inputs, *map(str, names)) if file != "-"}
    below = os.path.isfile(real) and suffix in readers.names() and any(map(read.__contains__, _above(real)))
    if below or (real in read and not os.path.isdir(real)):
        raise click.UsageError(f"give -o a file of its own: {output} is read")


def _above(file: str) -> Iterator[str]:
    """The folders that a file is in."""
    return map(str, Path(file).parents)


def _check_failures(job: Job, output: str) -> None:
    """End with a usage error when the failures would take the place of what is read or written."""
    if job.failures is None:
        return
    check_writable(job.failures)
    others = {os.path.realpath(file) for file in (*job.inputs, output) if file != "-"}
    if os.path.realpath(job.failures) in others:
        raise click.UsageError(
            f"give --failures a file of its own: {job.failures} is read or written already"
        )


output_option = click.option(
    "-o",
    "--output",
    default="-",
    envvar="KG_OUTPUT",
    metavar="FILE",
    help="File to write; its suffix tells the format. [default: standard output]",
)

format_option = click.option(
    "--format",
    "form",
    default="",
    envvar="KG_FORMAT",
    metavar="NAME",
    help="Format, where no suffix of -o tells it. [default: nq on standard output]",
)

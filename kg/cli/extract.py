"""`kg extract`: articles to event mentions."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import click

from kg.cli.options import Job, reads_articles
from kg.cli.output import atomic, emit
from kg.cli.reading import Run
from kg.model import Reading


@click.command(short_help="Print the event mentions of articles as JSON lines.")
@reads_articles
@click.option(
    "--format",
    "form",
    type=click.Choice(["events", "readings"]),
    default="events",
    show_default=True,
    help="One object per event mention, or one per article with everything in it, for `kg build`.",
)
@click.option("-o", "--output", default="-", envvar="KG_OUTPUT", help="JSON lines file to write.")
@click.pass_context
def extract(ctx: click.Context, job: Job, form: Literal["events", "readings"], output: str) -> None:
    """Print what articles report as JSON lines, in the order of the article ids and of the text.

    \b
    kg extract examples/articles | head -1
    kg extract news.jsonl --format readings -o readings.jsonl
    """
    run = Run(job)
    rows = (line for reading in run.readings() for line in _lines(reading, form, job.base))
    if output == "-":
        for line in rows:
            emit(line)
    else:
        with atomic(Path(output)) as partial, partial.open("w", encoding="utf-8") as handle:
            handle.writelines(f"{line}\n" for line in rows)
    ctx.exit(run.finish())


def _lines(reading: Reading, form: str, base: str) -> Iterator[str]:
    from kg import readings

    if form == "readings":
        yield readings.dump(reading)
        return
    for row in readings.event_rows(reading, base):
        yield json.dumps(row, ensure_ascii=False)

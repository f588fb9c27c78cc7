"""`kg extract`: articles to event mentions."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.given import refuse
from kg.cli.links import adds_names
from kg.cli.options import Job, reads_articles
from kg.cli.output import atomic, check_writable, emit, table_line
from kg.cli.reading import Run

if TYPE_CHECKING:
    from kg.names import Row

_COLUMNS = ("article", "subject", "predicate", "object", "arguments", "kind", "negated", "modality",
            "conjunction", "attribution", "confidence", "clause", "sentence")  # fmt: skip
_PLACES = ("subject", "predicate", "object", "sentence")
_UNUSED = {
    "events": (),
    "readings": ("base",),
    "triples": ("base", "names"),
    "triples-tsv": ("base", "names"),
}
"""Options that a form does not use: only events have IRIs, and no triple tells whom a name names."""


@click.command(short_help="Print the event mentions of articles as JSON lines.")
@reads_articles(min_confidence=0.0)
@click.option(
    "--format",
    "form",
    type=click.Choice(["events", "readings", "triples", "triples-tsv"]),
    default="events",
    show_default=True,
    envvar="KG_EXTRACT_FORMAT",
    help="One object per event mention; one per article with everything in it, for `kg build`; one per open "
    "triple (subject, predicate and arguments of each clause as they stand in the text), or a table of them.",
)
@adds_names
@click.option("-o", "--output", default="-", envvar="KG_OUTPUT", help="File to write.")
@click.pass_context
def extract(ctx: click.Context, /, job: Job, form: str, output: str, names: tuple[Path, ...]) -> None:
    """Print what articles report as JSON lines, in the order of the article ids and of the text.

    \b
    kg extract examples/articles | head -1
    kg extract news.jsonl --min-confidence 0.5 -o events.jsonl
    kg extract news.jsonl --format readings -o readings.jsonl
    kg extract news.jsonl --format triples-tsv -o triples.tsv
    """
    from kg.names import own_names

    refuse(_UNUSED[form], f"is not used by {form}")
    check_writable(output)
    run = Run(job)
    rows = _open(run, form) if form.startswith("triples") else _events(run, form, own_names(names))
    if output == "-":
        for line in rows:
            emit(line)
    else:
        with atomic(Path(output)) as partial, partial.open("w", encoding="utf-8") as handle:
            handle.writelines(f"{line}\n" for line in rows)
    ctx.exit(run.finish())


def _events(run: Run, form: str, names: "tuple[Row, ...]") -> Iterator[str]:
    from kg import readings

    for given in run.readings(names):
        reading = readings.sure(given, run.job.min_confidence)
        if form == "readings":
            yield readings.dump(reading)
        else:
            for row in readings.event_rows(reading, run.job.base):
                yield json.dumps(row, ensure_ascii=False)


def _open(run: Run, form: str) -> Iterator[str]:
    """Give the lines of open triples, as JSON or as a table with a header."""
    table = form == "triples-tsv"
    if table:
        yield table_line((*_COLUMNS, *(f"{name} at" for name in _PLACES)))
    for article in run.triples():
        for row in article.rows():
            yield (
                table_line(
                    (*(_cell(row[name]) for name in _COLUMNS), *(_places(row[name]) for name in _PLACES))
                )
                if table
                else json.dumps(row, ensure_ascii=False)
            )


def _places(phrase: Any) -> str:
    """Give where a phrase stands: "0-5" or "0-5 9-12", code points, end exclusive."""
    return " ".join(f"{start}-{end}" for start, end in phrase["spans"])


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return " | ".join(_cell(one) for one in value)
    text = value["text"] if isinstance(value, dict) else "" if value is None else value
    return str(text).lower() if isinstance(text, bool) else str(text)

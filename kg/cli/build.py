"""`kg build`: articles to a graph."""

from pathlib import Path

import click

from kg.cli.console import say
from kg.cli.graphs import save, suffixes
from kg.cli.options import Job, reads_articles
from kg.cli.reading import Run


@click.command(short_help="Build a graph from articles.")
@reads_articles
@click.option(
    "-o",
    "--output",
    default="-",
    envvar="KG_OUTPUT",
    help="Graph to write; its suffix tells the format. - writes N-Quads to standard output.",
)
@click.pass_context
def build(ctx: click.Context, job: Job, output: str) -> None:
    """Build a graph from articles: txt, html, json, jsonl, folders of these, - for standard input, and
    readings made by `kg extract --format readings`.

    \b
    kg build examples/articles -o news.trig
    kg build news.jsonl --date 2024-05-01 --jobs 4 -o news.ttl
    """
    from kg import pipeline

    if output != "-" and Path(output).suffix[1:] not in suffixes():
        raise click.UsageError(
            f"no format for {output!r}; known suffixes: {', '.join(suffixes())}", ctx
        )
    run = Run(job)
    readings = list(run.readings())
    if readings:
        save(pipeline.build_graph(readings, base=job.base), output)
        say(f"{len(readings):,} articles, {sum(len(r.reports) for r in readings):,} event mentions: {output}")
    else:
        say("nothing to build, nothing written")
    ctx.exit(run.finish())

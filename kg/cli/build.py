"""`kg build`: articles to a graph."""

import click

from kg.cli.console import say
from kg.cli.graphs import check_format, save
from kg.cli.options import Job, format_option, output_option, reads_articles
from kg.cli.reading import Run


@click.command(short_help="Build a graph from articles.")
@reads_articles
@output_option
@format_option
@click.pass_context
def build(ctx: click.Context, job: Job, output: str, form: str) -> None:
    """Build a graph from articles: txt, html, json, jsonl, folders of these, - for standard input, and
    readings made by `kg extract --format readings`.

    \b
    kg build examples/articles -o news.trig
    kg build news.jsonl --date 2024-05-01 --jobs 4 -o news.ttl
    """
    from kg import pipeline

    check_format(output, form)
    run = Run(job)
    readings = list(run.readings())
    if readings:
        save(pipeline.build_graph(readings, base=job.base, pipeline=job.pipeline), output, form)
        mentions = sum(len(reading.reports) for reading in readings)
        say(f"{len(readings):,} articles, {mentions:,} event mentions written to {output}")
    else:
        say("nothing to build, nothing written")
    ctx.exit(run.finish())

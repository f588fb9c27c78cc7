"""`kg build`: articles to a graph, in a file or in a store."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from kg.cli.console import say
from kg.cli.given import refuse
from kg.cli.graphs import format_of, is_remote, save
from kg.cli.links import LINKS, NAMES, Additions, adds_to_builds, guide_of, say_refused
from kg.cli.options import Job, format_option, output_option, reads_articles
from kg.cli.reading import Run
from kg.model import Reading
from kg.readings import GRAPH_CONFIDENCE

if TYPE_CHECKING:
    from kg.graph import Graph
    from kg.resolve import Guide


@click.command(short_help="Build a graph from articles.")
@reads_articles(min_confidence=GRAPH_CONFIDENCE)
@click.option(
    "--store",
    default=None,
    envvar="KG_STORE",
    metavar="DIR|URL",
    help="Folder that keeps articles and their graph: adds new articles, replaces changed ones; what it was "
    "built with (base IRI, confidence, pipeline) holds until it is given anew. Or the "
    "address of a SPARQL server, whose graphs are replaced (KG_STORE_USER, KG_STORE_PASSWORD).",
)
@adds_to_builds
@output_option
@format_option
@click.pass_context
def build(ctx: click.Context, /, job: Job, store: str | None, **given: Any) -> None:
    """Build a graph from articles: txt, html, json, jsonl, folders of these, - for standard input, and
    readings made by `kg extract --format readings`.

    \b
    kg build examples/articles -o news.trig
    kg build news.jsonl --date 2024-05-01 --jobs 4 -o news.ttl
    kg build news.jsonl --min-confidence 0 -o all.trig       (the doubtful events, too)
    kg build today.jsonl --store news        (add to a store; kg query news, kg remove news ID)
    kg build news.jsonl --store http://localhost:7878
    """
    output, form = given["output"], given["form"]
    additions = Additions(given["links"], given["names"])
    if store is None:
        ctx.exit(_into_file(job, additions, output, form))
    folder = Path(store)
    refuse(("output", "form"), "is not used: --store keeps the graph itself; kg export writes it to a file")
    if is_remote(store):
        ctx.exit(_into_server(job, additions, store))
    if additions != Additions():
        raise click.UsageError(f"a store has its own: put them into {folder / LINKS} and {folder / NAMES}")
    ctx.exit(_into_store(ctx, job, folder))


def _into_file(job: Job, additions: Additions, output: str, form: str) -> int:
    form = format_of(output, form)
    guide = guide_of(output, additions)
    run = Run(job)
    readings = list(run.readings(guide.names))
    if readings:
        graph = _graph(job, readings, guide)
        save(graph, output, form)
        say(f"{len(readings):,} articles, {len(graph):,} quads written to {output}")
        say_refused(graph)
    else:
        say("nothing to build, nothing written")
    return run.finish()


def _graph(job: Job, readings: list[Reading], guide: "Guide") -> "Graph":
    from kg.pipeline import build_graph

    least, base, pipeline = job.min_confidence, job.base, job.pipeline
    return build_graph(readings, min_confidence=least, base=base, pipeline=pipeline, guide=guide)


def _into_server(job: Job, additions: Additions, address: str) -> int:
    from kg.graph.remote import Remote

    server = Remote(address)
    server.graphs()  # hear of a wrong address or password before the work, not after it
    guide = guide_of("-", additions)
    run = Run(job)
    readings = list(run.readings(guide.names))
    if readings:
        graph = _graph(job, readings, guide)
        server.replace(graph)
        say(f"{len(readings):,} articles, {len(graph):,} quads written to {address}")
        say_refused(graph)
    else:
        say("nothing to build, nothing written")
    return run.finish()


def _into_store(ctx: click.Context, job: Job, folder: Path) -> int:
    from kg import pipeline
    from kg.graph.store import Store

    with Store(folder) as store:
        guide = guide_of(folder)
        job = _held(ctx, job, store.settings())
        least = repr(job.min_confidence)
        store.keep({"base": job.base, "pipeline": job.pipeline, "min-confidence": least})
        before = store.stamps().keys()
        run = Run(job)
        changed = {reading.article.id for reading in run.stored(store, guide.names)}
        graph = pipeline.build_store(store, guide)
        new = len(changed - before)
        total = len(store.stamps())
    say(f"{new:,} articles added, {len(changed) - new:,} replaced, {total:,} in {folder}")
    say_refused(graph)
    return run.finish()


def _held(ctx: click.Context, job: Job, kept: Mapping[str, str]) -> Job:
    """The job with what the store was built with, where nobody gives it anew."""

    def held(name: str) -> bool:
        is_default = ctx.get_parameter_source(name) == ParameterSource.DEFAULT
        return is_default and name.replace("_", "-") in kept

    return replace(
        job,
        base=kept["base"] if held("base") else job.base,
        pipeline=kept["pipeline"] if held("pipeline") else job.pipeline,
        min_confidence=float(kept["min-confidence"]) if held("min_confidence") else job.min_confidence,
    )

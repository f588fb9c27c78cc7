"""`kg remove`: articles out of a store."""

from pathlib import Path

import click

from kg.cli.console import Problems, say
from kg.cli.links import guide_of
from kg.errors import KgError


@click.command(short_help="Take articles out of a store.")
@click.argument("store", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("ids", nargs=-1, required=True, metavar="ID…")
@click.pass_context
def remove(ctx: click.Context, /, store: Path, ids: tuple[str, ...]) -> None:
    """Take the articles with these IDs out of STORE and build its graph as if they had never been there.

    \b
    kg query news articles
    kg remove news article-17
    """
    from kg import pipeline
    from kg.graph.store import Store, check_store

    check_store(store)
    problems = Problems()
    with Store(store) as opened:
        opened.remove(ids)
        guide = guide_of(store)
        used = opened.settings().get("pipeline", "")
        for outcome in pipeline.add_to_store(opened, (), pipeline=used, names=guide.names):
            if isinstance(outcome, KgError):
                problems.add(outcome)
        pipeline.build_store(opened, guide)
        total = len(opened.stamps())
    say(f"{len(set(ids)):,} articles removed, {total:,} in {store}")
    ctx.exit(problems.finish(f"{total:,} articles kept"))

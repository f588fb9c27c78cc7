"""`kg remove`: articles out of a store."""

from pathlib import Path

import click

from kg.cli.console import say
from kg.cli.links import guide_of


@click.command(short_help="Take articles out of a store.")
@click.argument("store", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("ids", nargs=-1, required=True, metavar="ID…")
def remove(store: Path, ids: tuple[str, ...]) -> None:
    """Take the articles with these IDs out of STORE and build its graph as if they had never been there.

    \b
    kg query news articles
    kg remove news article-17
    """
    from kg import pipeline
    from kg.graph.store import Store, check_store

    check_store(store)
    with Store(store) as opened:
        opened.remove(ids)
        pipeline.build_store(opened, guide_of(store))
        total = len(opened.stamps())
    say(f"{len(set(ids)):,} articles removed, {total:,} in {store}")

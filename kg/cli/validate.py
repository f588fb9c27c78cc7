"""`kg validate`: does a graph keep the shapes of the ontology?"""

from pathlib import Path

import click

from kg.cli.console import say
from kg.cli.graphs import open_graph
from kg.cli.output import emit


@click.command(short_help="Check a graph against the ontology's shapes.")
@click.argument("graph")
@click.option(
    "--shapes",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    default=None,
    envvar="KG_SHAPES",
    help="Shapes in Turtle, in place of the ontology's.",
)
@click.pass_context
def validate(ctx: click.Context, graph: str, shapes: Path | None) -> None:
    """Check GRAPH against the shapes (SHACL) and the law that nothing denied, planned or merely claimed is a
    bare edge. Prints one line for each violation; the exit code is 1 when there are any.

    \b
    kg validate news.trig
    """
    from kg.graph.validate import validate as check

    found = check(open_graph(graph), shapes=shapes)
    for note in found.notes:
        say(f"note: {shapes}: {note}")
    if found.conforms:
        say(f"{graph} conforms")
        return
    emit("\n".join(str(violation) for violation in found.violations))
    say(f"error: {graph} has {len(found.violations):,} violations")
    ctx.exit(1)

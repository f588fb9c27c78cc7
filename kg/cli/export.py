"""`kg export`: a graph in another format, or as a picture."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.console import say
from kg.cli.graphs import STREAM, check_format, open_graph, save
from kg.cli.options import format_option, output_option
from kg.cli.output import atomic, emit

if TYPE_CHECKING:
    from kg.graph import Graph

PICTURES = ("svg", "png")


@click.command(short_help="Write a graph in another format, or as a picture.")
@click.argument("graph", metavar="GRAPH")
@output_option
@format_option
@click.option("--around", default="", metavar="NAME", help="Picture only what is around this entity.")
@click.option(
    "--depth", type=int, default=1, show_default=True, help="Steps from that entity that are pictured."
)
@click.option("--nodes", type=int, default=60, show_default=True, help="Most nodes in a picture.")
@click.option(
    "--labels",
    type=click.Choice(["ar", "en", "both"]),
    default="both",
    show_default=True,
    help="Language of a picture's labels.",
)
def export(graph: str, output: str, form: str, **view: Any) -> None:
    """Write GRAPH in another format: RDF (ttl, trig, nq, nt, jsonld, rdf), networks of who did what to whom
    (graphml, gexf, dot), pictures of these (svg, png).

    \b
    kg export news.trig -o news.svg --around "سامح شكري"
    kg export news.trig -o news.graphml
    kg build news.jsonl | kg export - --format jsonld
    """
    check_format(output, form)
    name = form or Path(output).suffix[1:].lower() or STREAM
    if name in PICTURES:
        _picture(open_graph(graph), output, name, view)
    else:
        save(open_graph(graph), output, form)


def _picture(graph: "Graph", output: str, name: Any, view: dict[str, Any]) -> None:
    from kg.graph.picture import View, draw

    wanted = View(around=view["around"], depth=view["depth"], nodes=view["nodes"], lang=view["labels"])
    picture = draw(graph, name, wanted)
    if output == "-":
        emit(picture.data)
    else:
        with atomic(Path(output)) as partial:
            partial.write_bytes(picture.data)
    if picture.message:
        say(f"note: {picture.message}")

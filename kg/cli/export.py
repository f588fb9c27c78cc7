"""`kg export`: a graph in another format, or as a picture."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.console import say
from kg.cli.given import check_text, is_flag, refuse
from kg.cli.graphs import format_of, is_remote, open_graph, save, title_of
from kg.cli.options import format_option, output_option
from kg.cli.output import atomic, emit

if TYPE_CHECKING:
    from kg.graph import Graph

PICTURES = ("svg", "png")
PAGE = "html"
IN_PICTURES, IN_PAGES = {"around", "depth", "nodes", "labels"}, {"nodes", "title"}
"""Options that only pictures, only pages use."""

PICTURED = 60
"""Most nodes of a picture unless asked; `kg.graph.picture.NODES`, which would load too much for --help."""


@click.command(short_help="Write a graph in another format, or as a picture.")
@click.argument("graph", metavar="GRAPH")
@output_option
@format_option
@click.option(
    "--around",
    default="",
    envvar="KG_AROUND",
    metavar="NAME",
    help="Picture only what is around this entity.",
)
@click.option(
    "--depth",
    type=click.IntRange(1, 10),
    default=1,
    show_default=True,
    envvar="KG_DEPTH",
    help="Steps from that entity that are pictured.",
)
@click.option(
    "--nodes",
    type=click.IntRange(min=1),
    default=None,
    envvar="KG_NODES",
    help=f"Most nodes, the best connected ones. [default: {PICTURED} in a picture, 5000 in a page]",
)
@click.option(
    "--title",
    default="",
    envvar="KG_TITLE",
    callback=check_text,
    help="What a page is called. [default: the file's name]",
)
@click.option(
    "--labels",
    type=click.Choice(["ar", "en", "both"]),
    default="both",
    show_default=True,
    envvar="KG_PICTURE_LABELS",
    help="Language of a picture's labels.",
)
def export(graph: str, output: str, form: str, **view: Any) -> None:
    """Write GRAPH in another format: RDF (ttl, trig, nq, nt, jsonld, rdf; ttl12 is RDF 1.2), networks of who
    did what to whom (graphml, gexf, dot, cyjs, neo4j), pictures of these (svg, png), a page to explore it in
    a browser (html).

    \b
    kg export news.trig -o news.html
    kg export news.trig -o news.svg --around "سامح شكري"
    kg export news.trig -o news.graphml
    kg build news.jsonl | kg export - --format jsonld
    """
    name = format_of(output, form)
    if "-" not in (graph, output) and os.path.realpath(graph) == os.path.realpath(output):
        raise click.UsageError(f"give -o a file of its own: {output} is read")
    used = IN_PICTURES if name in PICTURES else IN_PAGES if name == PAGE else set()
    refuse(view.keys() - used, f"is not used by {name}")
    if not view["around"] and is_flag("depth"):
        raise click.UsageError("--depth counts from --around")
    if name in PICTURES:
        _picture(open_graph(graph), output, name, view)
    elif name == PAGE:
        _page(open_graph(graph), output, view["title"] or _title(graph), view["nodes"])
    else:
        save(open_graph(graph), output, name)


def _title(graph: str) -> str:
    return title_of(graph) if graph != "-" and not is_remote(graph) else ""


def _page(graph: "Graph", output: str, title: str, most: int | None) -> None:
    from kg.graph.atlas import MOST
    from kg.web.explorer import TITLE, explorer

    _write(explorer(graph, title=title or TITLE, most=most or MOST), output)


def _picture(graph: "Graph", output: str, name: Any, view: dict[str, Any]) -> None:
    from kg.graph.picture import View, draw

    wanted = View(
        around=view["around"], depth=view["depth"], nodes=view["nodes"] or PICTURED, lang=view["labels"]
    )
    picture = draw(graph, name, wanted)
    _write(picture.data, output)
    if picture.message:
        say(f"note: {picture.message}")


def _write(data: bytes, output: str) -> None:
    if output == "-":
        emit(data)
    else:
        with atomic(Path(output)) as partial:
            partial.write_bytes(data)

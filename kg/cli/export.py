"""`kg export`: a graph in another format, or as a picture."""

import click

from kg.cli.graphs import check_format, open_graph, save
from kg.cli.options import format_option, output_option


@click.command(short_help="Write a graph in another format, or as a picture.")
@click.argument("graph", metavar="GRAPH")
@output_option
@format_option
def export(graph: str, output: str, form: str) -> None:
    """Write GRAPH in another format: RDF (ttl, trig, nq, nt, jsonld, rdf), networks of who did what to whom
    (graphml, gexf, dot), pictures of these (svg, png).

    \b
    kg export news.trig -o news.svg
    kg export news.trig -o news.graphml
    kg build news.jsonl | kg export - --format jsonld
    """
    check_format(output, form)
    save(open_graph(graph), output, form)

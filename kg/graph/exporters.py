"""Every file format a graph can be written in, by suffix.

Comes in: a Graph. Goes out: bytes, the same for the same graph. Foreign formats are entry points of the group
`kg.exporters`. What draws and what needs NetworkX is imported by the formats that need it: RDF needs neither.
"""

from kg.errors import GraphError, KgError
from kg.graph.formats import sorted_nquads, write_nt, write_rdfxml, write_trig, write_turtle, write_turtle12
from kg.graph.graph import Graph
from kg.graph.jsonld import write_jsonld
from kg.plugins import Exporter, Registry

EXPORTERS: Registry[Exporter] = Registry("kg.exporters")


def export(graph: Graph, name: str) -> bytes:
    """The graph in a format.

    Raises:
        ConfigError: There is no such format.
        GraphError: The graph cannot be written in it, or a plug-in fails.
    """
    exporter = EXPORTERS.get(name)
    try:
        made: object = exporter(graph)
    except Exception as error:
        if isinstance(error, KgError) or exporter.__module__ == __name__:
            raise
        what = f"the plug-in {name!r} of kg.exporters failed ({type(error).__name__}: {error})"
        raise GraphError(what, hint="tell its author, or take another format") from error
    if not isinstance(made, bytes):
        raise GraphError(f"the plug-in {name!r} of kg.exporters gave no bytes", hint="tell its author")
    return made


@EXPORTERS.register("nq")
def nquads(graph: Graph) -> bytes:
    """Sorted canonical N-Quads: the archive format."""
    return sorted_nquads(graph.quads())


@EXPORTERS.register("trig")
def trig(graph: Graph) -> bytes:
    """TriG: everything, graph by graph."""
    return write_trig(graph.quads(), graph.base)


@EXPORTERS.register("ttl")
def turtle(graph: Graph) -> bytes:
    """Turtle of the merged view."""
    return write_turtle(graph.quads(), graph.base)


@EXPORTERS.register("nt")
def ntriples(graph: Graph) -> bytes:
    """Sorted N-Triples of the merged view."""
    return write_nt(graph.quads())


@EXPORTERS.register("rdf")
def rdfxml(graph: Graph) -> bytes:
    """RDF/XML of the merged view."""
    return write_rdfxml(graph.quads())


@EXPORTERS.register("jsonld")
def jsonld(graph: Graph) -> bytes:
    """Compact JSON-LD: everything, graph by graph."""
    return write_jsonld(graph.quads(), graph.base)


@EXPORTERS.register("graphml")
def graphml(graph: Graph) -> bytes:
    """GraphML of the simple graph."""
    from kg.graph.networks import to_graphml

    return to_graphml(graph.networkx())


@EXPORTERS.register("gexf")
def gexf(graph: Graph) -> bytes:
    """GEXF of the simple graph, for Gephi."""
    from kg.graph.networks import to_gexf

    return to_gexf(graph.networkx())


@EXPORTERS.register("dot")
def dot(graph: Graph) -> bytes:
    """Graphviz source of the simple graph."""
    from kg.graph.networks import to_dot

    return to_dot(graph.networkx())


@EXPORTERS.register("cyjs")
def cyjs(graph: Graph) -> bytes:
    """JSON for Cytoscape of the simple graph."""
    from kg.graph.interchange import to_cytoscape

    return to_cytoscape(graph.networkx())


@EXPORTERS.register("neo4j")
def neo4j(graph: Graph) -> bytes:
    """Tables for Neo4j's importer of the simple graph, in a ZIP archive (.zip)."""
    from kg.graph.interchange import to_neo4j

    return to_neo4j(graph.networkx())


@EXPORTERS.register("ttl12")
def turtle12(graph: Graph) -> bytes:
    """Turtle of RDF 1.2, with triple terms that say what events stand for."""
    return write_turtle12(graph.quads(), graph.base)


@EXPORTERS.register("svg")
def svg(graph: Graph) -> bytes:
    """SVG picture of the simple graph; `kg.graph.picture.draw` has more choices."""
    from kg.graph.picture import draw

    return draw(graph, "svg").data


@EXPORTERS.register("png")
def png(graph: Graph) -> bytes:
    """PNG picture of the simple graph; `kg.graph.picture.draw` has more choices."""
    from kg.graph.picture import draw

    return draw(graph, "png").data

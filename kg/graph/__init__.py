"""Readings and their resolution to RDF: quads, store, queries, views, files, pictures.

Comes in: Readings and a Resolution, or RDF files. Goes out: a Graph and everything made of it. May use: the
model, ids, text keys, plug-ins; the only room that knows rdflib, pyoxigraph and NetworkX.
"""

from kg.graph.build import Settings, build, quads
from kg.graph.graph import Graph
from kg.graph.results import Answer

__all__ = ["Answer", "Graph", "Settings", "build", "quads"]

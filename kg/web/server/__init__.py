"""The server: SPARQL 1.1 protocol, explorer, editor, JSON API over one graph.

Comes in: a graph in a folder, settings. Goes out: answers over HTTP. Queries run in processes of their own,
which are ended when they take too long; nothing here touches RDF but through `kg.graph`.
"""

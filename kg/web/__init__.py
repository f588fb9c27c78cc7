"""The explorer page (one HTML file) and the SPARQL server.

Comes in: graphs. Goes out: pages, and answers over HTTP. May use: the graph room; the only room that knows
starlette and uvicorn (the extra `server`).
"""

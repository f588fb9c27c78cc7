"""The pages of the server beside the explorer: the editor, and what the JSON API offers.

Comes in: settings. Goes out: HTML, the OpenAPI description, static files.
"""

import html
import json
from functools import cache
from typing import Any

from kg import __version__
from kg.graph import canned
from kg.graph.vocab import PREFIXES
from kg.web.explorer import asset, embedded

STATIC = {"editor.js": "text/javascript", "editor.css": "text/css"}
"""Files that the editor loads, with their media types."""

_START = """<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,"><title>{title}</title>
<link rel="stylesheet" href="static/editor.css"></head><body>
<header><h1><bdi>{title}</bdi></h1>
<a href="./">Explorer</a><a href="editor">SPARQL</a><a href="api">API</a></header>
"""

EDITOR = """<nav id="examples" aria-label="Examples"></nav><div id="yasgui"></div>
<script id="settings" type="application/json">{settings}</script>
<script src="static/editor.js"></script></body></html>
"""


def editor(title: str) -> str:
    """The query editor, with the canned queries as examples."""
    examples = [
        {"title": one.title, "query": _declared(one.sparql)} for one in canned.queries() if not _needs(one)
    ]
    settings = embedded({"examples": examples, "prefixes": PREFIXES})
    return _start(title) + EDITOR.replace("{settings}", settings)


def _start(title: str) -> str:
    return _START.replace("{title}", html.escape(title))


def _needs(query: canned.Canned) -> bool:
    return any(param.required for param in query.params)


def _declared(sparql: str) -> str:
    """A query without its header, with the prefixes it uses declared."""
    body = "\n".join(line for line in sparql.splitlines() if not line.startswith("#")).strip()
    used = [f"PREFIX {name}: <{iri}>" for name, iri in PREFIXES.items() if f"{name}:" in body]
    return "\n".join([*used, "", body])


def description(title: str) -> dict[str, Any]:
    """The JSON API in OpenAPI 3.1."""
    shared = [
        _parameter("limit", "how many, at most 500", "integer"),
        _parameter("offset", "from where on", "integer"),
    ]
    entities = [
        _parameter("name", "a name in any language, or a part of it"),
        _parameter("kind", "PERSON, ORG, GPE, …"),
    ]
    events = [
        _parameter("type", "CONSULT, ASSAULT, …"),
        _parameter("status", "affirmed, denied, contested, planned, hypothetical"),
        _parameter("entity", "IRI of somebody who takes part, or of the place"),
        _parameter("since", "first day, YYYY-MM-DD"),
        _parameter("until", "last day, YYYY-MM-DD"),
    ]
    one = [_parameter("id", "IRI", required=True)]
    paths = {
        "/api/entities": _get("Participants, the busiest first", [*entities, *shared]),
        "/api/entity": _get("One participant with its events", one),
        "/api/events": _get("Events in the order of time", [*events, *shared]),
        "/api/event": _get("One event with the sentences that tell of it; offsets are code points", one),
        "/api/search": _get(
            "Participants and events by words", [_parameter("q", "words", required=True), *shared]
        ),
        "/sparql": _get("SPARQL 1.1 query", [_parameter("query", "SPARQL", required=True)]),
        "/health": _get("Whether the server answers", []),
    }
    return {"openapi": "3.1.0", "info": {"title": title, "version": __version__}, "paths": paths}


def _parameter(name: str, about: str, kind: str = "string", *, required: bool = False) -> dict[str, Any]:
    schema = {"type": kind}
    return {"name": name, "in": "query", "description": about, "required": required, "schema": schema}


def _get(summary: str, parameters: list[dict[str, Any]]) -> dict[str, Any]:
    replies = {"200": {"description": "The answer"}, "400": {"description": "A parameter is wrong"}}
    return {"get": {"summary": summary, "parameters": parameters, "responses": replies}}


def api(title: str) -> str:
    """The same description for people."""
    parts = [_start(title), "<main style='padding:1rem'><p><a href='openapi.json'>openapi.json</a></p>"]
    for path, about in description(title)["paths"].items():
        parts.append(
            f"<h2><code>GET {html.escape(path)}</code></h2><p>{html.escape(about['get']['summary'])}</p><dl>"
        )
        for one in about["get"]["parameters"]:
            needed = " (required)" if one["required"] else ""
            parts.append(
                f"<dt><code>{one['name']}</code>{needed}</dt><dd>{html.escape(one['description'])}</dd>"
            )
        parts.append("</dl>")
    return "".join([*parts, "</main></body></html>"])


@cache
def static(name: str) -> bytes:
    """A static file of the editor."""
    return asset(name).encode("utf-8")


def as_json(value: Any) -> bytes:
    """A value as JSON in UTF-8."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8")

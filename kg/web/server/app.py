"""The application: routes, limits, headers.

Comes in: settings. Goes out: an ASGI application (Starlette).
Sources: SPARQL 1.1 Protocol; SPARQL 1.1 Graph Store HTTP Protocol; OWASP Secure Headers Project.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from kg.errors import KgError
from kg.graph.serving import GRAPHS, Question, Reply
from kg.web.server import pages, protocol
from kg.web.server.api import Api
from kg.web.server.headers import Headers
from kg.web.server.pool import BusyError, JobError, Pool, SlowError
from kg.web.server.settings import Settings

STATUS = {"QueryError": 400, "GraphError": 400, "NotAcceptableError": 406, "MemoryError": 503, "Defect": 500}
"""HTTP status by the kind of a failed job."""

PAGE_SECONDS = 300.0
"""Seconds that making the explorer page or the catalogue may take, once for each state of the graph."""


class Server:
    """All routes over one graph."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.pool = Pool(settings.folder, workers=settings.workers, memory=settings.memory)
        self.slow = Pool(settings.folder, workers=1, memory=settings.memory)

    def application(self) -> Starlette:
        """The ASGI application."""
        api = Api(self.slow, PAGE_SECONDS)
        routes = [
            Route("/", self.explorer),
            Route("/editor", self.editor),
            Route("/static/{name}", self.static),
            Route("/health", self.health),
            Route("/sparql", self.query, methods=["GET", "POST"]),
            Route("/update", self.update, methods=["POST"]),
            Route("/store", self.store, methods=["GET", "PUT", "POST", "DELETE"]),
            Route("/api", self.api),
            Route("/openapi.json", self.openapi),
            *api.routes(),
        ]
        hosts = list(self.settings.hosts) or ["*"]
        return Starlette(
            routes=routes,
            middleware=[
                Middleware(Headers),
                Middleware(TrustedHostMiddleware, allowed_hosts=hosts, www_redirect=False),
            ],
            exception_handlers={KgError: failed, HTTPException: refused},
            lifespan=self._lifespan,
        )

    @asynccontextmanager
    async def _lifespan(self, app: Starlette) -> AsyncIterator[None]:
        try:
            yield
        finally:
            self.pool.close()
            self.slow.close()

    async def health(self, request: Request) -> Response:
        """Say that the server is there, and that a worker answers."""
        question = Question("ASK {}")
        await self.pool.run("ask", question, seconds=self.settings.timeout)
        return Response(pages.as_json({"status": "ok"}), media_type="application/json")

    async def explorer(self, request: Request) -> Response:
        """The explorer page."""
        data = await self.slow.run("page", self.settings.title, seconds=PAGE_SECONDS)
        return Response(data, media_type="text/html")

    async def editor(self, request: Request) -> Response:
        """The query editor."""
        return Response(pages.editor(self.settings.title), media_type="text/html")

    async def api(self, request: Request) -> Response:
        """The JSON API, described for people."""
        return Response(pages.api(self.settings.title), media_type="text/html")

    async def openapi(self, request: Request) -> Response:
        """The JSON API, described for programs."""
        return Response(pages.as_json(pages.description(self.settings.title)), media_type="application/json")

    async def static(self, request: Request) -> Response:
        """A file that the editor loads; no other."""
        name = request.path_params["name"]
        if name not in pages.STATIC:
            raise HTTPException(404, "there is no such file")
        return Response(pages.static(name), media_type=pages.STATIC[name])

    async def query(self, request: Request) -> Response:
        """SPARQL 1.1 protocol: query, and update for clients that know one address only."""
        limits = {"most": self.settings.query_size, "patience": self.settings.patience}
        if protocol.media(request.headers) == "application/sparql-update":
            return await self.update(request)
        given = await protocol.parameters(request, "query", **limits)  # type: ignore[arg-type]
        question = Question(
            given["query"][0],
            protocol.accepted(request.headers),
            tuple(given.get("default-graph-uri", ())),
            tuple(given.get("named-graph-uri", ())),
            self.settings.most,
        )
        return sent(await self.pool.run("ask", question, seconds=self.settings.timeout))

    def _writers_only(self, request: Request) -> None:
        if not self.settings.token:
            raise HTTPException(403, "this server only reads; start it with --writable")
        if not protocol.may_write(request.headers, self.settings.token):
            told = "writing needs the token as bearer or password: KG_TOKEN, or what kg serve told at first"
            raise HTTPException(401, told, {"WWW-Authenticate": "Bearer"})

    async def update(self, request: Request) -> Response:
        """SPARQL 1.1 protocol: update."""
        self._writers_only(request)
        most, patience = self.settings.body_size, self.settings.patience
        given = await protocol.parameters(request, "update", most=most, patience=patience)
        await self._written("update", given["update"][0])
        return Response(status_code=204)

    async def _written(self, name: str, *given: Any, **named: Any) -> Any:
        async with self.slow.alone(), self.pool.alone():
            return await self.pool.call_held(name, *given, seconds=self.settings.timeout, **named)

    async def store(self, request: Request) -> Response:
        """SPARQL 1.1 Graph Store HTTP Protocol."""
        names = request.query_params.getlist("graph")
        if len(names) + ("default" in request.query_params) != 1:
            raise HTTPException(400, "give ?default or one ?graph=IRI")
        name = names[0] if names else ""
        if request.method in ("GET", "HEAD"):
            accept = protocol.accepted(request.headers)
            found = await self.pool.run("read", name, accept, seconds=self.settings.timeout)
            if found is None:
                raise HTTPException(404, "there is no such graph")
            return sent(found)
        self._writers_only(request)
        return await self._store(request, name)

    async def _store(self, request: Request, name: str) -> Response:
        if request.method == "DELETE":
            there = await self._written("write", name, None, "", keep=False)
            return Response(status_code=204 if there or not name else 404)
        kind = protocol.media(request.headers) or "text/turtle"
        if kind not in GRAPHS:
            raise HTTPException(415, "known: " + ", ".join(GRAPHS))
        data = await protocol.body(request, most=self.settings.body_size, patience=self.settings.patience)
        there = await self._written("write", name, data, kind, keep=request.method == "POST")
        return Response(status_code=204 if there else 201)


def sent(reply: Reply) -> Response:
    """A reply; one that was cut says so."""
    headers = {"Kg-Truncated": "true"} if reply.cut else {}
    return Response(reply.data, media_type=reply.media, headers=headers)


async def failed(request: Request, error: Exception) -> Response:
    """An error of ours as text."""
    status = 400
    if isinstance(error, JobError):
        status = STATUS.get(error.kind, 400)
    elif isinstance(error, BusyError | SlowError):
        status = 503
    headers = {"Retry-After": "5"} if isinstance(error, BusyError) else {}
    return PlainTextResponse(f"{error}\n", status, headers)


async def refused(request: Request, error: Exception) -> Response:
    """A refused request as text."""
    assert isinstance(error, HTTPException)
    return PlainTextResponse(f"{error.detail}\n", error.status_code, error.headers)

"""The JSON API: entities, events, search.

Comes in: requests. Goes out: JSON, as `kg.graph.catalogue` gives it.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.web.server.pages import as_json
from kg.web.server.pool import Pool

MOST = 500
LONGEST = 500
"""Longest value of a parameter, in code points."""

LISTS = {
    "entities": ("name", "kind", "limit", "offset"),
    "events": ("type", "status", "entity", "since", "until", "limit", "offset"),
    "search": ("q", "limit", "offset"),
}


class Api:
    """Routes of the API over the worker that keeps the catalogue."""

    def __init__(self, pool: Pool, seconds: float) -> None:
        self._pool, self._seconds = pool, seconds

    def routes(self) -> list[Route]:
        """All routes."""
        lists = [Route(f"/api/{name}", self._list) for name in LISTS]
        return [*lists, Route("/api/entity", self._one), Route("/api/event", self._one)]

    async def _list(self, request: Request) -> Response:
        name = request.url.path.rsplit("/", 1)[-1]
        given = values(request, LISTS[name])
        if name == "search" and "q" not in given:
            raise HTTPException(400, "give q")
        return await self._answer(name, given)

    async def _one(self, request: Request) -> Response:
        given = values(request, ("id",))
        if "id" not in given:
            raise HTTPException(400, "give id")
        return await self._answer(request.url.path.rsplit("/", 1)[-1], given["id"])

    async def _answer(self, name: str, given: Any) -> Response:
        found = await self._pool.run("catalogue", name, given, seconds=self._seconds)
        if found is None:
            raise HTTPException(404, "there is nothing of this id")
        return Response(as_json(found), media_type="application/json")


def values(request: Request, known: tuple[str, ...]) -> dict[str, Any]:
    """Parameters of a request, checked.

    Raises:
        HTTPException: One is unknown or has a wrong value.
    """
    found: dict[str, Any] = {}
    for name, value in request.query_params.multi_items():
        if name not in known or len(value) > LONGEST:
            raise HTTPException(400, f"known parameters: {', '.join(known)}")
        if value:
            found[name] = _value(name, value)
    return found


def _value(name: str, value: str) -> Any:
    try:
        if name in ("since", "until"):
            return date.fromisoformat(value).isoformat()
        if name in ("limit", "offset"):
            return min(int(value), MOST) if name == "limit" and int(value) >= 0 else max(int(value), 0)
    except ValueError as error:
        raise HTTPException(400, f"{name} has no good value") from error
    return value

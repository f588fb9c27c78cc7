"""HTTP to another SPARQL server: which of its paths does what, and who asks.

Comes in: requests; user and password in KG_STORE_USER and KG_STORE_PASSWORD. Goes out: replies, or errors.
Sources: RFC 7617 (Basic) and RFC 7616 (Digest) authentication.
"""

from __future__ import annotations

import base64
import os
import urllib.error
import urllib.request
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPException, HTTPMessage
from typing import IO, Any

from kg.errors import GraphError

USER, PASSWORD = "KG_STORE_USER", "KG_STORE_PASSWORD"

PATIENCE = 120.0
"""Seconds that a server may take to answer."""

MISSING = (404, 405, 501)
"""Statuses that say a server has no such path."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back.

    Args:
        status: HTTP status.
        media: Media type without parameters.
        data: The body.
    """

    status: int
    media: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Body:
    """What is sent.

    Args:
        media: Media type.
        data: The body.
        method: POST, or PUT to replace.
    """

    media: str
    data: bytes
    method: str = "POST"


class NoPathError(GraphError):
    """A server has no path for what is asked of it."""


class Client:
    """Sends requests below an address, and remembers which paths were there.

    Args:
        address: Without a slash at its end.
    """

    def __init__(self, address: str) -> None:
        self.address = address
        self._found: dict[tuple[str, ...], tuple[str, ...]] = {}
        user, password = os.environ.get(USER, ""), os.environ.get(PASSWORD, "")
        self._basic, self._wanted = "", False
        handlers: list[urllib.request.BaseHandler] = []
        if user or password:
            self._basic = base64.b64encode(f"{user}:{password}".encode()).decode("ascii")
            known = urllib.request.HTTPPasswordMgrWithDefaultRealm()
            known.add_password(None, address, user, password)
            handlers.append(_Digest(known))
        self._opener = urllib.request.build_opener(*handlers)

    def call(
        self,
        paths: tuple[str, ...],
        query: str = "",
        *,
        body: Body | None = None,
        accept: str = "*/*",
    ) -> Reply:
        """Send a request to the first of several paths that the server knows.

        Args:
            paths: Paths below the address, "" for the address itself.
            query: What follows the path, with its question mark.
            body: What is sent; nothing to get something.
            accept: Media types that are liked.

        Raises:
            NoPathError: It knows none of them.
            GraphError: It cannot be reached, or refuses.
        """
        headers = {"Accept": accept, **({"Content-Type": body.media} if body else {})}
        data, method = (body.data, body.method) if body else (None, "GET")
        tried = self._found.get(paths, paths)
        for path in tried:
            address = f"{self.address}/{path}".rstrip("/") + query
            reply = self._send(urllib.request.Request(address, data, headers, method=method))
            if reply.status in MISSING and tried is paths:
                continue
            if reply.status >= 300:
                raise self._refused(reply)
            self._found[paths] = (path,)
            return reply
        self._found[paths] = ()
        raise NoPathError(f"the server has none of {', '.join(filter(None, paths))}", where=self.address)

    def _send(self, request: urllib.request.Request) -> Reply:
        """Send a request without a name; when the server wants one, send it again, and later ones with it.

        Virtuoso turns away whoever gives a name before it is asked for.
        """
        if self._wanted:
            self._name(request)
        reply = self._open(request)
        if reply.status == 401 and self._basic and not request.has_header("Authorization"):
            self._name(request)
            reply = self._open(request)
            self._wanted = reply.status != 401
        return reply

    def _name(self, request: urllib.request.Request) -> None:
        """Say who asks, to this server only: not to one that it sends us to."""
        request.add_unredirected_header("Authorization", f"Basic {self._basic}")

    def _open(self, request: urllib.request.Request) -> Reply:
        try:
            with self._answer(request) as found:
                return Reply(found.status, _media(found.headers), found.read())
        except (OSError, ValueError, HTTPException) as error:
            raise GraphError(f"the server cannot be reached ({error})", where=self.address) from error

    def _answer(self, request: urllib.request.Request) -> Any:
        try:
            return self._opener.open(request, timeout=PATIENCE)
        except urllib.error.HTTPError as error:
            return error  # an answer like others, with a status and a body

    def _refused(self, reply: Reply) -> GraphError:
        text = " ".join(reply.data.decode("utf-8", "replace").split())[:200]
        hint = f"set {USER} and {PASSWORD}" if reply.status in (401, 403) else ""
        hint = "it has moved: give its new address" if reply.status < 400 else hint
        return GraphError(
            f"the server says {reply.status}{': ' if text else ''}{text}", where=self.address, hint=hint
        )


class _Digest(urllib.request.HTTPDigestAuthHandler):
    """Answers where a server asks for Digest; what else it asks for is the caller's to hear of."""

    def http_error_401(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage
    ) -> Any:
        """Send the request again with what was asked for."""
        if headers.get("WWW-Authenticate", "").lower().startswith("digest"):
            return super().http_error_401(req, fp, code, msg, headers)
        return None


def _media(headers: Message) -> str:
    return headers.get("Content-Type", "").partition(";")[0].strip().lower()

"""HTTP requests as the SPARQL 1.1 protocol means them.

Comes in: requests. Goes out: what is asked for, or an error with the status it deserves.
Sources: SPARQL 1.1 Protocol, sections 2.1 and 2.2; RFC 9110, section 12.5.1 (Accept).
"""

from __future__ import annotations

import asyncio
import base64
import binascii
import hmac
from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request

FORM = "application/x-www-form-urlencoded"
FIELDS = 100
"""Most fields of a form."""

Parameters = dict[str, list[str]]


def media(headers: Headers) -> str:
    """Media type of a body, without parameters."""
    return headers.get("content-type", "").partition(";")[0].strip().lower()


async def body(request: Request, *, most: int, patience: float) -> bytes:
    """The body of a request.

    Raises:
        HTTPException: It is too long, or comes too slowly.
    """
    parts: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(patience):
            async for part in request.stream():
                size += len(part)
                if size > most:
                    raise HTTPException(413, f"the body is longer than {most} bytes")
                parts.append(part)
    except TimeoutError as error:
        raise HTTPException(408, "the body came too slowly") from error
    except ClientDisconnect as error:
        raise HTTPException(400, "the body never came") from error
    return b"".join(parts)


async def parameters(request: Request, name: str, *, most: int, patience: float) -> Parameters:
    """Parameters of a query or update, from the address, a form, or a body that is the text itself.

    Args:
        request: The request.
        name: "query" or "update".
        most: Most bytes of the body.
        patience: Seconds the body may take.

    Raises:
        HTTPException: The request is no such operation.
    """
    found: Parameters = {}
    for key, value in request.query_params.multi_items():
        found.setdefault(key, []).append(value)
    if request.method == "POST":
        kind = media(request.headers)
        data = await body(request, most=most, patience=patience)
        if kind == f"application/sparql-{name}":
            found[name] = [_text(data)]
        elif kind == FORM:
            found.update(_form(_text(data)))
        else:
            raise HTTPException(415, f"send application/sparql-{name} or a form")
    if len(found.get(name, ())) != 1:
        raise HTTPException(400, f"give exactly one {name}")
    return found


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise HTTPException(400, "the body cannot be read as UTF-8") from error


def _form(text: str) -> Parameters:
    try:
        return parse_qs(text, keep_blank_values=True, max_num_fields=FIELDS)
    except ValueError as error:
        raise HTTPException(400, f"the form has more than {FIELDS} fields") from error


def accepted(headers: Headers) -> tuple[str, ...]:
    """Media types that a client accepts, the best liked first."""
    liked: list[tuple[float, int, str]] = []
    for at, part in enumerate(headers.get("accept", "*/*").split(",")[:50]):
        name, *rest = (piece.strip() for piece in part.split(";"))
        weight = 1.0
        for piece in rest:
            if piece[:2].lower() == "q=":
                try:
                    weight = float(piece[2:])
                except ValueError:
                    weight = 0.0
        if name and weight > 0:
            liked.append((-weight, at, name.lower()))
    return tuple(name for _, _, name in sorted(liked))


def may_write(headers: Headers, token: str) -> bool:
    """Say whether a request knows the token: as Bearer, or as the password of Basic."""
    kind, _, given = headers.get("authorization", "").partition(" ")
    if kind.lower() == "basic":
        try:
            given = base64.b64decode(given, validate=True).decode("utf-8").partition(":")[2]
        except (binascii.Error, ValueError):
            return False
    elif kind.lower() != "bearer":
        return False
    return hmac.compare_digest(given.encode(), token.encode())

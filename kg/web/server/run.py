"""Running the server: a socket, a graceful stop, clients that never finish their request.

Comes in: settings, address. Goes out: nothing until it is stopped (SIGINT, SIGTERM).
"""

from __future__ import annotations

import asyncio
import errno
import socket
from collections.abc import Callable
from typing import Any

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from kg.errors import ConfigError, UnavailableError
from kg.web.server.app import Server
from kg.web.server.settings import Settings

GRACE = 10
"""Seconds that running requests have after the signal to stop."""

CONNECTIONS = 1_000
HEAD = 20.0
"""Seconds that a client may take to send the head of its first request."""


class Impatient(H11Protocol):
    """HTTP that hangs up on a client that does not finish the head of its request."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to count."""
        super().connection_made(transport)
        self._alarm = self.loop.call_later(HEAD, self._late)

    def data_received(self, data: bytes) -> None:
        """Stop counting when a request is whole."""
        super().data_received(data)
        if self.cycle is not None:
            self._alarm.cancel()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop counting."""
        self._alarm.cancel()
        super().connection_lost(exc)

    def _late(self) -> None:
        if self.cycle is None and not self.transport.is_closing():
            self.transport.close()


def serve(settings: Settings, *, host: str, port: int, ready: Callable[[str], Any] | None = None) -> None:
    """Serve until a signal comes.

    Args:
        settings: What is served, and how.
        host: Address to listen on.
        port: Port; 0 for any that is free.
        ready: Told the address when the server listens.
    """
    config = uvicorn.Config(
        Server(settings).application(),
        host=host,
        port=port,
        http=Impatient,
        ws="none",
        lifespan="on",
        log_level="warning",
        access_log=False,
        server_header=False,
        limit_concurrency=CONNECTIONS,
        timeout_keep_alive=15,
        timeout_graceful_shutdown=GRACE,
        h11_max_incomplete_event_size=64 << 10,
    )
    _Announcing(config, ready).run()


def check_address(host: str, port: int) -> None:
    """Say at once when nobody can listen there, before the graph is loaded.

    Raises:
        ConfigError: The host is no name.
        UnavailableError: The port is in use or not allowed, or the host has no such address.
    """
    try:
        for family, kind, _, _, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
            with socket.socket(family, kind) as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind(address)
    except UnicodeError as error:
        raise ConfigError(f"{host!r} is no name of a host", hint="for example --host localhost") from error
    except OSError as error:
        elsewhere = isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL
        hint = (
            "give an address of this machine as --host" if elsewhere else "give another --port; 0 takes any"
        )
        raise UnavailableError(
            f"cannot listen on {host} port {port} ({error.strerror})", hint=hint
        ) from error


class _Announcing(uvicorn.Server):
    """A server that says where it listens."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[str], Any] | None) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: Any = None) -> None:
        await super().startup(sockets)
        if self._ready and self.started:
            host, port = self.servers[0].sockets[0].getsockname()[:2]
            self._ready(f"http://{f'[{host}]' if ':' in host else host}:{port}/")

    async def shutdown(self, sockets: Any = None) -> None:
        await super().shutdown(sockets)
        self._captured_signals.clear()  # a stop that was asked for is no failure

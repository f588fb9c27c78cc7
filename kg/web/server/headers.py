"""Headers that tell browsers to be careful.

Comes in: responses. Goes out: the same with headers. Source: OWASP Secure Headers Project.
"""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

STRICT = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

POLICIES = {
    "/editor": (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "font-src data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
    ),
    "/": "frame-ancestors 'none'",
    "/api": "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src data:; frame-ancestors 'none'",
}
"""What pages may do; the explorer's own policy stands in the page, with the hashes of what it runs."""

SHARED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-cache",
}


class Headers:
    """Middleware that adds the headers to every response."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and add headers to what comes back."""

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SHARED.items():
                    headers[name] = value
                headers["Content-Security-Policy"] = POLICIES.get(scope["path"], STRICT)
            await send(message)

        await self._app(scope, receive, sending)

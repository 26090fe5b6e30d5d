"""What every request passes before a route sees it, and what every answer carries."""

import ipaddress
import json
from collections.abc import Collection

from fastapi import HTTPException
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kiosk.values import dataclass

BODY = 32 * 1024
"""Bytes of a request at most; the longest page told is about 4 KB."""

_SAFE = frozenset({"GET", "HEAD"})

_CARRIED = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


@dataclass(frozen=True)
class Guard:
    """Refuses foreign pages, foreign names of this machine and long bodies.

    `names`: what else this machine is called.
    """

    app: ASGIApp
    names: Collection[str] = ()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        carrying = _carrying(send, scope["path"])
        headers = Headers(scope=scope)
        if refused := self._refusal(scope, headers):
            await _refuse(carrying, *refused)
            return
        await self.app(scope, _bounded(receive), carrying)

    def _refusal(self, scope: Scope, headers: Headers) -> tuple[int, str] | None:
        if not self._is_ours(headers.get("host", "")):
            return 421, "unknown_host"
        if (
            not headers.get("content-length", "0").isdecimal()
            or int(headers.get("content-length", "0")) > BODY
        ):
            return 413, "too_long"
        site = headers.get("sec-fetch-site")
        if scope["path"].startswith("/api/") and site not in {None, "same-origin", "none"}:
            return 403, "foreign"
        if scope["method"] in _SAFE:
            return None
        origin = headers.get("origin")
        if origin is not None and origin != f"{scope['scheme']}://{headers['host']}":
            return 403, "foreign"
        if origin is None and site is None and "cookie" in headers:  # a browser says one of the two
            return 403, "foreign"
        return None

    def _is_ours(self, host: str) -> bool:
        """An address, or a name of ours: a foreign name that points here is somebody else's page."""
        name = host.rpartition(":")[0] if host.rpartition(":")[2].isdecimal() else host
        if name == "localhost" or name in self.names:
            return True
        try:
            ipaddress.ip_address(name.strip("[]"))
        except ValueError:
            return False
        return True


def _carrying(send: Send, path: str) -> Send:
    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _CARRIED.items():
                headers[name] = value
            headers.setdefault("Cache-Control", "no-store" if path.startswith("/api/") else "no-cache")
        await send(message)

    return send_with_headers


def _bounded(receive: Receive) -> Receive:
    received = 0

    async def receive_bounded() -> Message:
        nonlocal received
        message = await receive()
        received += len(message.get("body", b""))
        if received > BODY:
            raise HTTPException(413, "too_long")
        return message

    return receive_bounded


async def _refuse(send: Send, status: int, code: str) -> None:
    headers = [(b"content-type", b"application/json")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": json.dumps({"error": code}).encode()})

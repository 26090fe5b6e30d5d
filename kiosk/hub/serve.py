"""Starts the hub: alone on the reception PC, or as a tablet's child that ends with it."""

import json
import os
import secrets
import socket
import ssl
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import uvicorn
from fastapi import FastAPI

from kiosk.hub.holder import Role
from kiosk.hub.joins import Joins
from kiosk.hub.keeper import Keeper
from kiosk.hub.pages import phone_texts
from kiosk.hub.parts import Hub
from kiosk.hub.presence import SILENT
from kiosk.hub.reception import welcome
from kiosk.hub.tidy import tidy
from kiosk.hub.tokens import Tokens
from kiosk.hub.web import make
from kiosk.values import dataclass

FILE = "hub.sqlite"
TABLET_TOKEN = "TETSUNAGI_TABLET_TOKEN"  # noqa: S105 - the name of a variable
STAFF_TOKEN = "TETSUNAGI_STAFF_TOKEN"  # noqa: S105
_UNUSABLE = """証明書（--certificate）と鍵（--key）を使えないので、始めません。
二つの PEM ファイルを確かめてください。
  {why}
"""
ANY = frozenset({"0.0.0.0", "::"})  # noqa: S104 - compared, not bound


@dataclass(frozen=True)
class Options:
    """Where to keep, where to listen.  `parent_pid`: a tablet's child; it ends when its stdin closes."""

    data: Path
    host: str = "127.0.0.1"
    port: int = 0
    name: str | None = None  # what this machine is called in addresses
    certificate: Path | None = None
    key: Path | None = None
    parent_pid: int | None = None


class Server(uvicorn.Server):
    """Ends the streams first: they would never end by themselves."""

    def __init__(self, config: uvicorn.Config, hub: Hub) -> None:
        super().__init__(config)
        self._hub = hub

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Every listener is cut; it reconnects when the hub is back."""
        self._hub.news.cut(lambda _holder: True)
        await super().shutdown(sockets)


def utc_now() -> datetime:
    """The time of day."""
    return datetime.now(UTC)


def serve(options: Options, now: Callable[[], datetime] = utc_now) -> int:
    """Until it is told to end."""
    if unusable := _unusable(options):
        sys.stderr.write(_UNUSABLE.format(why=unusable))
        return 2
    listening = _listen(options.host, options.port)
    keeper = Keeper(options.data / FILE, now)
    keeper.do_now(partial(tidy, now=now()))
    tokens = Tokens(keeper, now)
    staff = _give(tokens)
    hub = Hub(keeper, tokens, Joins(now), now)
    app = make(hub, [options.name] if options.name else [])
    port: int = listening.getsockname()[1]
    scheme = "https" if options.certificate else "http"
    app.state.address = lambda: f"{scheme}://{options.name or _own_address(options.host)}:{port}"
    here = app.state.address() if options.certificate else f"http://127.0.0.1:{port}"
    server = _server(app, options, hub)
    if options.parent_pid is None:
        sys.stderr.write(welcome(here, staff, hub, app.state.address()))
    else:
        _end_with_parent(server)
    sys.stdout.write(json.dumps({"port": port}) + "\n")
    sys.stdout.flush()
    with suppress(KeyboardInterrupt):  # uvicorn has ended everything before it passes Ctrl+C on
        server.run([listening])
    keeper.close()
    return 0


def _unusable(options: Options) -> str:
    """Why the certificate cannot be shown to anybody; empty where it can, or none is wanted."""
    if options.certificate is None:
        return ""
    try:
        ssl.create_default_context(ssl.Purpose.CLIENT_AUTH).load_cert_chain(options.certificate, options.key)
    except OSError as error:  # whatever is wrong inside is one too
        return str(error)
    return ""


def _listen(host: str, port: int) -> socket.socket:
    """Connections whose other end has silently gone are closed after as long as a tablet may be silent."""
    listening = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    if hasattr(socket, "TCP_USER_TIMEOUT"):  # what is accepted inherits it
        milliseconds = round(SILENT.total_seconds() * 1000)
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, milliseconds)
    return listening


def _give(tokens: Tokens) -> str:
    """The tokens that the parent made; alone the hub makes the staff's itself, anew at each start."""
    tablet = os.environ.pop(TABLET_TOKEN, None)
    if tablet:
        tokens.given("own-tablet", Role.TABLET, phone_texts().get("phone.this_tablet", ""), tablet)
    staff = os.environ.pop(STAFF_TOKEN, None) or secrets.token_urlsafe(32)
    tokens.given("own-staff", Role.STAFF, "係", staff)
    return staff


def _server(app: FastAPI, options: Options, hub: Hub) -> Server:
    config = uvicorn.Config(
        app,
        access_log=False,
        log_level="warning",
        server_header=False,
        proxy_headers=False,
        ws="none",
        limit_concurrency=600,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=1,
        ssl_certfile=options.certificate,
        ssl_keyfile=options.key,
    )
    return Server(config, hub)


def _end_with_parent(server: Server) -> None:
    """The pipe at stdin closes whatever way the parent dies."""

    def wait() -> None:
        while sys.stdin.buffer.read(64):
            pass
        server.should_exit = True

    threading.Thread(target=wait, daemon=True).start()


def _own_address(host: str) -> str:
    """This machine's address towards the network; nothing is sent to find it."""
    if host not in ANY:
        return f"[{host}]" if ":" in host else host
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        try:
            asked.connect(("192.0.2.1", 9))
        except OSError:
            return "127.0.0.1"
        found: str = asked.getsockname()[0]
        return found

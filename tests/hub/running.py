"""A real hub process, and the tablets and staff that speak with it."""

import json
import os
import secrets
import socket
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

import httpx

ROOT = Path(__file__).parent.parent.parent
PATIENCE_S = 20.0

ABOUT = {
    "procedure": "konbini",
    "title": "コンビニで 証明書をとる",
    "step": "put_card",
    "step_title": "カードを 置きます",
    "supporter_line": "急がなくてだいじょうぶです、と先に伝えます。",
    "forbidden": ["番号を見ません。", "代わりに押しません。"],
    "where": "7のうち3",
}
TOLD = {
    "about": ABOUT,
    "on_page_s": 75,
    "troubles": 4,
    "looks": {"text": "large", "theme": "light", "voice": True, "slow": True},
    "keys": [{"name": "next", "words": "つぎへ"}, {"name": "back", "words": "もどる"}],
}


def wait_until(seen: Callable[[], bool], what: str = "it") -> None:
    """Looks often; fails after `PATIENCE_S`."""
    end = time.monotonic() + PATIENCE_S
    while not seen():
        assert time.monotonic() < end, f"{what} did not come"
        time.sleep(0.02)


@dataclass
class HubProcess:
    """One hub; it can be killed and started again on the same port and file."""

    data: Path
    port: int = 0
    staff_token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    tablet_token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    process: "subprocess.Popen[bytes] | None" = None
    _clients: list[httpx.Client] = field(default_factory=list)
    _streams: "list[Listening]" = field(default_factory=list)

    def start(self) -> Self:
        """Returns when it listens."""
        self.data.mkdir(parents=True, exist_ok=True)
        if not self.clock.exists():
            self.set_ahead(0)
        tokens = {"TETSUNAGI_STAFF_TOKEN": self.staff_token, "TETSUNAGI_TABLET_TOKEN": self.tablet_token}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.hub.child", str(self.data), str(self.port), str(self.clock)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env=os.environ | tokens,
        )
        assert self.process.stdout
        self.port = json.loads(self.process.stdout.readline())["port"]
        return self

    @property
    def clock(self) -> Path:
        return self.data / "ahead"

    def set_ahead(self, seconds: float) -> None:
        """The hub's clock goes so far ahead of the real one."""
        whole = self.clock.with_suffix(".new")
        whole.write_text(str(seconds), encoding="ascii")
        whole.replace(self.clock)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def kill(self) -> None:
        """As a power cut would."""
        assert self.process
        self.process.kill()
        self._reap()

    def close(self) -> int:
        """As a parent that ends."""
        assert self.process
        assert self.process.stdin
        self.process.stdin.close()
        code = self._reap()
        for stream in self._streams:
            assert stream.ended.wait(PATIENCE_S)
        for client in self._clients:
            client.close()
        return code

    def _reap(self) -> int:
        assert self.process
        assert self.process.stdin
        assert self.process.stdout
        code = self.process.wait(PATIENCE_S)
        self.process.stdin.close()
        self.process.stdout.close()
        return code

    def client(self, token: str | None = None) -> httpx.Client:
        headers = {"Authorization": f"Bearer {token}"} if token else {"Origin": self.address}
        self._clients.append(
            httpx.Client(base_url=f"{self.address}/api/v1", headers=headers, timeout=PATIENCE_S)
        )
        return self._clients[-1]

    def listen(self, who: httpx.Client, last: str | None = None) -> "Listening":
        """The stream of whoever this client speaks for."""
        self._streams.append(Listening(who, last))
        return self._streams[-1]

    def staff(self) -> httpx.Client:
        return self.client(self.staff_token)

    def tablet(self, token: str | None = None) -> "Tablet":
        return Tablet(self.client(token or self.tablet_token))

    def new_tablet(self, name: str, seat: str = "") -> "Tablet":
        """Another tablet of the centre."""
        with self.staff() as staff:
            made = staff.post("/tablets", json={"name": name, "seat": seat}).raise_for_status().json()
        return self.tablet(made["token"])

    def join_url(self) -> str:
        with self.staff() as staff:
            url: str = staff.post("/joins").raise_for_status().json()["url"]
        return url

    def supporter(self, name: str) -> httpx.Client:
        """A phone without a page."""
        client = self.client()
        code = self.join_url().rpartition("=")[2]
        client.post("/join", json={"code": code, "name": name}).raise_for_status()
        return client


@dataclass
class Tablet:
    """Says what the glass says."""

    client: httpx.Client

    def call(
        self, kind: str = "beside", seat: str = "窓ぎわの席", call_id: str | None = None
    ) -> dict[str, Any]:
        form = {"id": call_id or str(uuid.uuid4()), "kind": kind, "seat": seat, **TOLD}
        made: dict[str, Any] = self.client.post("/calls", json=form).raise_for_status().json()
        return made

    def act(self, call: dict[str, Any], what: str, **more: object) -> httpx.Response:
        return act(self.client, call, what, **more)

    def now(self, call: dict[str, Any]) -> dict[str, Any] | None:
        """The call as the hub has it, while it is open."""
        return next((each for each in self.client.get("/calls").json() if each["id"] == call["id"]), None)


def act(client: httpx.Client, call: dict[str, Any], what: str, **more: object) -> httpx.Response:
    form = {"act": what, "version": call["version"], "key": secrets.token_hex(16), **more}
    return client.post(f"/calls/{call['id']}/acts", json=form)


class Listening:
    """An open stream; `heard` grows in a thread of its own."""

    def __init__(self, client: httpx.Client, last: str | None = None) -> None:
        self.heard: list[tuple[str, dict[str, Any], str | None]] = []
        self.ended = threading.Event()
        self._headers = {"Last-Event-ID": last} if last else {}
        self._answer: httpx.Response | None = None
        self._client = httpx.Client(base_url=client.base_url, headers=client.headers, cookies=client.cookies)
        threading.Thread(target=self._listen, daemon=True).start()
        wait_until(lambda: bool(self.of("ping")), "the stream's beginning")

    def of(self, name: str) -> list[dict[str, Any]]:
        return [data for each, data, _id in self.heard if each == name]

    def last_id(self) -> str | None:
        return next((each for _name, _data, each in reversed(self.heard) if each), None)

    def close(self) -> None:
        """Hangs up, as a program that dies."""
        assert self._answer
        self._answer.extensions["network_stream"].get_extra_info("socket").shutdown(socket.SHUT_RDWR)
        assert self.ended.wait(PATIENCE_S)

    def _listen(self) -> None:
        try:
            with self._client.stream("GET", "/stream", headers=self._headers, timeout=None) as answer:
                self._answer = answer
                lines: dict[str, str] = {}
                for line in answer.iter_lines():
                    if line:
                        name, _, value = line.partition(": ")
                        lines[name] = value
                    elif "data" in lines:
                        self.heard.append((lines["event"], json.loads(lines["data"]), lines.get("id")))
                        lines = {}
        except httpx.HTTPError:
            pass
        finally:
            self._client.close()
            self.ended.set()

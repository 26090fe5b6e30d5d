"""A hub in a process of its own, with tablets and supporters, for measuring."""

import json
import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

ROOT = Path(__file__).resolve().parent.parent

TOLD = {
    "about": {
        "procedure": "konbini",
        "title": "コンビニで 証明書をとる",
        "step": "put_card",
        "step_title": "カードを 置きます",
        "supporter_line": "急がなくてだいじょうぶです、と先に伝えます。",
        "forbidden": ["番号を見ません。", "代わりに押しません。"],
        "where": "7のうち3",
    },
    "on_page_s": 75,
    "troubles": 4,
    "looks": {"text": "large", "theme": "light", "voice": True, "slow": True},
    "keys": [{"name": "next", "words": "つぎへ"}],
}
"""What a tablet tells of a page."""


@dataclass(frozen=True)
class RunningHub:
    """Where it listens, and what its parent knows."""

    process: "subprocess.Popen[bytes]"
    address: str
    staff: dict[str, str]
    tablet: dict[str, str]

    def join_url(self) -> str:
        """A code for one phone."""
        answer = httpx.post(f"{self.address}/api/v1/joins", headers=self.staff).raise_for_status()
        url: str = answer.json()["url"]
        return url

    def join(self, name: str) -> dict[str, str]:
        """Headers of a supporter without a page."""
        form = {"code": self.join_url().rpartition("=")[2], "name": name}
        origin = {"Origin": self.address}
        answer = httpx.post(f"{self.address}/api/v1/join", json=form, headers=origin).raise_for_status()
        return origin | {"Cookie": f"tetsunagi={answer.cookies['tetsunagi']}"}

    def new_tablet(self, name: str) -> dict[str, str]:
        """Headers of one more tablet."""
        answer = httpx.post(f"{self.address}/api/v1/tablets", headers=self.staff, json={"name": name})
        return bearer(answer.raise_for_status().json()["token"])


def bearer(token: str) -> dict[str, str]:
    """The header that tablets and staff carry."""
    return {"Authorization": f"Bearer {token}"}


@contextmanager
def running(data: Path) -> Iterator[RunningHub]:
    """A hub as a tablet starts it, until the end of the block."""
    staff, tablet = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
    arguments: list[Any] = [sys.executable, "-m", "kiosk", "hub", "--data", data, "--port", "0"]
    process = subprocess.Popen(
        [*arguments, "--parent-pid", str(os.getpid())],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env=os.environ | {"TETSUNAGI_STAFF_TOKEN": staff, "TETSUNAGI_TABLET_TOKEN": tablet},
    )
    assert process.stdin
    assert process.stdout
    port = json.loads(process.stdout.readline())["port"]
    try:
        yield RunningHub(process, f"http://127.0.0.1:{port}", bearer(staff), bearer(tablet))
    finally:
        process.stdin.close()
        process.wait(10)
        process.stdout.close()

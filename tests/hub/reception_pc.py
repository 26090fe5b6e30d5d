"""The hub alone on a reception PC, started and set up as the handbook tells staff to."""

import json
import re
import signal
import ssl
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import httpx

from tests.hub.running import PATIENCE_S, ROOT

STAFF = re.compile(r"(https?://\S+)/reception#([\w-]+)")


@dataclass
class ReceptionPC:
    """`options` are further words of the command line; `trust` is what its certificate is judged by."""

    data: Path
    options: tuple[str, ...] = ()
    trust: ssl.SSLContext | None = None
    port: int = 0
    address: str = ""
    _staff: str = ""
    _process: "subprocess.Popen[str] | None" = None

    def start(self) -> Self:
        """Returns when it listens; reads from its terminal where the reception's page is."""
        self.data.mkdir(parents=True, exist_ok=True)
        terminal = self.data / "terminal.txt"
        command = (sys.executable, "-m", "kiosk", "hub", "--data", str(self.data), "--port", str(self.port))
        with terminal.open("w", encoding="utf-8") as errors:
            self._process = subprocess.Popen(
                [*command, *self.options], cwd=ROOT, stdout=subprocess.PIPE, stderr=errors, text=True
            )
        assert self._process.stdout
        self.port = json.loads(self._process.stdout.readline())["port"]
        found = STAFF.search(terminal.read_text(encoding="utf-8"))
        assert found
        self.address, self._staff = found.groups()
        return self

    @property
    def reception_url(self) -> str:
        """The page with which staff let phones and tablets in."""
        return f"{self.address}/reception#{self._staff}"

    def staff(self) -> httpx.Client:
        """What that page may; close it."""
        headers = {"Authorization": f"Bearer {self._staff}"}
        verify = self.trust if self.trust is not None else True
        return httpx.Client(base_url=f"{self.address}/api/v1", headers=headers, verify=verify)

    def join_url(self) -> str:
        """A code for one phone."""
        with self.staff() as staff:
            url: str = staff.post("/joins").raise_for_status().json()["url"]
        return url

    def let_in(self, tablet: str) -> str:
        """The token of one more tablet."""
        with self.staff() as staff:
            token: str = staff.post("/tablets", json={"name": tablet}).raise_for_status().json()["token"]
        return token

    def close(self) -> int:
        """Ctrl+C."""
        assert self._process
        assert self._process.stdout
        self._process.send_signal(signal.SIGINT)
        code = self._process.wait(PATIENCE_S)
        self._process.stdout.close()
        return code

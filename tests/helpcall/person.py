"""A supporter at the real hub: joins with a code of the staff, keeps a page open, and acts."""

import threading
import time
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import httpx

IN_VIEW_S = 3.0
CAME_BACK_S = 0.3


@dataclass
class Person:
    """One supporter.  Their page's stream and its word that it is in view run in a thread of their own."""

    base: str
    name: str
    _stop: threading.Event = field(default_factory=threading.Event)

    def join(self, staff_token: str) -> "Person":
        """Take a code and use it, then keep the page open."""
        staff = {"Authorization": f"Bearer {staff_token}"}
        code = httpx.post(f"{self.base}/api/v1/joins", headers=staff).raise_for_status().json()["code"]
        self._client = httpx.Client(base_url=f"{self.base}/api/v1", headers={"Origin": self.base}, timeout=5)
        self._client.post("/join", json={"code": code, "name": self.name}).raise_for_status()
        for job in (self._listen, self._say_in_view):
            threading.Thread(target=job, daemon=True).start()
        return self

    def close(self) -> None:
        """The page is closed."""
        self._stop.set()
        self._client.close()

    def calls(self) -> list[dict[str, Any]]:
        """What the board shows."""
        found: list[dict[str, Any]] = self._client.get("/calls").raise_for_status().json()
        return found

    def do(self, act: str, **more: object) -> dict[str, Any]:
        """Press a key of the first call on the board."""
        return self.act(self.calls()[0], act, **more)

    def act(self, call: dict[str, Any], act: str, **more: object) -> dict[str, Any]:
        """Press a key of a call, as it was when the board showed it."""
        body = {"act": act, "version": call["version"], "key": str(uuid4()), **more}
        sent = self._client.post(f"/calls/{call['id']}/acts", json=body)
        done: dict[str, Any] = sent.raise_for_status().json()
        return done

    def point(self, words: str | None) -> None:
        """At the key with these words."""
        call = self.calls()[0]
        name = next((key["name"] for key in call["keys"] if key["words"] == words), None)
        self._client.post(f"/calls/{call['id']}/point", json={"key": name}).raise_for_status()

    def _listen(self) -> None:
        while not self._stop.is_set():
            try:
                with self._client.stream("GET", "/stream", timeout=None) as stream:
                    for _ in stream.iter_bytes():
                        if self._stop.is_set():
                            return
            except (httpx.HTTPError, RuntimeError):
                time.sleep(CAME_BACK_S)

    def _say_in_view(self) -> None:
        while not self._stop.is_set():
            try:
                self._client.put("/me", json={"in_view": True, "resting": False})
                self._stop.wait(IN_VIEW_S)
            except (httpx.HTTPError, RuntimeError):
                time.sleep(CAME_BACK_S)

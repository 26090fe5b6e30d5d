"""Help, measured: from the touch's request until the call is drawn on a phone, with many who listen.

One phone is Debian's Chromium on the hub's page; the others only read their streams.  A call is drawn when
the frame after its card's appearance has begun.  The clocks are one: `time.time` here, `timeOrigin` there.
Then the other way: an answer until it is drawn and spoken on a real glass (`bench_answer.py`).  Last: JSON.
"""

import argparse
import json
import os
import selectors
import socket
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from pathlib import Path
from statistics import quantiles

import httpx
from help_hub import TOLD, RunningHub, running
from playwright.sync_api import Page, sync_playwright

WATCH = """
window.drawn = {};
new MutationObserver((changes) => {
  for (const card of changes.flatMap((change) => [...change.addedNodes])) {
    const drawn = () => { window.drawn[card.dataset.call] = performance.timeOrigin + performance.now(); };
    requestAnimationFrame(drawn);
  }
}).observe(document.getElementById("calls"), { childList: true });
"""
APART_S = 0.15


def main() -> int:
    """Measure, tell, and last one line of JSON."""
    asked = options()
    with tempfile.TemporaryDirectory(prefix="tetsunagi-help-") as folder:
        back_ms = came_back(Path(folder))
        with running(Path(folder)) as hub:
            times = calls_until_drawn(hub, asked.calls, asked.listeners)
    cuts = quantiles(times, n=100, method="inclusive")
    told = {
        "call_p50_ms": round(cuts[49], 1),
        "call_p99_ms": round(cuts[98], 1),
    }
    sys.stdout.write(f"{len(times)} calls, {asked.listeners} listeners, slowest {max(times):.1f} ms\n")
    sys.stdout.write(json.dumps(told | glass(asked.answers) | {"hub_back_ms": round(back_ms)}) + "\n")
    return 0


def glass(answers: int) -> dict[str, float]:
    """An answer until it is drawn and spoken on the glass, and its late frames, in processes of their own."""
    script = Path(__file__).with_name("bench_answer.py")
    done = subprocess.run(
        [sys.executable, str(script), "--answers", str(answers)],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        cwd=script.parent.parent,
        env=os.environ | {"PYTHONPATH": str(script.parent.parent)},
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def came_back(folder: Path) -> float:
    """Milliseconds from a hub's kill -9 until the next one has answered."""
    with running(folder) as hub:
        hub.process.kill()
        begun = time.monotonic()
    with running(folder) as hub:
        httpx.get(f"{hub.address}/health").raise_for_status()
        return 1000 * (time.monotonic() - begun)


def calls_until_drawn(hub: RunningHub, many: int, listeners: int) -> list[float]:
    """Milliseconds of each call."""
    listen(hub, [hub.join(f"支援{number}") for number in range(listeners - 1)])
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 390, "height": 844}, bypass_csp=True)
        page.goto(hub.join_url())
        page.get_by_label("よび名").fill("田中")
        page.get_by_role("button", name="入る").click()
        page.locator("#link", has_text="つながっています").wait_for()
        page.evaluate(WATCH)
        with httpx.Client(base_url=f"{hub.address}/api/v1", headers=hub.tablet) as tablet:
            times = [until_drawn(tablet, page) for _ in range(many)]
        browser.close()
    return times


def until_drawn(tablet: httpx.Client, page: Page) -> float:
    """One call, cancelled as soon as it was drawn."""
    call = str(uuid.uuid4())
    begun = time.time()
    tablet.post("/calls", json={"id": call, "kind": "beside", **TOLD}).raise_for_status()
    drawn: float = page.wait_for_function(f"window.drawn['{call}']").json_value()
    form = {"act": "cancel", "version": 1, "key": uuid.uuid4().hex}
    tablet.post(f"/calls/{call}/acts", json=form).raise_for_status()
    time.sleep(APART_S)
    return drawn - 1000 * begun


def listen(hub: RunningHub, supporters: list[dict[str, str]]) -> None:
    """Reads all their streams and throws away what comes."""
    host, _, port = hub.address.removeprefix("http://").rpartition(":")
    chosen = selectors.DefaultSelector()
    for headers in supporters:
        line = socket.create_connection((host, int(port)))
        lines = [f"GET /api/v1/stream HTTP/1.1\r\nHost: {host}:{port}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        line.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        chosen.register(line, selectors.EVENT_READ)
    threading.Thread(target=read_all, args=(chosen,), daemon=True).start()


def read_all(chosen: selectors.BaseSelector) -> None:
    """Until every stream has ended."""
    while chosen.get_map():
        for key, _ in chosen.select():
            assert isinstance(key.fileobj, socket.socket)
            if not key.fileobj.recv(65_536):
                chosen.unregister(key.fileobj)
                key.fileobj.close()


def options() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--calls", type=int, default=300)
    parser.add_argument("--listeners", type=int, default=50)
    parser.add_argument("--answers", type=int, default=100)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())

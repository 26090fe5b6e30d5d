"""The hub by itself on the reception PC, as the command line starts it."""

import json
import re
import signal
import subprocess
import sys
from pathlib import Path

import httpx

from tests.hub.running import ROOT


def test_the_terminal_says_where_to_go(tmp_path: Path) -> None:
    """The reception's address with the staff's token, and one code to join; Ctrl+C ends it."""
    hub = subprocess.Popen(
        [sys.executable, "-m", "kiosk", "hub", "--data", str(tmp_path), "--port", "0"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert hub.stdout
    port = json.loads(hub.stdout.readline())["port"]
    assert httpx.get(f"http://127.0.0.1:{port}/health").json()["ok"] is True
    assert httpx.get(f"http://127.0.0.1:{port}/reception").status_code == 200
    hub.send_signal(signal.SIGINT)
    said = hub.communicate(timeout=20)[1]
    token = re.search(rf"http://127\.0\.0\.1:{port}/reception#([\w-]{{43}})\n", said)
    code = re.search(rf"http://127\.0\.0\.1:{port}/join\?code=(\w{{8}})\n", said)
    assert token
    assert code
    assert "Traceback" not in said

"""A polite end from outside: the kiosk stops its loop, writes its log and says 0."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from kiosk.content import ROOT

WAITING = """
import os, signal, sys
from PySide6.QtCore import QCoreApplication, QTimer
from kiosk.run import Signals
app = QCoreApplication([])
signals = Signals(app.quit)
QTimer.singleShot(0, lambda: print("waiting", flush=True))
code = app.exec()
signals.close()
sys.exit(code)
"""


def test_a_signal_ends_a_loop_in_which_nothing_happens() -> None:
    """Without the socket Python would hear it at the next event, which on a quiet evening is never."""
    for name in (signal.SIGTERM, signal.SIGINT):
        with subprocess.Popen(
            [sys.executable, "-c", WAITING], cwd=ROOT, stdout=subprocess.PIPE, text=True
        ) as waiting:
            assert waiting.stdout is not None
            assert waiting.stdout.readline() == "waiting\n"
            waiting.send_signal(name)
            assert waiting.wait(20) == 0


def test_the_kiosk_ends_with_0_and_leaves_its_log(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with subprocess.Popen(
        [sys.executable, "-m", "kiosk", "run", "--data", str(data), "--window", "1280x800"],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stderr=subprocess.DEVNULL,
    ) as kiosk:
        log = data / "diary.sqlite"
        while not log.exists():
            assert kiosk.poll() is None
        kiosk.send_signal(signal.SIGTERM)
        assert kiosk.wait(30) == 0
    assert not log.with_name("diary.sqlite-wal").exists()

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


AGAIN_AND_OUT = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from kiosk import run
from kiosk.app import begin_again
opened, first = run._open, "KIOSK_TEST_AGAIN" not in os.environ
def open_and_leave(tablet, size):
    opened(tablet, size)
    print("first" if first else "second", os.getpid(), flush=True)
    os.environ["KIOSK_TEST_AGAIN"] = "yes"
    QTimer.singleShot(0, (lambda: begin_again(tablet)) if first else tablet.glass.close)
run._open = open_and_leave
data = Path(sys.argv[1])
sys.exit(run.run(data / "none.toml", data, "1280x800", None))
"""


def test_a_new_start_is_the_same_process(tmp_path: Path) -> None:
    """Whoever started the kiosk, by hand or by a service, still waits for it, and hears how it ends."""
    done = subprocess.run(
        [sys.executable, "-c", AGAIN_AND_OUT, str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    first, second = (line.split() for line in done.stdout.splitlines())
    assert (first[0], second[0]) == ("first", "second")
    assert first[1] == second[1]
    assert done.returncode == 0


SETTLED_AND_OUT = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from kiosk import run
settle = run.settle
def settle_and_leave(tablet):
    settle(tablet)
    QApplication.quit()
run.settle = settle_and_leave
data = Path(sys.argv[1])
(data / "staff.json").touch()
code = run.run(data / "none.toml", data, "1280x800", None)
print("budoux" in sys.modules, "tomllib" in sys.modules)
sys.exit(code)
"""


def test_the_second_start_takes_no_sentence_apart(tmp_path: Path) -> None:
    """The model that finds where lines may break, and what reads settings, are for what is new."""
    told = [
        subprocess.run(
            [sys.executable, "-c", SETTLED_AND_OUT, str(tmp_path)],
            cwd=ROOT,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        ).stdout.split()
        for _ in range(2)
    ]
    assert told == [["True", "True"], ["False", "False"]]

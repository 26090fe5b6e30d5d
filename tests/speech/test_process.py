"""What the voice costs at the start, and what it leaves behind at the end."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.speech.conftest import ASSETS, wait_for

ROOT = Path(__file__).parents[2]


def test_importing_it_is_cheap() -> None:
    """Before the first paint nothing heavy may be loaded: no numpy, no dictionary, no sound library."""
    program = (
        "import sys, kiosk.speech.build\n"
        "heavy = {'numpy', 'pyopenjtalk', 'pyttsx3', 'PySide6.QtMultimedia', 'PySide6.QtGui'}\n"
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)"
    )
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True, timeout=30)


def test_the_sound_process_does_not_outlive_a_killed_kiosk(qapp: object) -> None:
    """Kill -9 leaves no voice talking to an empty screen."""
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from PySide6.QtCore import QCoreApplication, QTimer\n"
        "from kiosk.speech.build import build_voice\n"
        "from kiosk.speech.port import Manner\n"
        "app = QCoreApplication([])\n"
        "voice = build_voice(Path(sys.argv[1]), Manner(), print, print)\n"
        "voice.prepare(())\n"
        "child = voice._pipe._process\n"
        "child.started.connect(lambda: print(child.processId(), flush=True))\n"
        "app.exec()\n"
    )
    kiosk = subprocess.Popen(
        [sys.executable, "-c", program, str(ASSETS)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert kiosk.stdout
    child = int(kiosk.stdout.readline())
    assert _running(child)
    kiosk.send_signal(signal.SIGKILL)
    kiosk.wait(5)
    kiosk.stdout.close()
    wait_for(lambda: not _running(child), 10)


def _running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{process}/stat")
    return not status.exists() or status.read_text().rpartition(") ")[2][0] != "Z"

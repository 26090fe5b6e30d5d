"""The real program before somebody whose finger a test moves: python -m tests.hub.touched DATA

Each line of stdin is the words on a key: a finger touches that key, once it is on show and has been read.
Each line of stdout is what the glass shows now, as JSON: the page's name and every text on it.
"""

import json
import os
import sys
import time
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kiosk.app import application
from kiosk.run import run
from kiosk.screens.glass import Glass
from kiosk.widgets.big_button import BigButton
from kiosk.widgets.ruby_text import RubyText

LOOK_MS = 50
READ_S = 1.0
"""A page that nobody can have read yet takes no touch."""


class Finger:
    """Touches what it is told to, and tells what it sees."""

    def __init__(self) -> None:
        self._device = QTest.createTouchDevice()
        self._wanted: list[str] = []
        self._seen = ""
        self._since = time.monotonic()
        self._told = QSocketNotifier(0, QSocketNotifier.Type.Read)
        self._told.activated.connect(self.hear)
        self._timer = QTimer(interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def hear(self) -> None:
        """Keys to touch."""
        heard = os.read(0, 4096).decode()
        self._wanted += heard.splitlines()
        if not heard:
            self._told.setEnabled(False)

    def look(self) -> None:
        """Tell what is new; touch what is wanted."""
        glass = next((top for top in QApplication.topLevelWidgets() if isinstance(top, Glass)), None)
        if glass is None or glass.on_show is None:
            return
        keys = [key for key in glass.keys_on_show() if key.isVisible()]
        texts = [text.accessibleName() for text in glass.findChildren(RubyText) if text.isVisible()]
        texts += [key.text() for key in keys]
        seen = json.dumps({"page": glass.on_show.view.page.name, "texts": texts})
        if seen != self._seen:
            self._seen, self._since = seen, time.monotonic()
            os.write(1, f"{seen}\n".encode())
        key = next((key for key in keys if self._wanted and key.text() == self._wanted[0]), None)
        if key is not None and time.monotonic() - self._since > READ_S:
            del self._wanted[0]
            self._touch(glass, key)

    def _touch(self, glass: Glass, key: BigButton) -> None:
        window, at = glass.windowHandle(), key.mapTo(glass, key.rect().center())
        assert window is not None
        QTest.touchEvent(window, self._device).press(0, at).commit()
        QTest.qWait(100)
        QTest.touchEvent(window, self._device).release(0, at).commit()


def main(data: Path) -> int:
    """What `python -m kiosk run` does, with a finger before it."""
    application(sys.argv[:1])
    finger = Finger()
    code = run(data / "kiosk.toml", data, "1280x800", None)
    del finger
    return code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))

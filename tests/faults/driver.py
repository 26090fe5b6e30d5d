"""The real program with somebody before it who never stops: python -m tests.faults.driver DATA [look]

Prints the name of each page once it has been painted.  With `look` it shows the home page and is then closed.
"""

import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from kiosk.app import application
from kiosk.guide.moves import AnotherThing, Choose, Forward, OpenTile
from kiosk.run import run
from kiosk.screens.glass import Glass
from kiosk.widgets.big_button import BigButton

A_PAGE_MS = 120
ONWARD = (AnotherThing, Choose, Forward, OpenTile)


class Driver:
    """Presses whatever leads on, a page at a time."""

    def __init__(self, *, only_look: bool) -> None:
        self._only_look = only_look
        self._timer = QTimer(interval=A_PAGE_MS)
        self._timer.timeout.connect(self.act)
        self._timer.start()

    def act(self) -> None:
        """Say what is shown, then press a key."""
        glass = next((top for top in QApplication.topLevelWidgets() if isinstance(top, Glass)), None)
        if glass is None or glass.on_show is None:
            return
        page = glass.on_show.view.page
        os.write(1, f"{page.name} {glass.on_show.number}\n".encode())
        if self._only_look:
            glass.close()
            return
        self._next(glass).click()

    def _next(self, glass: Glass) -> BigButton:
        keys = [key for key in glass.keys_on_show() if isinstance(key.move_asked, ONWARD)]
        return min(keys, key=lambda key: ONWARD.index(type(key.move_asked)))


def main(data: Path, *, only_look: bool) -> int:
    """What `python -m kiosk run` does, with a driver in its loop."""
    application(sys.argv[:1])
    driver = Driver(only_look=only_look)
    settings = data / "kiosk.toml"
    data.mkdir(parents=True, exist_ok=True)
    settings.write_text('[centre]\nname = "館"\n', encoding="utf-8")  # a new house would be asked for it
    code = run(settings, data, "1280x800", None)
    del driver
    return code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), only_look="look" in sys.argv[2:]))

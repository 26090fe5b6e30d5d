"""Open the kiosk: full screen where there is a display, a tour without one."""

import gc
import logging
import os
import signal
import socket
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import kiosk.unwatched  # noqa: F401 - before PySide6, which it imports more lightly

# isort: split
from PySide6.QtCore import QSize, QSocketNotifier, QTimer

from kiosk.app import AGAIN, Tablet, application, build
from kiosk.content import Places, places
from kiosk.settings import CentreSettings
from kiosk.tour import tour

NO_DISPLAY = """画面が見つかりません（DISPLAY も WAYLAND_DISPLAY もありません）。
画面のない所では、案内を絵に残せます。次のように入れてください。
  sh packaging/run.sh --offscreen-tour DIR

There is no display here.  A scripted visit with one picture a page: --offscreen-tour DIR
"""
TEN_INCH = QSize(1280, 800)
SETTLED_MS = 1500  # after the first page, while it is being read
log = logging.getLogger("kiosk")


def run(settings: Path, data: Path, window: str | None, tour_to: Path | None) -> int:
    """Run until the window is closed (0), or say what is missing (2)."""
    if tour_to is None and not has_display():
        sys.stderr.write(NO_DISPLAY)
        return 2
    if tour_to is not None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    make_folder(data)
    app = application(sys.argv[:1])
    where = places(data, settings)
    tablet = build(where, today=date.today)
    size = _size(window)
    if tour_to is not None:
        return tour(tablet, tour_to, size or TEN_INCH)
    _open(tablet, size)
    QTimer.singleShot(0, lambda: welcome(tablet, where))
    QTimer.singleShot(SETTLED_MS, lambda: settle(tablet))
    signals = Signals(app.quit)
    code = app.exec()
    signals.close()
    tablet.close()
    if code == AGAIN:
        # The same process with the same arguments: whoever started it still waits for it.
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - no shell is wanted
    return code


def settle(tablet: Tablet) -> None:
    """What the start has made stays as long as the kiosk; hardly anything of it was thrown away.

    Looking for that would keep a touch waiting for 30 ms, to find some fifty objects.
    """
    tablet.settled()
    gc.freeze()
    gc.enable()


def make_folder(data: Path) -> None:
    """The folder of the log; where it cannot be made the diary tells staff, and the kiosk goes on."""
    try:
        data.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        log.warning("no folder for the log: %s", error)


def _open(tablet: Tablet, size: QSize | None) -> None:
    if size is not None:
        tablet.glass.resize(size)
    tablet.start(full_screen=size is None and tablet.settings.screen.full_screen)


def welcome(tablet: Tablet, where: Places) -> None:
    """Where no number was ever set staff are told; where the house has no name either, it is asked now."""
    if not where.staff.exists() and not where.pepper.exists():
        tablet.door.nobody_yet = True
        tablet.look_after()
        if tablet.settings.centre == CentreSettings():
            tablet.door.open()


def has_display() -> bool:
    """Whether a window could be seen."""
    if sys.platform != "linux":
        return True
    named = os.environ.get("QT_QPA_PLATFORM", "")
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or named)


def _size(window: str | None) -> QSize | None:
    if window is None:
        return None
    wide, _, high = window.partition("x")
    return QSize(int(wide), int(high))


class Signals:
    """Lets Ctrl+C and a polite end through while Qt's loop waits; keep it as long as the loop runs.

    Python hears a signal only between two of its own instructions: a socket wakes the loop to run one.
    """

    def __init__(self, end: Callable[[], None]) -> None:
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, lambda *_: end())
        self._heard, self._told = socket.socketpair()
        self._heard.settimeout(0)
        self._told.settimeout(0)
        signal.set_wakeup_fd(self._told.fileno())
        self._notifier = QSocketNotifier(self._heard.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(lambda *_: self._heard.recv(64))

    def close(self) -> None:
        """Signals are heard late again."""
        signal.set_wakeup_fd(-1)
        self._notifier.setEnabled(False)
        self._heard.close()
        self._told.close()

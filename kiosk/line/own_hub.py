"""This tablet's own hub: a child process that is started again whenever it falls."""

import json
import logging
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot

from kiosk.child import Child

REST_MS = (50, 500, 2000, 10_000, 30_000)
"""Before each further start, where it falls again and again; the last stays."""

STEADY_MS = 20_000
"""A hub that lived so long starts the count anew."""

PORT_FILE = "hub.port"
"""Where the hub listened last: the phones that joined then know no other place."""

_THRIFTY = {"MALLOC_ARENA_MAX": "1"}
log = logging.getLogger(__name__)


class OwnHub(QObject):
    """Tells where the hub listens (`there`) and when it fell (`fell`), on Qt's thread."""

    def __init__(
        self,
        data: Path,
        host: str,
        tokens: dict[str, str],
        there: Callable[[int], None],
        fell: Callable[[], None],
    ) -> None:
        """`tokens` go to the child through its environment, where no other user reads them."""
        super().__init__()
        self._command = (sys.executable, "-m", "kiosk", "hub", "--data", str(data), "--host", host)
        self._tokens, self._there, self._fell = tokens, there, fell
        self._child: Child | None = None
        self._port_file = data / PORT_FILE
        self._port = _port_of(self._port_file)
        self._falls = 0
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self.start)
        self._steady = QTimer(self, singleShot=True, interval=STEADY_MS)
        self._steady.timeout.connect(self.has_lasted)

    @Slot()
    def start(self) -> None:
        """Start it, on the port that phones already know."""
        if self._child is None:
            port = ("--port", str(self._port), "--parent-pid", str(os.getpid()))
            home = Path(__file__).parents[2]
            self._child = Child(
                (*self._command, *port), home, {**_THRIFTY, **self._tokens}, self._said, self._gone
            )
            self._steady.start()

    @property
    def failing(self) -> bool:
        """Whether it falls again and again."""
        return self._falls > 1

    def close(self) -> None:
        """Let it end."""
        self._again.stop()
        if self._child is not None:
            self._child.close()
            self._child = None

    @Slot()
    def has_lasted(self) -> None:
        """It stands."""
        self._falls = 0

    def _said(self, line: bytes) -> None:
        try:
            self._port = int(json.loads(line)["port"])
        except (ValueError, KeyError, TypeError):
            return  # a library that prints is no reason to stop
        with suppress(OSError):
            self._port_file.write_text(str(self._port), encoding="ascii")
        self._there(self._port)

    def _gone(self, code: int) -> None:
        log.warning("the hub ended (%s)", code)
        self._child = None
        self._steady.stop()
        self._fell()
        self._again.start(REST_MS[min(self._falls, len(REST_MS) - 1)])
        self._falls += 1
        if self._falls > 1:
            self._port = 0  # another program may have taken it


def _port_of(file: Path) -> int:
    """0 lets the system choose."""
    try:
        port = int(file.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return 0
    return port if 0 < port < 1 << 16 else 0

"""Qt's event loop, as much of it as the voice needs."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer

from kiosk.speech.silent import Cancel


class Loop:
    """Keeps the timers it started alive until each has rung or was called off."""

    def __init__(self) -> None:
        self._live: set[QTimer] = set()

    def after(self, seconds: float, then: Callable[[], None]) -> Cancel:
        """Call `then` on this thread once, `seconds` from now; the answer calls it off."""
        timer = QTimer()
        timer.setSingleShot(True)
        timer.setTimerType(Qt.TimerType.PreciseTimer)

        def ring() -> None:
            cancel()
            then()

        def cancel() -> None:
            if timer in self._live:
                self._live.discard(timer)
                timer.stop()
                timer.deleteLater()

        timer.timeout.connect(ring)
        self._live.add(timer)
        timer.start(round(seconds * 1000))
        return cancel

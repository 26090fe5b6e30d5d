"""The silence: asks whether anyone is still there, then lets go (rows R4 and R5)."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot


class Idle(QObject):
    """One timer.  `ask` after so long without a touch, `leave` when nobody answers."""

    ask = Signal()
    leave = Signal()

    def __init__(self, ask_after_s: float, answer_within_s: float) -> None:
        super().__init__()
        self.allow(ask_after_s, answer_within_s)
        self._asked = False
        self._timer = QTimer(
            self, singleShot=True, timerType=Qt.TimerType.PreciseTimer
        )  # never before its time
        self._timer.timeout.connect(self._silent)

    def allow(self, ask_after_s: float, answer_within_s: float) -> None:
        """Other times, from the next touch on."""
        self._ask_after = round(ask_after_s * 1000)
        self._answer_within = round(answer_within_s * 1000)

    def touched(self) -> None:
        """Someone is there: wait anew."""
        self._asked = False
        self._timer.start(self._ask_after)

    def rest(self) -> None:
        """Nobody is expected: the home page waits without a timer."""
        self._asked = False
        self._timer.stop()

    @Slot()
    def _silent(self) -> None:
        if self._asked:
            self._asked = False
            self.leave.emit()
        else:
            self._asked = True
            self._timer.start(self._answer_within)
            self.ask.emit()

"""Keeps the pressed look of a button on the screen long enough for the eye."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractButton
from shiboken6 import isValid

from kiosk.touch.contact import Key

SEEN_S = 1 / 3
"""Rows P12 and C6: a dry finger's tap of 10 ms is seen, and a finger that trembles on an edge makes the
button flash no more than three times a second.
"""
_SWEEP_MS = 50


class PressedLook(QObject):
    """Which buttons look pressed, and since when. `clock` gives seconds.

    One timer serves all, and only while a look outlasts its finger: every `singleShot` of PySide 6.11.3
    would cost three references to None for good.
    """

    def __init__(self, clock: Callable[[], float], parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._since: dict[Key, float] = {}
        self._outlasting: dict[Key, QAbstractButton] = {}
        self._sweeping = QTimer(self, interval=_SWEEP_MS)
        self._sweeping.timeout.connect(self.sweep)

    def press(self, key: Key, button: QAbstractButton) -> None:
        """At once."""
        self._since[key] = self._clock()
        self._outlasting.pop(key, None)
        button.setDown(True)

    def release(self, key: Key, button: QAbstractButton) -> None:
        """Now, or as soon as the press has been seen."""
        if key in self._since:
            self._outlasting[key] = button
            self.sweep()

    def click(self, button: QAbstractButton) -> None:
        """Click, and leave the look as it was; Qt's own click ends it without painting that."""
        down = button.isDown()
        button.click()
        if isValid(button):
            button.setDown(down)

    def sweep(self) -> None:
        """Put every button at rest whose press has been seen."""
        for key, button in tuple(self._outlasting.items()):
            if self._clock() - self._since[key] >= SEEN_S:
                del self._outlasting[key], self._since[key]
                if isValid(button):
                    button.setDown(False)
        if not self._outlasting:
            self._sweeping.stop()
        elif not self._sweeping.isActive():
            self._sweeping.start()

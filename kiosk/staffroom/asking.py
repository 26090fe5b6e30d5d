"""Asks the hub who joined, at once and again every two seconds, as long as its page is there."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot
from shiboken6 import isValid

from kiosk.line.reception import Supporter
from kiosk.staffroom.page import Page

EVERY_MS = 2000
Found = tuple[Supporter, ...] | None


class Asking(QObject):
    """`took` is told each answer; None where there was none."""

    def __init__(self, page: Page, took: Callable[[Found], None]) -> None:
        super().__init__(page)
        self._reception, self._took = page.office.reception, took
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.ask)
        self._timer.start()
        self.ask()

    @Slot()
    def ask(self) -> None:
        """Ask now."""
        self._reception.supporters(self._answered)

    def stop(self) -> None:
        """Ask no more."""
        self._timer.stop()

    def _answered(self, found: Found) -> None:
        if isValid(self) and self._timer.isActive():
            self._took(found)

"""A hand that goes to the part it points at: the eye follows it there once; then it lies still.

Longer than any other movement here (look.md asks for 150 ms at most), because it is what is being shown.
"""

from PySide6.QtCore import QEasingCurve, QPoint, QPropertyAnimation, Qt, Slot
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.widgets.kit import Kit
from kiosk.widgets.machine_parts import HAND, PartKey

DURATION_MS = 900


class Glide(QLabel):
    """The hand on its way.  No finger meets it; the part's own hand waits until it is there."""

    def __init__(self, part: PartKey, start: QPoint | None, kit: Kit, page: QWidget) -> None:
        """`start` is where the hand lay last; else it comes from the lower right corner."""
        super().__init__(page)
        box = part.hand().toRect()
        self.end = part.mapTo(page, box.topLeft())
        self.setAccessibleName(kit.pictures.title(HAND))
        self.setPixmap(kit.pictures.at(HAND, box.width()))
        self.setFixedSize(box.size())
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._part = part
        self._moving = QPropertyAnimation(self, b"pos", self)
        self._moving.setDuration(DURATION_MS)
        self._moving.setEasingCurve(QEasingCurve.Type.InOutQuad)
        corner = QPoint(page.width() - box.width(), page.height() - box.height())
        self._moving.setStartValue(start or corner)
        self._moving.setEndValue(self.end)
        self._moving.finished.connect(self.arrived)

    def begin(self) -> None:
        """Go."""
        self._part.await_hand(awaited=True)
        self.move(self._moving.startValue())
        self.show()
        self._moving.start()

    @Slot()
    def arrived(self) -> None:
        """The part's own hand lies there."""
        self._part.await_hand(awaited=False)
        self.hide()
        self.deleteLater()

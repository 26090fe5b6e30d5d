"""A large ring around the one key that a supporter points at.  It stands still, and no finger meets it."""

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kiosk.widgets.big_button import BigButton
from kiosk.widgets.kit import Kit

OUTSIDE_MM = 2.8  # of the six millimetres to the next key
WIDE_MM, HALO_MM = 1.9, 3.1


class Ring(QWidget):
    """Lies over the window, as large as the key with what is around it."""

    def __init__(self, key: BigButton, kit: Kit, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.key = key
        self._kit = kit
        out = kit.px(OUTSIDE_MM + HALO_MM / 2)
        place = QRect(key.mapTo(window, QPoint(0, 0)), key.size())
        self.setGeometry(place.adjusted(-out, -out, out, out))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ring, between two bands of paper, so that it stands out from whatever is around it."""
        kit, colours = self._kit, self._kit.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = kit.px_per_mm * HALO_MM / 2
        place = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        corner = kit.px(kit.room.corner + OUTSIDE_MM)
        for colour, wide in ((colours.page.ground, HALO_MM), (colours.ring, WIDE_MM)):
            painter.setPen(QPen(QColor(colour), kit.px_per_mm * wide))
            painter.drawRoundedRect(place, corner, corner)

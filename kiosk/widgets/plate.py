"""The ground and edge of a key: painted once for each width and colour, and copied for every key of it."""

from functools import lru_cache
from math import ceil

from PySide6.QtCore import QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from kiosk.values import dataclass
from kiosk.widgets.stamp import clear_image, paints_pixels

KEPT = 32
"""Those of a dozen pages, some fifty kilobytes each on ten inches."""


@dataclass(frozen=True)
class Plate:
    """A rounded rectangle of some width, in pixels; colours by name."""

    wide: int
    ground: str
    edge: str
    thick: float
    corner: int

    def draw(self, painter: QPainter, high: int) -> None:
        """Paint it stroke by stroke."""
        painter.setPen(QPen(QColor(self.edge), self.thick))
        painter.setBrush(QColor(self.ground))
        inset = self.thick / 2
        whole = QRectF(0, 0, self.wide, high).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(whole, self.corner, self.corner)

    def prepare(self) -> None:
        """Have its pixels ready."""
        _pixels(self)

    def put(self, painter: QPainter, high: int) -> None:
        """Copy its top and its foot, and between them its sides; where that is not possible, paint it."""
        band, side, wide = self.band, ceil(self.thick), self.wide
        middle = high - 2 * band
        if middle <= 0 or painter.device().devicePixelRatioF() != 1 or not paints_pixels(painter):
            self.draw(painter, high)
            return
        pixels = _pixels(self)
        painter.drawImage(QPoint(0, 0), pixels, QRect(0, 0, wide, band))
        painter.drawImage(QRect(0, band, side, middle), pixels, QRect(0, band, side, 1))
        painter.fillRect(side, band, wide - 2 * side, middle, QColor(self.ground))
        painter.drawImage(QRect(wide - side, band, side, middle), pixels, QRect(wide - side, band, side, 1))
        painter.drawImage(QPoint(0, high - band), pixels, QRect(0, band + 1, wide, band))

    @property
    def band(self) -> int:
        """How far its corners reach."""
        return ceil(self.corner + self.thick)


@lru_cache(maxsize=KEPT)
def _pixels(plate: Plate) -> QImage:
    """The lowest plate of this width: its top, one row, its foot."""
    high = 2 * plate.band + 1
    made = clear_image(QSize(plate.wide, high), 1.0)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    plate.draw(painter, high)
    painter.end()
    return made

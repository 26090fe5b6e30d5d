"""A widget's words as they look at rest, painted while nobody waits: on the glass they are only copied."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QImage, QPaintEngine, QPainter
from PySide6.QtWidgets import QWidget

from kiosk.values import dataclass


@dataclass(frozen=True)
class Copy:
    """Pixels, four bytes each, and their place on a widget of this size."""

    pixels: QImage
    place: QRect
    size: QSize


class Stamp:
    """The words of one widget; none until they are made."""

    def __init__(self) -> None:
        self._copy: Copy | None = None

    @property
    def ready(self) -> bool:
        """Whether there are pixels."""
        return self._copy is not None

    def make(self, widget: QWidget, box: QRectF, draw: Callable[[QPainter], None]) -> None:
        """Have what the widget draws within a box at its present size, unless it is there."""
        if self._copy is not None and self._copy.size == widget.size():
            return
        place = box.toAlignedRect() & widget.rect()
        pixels = clear_image(place.size(), widget.devicePixelRatioF())
        painter = QPainter(pixels)
        painter.translate(-place.topLeft())
        draw(painter)
        painter.end()
        self._copy = Copy(pixels, place, widget.size())

    def let_go(self) -> None:
        self._copy = None

    def put(self, painter: QPainter, widget: QWidget) -> bool:
        """Copy the pixels, where there are any for this size and pixels are what is painted."""
        copy = self._copy
        if copy is None or copy.size != widget.size() or not paints_pixels(painter):
            return False
        painter.drawImage(copy.place.topLeft(), copy.pixels)
        return True


def clear_image(size: QSize, ratio: float) -> QImage:
    """An empty picture of so many pixels of the glass's layout."""
    made = QImage(size * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    made.setDevicePixelRatio(ratio)
    made.fill(0)
    return made


def paints_pixels(painter: QPainter) -> bool:
    """Whether what is painted becomes pixels, and not a list of strokes."""
    return painter.paintEngine().type() == QPaintEngine.Type.Raster

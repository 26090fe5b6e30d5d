"""A widget's words as they look at rest, painted while nobody waits: on the glass they are only copied."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPaintEngine, QPainter, qRgba
from PySide6.QtWidgets import QWidget

from kiosk.values import dataclass

Layer = tuple[str, Callable[[QPainter], None]]
"""A colour, and what draws all that is painted in it."""


@dataclass(frozen=True)
class Copy:
    """Pixels, a byte each, one picture for each colour; and their place on a widget of this size."""

    layers: tuple[QImage, ...]
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

    def make(self, widget: QWidget, box: QRectF, layers: Sequence[Layer]) -> None:
        """Have what the widget draws within a box at its present size, unless it is there."""
        if self._copy is not None and self._copy.size == widget.size():
            return
        place, ratio = box.toAlignedRect() & widget.rect(), widget.devicePixelRatioF()
        self._copy = Copy(tuple(_drawn(layer, place, ratio) for layer in layers), place, widget.size())

    def let_go(self) -> None:
        self._copy = None

    def put(self, painter: QPainter, widget: QWidget) -> bool:
        """Copy the pixels, where there are any for this size and pixels are what is painted."""
        copy = self._copy
        if copy is None or copy.size != widget.size() or not paints_pixels(painter):
            return False
        for layer in copy.layers:
            painter.drawImage(copy.place.topLeft(), layer)
        return True


def _drawn(layer: Layer, place: QRect, ratio: float) -> QImage:
    """How much of each pixel is covered, and a table that says what colour that is."""
    colour, draw = layer
    pixels = clear_image(place.size(), ratio)
    painter = QPainter(pixels)
    painter.translate(-place.topLeft())
    draw(painter)
    painter.end()
    cover = pixels.convertToFormat(QImage.Format.Format_Alpha8)
    cover.reinterpretAsFormat(QImage.Format.Format_Indexed8)
    cover.setColorTable(_shades(colour))
    return cover


@lru_cache(maxsize=32)
def _shades(colour: str) -> Sequence[int]:
    ink = QColor(colour)
    return [qRgba(ink.red(), ink.green(), ink.blue(), cover) for cover in range(256)]


def clear_image(size: QSize, ratio: float) -> QImage:
    """An empty picture of so many pixels of the glass's layout."""
    made = QImage(size * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    made.setDevicePixelRatio(ratio)
    made.fill(0)
    return made


def paints_pixels(painter: QPainter) -> bool:
    """Whether what is painted becomes pixels, and not a list of strokes."""
    return painter.paintEngine().type() == QPaintEngine.Type.Raster

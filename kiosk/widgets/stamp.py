"""What a widget looks like at rest, painted while nobody waits: on the glass it is then only copied."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEngine, QPainter, QPixmap
from PySide6.QtWidgets import QWidget


class Stamp:
    """The pixels of one widget, four bytes each; none until they are made."""

    def __init__(self) -> None:
        self._pixels: QPixmap | None = None

    def make(self, widget: QWidget, draw: Callable[[QPainter], None]) -> None:
        """Have the widget drawn at its present size, unless it is."""
        if self._fitting(widget):
            return
        ratio = widget.devicePixelRatioF()
        pixels = QPixmap(widget.size() * ratio)
        pixels.setDevicePixelRatio(ratio)
        pixels.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixels)
        draw(painter)
        painter.end()
        self._pixels = pixels

    def let_go(self) -> None:
        self._pixels = None

    def put(self, painter: QPainter, widget: QWidget) -> bool:
        """Copy the pixels, where there are any of this size and pixels are what is painted."""
        pixels = self._fitting(widget)
        if pixels is None or painter.paintEngine().type() != QPaintEngine.Type.Raster:
            return False
        painter.drawPixmap(0, 0, pixels)
        return True

    def _fitting(self, widget: QWidget) -> QPixmap | None:
        pixels = self._pixels
        fits = pixels is not None and pixels.deviceIndependentSize().toSize() == widget.size()
        return pixels if fits else None

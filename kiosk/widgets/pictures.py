"""Pictures: SVG files drawn once for each size they are shown at."""

import logging
import re
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

BADGE = 0.55  # of the picture it lies on
KEPT_PX = 2_000_000
"""Four bytes each: the pictures of a dozen pages on ten inches, of four on a large glass."""
TITLE = r"<title>([^<]+)</title>"
log = logging.getLogger(__name__)


class Pictures:
    """The pictures of a folder by name.  One that is missing is an empty space, told once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._drawn: OrderedDict[tuple[str, int], QPixmap] = OrderedDict()
        self._titles: dict[str, str] = {}
        self.missing: set[str] = set()

    def at(self, name: str, pixels: int) -> QPixmap:
        """The picture as a square of so many pixels; null where there is none."""
        return self._known((name, pixels), lambda: self._draw(name, pixels))

    def title(self, name: str) -> str:
        """What a picture shows, in words for a screen reader: its own title; nothing where it has none."""
        if name not in self._titles:
            path = self._folder / f"{name}.svg"
            text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
            found = re.search(TITLE, text)
            self._titles[name] = found[1] if found else ""
        return self._titles[name]

    def chosen(self, name: str, pixels: int) -> QPixmap:
        """The picture with a tick at its foot: colour alone does not tell everyone (row C5)."""
        return self._known((name + "+", pixels), lambda: self._ticked(name, pixels))

    def _known(self, key: tuple[str, int], draw: Callable[[], QPixmap]) -> QPixmap:
        """The drawn picture; those that were asked for long ago go when there are many."""
        if key not in self._drawn:
            self._drawn[key] = draw()
            while sum(side * side for _, side in self._drawn) > KEPT_PX and len(self._drawn) > 1:
                self._drawn.popitem(last=False)
        self._drawn.move_to_end(key)
        return self._drawn[key]

    def _ticked(self, name: str, pixels: int) -> QPixmap:
        both = self.at(name, pixels).copy()
        if both.isNull():
            return both
        side = round(pixels * BADGE)
        painter = QPainter(both)
        painter.drawPixmap(pixels - side, pixels - side, self.at("good", side))
        painter.end()
        return both

    def _draw(self, name: str, pixels: int) -> QPixmap:
        path = self._folder / f"{name}.svg"
        renderer = QSvgRenderer(str(path)) if path.is_file() else None
        if renderer is None or not renderer.isValid():
            if name not in self.missing:
                log.warning("picture %s cannot be drawn", name)
            self.missing.add(name)
            return QPixmap()
        drawn = QPixmap(pixels, pixels)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        renderer.render(painter, QRectF(0, 0, pixels, pixels))
        painter.end()
        return drawn

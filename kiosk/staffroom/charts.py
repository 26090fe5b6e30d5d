"""Two pictures of numbers: a bar beside its name, and a column a day.  The numbers stand beside them.

A part is told from its whole by its filling and by an outline, never by colour alone.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel

from kiosk.staffroom.page import Page
from kiosk.staffroom.style import BODY
from kiosk.widgets.kit import Kit, metrics

EDGE_MM, TARGET_MM, OVER_MM = 0.5, 1.0, 1.6
AXIS_MM = 10.0
MOST_DAYS_NAMED = 7


class Bar(QLabel):
    """`whole` of `most`, of which `part` is filled; `target` is a thick mark across."""

    def __init__(
        self, page: Page, name: str, whole: float, part: float, most: float, target: float | None = None
    ) -> None:
        super().__init__(page)
        self.setAccessibleName(name)
        self._kit = page.kit
        self._most = max(most, target or 0.0, 1.0)
        self._whole, self._part, self._target = whole, part, target

    def show_part(self, part: float) -> None:
        """So much of it is filled now."""
        self._part = part
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The whole as an outline, the part filled, the mark."""
        painter, kit = QPainter(self), self._kit
        over = kit.px_per_mm * OVER_MM
        edge = kit.px_per_mm * EDGE_MM
        line = QRectF(self.rect()).adjusted(edge, over, -edge, -over)
        ink = QColor(kit.colours.page.ink)
        painter.setPen(QPen(ink, edge))
        painter.drawRect(
            QRectF(line.left(), line.top(), line.width() * self._whole / self._most, line.height())
        )
        painter.fillRect(
            QRectF(line.left(), line.top(), line.width() * self._part / self._most, line.height()),
            QColor(kit.colours.ring),
        )
        if self._target:
            at = line.left() + line.width() * self._target / self._most
            wide = kit.px_per_mm * TARGET_MM
            painter.fillRect(QRectF(at - wide, 0, wide, self.height()), ink)


class Columns(QLabel):
    """One column a day; `names` stand below some of them, the highest number at the upper left."""

    def __init__(self, page: Page, name: str, counts: Sequence[int], names: Sequence[str]) -> None:
        super().__init__(page)
        self.setAccessibleName(name)
        self._kit: Kit = page.kit
        self._counts, self._names = counts, names

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Two lines across, the columns, the days' names."""
        painter, kit = QPainter(self), self._kit
        px = kit.px_per_mm
        most = max(1, *self._counts)
        figure = metrics(kit.px(BODY), bold=False).horizontalAdvance(str(most))
        aside = figure + px * 1.5
        plot = QRectF(self.rect()).adjusted(aside, px * AXIS_MM * 0.5, 0, -px * AXIS_MM)
        ink = QColor(kit.colours.page.ink)
        painter.setFont(kit.font(BODY))
        painter.setPen(QPen(ink, px * EDGE_MM))
        for share, words in ((0.0, "0"), (1.0, str(most))):
            level = plot.bottom() - plot.height() * share
            painter.drawLine(QPointF(plot.left(), level), QPointF(plot.right(), level))
            place = QRectF(0, level - px * AXIS_MM / 2, figure, px * AXIS_MM)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
        step = plot.width() / max(1, len(self._counts))
        for index, count in enumerate(self._counts):
            high = plot.height() * count / most
            column = QRectF(plot.left() + (index + 0.15) * step, plot.bottom() - high, step * 0.7, high)
            painter.fillRect(column, QColor(kit.colours.ring))
        self._name_days(painter, plot, step)

    def _name_days(self, painter: QPainter, plot: QRectF, step: float) -> None:
        every = -(-len(self._names) // MOST_DAYS_NAMED)
        wide = step * every
        for index in range(0, len(self._names), every):
            middle = plot.left() + (index + 0.5) * step
            place = QRectF(middle - wide / 2, plot.bottom(), wide, self.height() - plot.bottom())
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._names[index])

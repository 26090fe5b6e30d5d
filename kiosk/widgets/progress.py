"""「7のうち3」, in words and as a row of stones; in two lines where one is too long."""

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.guide.page import Where
from kiosk.theme.sizes import SMALLEST_EM
from kiosk.widgets.kit import Kit
from kiosk.widgets.ruby_layout import Style, lay
from kiosk.widgets.ruby_paint import Lettering

STONES_MM, NARROW_STONES_MM = 6.0, 4.2
MOST_STONES = 8
LEAST_PITCH_MM = 3.6  # of stones that can be counted
PITCH = 1.1  # of one line or two, in em


class Progress(QLabel):
    """Where am I."""

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent.windowTitle(), parent)
        self._kit = kit
        self._where: Where | None = None

    def show_where(self, where: Where | None) -> None:
        """Show how far the resident is; nothing on pages outside a procedure."""
        self._where = where
        if where is not None:  # a label without words is a fault to a screen reader, even where it is hidden
            self.setText(where.sentence.text)
            self.setAccessibleName(where.sentence.text)
        self.setVisible(where is not None)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Words above the stones."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._where:
            self._paint_where(painter, self._where)

    def _paint_where(self, painter: QPainter, where: Where) -> None:
        kit = self._kit
        style = Style(kit.px(SMALLEST_EM), kit.px(4.2), bold=True, pitch=PITCH)
        laid = lay(where.sentence, style, self.width())
        ink = kit.colours.page.ink
        Lettering(laid, style, QRectF(self.rect()), ink, kit.colours.ruby, centred=False).paint(painter)
        self._stones(painter, where, NARROW_STONES_MM if len(laid.lines) > 1 else STONES_MM)

    def _stones(self, painter: QPainter, where: Where, high_mm: float) -> None:
        """Stones walked are full, those ahead are rings; a long way is a bar that fills."""
        kit = self._kit
        painter.setPen(QPen(QColor(kit.colours.page.ink), max(1.5, kit.px_per_mm * 0.4)))
        y = self.height() - kit.px(high_mm / 2)
        pitch = min(kit.px(6.5), self.width() / where.total)
        if where.total > MOST_STONES or pitch < kit.px(LEAST_PITCH_MM):
            self._bar(painter, where, y, kit.px(high_mm * 0.7))
            return
        radius = min(pitch * 0.36, kit.px(2.2))
        for stone in range(1, where.total + 1):
            self._fill(painter, walked=stone <= where.position)
            painter.drawEllipse(QPointF((stone - 0.5) * pitch, y), radius, radius)

    def _bar(self, painter: QPainter, where: Where, y: float, high: float) -> None:
        whole = QRectF(1, y - high / 2, self.width() - 2, high)
        self._fill(painter, walked=False)
        painter.drawRoundedRect(whole, high / 2, high / 2)
        self._fill(painter, walked=True)
        walked = QRectF(
            whole.topLeft(), QSizeF(max(high, whole.width() * where.position / where.total), high)
        )
        painter.drawRoundedRect(walked, high / 2, high / 2)

    def _fill(self, painter: QPainter, *, walked: bool) -> None:
        colours = self._kit.colours
        painter.setBrush(QColor(colours.page.ink if walked else colours.page.ground))

"""「7のうち3」, in words and as a row of stones."""

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.guide.page import Where
from kiosk.theme.sizes import SMALLEST_EM
from kiosk.widgets.kit import Kit
from kiosk.widgets.ruby_layout import Style, lay
from kiosk.widgets.ruby_paint import paint

STONES_MM = 6.0
MOST_STONES = 8
ONE_LINE = 1e6  # wider than any glass: never broken


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
        style = Style(kit.px(SMALLEST_EM), kit.px(4.2), bold=True, pitch=1.2)
        laid = lay(where.sentence, style, ONE_LINE)
        ink = kit.colours.page.ink
        paint(painter, laid, style, QRectF(self.rect()), ink, kit.colours.ruby, centred=False)
        self._stones(painter, where)

    def _stones(self, painter: QPainter, where: Where) -> None:
        """Stones walked are full, those ahead are rings; a long way is a bar that fills."""
        kit = self._kit
        painter.setPen(QPen(QColor(kit.colours.page.ink), max(1.5, kit.px_per_mm * 0.4)))
        y = self.height() - kit.px(STONES_MM / 2)
        if where.total > MOST_STONES:
            self._bar(painter, where, y)
            return
        pitch = min(kit.px(6.5), self.width() / where.total)
        radius = min(pitch * 0.36, kit.px(2.2))
        for stone in range(1, where.total + 1):
            self._fill(painter, walked=stone <= where.position)
            painter.drawEllipse(QPointF((stone - 0.5) * pitch, y), radius, radius)

    def _bar(self, painter: QPainter, where: Where, y: float) -> None:
        kit = self._kit
        high = kit.px(4.2)
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

"""「7のうち3」, in words and as a row of stones; or, in its place, what to do after a tap that was not taken."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.guide.page import Where
from kiosk.theme.sizes import SMALLEST_EM
from kiosk.widgets.kit import Kit
from kiosk.widgets.label_fit import fit
from kiosk.widgets.ruby_layout import Style, lay
from kiosk.widgets.ruby_paint import paint
from kiosk.words.sentence import Sentence

STONES_MM = 6.0


class Progress(QLabel):
    """Where am I; a notice takes its place until the next touch that is taken."""

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit
        self._where: Where | None = None
        self._notice: Sentence | None = None

    def show_where(self, where: Where | None) -> None:
        """Show how far the resident is; nothing on pages outside a procedure."""
        self._where = where
        self._named()

    def show_notice(self, notice: Sentence | None) -> None:
        """Say what to do after a tap that was not taken."""
        self._notice = notice
        self._named()

    def _named(self) -> None:
        shown = self._notice or (self._where.sentence if self._where else None)
        self.setText(shown.text if shown else "")
        self.setAccessibleName(self.text())
        self.setVisible(bool(shown))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The notice on its band, or words above the stones."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._notice:
            self._paint_notice(painter, self._notice)
        elif self._where:
            self._paint_where(painter, self._where)

    def _paint_notice(self, painter: QPainter, notice: Sentence) -> None:
        kit = self._kit
        pair = kit.colours.careful
        painter.setPen(QPen(QColor(pair.edge), kit.px_per_mm * kit.room.edge))
        painter.setBrush(QColor(pair.ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), kit.px(2), kit.px(2))
        box = QRectF(self.rect()).adjusted(kit.px(1.5), kit.px(0.6), -kit.px(1), -kit.px(0.6))
        fitted = fit(notice, kit, box.width(), box.height())
        spare = max(0.0, (box.height() - fitted.laid.height) / 2)
        paint(painter, fitted.laid, fitted.style, box.adjusted(0, spare, 0, 0), pair.ink, pair.ink, centred=False)

    def _paint_where(self, painter: QPainter, where: Where) -> None:
        kit = self._kit
        style = Style(kit.px(SMALLEST_EM + 0.6), kit.px(4.2), bold=True, pitch=1.2)
        laid = lay(where.sentence, style, float(self.width()))
        ink = kit.colours.page.ink
        paint(painter, laid, style, QRectF(self.rect()), ink, kit.colours.ruby, centred=False)
        self._stones(painter, where)

    def _stones(self, painter: QPainter, where: Where) -> None:
        """Stones walked are full, the one stood on is larger, those ahead are rings."""
        kit = self._kit
        pitch = min(kit.px(5.0), self.width() / where.total)
        radius = min(pitch * 0.32, kit.px(1.6))
        y = self.height() - kit.px(STONES_MM / 2)
        painter.setPen(QPen(QColor(kit.colours.page.ink), max(1.5, kit.px_per_mm * 0.35)))
        for stone in range(1, where.total + 1):
            full = stone <= where.position
            painter.setBrush(QColor(kit.colours.next.ground if full else kit.colours.page.ground))
            here = 1.35 if stone == where.position else 1.0
            painter.drawEllipse(QPointF((stone - 0.5) * pitch, y), radius * here, radius * here)
        painter.setBrush(Qt.BrushStyle.NoBrush)

"""What is wrong with this machine, in the staff's words; silent, and closed with one key."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from kiosk.widgets.big_button import BigButton, Face
from kiosk.widgets.kit import Kit
from kiosk.words.sentence import Sentence

TEXT_MM = 6.6


class StaffPage(QWidget):
    """A sheet over the whole glass with one line a finding."""

    def __init__(
        self, title: Sentence, findings: Sequence[str], close: Sentence, kit: Kit, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._ground = QColor(kit.colours.page.ground)
        self.setGeometry(parent.rect())
        margin, foot = kit.px(kit.room.margin), kit.px(kit.room.key)
        heading = self._label(title.text, kit, kit.text.title)
        heading.setGeometry(margin, margin, self.width() - 2 * margin, kit.px(kit.text.title * 1.6))
        area = QScrollArea(self)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setStyleSheet("background: transparent;")
        top = heading.geometry().bottom() + kit.px(3)
        area.setGeometry(margin, top, self.width() - 2 * margin, self.height() - top - foot - 2 * margin)
        text = self._label("\n\n".join(findings), kit, TEXT_MM)
        text.setWordWrap(True)
        text.setAlignment(Qt.AlignmentFlag.AlignTop)
        area.setWidget(text)
        self.key = BigButton(Face(close, "back_arrow", "quiet"), None, kit, self)
        self.key.setGeometry(margin, self.height() - margin - foot, kit.px(70), foot)
        self.key.clicked.connect(self.close)

    def _label(self, text: str, kit: Kit, em: float) -> QLabel:
        label = QLabel(text, self)
        label.setFont(kit.font(em))
        palette = label.palette()
        palette.setColor(label.foregroundRole(), QColor(kit.colours.page.ink))
        label.setPalette(palette)
        return label

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The paper."""
        QPainter(self).fillRect(self.rect(), self._ground)

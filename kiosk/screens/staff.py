"""What is wrong with this machine, in the staff's words; silent, a page at a time, closed with one key."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Slot
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.theme.sizes import SMALLEST_EM
from kiosk.widgets.big_button import BigButton, Face
from kiosk.widgets.kit import Kit
from kiosk.words.sentence import Sentence

KEY_MM = 70.0
WRAP = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere)


class StaffPage(QWidget):
    """A sheet over the whole glass; `more` turns to the findings that do not fit."""

    def __init__(
        self,
        title: Sentence,
        findings: Sequence[str],
        close: Sentence,
        more: Sentence,
        kit: Kit,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setGeometry(parent.rect())
        self._ground = QColor(kit.colours.page.ground)
        margin, foot = kit.px(kit.room.margin), kit.px(kit.room.key)
        inner = self.rect().adjusted(margin, margin, -margin, -margin)
        high = kit.px(kit.text.title * 1.6)
        self._label(kit, kit.text.title, QRect(inner.left(), inner.top(), inner.width(), high)).setText(
            title.text
        )
        box = QRect(inner.left(), inner.top() + high, inner.width(), inner.height() - high - foot - margin)
        self._text = self._label(kit, SMALLEST_EM, box)
        self._text.setWordWrap(True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._left = list(findings)
        wide = kit.px(KEY_MM)
        self.close_key = self._key(
            close, "back_arrow", QRect(inner.left(), inner.bottom() + 1 - foot, wide, foot), kit
        )
        self.close_key.clicked.connect(self.close)
        place = QRect(inner.right() + 1 - wide, inner.bottom() + 1 - foot, wide, foot)
        self.more_key = self._key(more, "next_arrow", place, kit)
        self.more_key.clicked.connect(self.turn)
        self.turn()

    @Slot()
    def turn(self) -> None:
        """The next findings, as many as fit; one that is longer than the page is shown alone."""
        fitting = self._left[:1]
        while len(fitting) < len(self._left) and self._fits([*fitting, self._left[len(fitting)]]):
            fitting.append(self._left[len(fitting)])
        self._left = self._left[len(fitting) :]
        self._text.setText("\n\n".join(fitting))
        self.more_key.setVisible(bool(self._left))

    def _fits(self, findings: Sequence[str]) -> bool:
        box = QRect(0, 0, self._text.width(), 1_000_000)
        needed = QFontMetrics(self._text.font()).boundingRect(box, WRAP, "\n\n".join(findings))
        return needed.height() <= self._text.height()

    def _key(self, word: Sentence, picture: str, place: QRect, kit: Kit) -> BigButton:
        key = BigButton(Face(word, picture, "quiet"), None, kit, self)
        key.setGeometry(place)
        return key

    def _label(self, kit: Kit, em: float, place: QRect) -> QLabel:
        label = QLabel(self)
        label.setFont(kit.font(em))
        label.setGeometry(place)
        palette = label.palette()
        palette.setColor(label.foregroundRole(), QColor(kit.colours.page.ink))
        label.setPalette(palette)
        return label

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The paper."""
        QPainter(self).fillRect(self.rect(), self._ground)

"""A key that is a line of a list: what it is in bold, what belongs to it below."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from kiosk.staffroom.style import BODY
from kiosk.theme.sizes import LABEL_PITCH
from kiosk.widgets.big_button import BigButton, Face
from kiosk.widgets.kit import Kit
from kiosk.widgets.ruby_layout import Style, lay
from kiosk.widgets.ruby_paint import Lettering
from kiosk.words.sentence import Sentence

HIGH_MM = 21.0


class LineKey(BigButton):
    """Two lines, each as much of it as fits."""

    def __init__(self, above: Sentence, below: Sentence, whole: Sentence, kit: Kit, parent: QWidget) -> None:
        """`whole` is what a screen reader hears."""
        super().__init__(Face(whole, None, "choice"), None, kit, parent)
        self._lines = (above, below)
        self._own_kit = kit

    def fits(self) -> bool:
        """Whether both lines can be seen."""
        wide = self.width() - 2 * self._own_kit.px(self._own_kit.room.pad)
        return all(lay(each, self._style(index), 1e9).width <= wide for index, each in enumerate(self._lines))

    def _style(self, index: int) -> Style:
        return Style(self._own_kit.px(BODY), 1, index == 0, LABEL_PITCH)

    def _words(self, painter: QPainter) -> None:
        pad = self._own_kit.px(self._own_kit.room.pad)
        box = QRectF(self.rect()).adjusted(pad, pad * 0.5, -pad, -pad * 0.5)
        ink = self._worn().ink
        for index, sentence in enumerate(self._lines):
            style = self._style(index)
            high = box.height() / len(self._lines)
            laid = lay(sentence, style, 1e9)
            spare = max(0.0, (high - laid.height) / 2)
            at = QRectF(box.left(), box.top() + index * high + spare, box.width(), laid.height)
            Lettering(laid, style, at, ink, ink, centred=False).paint(painter)

"""What happened to a tap that was not taken, over the title until the next one that is (rows G5, R6)."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.widgets.kit import Kit
from kiosk.widgets.label_fit import fit
from kiosk.widgets.ruby_paint import Lettering
from kiosk.words.sentence import Sentence

HEIGHT_MM = 18.0
SIDE_MM = 14.0


class Notice(QLabel):
    """A band of words with a picture of what to do; it blames nobody and goes only with the next tap."""

    def __init__(self, sentence: Sentence, kit: Kit, parent: QWidget) -> None:
        super().__init__(sentence.text, parent)
        self.setAccessibleName(sentence.text)
        self.sentence = sentence
        self._kit = kit

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The band, the picture, the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        kit = self._kit
        pair = kit.colours.careful
        painter.fillRect(self.rect(), QColor(kit.colours.page.ground))
        painter.setPen(QPen(QColor(pair.edge), kit.px_per_mm * kit.room.edge))
        painter.setBrush(QColor(pair.ground))
        inset = kit.px_per_mm * kit.room.edge / 2
        corner = kit.px(kit.room.corner)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), corner, corner)
        pad = kit.px(1.6)
        side = min(self.height() - 2 * pad, kit.px(SIDE_MM))
        painter.drawPixmap(pad, (self.height() - side) // 2, kit.pictures.at("tap_middle", side))
        box = QRectF(self.rect()).adjusted(side + 3 * pad, 0, -pad, 0)
        fitted = fit(self.sentence, kit, box.width(), box.height())
        spare = max(0.0, (box.height() - fitted.laid.height) / 2)
        box = box.adjusted(0, spare, 0, 0)
        Lettering(fitted.laid, fitted.style, box, pair.ink, pair.ink, centred=False).paint(painter)

"""A text of the staff room: lines that break between phrases, as large as its box allows."""

from typing import Literal

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.staffroom.style import BODY
from kiosk.theme.sizes import SMALLEST_EM
from kiosk.widgets.kit import Kit
from kiosk.widgets.ruby_layout import Laid, Style, lay
from kiosk.widgets.ruby_paint import Lettering
from kiosk.words.sentence import Sentence

Align = Literal["left", "centre", "right"]
STEP_MM = 0.4
ONE_LINE, MANY_LINES, DENSE = 1.35, 1.5, 1.25


class Label(QLabel):
    """A QLabel, so that a screen reader hears it; in the middle of its box's height, or at its top."""

    def __init__(
        self,
        sentence: Sentence,
        kit: Kit,
        parent: QWidget,
        *,
        em: float = BODY,
        bold: bool = False,
        align: Align = "left",
        colour: str | None = None,
        at_top: bool = False,
    ) -> None:
        super().__init__(sentence.text, parent)
        self.setAccessibleName(sentence.text)
        self.sentence = sentence
        self._kit, self._em, self._bold = kit, em, bold
        self._align, self._at_top = align, at_top
        self._colour = colour or kit.colours.page.ink

    def fitted(self) -> tuple[Laid, Style]:
        """The lines at the largest em that fits, never under the smallest; dense where they must."""
        em = self._em
        while True:
            for pitch in (MANY_LINES, DENSE):
                style = Style(self._kit.px(em), 1, self._bold, ONE_LINE, pitch)
                laid = lay(self.sentence, style, float(self.width()))
                if self._holds(laid):
                    return laid, style
            if em <= SMALLEST_EM:
                return laid, style
            em = max(SMALLEST_EM, em - STEP_MM)

    def say(self, sentence: Sentence) -> None:
        """Other words at the same place."""
        self.setText(sentence.text)
        self.setAccessibleName(sentence.text)
        self.sentence = sentence
        self.update()

    def fits(self) -> bool:
        """Whether all of it can be seen."""
        return self._holds(self.fitted()[0])

    def _holds(self, laid: Laid) -> bool:
        return laid.height <= self.height() + 1 and laid.width <= self.width() + 1

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The lines."""
        laid, style = self.fitted()
        box = QRectF(self.rect())
        spare = 0.0 if self._at_top else max(0.0, (box.height() - laid.height) / 2)
        aside = max(0.0, box.width() - laid.width) if self._align == "right" else 0.0
        painter = QPainter(self)
        colour = self._colour
        at = box.adjusted(aside, spare, 0, 0)
        Lettering(laid, style, at, colour, colour, centred=self._align == "centre").paint(painter)

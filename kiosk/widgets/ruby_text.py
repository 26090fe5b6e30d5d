"""A sentence on the page: phrase-aware lines, readings above, marked while it is spoken."""

from typing import Literal

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.guide.page import Page
from kiosk.theme.colours import Pair
from kiosk.theme.sizes import PITCH
from kiosk.widgets.kit import Kit
from kiosk.widgets.ruby_layout import Laid, Style, lay
from kiosk.widgets.ruby_paint import Lettering
from kiosk.widgets.stamp import Stamp
from kiosk.words.sentence import Sentence

Use = Literal["body", "strong", "heading", "title", "menu", "machine"]
SINGLE_LINE_PITCH = 1.35  # titles and headings are one line nearly always
MANY_LINES_PITCH = 1.5


def style_of(use: Use, kit: Kit) -> Style:
    """How a text of this use is set in the present looks."""
    em = {"title": kit.text.title, "machine": kit.text.key}.get(use, kit.text.body)
    pitch = PITCH if use in ("body", "strong") else SINGLE_LINE_PITCH
    return Style(kit.px(em), kit.px(kit.text.ruby), use != "body", pitch, MANY_LINES_PITCH)


def title_use(page: Page) -> Use:
    """A page over another, or with a machine, has a smaller title: all its keys stand on the first sheet."""
    return "menu" if page.shape in ("menu", "machine") else "title"


class RubyText(QLabel):
    """A QLabel, so that a screen reader hears the plain sentence without the readings."""

    def __init__(
        self, sentence: Sentence, use: Use, kit: Kit, parent: QWidget, *, pair: Pair | None = None
    ) -> None:
        super().__init__(sentence.text, parent)
        self.setAccessibleName(sentence.text)
        self.sentence = sentence
        self._kit = kit
        self._style = style_of(use, kit)
        self._pair = pair or kit.colours.page
        self._spoken = False
        self._stamp = Stamp()

    def laid(self, width: int) -> Laid:
        """The sentence set in lines of so many pixels."""
        return lay(self.sentence, self._style, float(width))

    def mark(self, *, spoken: bool) -> None:
        """Mark it like a highlighter pen while it is being spoken."""
        if spoken != self._spoken:
            self._spoken = spoken
            self.update()

    def paint_ahead(self) -> None:
        """Have it ready as it looks while nobody speaks it."""
        if not self._spoken:
            letters = self._letters(self._pair)
            self._stamp.make(self, letters.covered(), letters.paint)

    def let_go(self) -> None:
        """Keep no pixels ready."""
        self._stamp.let_go()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the lines; the pen's mark first."""
        painter = QPainter(self)
        if self._spoken:
            pair = self._kit.colours.spoken
            self._highlight(painter, QColor(pair.ground))
            self._letters(pair).paint(painter)
        elif not self._stamp.put(painter, self):
            self._letters(self._pair).paint(painter)

    def _highlight(self, painter: QPainter, ground: QColor) -> None:
        laid = self.laid(self.width())
        for row, line in enumerate(laid.lines):
            top = row * laid.pitch
            wide = min(self.width(), line.width + 2)
            painter.fillRect(QRectF(0, top + laid.pitch * 0.1, wide, laid.pitch * 0.9), ground)

    def _letters(self, pair: Pair) -> Lettering:
        ruby = self._kit.colours.ruby if self._pair is self._kit.colours.page else pair.ink
        box = QRectF(self.rect())
        return Lettering(self.laid(self.width()), self._style, box, pair.ink, ruby, centred=False)

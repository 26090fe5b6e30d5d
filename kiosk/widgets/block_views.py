"""Each kind of block: how high it is at a width, and the widget that shows it.  Pixels throughout."""

from typing import assert_never

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.guide.page import Block, Digits, Dots, Key, Part, Saying, Square, Tickable
from kiosk.theme.colours import Pair
from kiosk.widgets.big_button import BigButton, Face
from kiosk.widgets.kit import Kit, font, metrics
from kiosk.widgets.machine_parts import DOTS_MM, DotsView, PartKey
from kiosk.widgets.ruby_layout import lay
from kiosk.widgets.ruby_text import RubyText, Use, style_of

BAND_TONES = {"careful": "careful", "doubt": "unsure"}
MARK_MM = 12.0
BAND_PAD_MM = 1.8
LARGEST_DIGITS_MM = 22.0
SMALLEST_DIGITS_MM = 11.0
PLAIN_MARK_EM = 1.45


def use_of(saying: Saying) -> Use:
    """How a sentence of this tone is set."""
    match saying.tone:
        case "heading":
            return "heading"
        case "strong":
            return "strong"
        case "machine":
            return "machine"
        case _:
            return "body"


def _mark(saying: Saying, kit: Kit) -> tuple[str | None, int]:
    """The picture before a sentence and its side."""
    name = saying.mark or BAND_TONES.get(saying.tone)
    side = MARK_MM if saying.tone in BAND_TONES else kit.text.body * PLAIN_MARK_EM
    return name, kit.px(side) if name else 0


def _inner(saying: Saying, width: int, kit: Kit) -> QRect:
    """Where the words of a sentence stand in its block; the height is theirs."""
    _, side = _mark(saying, kit)
    pad = kit.px(kit.room.pad) if saying.tone in BAND_TONES else 0
    left = pad + (side + kit.px(3) if side else 0)
    wide = width - left - pad
    high = round(lay(saying.sentence, style_of(use_of(saying), kit), float(wide)).height)
    band = kit.px(BAND_PAD_MM) if pad else 0
    return QRect(left, band + max(0, (side - high) // 2), wide, high)


def whole(block: Block, width: int, kit: Kit) -> bool:
    """Whether a block's words stand at this width uncut, and a telephone number in huge digits."""
    if isinstance(block, Digits):
        return digits_em(block, width, kit) >= kit.px(SMALLEST_DIGITS_MM)
    if not isinstance(block, Saying):
        return True
    inner = _inner(block, width, kit)
    return not lay(block.sentence, style_of(use_of(block), kit), float(inner.width())).broken


def height_of(block: Block, width: int, kit: Kit) -> int:
    """The height of a block at a width."""
    match block:
        case Saying():
            inner = _inner(block, width, kit)
            _, side = _mark(block, kit)
            pad = kit.px(BAND_PAD_MM) if block.tone in BAND_TONES else 0
            return max(inner.height(), side) + 2 * pad
        case Digits():
            return round(digits_em(block, width, kit) * 1.3)
        case Square():
            return round(lay(block.sentence, style_of("body", kit), float(width)).height)
        case Key() | Tickable() | Part():
            return kit.px(kit.room.choice)
        case Dots():
            return kit.px(DOTS_MM)
    assert_never(block)


def digits_em(block: Digits, width: int, kit: Kit) -> int:
    """The em at which a telephone number fills the width."""
    wide = metrics(100, bold=True).horizontalAdvance(block.sentence.text) / 100
    return min(kit.px(LARGEST_DIGITS_MM), int(width / wide))


def make(block: Block, kit: Kit, parent: QWidget) -> QWidget:
    """The widget of a block."""
    match block:
        case Saying():
            return SayingView(block, kit, parent)
        case Digits():
            return DigitsView(block, kit, parent)
        case Square():
            return RubyText(block.sentence, "body", kit, parent)
        case Tickable():
            face = Face(block.sentence, "check_on" if block.done else "check_off", "choice", block.done)
            return BigButton(face, block.move, kit, parent)
        case Key():
            face = Face(block.sentence, block.picture, block.tone, block.current)
            return BigButton(face, block.move, kit, parent)
        case Part():
            return PartKey(block, kit, parent)
        case Dots():
            return DotsView(block, kit, parent)
    assert_never(block)


class SayingView(QWidget):
    """A sentence with its mark, on a band where it asks for care."""

    def __init__(self, saying: Saying, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self._saying = saying
        self._kit = kit
        self._band: Pair | None = kit.colours.careful if saying.tone in BAND_TONES else None
        self.words = RubyText(saying.sentence, use_of(saying), kit, self, pair=self._band)

    def resizeEvent(self, _event: object) -> None:
        """The words stand beside the mark."""
        self.words.setGeometry(_inner(self._saying, self.width(), self._kit))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The band and the mark."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        kit = self._kit
        if self._band:
            painter.setPen(QPen(QColor(self._band.edge), kit.px_per_mm * kit.room.edge))
            painter.setBrush(QColor(self._band.ground))
            inset = kit.px_per_mm * kit.room.edge / 2
            painter.drawRoundedRect(
                QRectF(self.rect()).adjusted(inset, inset, -inset, -inset),
                kit.px(kit.room.corner),
                kit.px(kit.room.corner),
            )
        name, side = _mark(self._saying, kit)
        if name:
            pad = kit.px(kit.room.pad) if self._band else 0
            painter.drawPixmap(pad, (self.height() - side) // 2, kit.pictures.at(name, side))


class DigitsView(QLabel):
    """A telephone number as large as the page allows."""

    def __init__(self, digits: Digits, kit: Kit, parent: QWidget) -> None:
        super().__init__(digits.sentence.text, parent)
        self.setAccessibleName(digits.sentence.text)
        self.sentence = digits.sentence
        self._digits = digits
        self._kit = kit
        self._spoken = False

    def mark(self, *, spoken: bool) -> None:
        """Mark it while it is being spoken."""
        if spoken != self._spoken:
            self._spoken = spoken
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The digits, marked while they are spoken."""
        painter = QPainter(self)
        colours = self._kit.colours
        if self._spoken:
            painter.fillRect(self.rect(), QColor(colours.spoken.ground))
        painter.setPen(QColor(colours.spoken.ink if self._spoken else colours.page.ink))
        painter.setFont(font(digits_em(self._digits, self.width(), self._kit), bold=True))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())

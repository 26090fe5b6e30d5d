"""Painting a laid sentence: words, and their readings above."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from kiosk.values import dataclass
from kiosk.widgets.kit import font, metrics
from kiosk.widgets.ruby_layout import Laid, Line, Style, advance, over, room_for_ruby

OVERHANG = 0.3
"""Of an em: how far strokes may reach out of their line."""


@dataclass(frozen=True)
class Lettering:
    """A laid sentence in a box, from its top; centred lines stand in the middle of the box."""

    laid: Laid
    style: Style
    box: QRectF
    colour: str
    ruby: str
    centred: bool

    def paint(self, painter: QPainter) -> None:
        """Words, and their readings above them."""
        top = self.box.top() + _baseline(self.laid, self.style)
        for number, line in enumerate(self.laid.lines):
            origin = QPointF(self._left(line.width), top + number * self.laid.pitch)
            _words(painter, line, self.style, origin, self.colour)
            _readings(painter, line, self.style, origin, self.ruby)

    def covered(self) -> QRectF:
        """Where the paint can go."""
        lines = QRectF(self._left(self.laid.width), self.box.top(), self.laid.width, self.laid.height)
        spare = self.style.em * OVERHANG
        return lines.adjusted(-spare, -spare, spare, spare)

    def _left(self, width: float) -> float:
        return self.box.left() + ((self.box.width() - width) / 2 if self.centred else 0.0)


def _baseline(laid: Laid, style: Style) -> float:
    """From the top of a line to its baseline: the room above the em is for the ruby."""
    base = metrics(style.em, bold=style.bold)
    spare = max(0.0, laid.pitch - base.ascent() - base.descent())
    ruby = room_for_ruby(style) - base.descent() if _has_ruby(laid) else 0.0
    return max(laid.pitch - base.descent() - spare * 0.3, ruby)


def _has_ruby(laid: Laid) -> bool:
    return any(word.ruby for line in laid.lines for word in line.words)


def _words(painter: QPainter, line: Line, style: Style, origin: QPointF, colour: str) -> None:
    painter.setFont(font(style.em, bold=style.bold))
    painter.setPen(QColor(colour))
    for word in line.words:
        base = advance(word.surface, style.em, bold=style.bold)
        painter.drawText(QPointF(origin.x() + word.x + (word.width - base) / 2, origin.y()), word.surface)


def _readings(painter: QPainter, line: Line, style: Style, origin: QPointF, colour: str) -> None:
    painter.setFont(font(style.ruby_em, bold=False))
    painter.setPen(QColor(colour))
    above = origin.y() - over(style) - metrics(style.ruby_em, bold=False).descent()
    for word in line.words:
        if word.ruby:
            wide = advance(word.ruby, style.ruby_em, bold=False)
            painter.drawText(QPointF(origin.x() + word.x + (word.width - wide) / 2, above), word.ruby)

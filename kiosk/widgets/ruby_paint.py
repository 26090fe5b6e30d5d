"""Painting a laid sentence: words, and their readings above."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from kiosk.widgets.kit import font, metrics
from kiosk.widgets.ruby_layout import Laid, Line, Style, advance, over, room_for_ruby


def paint(
    painter: QPainter, laid: Laid, style: Style, box: QRectF, colour: str, ruby: str, *, centred: bool
) -> None:
    """Paint a laid sentence into a box, from its top; centred lines stand in the middle of the box."""
    top = box.top()
    for line in laid.lines:
        left = box.left() + ((box.width() - line.width) / 2 if centred else 0.0)
        _line(painter, line, style, QPointF(left, top + _baseline(laid, style)), colour, ruby)
        top += laid.pitch


def _baseline(laid: Laid, style: Style) -> float:
    """From the top of a line to its baseline: the room above the em is for the ruby."""
    base = metrics(style.em, bold=style.bold)
    spare = max(0.0, laid.pitch - base.ascent() - base.descent())
    ruby = room_for_ruby(style) - base.descent() if _has_ruby(laid) else 0.0
    return max(laid.pitch - base.descent() - spare * 0.3, ruby)


def _has_ruby(laid: Laid) -> bool:
    return any(word.ruby for line in laid.lines for word in line.words)


def _line(painter: QPainter, line: Line, style: Style, origin: QPointF, colour: str, ruby: str) -> None:
    painter.setFont(font(style.em, bold=style.bold))
    painter.setPen(QColor(colour))
    for word in line.words:
        base = advance(word.surface, style.em, bold=style.bold)
        painter.drawText(QPointF(origin.x() + word.x + (word.width - base) / 2, origin.y()), word.surface)
    painter.setFont(font(style.ruby_em, bold=False))
    painter.setPen(QColor(ruby))
    above = origin.y() - over(style) - metrics(style.ruby_em, bold=False).descent()
    for word in line.words:
        if word.ruby:
            wide = advance(word.ruby, style.ruby_em, bold=False)
            painter.drawText(QPointF(origin.x() + word.x + (word.width - wide) / 2, above), word.ruby)

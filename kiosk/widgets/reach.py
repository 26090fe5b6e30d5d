"""Which button lies under a point of a window, and which lie beside it, as the eye sees them."""

import math

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QWidget


def button_at(window: QWidget, at: QPoint) -> QAbstractButton | None:
    """The enabled button seen at a point of the window in pixels; whatever lies over it hides it."""
    widget = window.childAt(at)
    while widget is not None and widget is not window:
        if isinstance(widget, QAbstractButton):
            return widget if widget.isEnabled() else None
        widget = widget.parentWidget()
    return None


def buttons_beside(window: QWidget, at: QPoint, within_px: float) -> list[tuple[float, QAbstractButton]]:
    """The enabled buttons whose nearest edge is seen within a distance of the point, nearest first."""
    found: list[tuple[float, QAbstractButton]] = []
    for button in window.findChildren(QAbstractButton):
        edge = _nearest_point(QRect(button.mapTo(window, QPoint(0, 0)), button.size()), at)
        gap = math.dist(at.toTuple(), edge.toTuple())
        if gap <= within_px and button_at(window, edge) is button:
            found.append((gap, button))
    return sorted(found, key=lambda pair: pair[0])


def _nearest_point(box: QRect, at: QPoint) -> QPoint:
    x = min(max(at.x(), box.left()), box.right())
    y = min(max(at.y(), box.top()), box.bottom())
    return QPoint(x, y)

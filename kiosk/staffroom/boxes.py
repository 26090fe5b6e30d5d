"""Cutting a rectangle into rows and columns with gaps between them; pixels throughout."""

from collections.abc import Sequence

from PySide6.QtCore import QRect


def rows(box: QRect, weights: Sequence[float], gap: int) -> list[QRect]:
    """From the top to the bottom, heights in these proportions."""
    spans = _spans(box.height(), weights, gap)
    return [QRect(box.left(), box.top() + start, box.width(), size) for start, size in spans]


def columns(box: QRect, weights: Sequence[float], gap: int) -> list[QRect]:
    """From the left to the right, widths in these proportions."""
    spans = _spans(box.width(), weights, gap)
    return [QRect(box.left() + start, box.top(), size, box.height()) for start, size in spans]


def grid(box: QRect, down: int, across: int, gap: int) -> list[QRect]:
    """Equal cells, row by row."""
    return [cell for row in rows(box, [1] * down, gap) for cell in columns(row, [1] * across, gap)]


def top(box: QRect, high: int, gap: int = 0) -> tuple[QRect, QRect]:
    """The upper part, so many pixels high, and what is left below the gap."""
    return box.adjusted(0, 0, 0, high - box.height()), box.adjusted(0, high + gap, 0, 0)


def left(box: QRect, wide: int, gap: int = 0) -> tuple[QRect, QRect]:
    """The left part, so many pixels wide, and what is left beside the gap."""
    return box.adjusted(0, 0, wide - box.width(), 0), box.adjusted(wide + gap, 0, 0, 0)


def _spans(length: int, weights: Sequence[float], gap: int) -> list[tuple[int, int]]:
    room, whole = length - gap * (len(weights) - 1), sum(weights)
    ends = [round(room * sum(weights[: i + 1]) / whole) for i in range(len(weights))]
    starts = [0, *ends[:-1]]
    return [(start + i * gap, end - start) for i, (start, end) in enumerate(zip(starts, ends, strict=True))]

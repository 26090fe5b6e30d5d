"""A keypad as on a telephone; where the machine is too low for four rows the nought stands right of the nine.

The keys that confirm and erase stand in a wider column at its right.  On a narrow glass they stand beside the
machine's words, and the digits in two rows below.  Pixels throughout.
"""

from PySide6.QtCore import QPoint, QRect, QSize

from kiosk.values import dataclass
from kiosk.widgets.flow import Spot
from kiosk.widgets.kit import Kit

GAP_MM = 3.4  # row P3's floor with a little to spare
SIDES_MM = (24.0, 22.0, 20.4, 18.0, 16.4)  # row P1: the goal and more, then down to its floor
WIDE_MM = 27.0
WORDS_MM = 39.0  # what is left for words beside it
HEAD_MM = 20.4  # the row of words and keys on a narrow glass
NARROW_MM = 120.0
COLUMNS, IN_A_ROW, NINE = 3, 5, 9


@dataclass(frozen=True)
class Keypad:
    """Where the keys stand, and the room for the machine's words."""

    spots: tuple[Spot, ...]
    words: QRect


def keypad(digits: list[int], buttons: list[int], inner: QRect, kit: Kit) -> Keypad:
    """The digits 1 to 9 and 0, and the keys beside them, in a screen."""
    if inner.width() < kit.px(NARROW_MM):
        return _in_two_rows(digits, buttons, inner, kit)
    gap = kit.px(GAP_MM)
    sizes = [(rows, kit.px(mm)) for rows in (4, 3) for mm in SIDES_MM]
    fitting = (
        (rows, side)
        for rows, side in sizes
        if _width(buttons, rows, side, kit) <= inner.width() - gap - kit.px(WORDS_MM)
        and rows * (side + gap) - gap <= inner.height()
    )
    rows, side = next(fitting, sizes[-1])
    wide = _width(buttons, rows, side, kit)
    spare = max(0, inner.height() + gap - rows * (side + gap))
    corner = QPoint(inner.right() + 1 - wide, inner.top() + spare // 2)
    words = QRect(inner.topLeft(), QSize(inner.width() - wide - gap, inner.height()))
    return Keypad(_placed(digits, buttons, corner, rows, side, kit), words)


def _width(buttons: list[int], rows: int, side: int, kit: Kit) -> int:
    gap = kit.px(GAP_MM)
    digits = COLUMNS * (side + gap) - gap
    if buttons:
        return digits + gap + kit.px(WIDE_MM)
    return digits + (gap + side if rows == COLUMNS else 0)


def _placed(
    digits: list[int], buttons: list[int], corner: QPoint, rows: int, side: int, kit: Kit
) -> tuple[Spot, ...]:
    step = side + kit.px(GAP_MM)
    wide = QSize(kit.px(WIDE_MM) if buttons else side, side)
    cells = [(QPoint(i % COLUMNS, i // COLUMNS), QSize(side, side)) for i in range(NINE)]
    cells.append((QPoint(COLUMNS, 2), wide) if rows == COLUMNS else (QPoint(1, 3), QSize(side, side)))
    cells += [(QPoint(COLUMNS, row), wide) for row in range(len(buttons))]
    return tuple(
        Spot(index, QRect(corner + cell * step, size))
        for index, (cell, size) in zip((*digits, *buttons), cells, strict=True)
    )


def _in_two_rows(digits: list[int], buttons: list[int], inner: QRect, kit: Kit) -> Keypad:
    gap, side, wide = kit.px(GAP_MM), kit.px(SIDES_MM[-1]), kit.px(WIDE_MM)
    step = side + gap
    top = inner.bottom() + 1 - 2 * step + gap
    cells = [QPoint(i % IN_A_ROW, i // IN_A_ROW) for i in range(len(digits))]
    rects = [QRect(QPoint(inner.left(), top) + cell * step, QSize(side, side)) for cell in cells]
    head = QPoint(inner.right() + 1 - len(buttons) * (wide + gap) + gap, inner.top())
    rects += [
        QRect(head + QPoint(i * (wide + gap), 0), QSize(wide, kit.px(HEAD_MM))) for i in range(len(buttons))
    ]
    spots = tuple(Spot(index, rect) for index, rect in zip((*digits, *buttons), rects, strict=True))
    return Keypad(spots, QRect(inner.topLeft(), QPoint(head.x() - gap - 1, top - gap)))

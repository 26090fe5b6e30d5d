"""A keypad as on a telephone; where the machine is too low for four rows the nought stands right of the nine.

The keys that confirm and erase stand in a wider column at its right.  Pixels throughout.
"""

from PySide6.QtCore import QPoint, QRect, QSize

from kiosk.widgets.flow import Spot
from kiosk.widgets.kit import Kit

GAP_MM = 3.4  # row P3's floor with a little to spare
SIDES_MM = (24.0, 22.0, 20.4, 18.0, 16.4)  # row P1: the goal and more, then down to its floor
WIDE_MM = 27.0
WORDS_MM = 40.0  # what is left for words beside it
COLUMNS = 3
NINE = 9


def keypad(digits: list[int], buttons: list[int], inner: QRect, kit: Kit) -> list[Spot]:
    """Where the digits 1 to 9 and 0, and the keys beside them, stand in the screen."""
    gap = kit.px(GAP_MM)
    for rows in (4, 3):
        for side in map(kit.px, SIDES_MM):
            wide = _width(buttons, rows, side, kit)
            high = rows * side + (rows - 1) * gap
            if wide <= inner.width() - kit.px(WORDS_MM) and high <= inner.height():
                corner = QPoint(inner.right() + 1 - wide, inner.top() + (inner.height() - high) // 2)
                return _placed(digits, buttons, corner, rows, side, kit)
    side = kit.px(SIDES_MM[-1])
    corner = QPoint(inner.right() + 1 - _width(buttons, 3, side, kit), inner.top())
    return _placed(digits, buttons, corner, 3, side, kit)


def _width(buttons: list[int], rows: int, side: int, kit: Kit) -> int:
    gap = kit.px(GAP_MM)
    digits = COLUMNS * side + (COLUMNS - 1) * gap
    if buttons:
        return digits + gap + kit.px(WIDE_MM)
    return digits + (gap + side if rows == COLUMNS else 0)


def _placed(
    digits: list[int], buttons: list[int], corner: QPoint, rows: int, side: int, kit: Kit
) -> list[Spot]:
    step = side + kit.px(GAP_MM)
    wide = kit.px(WIDE_MM) if buttons else side
    low = rows == COLUMNS
    spots = []
    for i, index in enumerate(digits):
        column, row = i % COLUMNS, i // COLUMNS
        size = QSize(side, side)
        if i == NINE:
            column, row = (COLUMNS, 2) if low else (1, 3)
            size = QSize(wide if low else side, side)
        spots.append(Spot(index, QRect(corner + QPoint(column * step, row * step), size)))
    for row, index in enumerate(buttons):
        spots.append(Spot(index, QRect(corner + QPoint(COLUMNS * step, row * step), QSize(wide, side))))
    return spots

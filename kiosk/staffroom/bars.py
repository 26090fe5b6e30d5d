"""A page of bars: a name, a bar, a number on each line; pictures first, numbers beside them."""

from collections.abc import Sequence

from PySide6.QtCore import QRect

from kiosk.staffroom.boxes import columns, rows, top
from kiosk.staffroom.charts import Bar
from kiosk.staffroom.numbers import Row
from kiosk.staffroom.page import Page
from kiosk.staffroom.style import BODY, STRONG

LINE_MM, TWO_LINES_MM, LOOSE_MM = 11.5, 16.4, 18.0
SHARES = (6.2, 5.0, 2.8)
LONG_NAMES = (10.0, 2.0, 2.0)
"""Of the width: the name, the bar, the number."""


def fitting(page: Page, box: QRect, found: Sequence[Row], shares: Sequence[float] = SHARES) -> int:
    """How many bars a box holds: fewer where a name needs two lines."""
    wide = columns(box, shares, page.gap)[0].width()
    longest = max(page.kit.px(BODY) * len(row.name) for row in found)
    return max(1, box.height() // page.kit.px(TWO_LINES_MM if longest > wide else LINE_MM))


def put_bars(
    page: Page,
    box: QRect,
    found: Sequence[Row],
    fit: int,
    *,
    most: int,
    parted: bool,
    shares: Sequence[float] = SHARES,
) -> None:
    """As many bars as fit, a few of them not crowded; with `parted` the number tells part and whole."""
    shown = found[:fit]
    place, _ = top(box, min(box.height(), page.kit.px(LOOSE_MM) * len(shown)))
    for row, line in zip(shown, rows(place, [1] * len(shown), 0), strict=True):
        name, bar, number = columns(line, shares, page.gap)
        spare = max(0, bar.height() - page.kit.px(LINE_MM)) // 2
        page.label(row.name, name)
        told = page.say("numbers.of", part=row.part, whole=row.whole) if parted else f"{row.whole:,}"
        made = Bar(page, f"{row.name} {told}", row.whole, row.part, most)
        made.setGeometry(bar.adjusted(0, spare, 0, -spare))
        made.show()
        page.label(told, number, em=STRONG, bold=True, align="right")

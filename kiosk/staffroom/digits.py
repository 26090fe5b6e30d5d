"""Digits typed on a large keypad or a keyboard, shown as dots or as they are; nothing is ever spoken."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel

from kiosk.staffroom.boxes import grid
from kiosk.staffroom.page import Page
from kiosk.staffroom.style import HUGE, STRONG, with_keys

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
TELEPHONE = ("1", "2", "3", "4", "5", "6", "7", "8", "9")
DOT_MM, DOT_STEP_MM = 4.4, 7.0


class Dots(QLabel):
    """How many digits were typed: full circles among empty ones; never the digits themselves."""

    def __init__(self, page: Page, most: int) -> None:
        super().__init__(page)
        self._kit, self._most, self._count = page.kit, most, 0
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """So many digits; a screen reader hears only the number of them."""
        self._count = count
        self.setAccessibleName(f"{count} / {self._most}")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The circles."""
        painter, kit = QPainter(self), self._kit
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = QColor(kit.colours.page.ink)
        painter.setPen(QPen(ink, kit.px_per_mm * 0.6))
        side = kit.px_per_mm * DOT_MM
        step = min(kit.px_per_mm * DOT_STEP_MM, (self.width() - side - 4) / max(1, self._most - 1))
        top = (self.height() - side) / 2
        for index in range(self._most):
            painter.setBrush(ink if index < self._count else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(index * step + 2, top, side, side))


class Keypad:
    """Twelve keys in a box of a page; `changed` is told the digits, `done` that they are complete."""

    def __init__(
        self, page: Page, box: QRect, most: int, changed: Callable[[str], None], done: Callable[[], None]
    ) -> None:
        self.digits = ""
        self._most, self._changed, self._done = most, changed, done
        large, plain = with_keys(page.kit, HUGE), with_keys(page.kit, STRONG)
        cells = grid(box, 4, 3, page.gap)
        for digit, cell in zip(TELEPHONE, cells, strict=False):
            page.key(digit, cell, partial(self.put, digit), tone="choice", kit=large)
        page.key(page.say("digits.erase"), cells[9], self.erase, kit=plain)
        page.key("0", cells[10], lambda: self.put("0"), tone="choice", kit=large)
        self.enter = page.key(page.say("digits.enter"), cells[11], done, tone="next", kit=plain)

    def put(self, digit: str) -> None:
        """One more digit, while there is room."""
        if len(self.digits) < self._most:
            self.digits += digit
            self._changed(self.digits)

    def erase(self) -> None:
        """Without the last one."""
        self.digits = self.digits[:-1]
        self._changed(self.digits)

    def clear(self) -> None:
        """None."""
        self.digits = ""
        self._changed("")

    def typed(self, event: QKeyEvent) -> bool:
        """A keyboard's digit, Backspace or Enter; whether it was one of them."""
        if event.key() in ENTER:
            self._done()
        elif event.key() == Qt.Key.Key_Backspace:
            self.erase()
        elif event.text().isascii() and event.text().isdecimal():
            self.put(event.text())
            self.enter.setFocus()  # so that Enter ends what was begun on the keyboard
        else:
            return False
        return True


def two_parts(box: QRect, page: Page) -> tuple[QRect, QRect]:
    """Words at the left, a keypad at the right."""
    wide = min(page.kit.px(88.0), round(box.width() * 0.6))
    pad = QRect(box.right() + 1 - wide, box.top(), wide, box.height())
    return box.adjusted(0, 0, -wide - 2 * page.gap, 0), pad

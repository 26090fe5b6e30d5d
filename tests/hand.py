"""A resident at the glass: touches, keys and switches, each through Qt's own input path."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPointingDevice, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from kiosk.guide.moves import LeaveAlone, Move
from kiosk.screens.glass import Glass
from kiosk.widgets.big_button import BigButton
from kiosk.widgets.notice import Notice
from kiosk.widgets.ruby_text import RubyText
from tests.kiosks import Kiosk, settle

BREATH_S = 0.6
"""Between two acts: longer than row P8's half second for a page that nobody has read yet."""
HELD_S = 0.1
Way = Callable[[BigButton], None]


@dataclass
class Hand:
    """One person before one kiosk."""

    kiosk: Kiosk
    device: QPointingDevice

    @property
    def glass(self) -> Glass:
        return self.kiosk.tablet.glass

    @property
    def native(self) -> QWindow:
        native = self.glass.windowHandle()
        assert native is not None
        return native

    # ------------------------------------------------------------ what is on the glass

    def key(self, move: Move | type[Move]) -> BigButton:
        """The key on show that asks for a move, or for any move of a kind."""
        found = [key for key in self.glass.keys_on_show() if _asks(key, move)]
        assert found, f"no key for {move} on {self.kiosk.page()}"
        return found[0]

    def offers(self, move: Move | type[Move]) -> bool:
        """Whether such a key is on show."""
        return any(_asks(key, move) for key in self.glass.keys_on_show())

    def read(self) -> tuple[str, ...]:
        """Every text on the glass."""
        widgets = (*self.glass.findChildren(RubyText), *self.glass.findChildren(QLabel))
        shown = [
            widget.accessibleName() or getattr(widget, "text", str)()
            for widget in widgets
            if widget.isVisible()
        ]
        return (*shown, *(key.text() for key in self.glass.findChildren(BigButton) if key.isVisible()))

    def notice(self) -> str | None:
        """What the glass says of a tap that was not taken."""
        found = [notice.sentence.text for notice in self.glass.findChildren(Notice) if notice.isVisible()]
        assert len(found) <= 1
        return found[0] if found else None

    # ------------------------------------------------------------ one act

    def tap(self, key: BigButton) -> None:
        """A finger on the middle of a key, down and up."""
        self.touch(self.middle(key))

    def press(self, key: BigButton) -> None:
        """The keyboard: on to the key, then Enter."""
        self._go_to(key)
        self.type(Qt.Key.Key_Return)

    def switch(self, key: BigButton) -> None:
        """Two switches: one goes on, the other presses."""
        self._go_to(key)
        self.type(Qt.Key.Key_Space)

    def click(self, key: BigButton) -> None:
        """The quick way, for walks about the pages and not about the hand."""
        self.kiosk.clock.wait(BREATH_S)
        key.click()
        settle()

    def leave(self) -> None:
        """Nobody is there any more, and the home page has been read."""
        if self.kiosk.tablet.guide.session.visit:
            self.kiosk.tablet.guide.make(LeaveAlone())
        self.glass.tell(None)
        settle()
        self.kiosk.clock.wait(2.0)

    # ------------------------------------------------------------ fingers and keys

    def middle(self, key: BigButton) -> QPoint:
        return key.mapTo(self.glass, key.rect().center())

    def beside(self, key: BigButton) -> QPoint:
        """A point one millimetre below a key, nearer to it than to any other."""
        return key.mapTo(self.glass, key.rect().center() + QPoint(0, key.height() // 2 + 6))

    def touch(
        self, at: QPoint, to: QPoint | None = None, held: float = HELD_S, breath: float = BREATH_S
    ) -> None:
        """One finger: down, a while, up; `breath` seconds after the last act."""
        self.kiosk.clock.wait(breath)
        self.down(0, at)
        self.kiosk.clock.wait(held)
        if to is not None:
            self.drag(0, to)
        self.lift(0, to or at)

    def down(self, finger: int, at: QPoint, *resting: int) -> None:
        touch = QTest.touchEvent(self.native, self.device)
        touch.press(finger, at)
        self._commit(touch, resting)

    def drag(self, finger: int, to: QPoint, *resting: int) -> None:
        touch = QTest.touchEvent(self.native, self.device)
        touch.move(finger, to)
        self._commit(touch, resting)

    def lift(self, finger: int, at: QPoint, *resting: int) -> None:
        touch = QTest.touchEvent(self.native, self.device)
        touch.release(finger, at)
        self._commit(touch, resting)

    def type(self, key: Qt.Key) -> None:
        self.kiosk.clock.wait(BREATH_S)
        QTest.keyClick(self.native, key)
        settle()

    def focus(self) -> BigButton | None:
        """The key where the keyboard is."""
        widget = self.glass.focusWidget()
        return widget if isinstance(widget, BigButton) else None

    def _go_to(self, key: BigButton) -> None:
        for _ in range(40):
            if self.focus() is key:
                return
            self.type(Qt.Key.Key_Tab)
        message = f"{key.text()} cannot be reached by Tab on {self.kiosk.page()}"
        raise AssertionError(message)

    def _commit(self, touch: QTest.QTouchEventSequence, resting: tuple[int, ...]) -> None:
        for finger in resting:
            touch.stationary(finger)
        touch.commit()
        settle()


def _asks(key: BigButton, move: Move | type[Move]) -> bool:
    return isinstance(key.move_asked, move) if isinstance(move, type) else key.move_asked == move

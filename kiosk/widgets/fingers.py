"""Takes every finger and the mouse at the window's edge, before any widget sees them."""

from collections.abc import Callable, Iterable
from itertools import count
from typing import assert_never

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QEventPoint, QInputDevice, QMouseEvent, QTouchEvent
from PySide6.QtWidgets import QAbstractButton, QWidget
from shiboken6 import isValid

from kiosk.touch.contact import MOUSE, Contact, Key, Phase, Reach
from kiosk.touch.limits import Limits
from kiosk.touch.outcome import Aside, Outcome, Pressed, Released, Tapped, Trouble
from kiosk.touch.recogniser import Recogniser
from kiosk.widgets.pressed_look import PressedLook
from kiosk.widgets.reach import button_at, buttons_beside

_KEY = "touchKey"
_TICK_MS = 500
"""How finely the answer to a press of 10 s is timed."""
_PHASE = {
    QEventPoint.State.Pressed: Phase.DOWN,
    QEventPoint.State.Updated: Phase.MOVE,
    QEventPoint.State.Released: Phase.UP,
}
_MOUSE_PHASE = {
    QEvent.Type.MouseButtonPress: Phase.DOWN,
    QEvent.Type.MouseButtonDblClick: Phase.DOWN,
    QEvent.Type.MouseMove: Phase.MOVE,
    QEvent.Type.MouseButtonRelease: Phase.UP,
}
_HOVER = frozenset({QEvent.Type.Enter, QEvent.Type.Leave})
"""Kept from the widgets: after a touch nothing would take the hover look away again."""
_NEW_NATIVE_WINDOW = frozenset({QEvent.Type.Show, QEvent.Type.WinIdChange})


class Fingers(QObject):
    """Drives the buttons of one top-level window from its touches and its mouse.

    Only QAbstractButtons answer a finger; other widgets get none of it. The keyboard is left to Qt.
    Overlays must be children of the window; the topmost widget under a point wins.
    """

    tapped = Signal(QAbstractButton)
    """An accepted tap, just before the button's own `clicked`."""
    trouble = Signal(object, object)
    """A `Trouble`, and the button it was meant for, or None where that is unknown or gone."""
    aside = Signal(QPoint)
    """A short touch on no button and near none, in the window's pixels."""

    felt = Signal(object)
    """Every `Contact`, before it is judged."""

    def __init__(
        self, window: QWidget, *, px_per_mm: float, limits: Limits, clock: Callable[[], float]
    ) -> None:
        """`clock` gives seconds and never runs backwards; `px_per_mm` counts Qt's (logical) pixels."""
        super().__init__(window)
        self._window = window
        self._px_per_mm = px_per_mm
        self._within_px = limits.near_mm * px_per_mm
        self._clock = clock
        self._keys = count()
        self._look = PressedLook(clock, self)
        self._recogniser = Recogniser(self._reaches, limits)
        self._ticking = QTimer(self, interval=_TICK_MS)
        self._ticking.timeout.connect(self.tick)
        window.installEventFilter(self)
        self._listen()

    def page_changed(self) -> None:
        """Tell, right after it happened, that another page or overlay is on the glass."""
        self._act(self._recogniser.page_changed(self._clock()))

    def reset(self) -> None:
        """Tell that the visit is over: the next person starts with the standard tolerance."""
        self._act(self._recogniser.reset())

    def repeat_after(self, repeat_s: float) -> None:
        """Another time in which a second tap is the bounce of the first; raises ValueError outside row P8."""
        self._recogniser.repeat_after(repeat_s)

    def tick(self) -> None:
        """Answer a finger that has been down for too long; called by an own timer while one is down."""
        self._act(self._recogniser.tick(self._clock()))
        self._tick_while_touched()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not vars(self):
            return False  # the interpreter is on its way out and has emptied this object before Qt's
        if watched is self._window:
            if event.type() in _NEW_NATIVE_WINDOW:
                self._listen()
            return False
        if isinstance(event, QTouchEvent):
            self._touched(event)
        elif isinstance(event, QMouseEvent):
            self._moused(event)
        else:
            return event.type() in _HOVER
        event.accept()
        self._tick_while_touched()
        return True

    def _listen(self) -> None:
        """Qt makes a new native window when flags change; installing a filter twice moves it only."""
        native = self._window.windowHandle()
        if native is not None:
            native.installEventFilter(self)

    def _touched(self, event: QTouchEvent) -> None:
        if event.type() is QEvent.Type.TouchCancel:
            for id_ in self._recogniser.open_ids:
                self._take(id_, Phase.CANCEL, QPointF(), 0.0)
            return
        for point in event.points():
            phase = _PHASE.get(point.state())
            if phase is not None:
                ellipse = point.ellipseDiameters()
                self._take(point.id(), phase, point.position(), max(ellipse.width(), ellipse.height()))

    def _moused(self, event: QMouseEvent) -> None:
        button, held = event.button(), event.buttons()
        moving = event.type() is QEvent.Type.MouseMove
        left = bool(held & Qt.MouseButton.LeftButton) if moving else button is Qt.MouseButton.LeftButton
        phase = _MOUSE_PHASE.get(event.type())
        if left and phase is not None and not _is_echo_of_touch(event):
            self._take(MOUSE, phase, event.position(), 0.0)

    def _take(self, id_: int, phase: Phase, at: QPointF, size_px: float) -> None:
        k = self._px_per_mm
        contact = Contact(id_, phase, at.x() / k, at.y() / k, size_px / k, self._clock())
        self.felt.emit(contact)
        self._act(self._recogniser.step(contact))

    def _act(self, outcomes: Iterable[Outcome]) -> None:
        for outcome in outcomes:
            if isinstance(outcome, Aside):
                self.aside.emit(self._point(outcome.x_mm, outcome.y_mm))
                continue
            button = self._button(outcome.key)
            match outcome:
                case Pressed(key):
                    if button is not None:
                        self._look.press(key, button)
                case Released(key):
                    if button is not None:
                        self._look.release(key, button)
                case Tapped(key):
                    self._tap(key, button)
                case Trouble():
                    self.trouble.emit(outcome, button)
                case _:
                    assert_never(outcome)

    def _tap(self, key: Key, button: QAbstractButton | None) -> None:
        if button is None:
            return
        self.tapped.emit(button)
        if isValid(button):
            if button.focusPolicy() & Qt.FocusPolicy.ClickFocus:
                button.setFocus(Qt.FocusReason.MouseFocusReason)
            self._look.click(button)
        self._recogniser.settled(key, self._clock())

    def _tick_while_touched(self) -> None:
        if not self._recogniser.open_ids:
            self._ticking.stop()
        elif not self._ticking.isActive():
            self._ticking.start()

    def _reaches(self, x_mm: float, y_mm: float) -> list[Reach]:
        at = self._point(x_mm, y_mm)
        under = button_at(self._window, at)
        if under is not None:
            return [Reach(self._key(under), 0.0)]
        beside = buttons_beside(self._window, at, self._within_px)
        return [Reach(self._key(button), gap / self._px_per_mm) for gap, button in beside]

    def _point(self, x_mm: float, y_mm: float) -> QPoint:
        return QPoint(round(x_mm * self._px_per_mm), round(y_mm * self._px_per_mm))

    def _key(self, button: QAbstractButton) -> int:
        """A number that lives and dies with the button: neither Python's nor C++'s address does."""
        key = button.property(_KEY)
        if not isinstance(key, int):
            key = next(self._keys)
            button.setProperty(_KEY, key)
        return key

    def _button(self, key: Key | None) -> QAbstractButton | None:
        buttons = self._window.findChildren(QAbstractButton) if key is not None else []
        return next((button for button in buttons if button.property(_KEY) == key), None)


def _is_echo_of_touch(event: QMouseEvent) -> bool:
    """Whether Qt or the system made this mouse event out of a touch that we have seen already."""
    if event.source() is Qt.MouseEventSource.MouseEventSynthesizedBySystem:
        return True
    return event.device().type() is QInputDevice.DeviceType.TouchScreen

"""The mouse of the staff is one more finger, and nothing of it sticks to a button."""

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QMouseEvent, QPointingDevice
from PySide6.QtTest import QTest

from kiosk.touch.outcome import Kind
from tests.touch.panel import LEFT, Panel, px

PLAIN = Qt.KeyboardModifier.NoModifier


def press(panel: Panel, index: int, button: Qt.MouseButton = LEFT) -> None:
    QTest.mousePress(panel.glass, button, PLAIN, px(panel.middle(index)))


def release(panel: Panel, index: int, button: Qt.MouseButton = LEFT) -> None:
    QTest.mouseRelease(panel.glass, button, PLAIN, px(panel.middle(index)))


def test_a_mouse_click_is_a_tap(panel: Panel) -> None:
    """P5: down shows, up acts, and the widget sees none of it."""
    press(panel, 0)
    assert panel.keys[0].isDown()
    release(panel, 0)
    assert panel.clicks == [1, 0, 0]
    assert panel.keys[0].leaked == []


def test_a_mouse_that_slides_off_is_rolled(panel: Panel) -> None:
    """P5 holds for the mouse too."""
    press(panel, 0)
    panel.now += 0.5
    QTest.mouseMove(panel.glass, px(panel.middle(1)))
    assert not panel.keys[0].isDown()
    release(panel, 1)
    assert (panel.clicks, panel.kinds) == ([0, 0, 0], [Kind.ROLLED])


def test_a_double_click_is_one_tap(panel: Panel) -> None:
    """P8: Qt names the second press a double click; it is a bounce like any other."""
    QTest.mouseDClick(panel.glass, LEFT, PLAIN, px(panel.middle(0)))
    release(panel, 0)
    panel.now += 0.1
    QTest.mouseDClick(panel.glass, LEFT, PLAIN, px(panel.middle(0)))
    assert panel.clicks == [1, 0, 0]
    assert set(panel.kinds) == {Kind.DOUBLE}


def test_other_mouse_buttons_do_nothing(panel: Panel) -> None:
    """P9: no second meaning anywhere."""
    for button in (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton):
        press(panel, 0, button)
        release(panel, 0, button)
    assert (panel.clicks, panel.kinds, panel.keys[0].leaked) == ([0, 0, 0], [], [])


def test_mouse_events_made_from_touches_are_not_counted_again(panel: Panel) -> None:
    """One finger, one tap, also where the platform doubles every touch as a mouse."""
    at = QPointF(px(panel.middle(0)))
    core = QPointingDevice.primaryPointingDevice()
    by_system = Qt.MouseEventSource.MouseEventSynthesizedBySystem
    by_qt = Qt.MouseEventSource.MouseEventSynthesizedByQt
    for source, device in ((by_system, core), (by_qt, panel.device)):
        for kind, held in (
            (QEvent.Type.MouseButtonPress, LEFT),
            (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
        ):
            event = QMouseEvent(kind, at, at, at, LEFT, held, PLAIN, source, device)
            QCoreApplication.sendEvent(panel.glass, event)
            assert event.isAccepted()
    assert (panel.clicks, panel.kinds, panel.keys[0].leaked) == ([0, 0, 0], [], [])


def test_hover_does_not_stick(panel: Panel) -> None:
    """After a touch no pointer leaves the button, so none may enter it."""
    at = QPointF(px(panel.middle(0)))
    QCoreApplication.sendEvent(panel.glass, QEnterEvent(at, at, at))
    QTest.mouseMove(panel.glass, px(panel.middle(0)))
    panel.touch(panel.middle(0))
    assert not panel.keys[0].underMouse()
    assert panel.keys[0].leaked == []

"""Real touches on real buttons, from Qt's input queue to `clicked`: rows P4 to P10."""

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtGui import QEventPoint, QTouchEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from kiosk.touch.outcome import Kind
from tests.touch.panel import GAP, MARGIN, K, Panel, px
from tests.touch.sized import touch as sized_touch

FAR = (20.0, 55.0)
State = QEventPoint.State


def test_a_tap_clicks_once_and_no_widget_sees_the_touch(panel: Panel) -> None:
    """P5: `setDown` shows the press, `clicked` comes at the lift, and Qt makes no mouse of it."""
    panel.down(0, panel.middle(1))
    assert panel.keys[1].isDown()
    assert panel.clicks == [0, 0, 0]
    panel.now += 0.5
    panel.up(0)
    assert not panel.keys[1].isDown()
    assert panel.clicks == [0, 1, 0]
    assert panel.tapped == [panel.keys[1]]
    assert panel.window.focusWidget() is panel.keys[1]
    assert [key.leaked for key in panel.keys] == [[], [], []]


@pytest.mark.parametrize("held", [0.01, 0.05, 1.0, 5.0, 10.0])
def test_dry_and_slow_presses_are_one_click(panel: Panel, held: float) -> None:
    """P6: 10 ms to 10 s."""
    panel.touch(panel.middle(0), held=held)
    assert (panel.clicks, panel.kinds) == ([1, 0, 0], [])


def test_a_press_that_never_ends_is_answered_while_it_lasts(panel: Panel) -> None:
    """P6: people who hold and wait are told, before they lift."""
    panel.down(0, panel.middle(0))
    panel.now += 10.1
    panel.fingers.tick()
    assert not panel.keys[0].isDown()
    assert panel.troubles == [(Kind.LONG, panel.keys[0])]
    panel.up(0)
    assert (panel.clicks, panel.kinds) == ([0, 0, 0], [Kind.LONG])


def test_a_resting_palm_of_unknown_size_does_not_click(panel: Panel) -> None:
    """P10: plain QPushButtons lose the finger's tap and click the palm's button."""
    panel.down(0, panel.middle(0))
    panel.now += 0.8
    panel.down(1, panel.middle(2))
    panel.now += 0.1
    panel.up(1)
    panel.now += 0.5
    panel.up(0)
    assert (panel.clicks, panel.kinds) == ([0, 0, 1], [])


def test_a_palm_is_known_by_the_size_the_glass_reports(panel: Panel) -> None:
    """P10: the diameters arrive from the driver; 25 mm is a hand, 10 mm is a finger."""
    hand, finger = px(panel.middle(0)), px(panel.middle(2))
    sized_touch(panel.glass, panel.device, [(0, State.Pressed, hand, 25.0 * K)])
    assert not panel.keys[0].isDown()
    sized_touch(
        panel.glass,
        panel.device,
        [(0, State.Stationary, hand, 25.0 * K), (1, State.Pressed, finger, 10.0 * K)],
    )
    assert panel.keys[2].isDown()
    panel.now += 0.1
    sized_touch(panel.glass, panel.device, [(0, State.Stationary, hand, 0), (1, State.Released, finger, 0)])
    sized_touch(panel.glass, panel.device, [(0, State.Released, hand, 0)])
    assert (panel.clicks, panel.kinds) == ([0, 0, 1], [])


def test_a_second_finger_does_nothing_and_the_first_still_works(panel: Panel) -> None:
    """P10."""
    panel.down(0, panel.middle(0))
    panel.now += 0.2
    panel.down(1, panel.middle(1))
    assert not panel.keys[1].isDown()
    panel.now += 0.1
    panel.up(1)
    panel.up(0)
    assert (panel.clicks, panel.kinds) == ([1, 0, 0], [])


def test_two_fingers_lifted_in_one_event_click_once(panel: Panel) -> None:
    """P10: one report from the glass may carry both lifts."""
    first, second = px(panel.middle(0)), px(panel.middle(1))
    sized_touch(panel.glass, panel.device, [(0, State.Pressed, first, 0), (1, State.Pressed, second, 0)])
    sized_touch(panel.glass, panel.device, [(0, State.Released, first, 0), (1, State.Released, second, 0)])
    assert (panel.clicks, panel.kinds) == ([1, 0, 0], [])


def test_a_double_tap_after_80_ms_clicks_once(panel: Panel) -> None:
    """P8: plain buttons skip a page."""
    panel.touch(panel.middle(0))
    panel.now += 0.08
    panel.touch(panel.middle(0))
    assert (panel.clicks, panel.troubles) == ([1, 0, 0], [(Kind.DOUBLE, panel.keys[0])])


def test_a_bounce_in_the_queue_of_a_slow_click_is_dropped(panel: Panel) -> None:
    """P8: the click took 2 s of the program's time; its bounce is handled only after that."""

    def slow() -> None:
        panel.now += 2.0

    panel.keys[0].clicked.connect(slow)
    panel.touch(panel.middle(0))
    panel.touch(panel.middle(0))
    assert (panel.clicks, panel.kinds) == ([1, 0, 0], [Kind.DOUBLE])


def test_a_rolled_finger_is_answered_and_then_forgiven(panel: Panel) -> None:
    """P5, P7: the first roll widens the tolerance, the second acts."""
    x, y = panel.middle(0)
    below = (x, y + 14.0)
    panel.touch(panel.middle(0), below)
    assert (panel.clicks, panel.troubles) == ([0, 0, 0], [(Kind.ROLLED, panel.keys[0])])
    panel.now += 1.0
    panel.touch(panel.middle(0), below)
    assert panel.clicks == [1, 0, 0]


def test_a_near_miss_is_answered_and_then_forgiven(panel: Panel) -> None:
    """A touch 2 mm below a button; in the middle of a gap it stays nobody's."""
    x, y = panel.middle(0)
    below, between = (x, y + 12.0), (x + 10.0 + GAP / 2, y)
    panel.touch(below)
    assert (panel.clicks, panel.troubles) == ([0, 0, 0], [(Kind.NEAR, panel.keys[0])])
    for at in (below, between):
        panel.now += 1.0
        panel.touch(at)
    assert (panel.clicks, panel.kinds) == ([1, 0, 0], [Kind.NEAR, Kind.NEAR])


def test_a_visit_s_end_takes_the_forgiveness_back(panel: Panel) -> None:
    """The next person starts anew."""
    panel.touch(panel.middle(0), FAR)
    panel.fingers.reset()
    panel.now += 1.0
    panel.touch(panel.middle(0), (panel.middle(0)[0], panel.middle(0)[1] + 14.0))
    assert panel.clicks == [0, 0, 0]


def test_a_hand_on_the_text_is_left_in_peace(panel: Panel) -> None:
    """No act and no word."""
    panel.touch(FAR, held=3.0)
    assert (panel.clicks, panel.kinds) == ([0, 0, 0], [])


def test_a_fresh_page_takes_no_tap(panel: Panel) -> None:
    """P8: the tap of the old page turns it, and what follows at once is dropped and answered."""
    panel.keys[0].clicked.connect(panel.fingers.page_changed)
    panel.touch(panel.middle(0))
    panel.now += 0.2
    panel.touch(panel.middle(2))
    panel.now += 0.6
    panel.touch(panel.middle(2))
    assert (panel.clicks, panel.troubles) == ([1, 0, 1], [(Kind.EARLY, panel.keys[2])])


def test_a_cancelled_touch_releases_the_button(panel: Panel) -> None:
    """The system may take every touch away (a screen lock, a gesture of its own)."""
    panel.down(0, panel.middle(0))
    panel.now += 0.5
    QCoreApplication.sendEvent(panel.glass, QTouchEvent(QEvent.Type.TouchCancel, panel.device))
    assert not panel.keys[0].isDown()
    panel.up(0)
    assert (panel.clicks, panel.kinds) == ([0, 0, 0], [])


def test_a_button_deleted_under_the_finger_harms_nothing(panel: Panel) -> None:
    """Its place is empty, or another button's: neither acts."""
    place, middle = panel.keys[0].geometry(), panel.middle(0)
    panel.down(0, middle)
    shiboken6.delete(panel.keys.pop(0))
    panel.up(0)
    assert panel.kinds == [Kind.ROLLED]
    assert panel.troubles[0][1] is None
    panel.now += 1.0
    panel.keys[0].setGeometry(place)
    panel.touch(middle)
    assert panel.clicks == [1, 0]


def test_a_button_that_deletes_itself_at_its_tap_harms_nothing(panel: Panel) -> None:
    """A page built anew inside `clicked`, or by a listener of `tapped` just before."""
    panel.keys[0].clicked.connect(lambda: shiboken6.delete(panel.keys[0]))
    panel.fingers.tapped.connect(lambda key: shiboken6.delete(key) if key is panel.keys[1] else None)
    for index in (0, 1, 2):
        panel.touch(panel.middle(index))
    assert len(panel.tapped) == 3
    assert panel.keys[2].clicks == 1


def test_an_overlay_hides_the_buttons_under_it(panel: Panel) -> None:
    """What the eye cannot see the finger cannot press, nor miss."""
    overlay = QWidget(panel.window)
    overlay.setGeometry(panel.window.rect())
    overlay.show()
    panel.touch(panel.middle(0))
    panel.touch((panel.middle(0)[0], MARGIN + 22.0))
    assert (panel.clicks, panel.kinds) == ([0, 0, 0], [])
    overlay.hide()
    panel.touch(panel.middle(0))
    assert panel.clicks == [1, 0, 0]


def test_hidden_and_disabled_buttons_take_no_touch(panel: Panel) -> None:
    """Only a visible, enabled button is a target."""
    panel.keys[0].hide()
    panel.keys[1].setEnabled(False)
    x, y = panel.middle(0)
    for at in (panel.middle(0), panel.middle(1), (x, y + 12.0), (x + 26.0, y + 12.0), panel.middle(2)):
        panel.touch(at)
    assert (panel.clicks, panel.kinds, panel.tapped) == ([0, 0, 1], [], [panel.keys[2]])


def test_a_label_inside_a_button_is_the_button(panel: Panel) -> None:
    """Large buttons carry pictures and wrapped words as children."""
    label = QLabel("words", panel.keys[0])
    QVBoxLayout(panel.keys[0]).addWidget(label)
    QCoreApplication.processEvents()
    assert label.rect().contains(label.mapFrom(panel.window, px(panel.middle(0))))
    panel.touch(panel.middle(0))
    assert panel.clicks == [1, 0, 0]


def test_a_window_that_qt_makes_anew_is_still_heard(panel: Panel) -> None:
    """Full screen or new window flags give the widget another native window."""
    panel.window.setWindowFlags(panel.window.windowFlags())
    panel.window.destroy()
    panel.window.show()
    panel.touch(panel.middle(0))
    assert panel.clicks == [1, 0, 0]
    assert panel.keys[0].leaked == []


def test_points_outside_the_window_are_harmless(panel: Panel) -> None:
    """A finger may slide off the glass."""
    panel.down(0, panel.middle(0))
    panel.move(0, (-50.0, 900.0))
    panel.up(0, (-50.0, 900.0))
    assert panel.kinds == [Kind.ROLLED]
    assert px((1.0, 1.0)) == QPoint(K, K)

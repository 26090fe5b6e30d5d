"""Every accepted tap is seen, and nothing flickers: rows P12 and C6."""

from itertools import pairwise

import shiboken6
from pytestqt.qtbot import QtBot

from tests.touch.panel import Panel


def test_a_dry_tap_of_ten_milliseconds_is_seen(panel: Panel, qtbot: QtBot) -> None:
    """P12: painted pressed, kept pressed after the click, and at rest again by itself."""
    key = panel.keys[0]
    panel.touch(panel.middle(0), held=0.01)
    assert panel.clicks == [1, 0, 0]
    assert key.isDown()
    panel.now += 0.3
    qtbot.wait(120)
    assert key.isDown()
    seen = key.paints
    panel.now += 0.1
    qtbot.waitUntil(lambda: not key.isDown(), timeout=2000)
    qtbot.waitUntil(lambda: key.paints > seen, timeout=2000)


def test_a_slow_press_is_at_rest_as_soon_as_it_ends(panel: Panel) -> None:
    """P12: the look lasts as long as the finger, when that was long enough to see."""
    panel.touch(panel.middle(0), held=0.4)
    assert not panel.keys[0].isDown()


def test_a_finger_that_trembles_on_the_edge_does_not_make_it_flash(panel: Panel, qtbot: QtBot) -> None:
    """C6: in and out ten times a second for a second, with the look's own timer at work."""
    x, y = panel.middle(0)
    inside, outside = (x, y + 9.0), (x, y + 11.0)
    looks = []
    panel.down(0, inside)
    for turn in range(20):
        panel.now += 0.05
        panel.move(0, inside if turn % 2 else outside)
        qtbot.wait(60)
        looks.append(panel.keys[0].isDown())
    assert sum(a and not b for a, b in pairwise(looks)) <= 3


def test_a_finger_that_stays_keeps_the_look(panel: Panel, qtbot: QtBot) -> None:
    """The end of an earlier look must not take away the one of a finger that is down now."""
    x, y = panel.middle(0)
    panel.down(0, (x, y))
    panel.move(0, (x, y + 11.0))
    panel.move(0, (x, y))
    panel.now += 1.0
    qtbot.wait(120)
    assert panel.keys[0].isDown()


def test_a_button_deleted_while_it_still_looks_pressed_harms_nothing(panel: Panel, qtbot: QtBot) -> None:
    """The page may go sooner than the look."""
    panel.touch(panel.middle(0), held=0.01)
    shiboken6.delete(panel.keys.pop(0))
    panel.now += 1.0
    qtbot.wait(120)
    panel.touch(panel.middle(1))
    assert panel.clicks == [1, 0]


def test_time_is_watched_only_while_a_finger_is_down(panel: Panel) -> None:
    """P6's answer after ten seconds needs a timer; an idle kiosk does not."""
    ticking = panel.fingers._ticking
    assert not ticking.isActive()
    panel.down(0, panel.middle(0))
    assert ticking.isActive()
    panel.up(0)
    assert not ticking.isActive()

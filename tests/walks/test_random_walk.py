"""Two thousand moves that nobody planned, on the real window."""

import gc
import os
import random
import sys
from collections import Counter

from PySide6.QtWidgets import QWidget

from kiosk.guide.moves import Back, Choose, Close, End, Forward, LeaveAlone, OpenTile, StartOver
from kiosk.widgets.big_button import BigButton
from tests.conftest import MakeKiosk
from tests.hand import Hand
from tests.kiosks import Kiosk

MOVES, WARM, TOUCH_EVERY, HOME_EVERY = 2000, 500, 50, 250
LEADS_ON, ONWARD = (Forward, Choose, OpenTile), 4
"""Keys that lead on are chosen this much more often, so that the walk comes to every corner."""
MOST_GROWTH = 24 * 1024 * 1024
"""Bytes that 1 500 further moves may add: the caches of sentences and layouts fill, and then no more."""
MOST_NONES = 200


def test_two_thousand_moves_without_a_dead_end(make_kiosk: MakeKiosk, touchscreen: object) -> None:
    """No exception, no warning of Qt, no dead end, no memory that grows, no reference to None lost."""
    kiosk: Kiosk = make_kiosk()
    hand = Hand(kiosk, touchscreen)  # type: ignore[arg-type]
    chance = random.Random(20261122)
    pages: Counter[str] = Counter()
    warm, nones = 0, 0
    for number in range(1, MOVES + 1):
        keys = hand.glass.keys_on_show()
        key = chance.choices(keys, [ONWARD if isinstance(key.move_asked, LEADS_ON) else 1 for key in keys])[0]
        move = key.move_asked
        (hand.tap if number % TOUCH_EVERY == 0 else hand.click)(key)
        pages[kiosk.page()] += 1
        assert kiosk.page() == kiosk.tablet.guide.now().page.name, f"after {move}"
        _assert_no_dead_end(hand)
        if number % HOME_EVERY == 0:
            _assert_home_is_not_far(hand)
        if number == WARM:
            warm, nones = _memory(), sys.getrefcount(None)
    assert len(pages) > 60
    assert _memory() - warm < MOST_GROWTH
    assert abs(sys.getrefcount(None) - nones) < MOST_NONES
    assert _widgets(kiosk) < 400


def _assert_no_dead_end(hand: Hand) -> None:
    """A way on, a way back, and a person, on every page."""
    assert hand.glass.rail.help.isVisible()
    assert hand.offers(Forward) or hand.offers(Back) or hand.offers(OpenTile)
    ways = [key.move_asked for key in hand.glass.keys_on_show()]
    assert hand.kiosk.page() == "home" or any(
        isinstance(move, Back | Close | End | StartOver) for move in ways
    )


def _assert_home_is_not_far(hand: Hand) -> None:
    """もどる again and again is home at last."""
    for _ in range(200):
        if not hand.offers(Back):
            break
        hand.click(hand.key(Back))
    assert hand.kiosk.page() == "home"
    hand.kiosk.tablet.guide.make(LeaveAlone())


def _memory() -> int:
    """Bytes of this process in memory, after what is dead has been let go."""
    gc.collect()
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - a line of numbers
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def _widgets(kiosk: Kiosk) -> int:
    assert all(isinstance(key, BigButton) for key in kiosk.tablet.glass.keys_on_show())
    return len(kiosk.tablet.glass.findChildren(QWidget))

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
from tests.kiosks import Kiosk, settle, wait_for
from tests.walks.conftest import KONBINI
from tests.walks.visit import Visit

MOVES, WARM, TOUCH_EVERY, HOME_EVERY = 2000, 500, 50, 250
LIKELY = 4
"""How much more often keys that lead on, or out of a page over the page, are chosen, to come everywhere."""
MOST_GROWTH = 24 * 1024 * 1024
"""Bytes that 1 500 further moves may add: the caches of sentences and layouts fill, and then no more."""
MOST_OBJECTS = 1000


def test_two_thousand_moves_without_a_dead_end(make_kiosk: MakeKiosk, touchscreen: object) -> None:
    """No exception, no warning of Qt, no dead end, no memory that grows, no None lost."""
    kiosk: Kiosk = make_kiosk()
    hand = Hand(kiosk, touchscreen)  # type: ignore[arg-type]
    chance = random.Random(20261122)
    pages: Counter[str] = Counter()
    warm, nones = 0, 0
    for number in range(1, MOVES + 1):
        keys = hand.glass.keys_on_show()
        key = chance.choices(keys, [_likely(key, kiosk) for key in keys])[0]
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
    assert sys.getrefcount(None) > nones
    assert _widgets(kiosk) < 400


def test_the_same_visit_again_costs_nothing_more(hand: Hand) -> None:
    """Once every cache is full: no widget and no object stays, and no reference to None is lost.

    PySide 6.12.0 loses some, until the interpreter dies of it.  6.11.3 keeps some 2 500 a visit, which could
    go on for longer than any tablet lasts.
    """
    counts: list[tuple[int, int, int]] = []
    for _ in range(5):
        visit = Visit(hand, hand.click)
        visit.follow(KONBINI)
        visit.end()
        wait_for(lambda: hand.kiosk.tablet.diary.health().waiting == 0)
        wait_for(lambda: not hand.glass._to_lay)
        settle()
        gc.collect()
        counts.append((_widgets(hand.kiosk), len(gc.get_objects()), sys.getrefcount(None)))
    widgets, objects, nones = zip(*counts[2:], strict=True)
    assert len(set(widgets)) == 1, counts
    assert max(objects) - min(objects) < MOST_OBJECTS, counts
    assert list(nones) == sorted(nones), counts


def _likely(key: BigButton, kiosk: Kiosk) -> int:
    over = kiosk.tablet.guide.session.overlay is not None
    leads = (Back, Close) if over else (Forward, Choose, OpenTile)
    return LIKELY if isinstance(key.move_asked, leads) else 1


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

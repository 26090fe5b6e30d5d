"""The same visit without a touch: a keyboard, and two switches."""

import pytest
from PySide6.QtCore import Qt

from kiosk.guide.moves import Choose, Forward, Repeat, Tick
from tests.hand import Hand
from tests.walks.conftest import SOME
from tests.walks.routes import Route
from tests.walks.visit import Visit, assert_logged


@pytest.mark.parametrize("route", SOME, ids=lambda route: route.procedure)
def test_a_keyboard_walks_from_home_to_finish(hand: Hand, route: Route) -> None:
    """Tab to any key, Enter presses it: nothing needs a finger."""
    visit = Visit(hand, hand.press)
    visit.follow(route)
    visit.end()
    assert_logged(visit)


@pytest.mark.parametrize("route", SOME, ids=lambda route: route.procedure)
def test_two_switches_walk_from_home_to_finish(hand: Hand, route: Route) -> None:
    """One switch goes on to the next key (Tab), the other presses it (Space)."""
    visit = Visit(hand, hand.switch)
    visit.follow(route)
    visit.end()
    assert_logged(visit)


def test_the_ring_shows_from_the_first_tab_on_and_not_before(hand: Hand) -> None:
    """Who uses no keyboard sees no ring; who does sees it on one key, and the next person does not."""
    visit = Visit(hand, hand.tap)
    visit.open("konbini")
    assert not any(key.ring_shown for key in hand.glass.keys_on_show())
    hand.type(Qt.Key.Key_Tab)
    assert all(key.ring_shown for key in hand.glass.keys_on_show())
    assert sum(key.hasFocus() for key in hand.glass.keys_on_show()) == 1
    hand.leave()
    assert not any(key.ring_shown for key in hand.glass.keys_on_show())


def test_tab_comes_round_to_every_key_and_only_to_what_is_seen(hand: Hand) -> None:
    """No trap, nothing left out, nothing hidden: on every page of a visit."""
    visit = Visit(hand, hand.click)
    visit.open("konbini")
    while True:
        wanted = set(hand.glass.keys_on_show())
        met = set()
        for _ in wanted:
            met.add(hand.focus())
            hand.type(Qt.Key.Key_Tab)
        assert met == wanted, visit.page
        if hand.offers(Choose("here")):
            break
        visit.turn()


@pytest.mark.parametrize("switch", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_hearing_it_again_twice_does_not_walk_on(hand: Hand, switch: Qt.Key) -> None:
    """The keyboard stays on もういちど聞く, so that a second press hears it once more."""
    visit = Visit(hand, hand.press)
    visit.open("konbini")
    visit.do(Repeat())
    hand.type(switch)
    assert visit.page == "konbini.cover"
    assert isinstance(hand.glass.rail.repeat.move_asked, Repeat)
    assert hand.focus() is hand.glass.rail.repeat


def test_a_tick_by_switch_stays_on_its_thing(hand: Hand) -> None:
    """After a tick the switch is still there: the same press takes it back."""
    visit = Visit(hand, hand.switch)
    visit.follow(next(route for route in SOME if route.procedure == "konbini"), until="bring")
    visit.find(Tick("card"))
    visit.do(Tick("card"))
    assert visit.session.ticked == {("konbini", "bring", "card")}
    hand.type(Qt.Key.Key_Space)
    assert visit.session.ticked == frozenset()


def test_a_new_page_starts_at_what_leads_on(hand: Hand) -> None:
    """Enter alone walks through pages that only tell something."""
    visit = Visit(hand, hand.press)
    visit.open("konbini")
    while not hand.offers(Choose("here")):
        assert hand.focus() is hand.key(Forward)
        hand.type(Qt.Key.Key_Return)
    assert visit.page == "konbini.cover"

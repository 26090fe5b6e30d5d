"""Trembling, dry, slow and heavy hands on the real pages: rows P4 to P10, G5 and R6."""

import random
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint

from kiosk.guide.moves import Back, Forward, Repeat, Tick
from kiosk.guide.places import Home, Step
from kiosk.theme.sizes import px_per_mm
from kiosk.touch.outcome import Kind
from tests.hand import Hand
from tests.kiosks import settle
from tests.walks.conftest import KONBINI
from tests.walks.visit import Visit

PROCEDURE, FIRST = "konbini", "gyosei"
SIGMA_MM = 2.7
TREMBLES = 300


@pytest.fixture
def visit(hand: Hand) -> Visit:
    """In the middle of a procedure, where several pages lead on to each other."""
    guide, library = hand.kiosk.tablet.guide, hand.kiosk.tablet.library
    guide.make(Repeat())
    guide.session = replace(guide.session, trail=(Home(), Step(PROCEDURE, "cover"), Step(PROCEDURE, FIRST)))
    guide.refresh(library)
    settle()
    hand.kiosk.clock.wait(2.0)
    return Visit(hand, hand.tap, visit=guide.session.visit)


def pages_on(visit: Visit) -> int:
    """How many sheets further than the fixture's page the resident is."""
    trail = visit.session.trail
    first = next(at for at, place in enumerate(trail) if place == Step(PROCEDURE, FIRST))
    return len(trail) - 1 - first


def words(hand: Hand, kind: Kind) -> str:
    return hand.kiosk.tablet.library.word(f"touch.{kind}").text


def troubles(visit: Visit) -> list[object]:
    return [fields["kind"] for name, fields in visit.logged() if name == "touch_trouble"]


def test_a_palm_rests_and_a_finger_turns_one_page(hand: Hand, visit: Visit) -> None:
    """P10: palm down on the text, finger on つぎへ, palm lifts: one sheet on, and nothing more."""
    palm = QPoint(300, 600)
    hand.down(1, palm)
    hand.kiosk.clock.wait(0.8)
    forward = hand.middle(hand.key(Forward))
    hand.down(2, forward, 1)
    hand.kiosk.clock.wait(0.1)
    hand.lift(2, forward, 1)
    hand.kiosk.clock.wait(0.5)
    assert pages_on(visit) == 1
    hand.lift(1, palm)
    assert pages_on(visit) == 1


def test_a_palm_on_a_key_does_not_press_it(hand: Hand, visit: Visit) -> None:
    """P10: the heel of the hand lies on もどる while the finger goes for つぎへ."""
    palm = hand.middle(hand.key(Back))
    hand.down(1, palm)
    hand.kiosk.clock.wait(0.8)
    forward = hand.middle(hand.key(Forward))
    hand.down(2, forward, 1)
    hand.kiosk.clock.wait(0.1)
    hand.lift(2, forward, 1)
    hand.kiosk.clock.wait(0.1)
    hand.lift(1, palm)
    assert pages_on(visit) == 1


def test_a_double_tap_turns_one_page_and_is_answered(hand: Hand, visit: Visit) -> None:
    """P8: 80 ms between two taps on つぎへ."""
    forward = hand.middle(hand.key(Forward))
    hand.touch(forward)
    hand.touch(forward, breath=0.08)
    assert pages_on(visit) == 1
    assert hand.notice() == words(hand, Kind.DOUBLE)
    assert troubles(visit) == ["double"]


def test_two_calm_taps_turn_two_pages(hand: Hand, visit: Visit) -> None:
    """P8 must not swallow a second wish."""
    forward = hand.middle(hand.key(Forward))
    hand.touch(forward)
    hand.touch(forward)
    assert pages_on(visit) == 2
    assert hand.notice() is None


def test_a_near_miss_is_answered_until_the_next_tap(hand: Hand, visit: Visit) -> None:
    """G5 and R6: the notice says what to do, stays however long, and goes with the tap that is taken."""
    hand.touch(hand.beside(hand.glass.rail.help))
    assert pages_on(visit) == 0
    assert hand.notice() == words(hand, Kind.NEAR)
    hand.kiosk.clock.wait(600.0)
    hand.kiosk.tablet.fingers.tick()
    assert hand.notice() == words(hand, Kind.NEAR)
    hand.tap(hand.key(Forward))
    assert hand.notice() is None
    assert pages_on(visit) == 1
    assert troubles(visit) == ["near"]


def test_a_trouble_on_a_private_step_does_not_name_it(hand: Hand, visit: Visit) -> None:
    """What would tell of an illness stays out of the log here too."""
    guide, library = hand.kiosk.tablet.guide, hand.kiosk.tablet.library
    procedures = [library.procedure(name) for name in library.home.ways()]
    private = [
        (each.id, step) for each in procedures if each for step in each.steps if each.steps[step].private
    ]
    assert private
    guide.session = replace(guide.session, trail=(Home(), Step(*private[0])))
    guide.refresh(library)
    hand.touch(hand.beside(hand.glass.rail.help))
    assert [fields for name, fields in visit.logged() if name == "touch_trouble"] == [
        {"kind": "near", "place": "private"}
    ]


def test_a_rolled_finger_is_answered(hand: Hand, visit: Visit) -> None:
    """Down on つぎへ, up far outside of it: nothing happens, and it is said."""
    forward = hand.middle(hand.key(Forward))
    hand.touch(forward, to=forward + QPoint(-400, 0))
    assert pages_on(visit) == 0
    assert hand.notice() == words(hand, Kind.ROLLED)
    assert troubles(visit) == ["rolled"]


def test_a_press_that_never_ends_is_answered_while_it_lasts(hand: Hand, visit: Visit) -> None:
    """P6: who holds and waits is told so before lifting."""
    forward = hand.middle(hand.key(Forward))
    hand.kiosk.clock.wait(1.0)
    hand.down(0, forward)
    hand.kiosk.clock.wait(10.5)
    hand.kiosk.tablet.fingers.tick()
    assert hand.notice() == words(hand, Kind.LONG)
    hand.lift(0, forward)
    assert pages_on(visit) == 0
    assert troubles(visit) == ["long"]


@pytest.mark.parametrize("held", [0.05, 1.0, 5.0, 9.5])
def test_dry_and_slow_presses_turn_one_page(hand: Hand, visit: Visit, held: float) -> None:
    """P6: 50 ms to 10 s is one action."""
    hand.touch(hand.middle(hand.key(Forward)), held=held)
    assert pages_on(visit) == 1
    assert hand.notice() is None


def test_after_a_trouble_the_near_miss_is_taken_and_only_for_this_visit(hand: Hand, visit: Visit) -> None:
    """The tolerance widens for the rest of the visit, and the next person starts with the standard."""
    beside = hand.beside(hand.glass.rail.help)
    hand.touch(beside)
    assert pages_on(visit) == 0
    hand.touch(beside)
    assert visit.page == "help"
    hand.leave()
    visit.open("konbini")
    hand.touch(hand.beside(hand.glass.rail.help))
    assert visit.page == "konbini.cover"
    assert hand.notice() == words(hand, Kind.NEAR)


def test_a_page_that_nobody_can_have_read_is_not_tapped(hand: Hand, visit: Visit) -> None:
    """P8: another finger 0.2 s after the page came, elsewhere: answered, not taken."""
    hand.tap(hand.key(Forward))
    assert pages_on(visit) == 1
    hand.touch(hand.middle(hand.glass.rail.help), breath=0.1)
    assert pages_on(visit) == 1
    assert hand.notice() == words(hand, Kind.EARLY)


def test_two_things_are_ticked_one_right_after_the_other(hand: Hand) -> None:
    """A tick is no new page: the next thing can be ticked at once."""
    visit = Visit(hand, hand.tap)
    visit.follow(KONBINI, until="bring")
    visit.find(Tick("card"))
    hand.kiosk.clock.wait(1.0)
    hand.touch(hand.middle(hand.key(Tick("card"))))
    hand.touch(hand.middle(hand.key(Tick("money"))), breath=0.2)
    assert hand.notice() is None
    assert {key for _, _, key in visit.session.ticked} == {"card", "money"}


def test_a_trembling_hand_is_understood(hand: Hand, visit: Visit) -> None:
    """P4: 300 taps of sigma 2.7 mm, つぎへ and もどる in turn: 99 % taken, and none taken for another key."""
    chance = random.Random(20261122)
    scale = px_per_mm(hand.kiosk.tablet.settings.screen.ppi)
    taken = 0
    for number in range(TREMBLES):
        key = hand.key(Forward) if number % 2 == 0 else hand.key(Back)
        before = pages_on(visit)
        miss = QPoint(*(round(chance.gauss(0.0, SIGMA_MM * scale)) for _ in range(2)))
        hand.touch(hand.middle(key) + miss)
        if pages_on(visit) != before:
            taken += 1
        else:  # not understood: told so, and tried once more by a calmer hand
            assert hand.notice()
            hand.tap(key)
        assert pages_on(visit) == (number + 1) % 2
    assert taken >= 0.99 * TREMBLES

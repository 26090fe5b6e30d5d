"""More than one contact on the glass: row P10."""

import pytest

from kiosk.touch.contact import Phase
from kiosk.touch.outcome import Kind, Released, Trouble
from tests.touch.glass import SIDE, Glass, middle

A, B, C = middle("a"), middle("b"), middle("c")
FAR = (10.0, 60.0)


def test_a_second_finger_does_nothing_and_the_first_still_works() -> None:
    """P10: in whichever order the two lift."""
    for second_lifts_first in (True, False):
        glass = Glass()
        first = glass.down(A)
        glass.wait(0.3)
        second = glass.down(B)
        glass.wait(0.1)
        for finger, at in sorted([(first, A), (second, B)], reverse=second_lifts_first):
            glass.up(finger, at)
        assert (glass.taps(), glass.troubles()) == (["a"], [])


def test_a_contact_beside_the_targets_keeps_no_finger_from_acting() -> None:
    """P10: the heel of the hand lands on the text just before the fingertip."""
    glass = Glass()
    heel = glass.down(FAR)
    glass.wait(0.05)
    glass.touch(B)
    glass.up(heel, FAR)
    assert (glass.taps(), glass.troubles()) == (["b"], [])


@pytest.mark.parametrize("rested", [0.8, 5.0])
def test_a_resting_contact_is_void_once_another_finger_taps(rested: float) -> None:
    """P10: the hand that rested on a button does not press it when it lifts."""
    glass = Glass()
    hand = glass.down(A)
    glass.wait(rested)
    glass.touch(B)
    glass.wait(1.0)
    assert glass.up(hand, A) == ()
    assert (glass.taps(), glass.troubles()) == (["b"], [])


def test_a_slow_finger_still_acts_when_another_only_brushed_the_text() -> None:
    """P6 and P10: only a tap takes a slow press's turn away."""
    glass = Glass()
    slow = glass.down(A)
    glass.wait(2.0)
    glass.touch(FAR)
    glass.wait(1.0)
    glass.up(slow, A)
    assert (glass.taps(), glass.troubles()) == (["a"], [])


def test_one_tap_voids_whatever_else_is_down() -> None:
    """One act at a time, when the slow finger is first to lift too."""
    glass = Glass()
    slow = glass.down(A)
    glass.wait(1.0)
    quick = glass.down(B)
    glass.up(slow, A)
    glass.up(quick, B)
    assert (glass.taps(), glass.troubles()) == (["a"], [])


def test_a_palm_does_nothing_and_is_told_once_when_it_lifts() -> None:
    """P10: by its size."""
    glass = Glass()
    palm = glass.down(A, size=20.0)
    glass.wait(2.0)
    assert glass.said == []
    assert glass.up(palm, A) == (Trouble(Kind.PALM, "a", *A),)


def test_a_finger_that_flattens_into_a_palm_is_a_palm() -> None:
    """P10: a hand lands small and grows; the look goes with it."""
    glass = Glass()
    hand = glass.down(A, size=9.0)
    glass.wait(0.1)
    assert glass.move(hand, A, size=25.0) == (Released("a"),)
    glass.up(hand, A)
    assert (glass.taps(), glass.troubles()) == ([], [Kind.PALM])


def test_three_contacts_at_once_are_one_hand() -> None:
    """P10: without sizes too; one answer for the whole hand, at its last lift."""
    glass = Glass()
    hand = []
    for at in (A, B, C):
        hand.append((glass.down(at), at))
        glass.wait(0.03)
    for id_, at in hand:
        assert glass.troubles() == []
        glass.up(id_, at)
    assert glass.taps() == []
    assert glass.said[-1] == Trouble(Kind.PALM, "a", *A)
    assert len(glass.troubles()) == 1


def test_three_fingers_one_after_the_other_are_no_hand() -> None:
    """P10: the first finger still works."""
    glass = Glass()
    first = glass.down(A)
    for _ in range(3):
        glass.wait(0.1)
        glass.down(B)
    glass.up(first, A)
    assert (glass.taps(), glass.troubles()) == (["a"], [])


def test_fingers_tap_while_a_palm_rests() -> None:
    """P10: and the palm's lift is not worth a word then."""
    glass = Glass()
    palm = glass.down(A, size=40.0)
    for at in (B, C, A):
        glass.wait(0.6)
        glass.touch(at)
    glass.up(palm, A)
    assert (glass.taps(), glass.troubles()) == (["b", "c", "a"], [])


def test_a_finger_that_waited_for_a_hand_acts_once_the_hand_is_known() -> None:
    """P10: the hand lands small, the fingertip comes next, then the hand spreads."""
    glass = Glass()
    hand = glass.down(A, size=12.0)
    glass.wait(0.2)
    finger = glass.down(B, size=9.0)
    glass.wait(0.1)
    glass.move(hand, A, size=30.0)
    glass.up(finger, B)
    glass.up(hand, A)
    assert (glass.taps(), glass.troubles()) == (["b"], [])


def test_a_finger_that_waited_does_nothing_to_another_page() -> None:
    """P8 and P10: it was down before the page came, whatever becomes of the hand it waited for."""
    glass = Glass()
    hand = glass.down(A)
    glass.wait(0.2)
    finger = glass.down(B)
    glass.recogniser.page_changed(glass.now)
    glass.wait(1.0)
    glass.move(hand, A, size=30.0)
    glass.up(finger, B)
    assert (glass.taps(), glass.troubles()) == ([], [Kind.EARLY])


@pytest.mark.parametrize(("at", "held"), [(FAR, 0.3), (A, 11.0)])
def test_a_hand_on_the_text_or_a_leaning_hand_is_left_in_peace(at: tuple[float, float], held: float) -> None:
    """Nobody is corrected for reading with a hand on the glass."""
    glass = Glass()
    palm = glass.down(at, size=50.0)
    glass.wait(held)
    glass.up(palm, at)
    assert glass.said == []


@pytest.mark.parametrize("gone", ["cancelled", "page"])
def test_a_palm_that_was_taken_away_is_not_told_later(gone: str) -> None:
    """A cancelled palm, or one on a page that has gone, must not answer for the next one."""
    glass = Glass()
    palm = glass.down(A, size=30.0)
    if gone == "page":
        glass.recogniser.page_changed(glass.now)
    else:
        glass.report(Phase.CANCEL, palm, A)
    glass.up(palm, A)
    glass.wait(1.0)
    other = glass.down(FAR, size=30.0)
    glass.up(other, FAR)
    assert glass.said == []


def test_a_hand_that_spreads_after_a_tap_is_not_told() -> None:
    """P10: the tap was the answer to all that was down."""
    glass = Glass()
    hand = glass.down(A, size=12.0)
    glass.wait(1.0)
    glass.touch(B)
    glass.move(hand, A, size=30.0)
    glass.up(hand, A)
    assert (glass.taps(), glass.troubles()) == (["b"], [])


def test_a_hand_that_was_answered_by_a_trouble_is_not_told_again() -> None:
    """One gesture, one answer."""
    glass = Glass()
    palm = glass.down(A, size=30.0)
    glass.touch((SIDE + 2, 10.0))
    glass.up(palm, A)
    assert glass.troubles() == [Kind.NEAR]

"""A tap that comes twice, and a tap on a page that has only just come: row P8."""

import pytest

from kiosk.touch.limits import Limits
from kiosk.touch.outcome import Kind, Released
from tests.touch.glass import GAP, SIDE, Glass, middle

A, B = middle("a"), middle("b")


@pytest.mark.parametrize(
    ("repeat_s", "after", "acts"),
    [
        (0.5, 0.08, False),
        (0.5, 0.49, False),
        (0.5, 0.51, True),
        (0.8, 0.75, False),
        (1.0, 0.98, False),
        (1.0, 1.01, True),
    ],
)
def test_a_bounce_is_dropped_and_the_first_tap_kept(repeat_s: float, after: float, *, acts: bool) -> None:
    """P8: counted from the first lift to the second touch; staff may set up to one second."""
    glass = Glass(Limits(repeat_s=repeat_s))
    glass.touch(A)
    glass.wait(after)
    glass.touch(A, held=2.0)
    assert glass.taps() == (["a", "a"] if acts else ["a"])
    assert glass.troubles() == ([] if acts else [Kind.DOUBLE])


def test_another_target_may_follow_at_once() -> None:
    """P8 speaks of the same control; coming back to it too soon is still a bounce."""
    glass = Glass()
    for at in (A, B, A):
        glass.touch(at, held=0.05)
        glass.wait(0.05)
    assert (glass.taps(), glass.troubles()) == (["a", "b"], [Kind.DOUBLE])


def test_a_bounce_beside_its_target_is_a_bounce() -> None:
    """A bounce must not count as a near miss and widen the tolerance."""
    glass = Glass()
    glass.touch(A)
    glass.wait(0.1)
    glass.touch((10.0, SIDE + 2))
    assert glass.troubles() == [Kind.DOUBLE]
    assert not glass.recogniser.tolerance.widened


def test_a_bounce_that_waited_for_a_slow_page_is_dropped() -> None:
    """P8: the window begins when the person can see the answer."""
    glass = Glass()
    glass.touch(A)
    glass.wait(3.0)
    glass.recogniser.settled("a", glass.now)
    glass.touch(A)
    assert (glass.taps(), glass.troubles()) == (["a"], [Kind.DOUBLE])


@pytest.mark.parametrize(("after", "acts"), [(0.0, False), (0.49, False), (0.51, True)])
def test_a_fresh_page_takes_no_tap(after: float, *, acts: bool) -> None:
    """P8: half a second, whatever the finger does after it went down."""
    glass = Glass()
    glass.recogniser.page_changed(glass.now)
    glass.wait(after)
    glass.touch(A, held=1.0)
    assert (glass.taps(), glass.troubles()) == ((["a"], []) if acts else ([], [Kind.EARLY]))


def test_a_finger_that_was_down_when_the_page_changed_does_nothing() -> None:
    """P8: it was meant for the old page; the look goes at once."""
    glass = Glass()
    finger = glass.down(A)
    glass.wait(0.2)
    assert glass.recogniser.page_changed(glass.now) == (Released("a"),)
    glass.wait(2.0)
    glass.up(finger, A)
    assert (glass.taps(), glass.troubles()) == ([], [Kind.EARLY])


def test_a_bounce_onto_the_next_page_is_answered_once_as_a_bounce() -> None:
    """P8: another target stands in the same place by then; one bounce, one answer."""
    glass = Glass()
    glass.touch((SIDE - 1, 10.0))
    glass.recogniser.page_changed(glass.now)
    glass.wait(0.08)
    glass.touch((SIDE + GAP + 1, 10.0))
    assert (glass.taps(), glass.troubles()) == (["a"], [Kind.DOUBLE])


def test_a_bounce_onto_a_slow_next_page_is_a_bounce() -> None:
    """P8: the page took 2 s to build, and the bounce waited for it in the queue."""
    glass = Glass()
    glass.touch((SIDE - 1, 10.0))
    glass.wait(2.0)
    glass.recogniser.page_changed(glass.now)
    glass.recogniser.settled("a", glass.now)
    glass.touch((SIDE + GAP + 1, 10.0))
    assert (glass.taps(), glass.troubles()) == (["a"], [Kind.DOUBLE])


def test_the_same_place_may_be_tapped_once_the_next_page_could_be_read() -> None:
    """P8: "next" stands in the same place on every page; neighbours on one page are no bounces."""
    glass = Glass()
    glass.touch((SIDE - 1, 10.0))
    glass.recogniser.page_changed(glass.now)
    glass.wait(0.6)
    for x in (SIDE + GAP + 1, SIDE - 1):
        glass.touch((x, 10.0), held=0.05)
        glass.wait(0.05)
    assert (glass.taps(), glass.troubles()) == (["a", "b", "a"], [])


def test_a_tap_elsewhere_on_the_next_page_is_early() -> None:
    """P8: too far from the last tap for a bounce."""
    glass = Glass()
    glass.touch(A)
    glass.recogniser.page_changed(glass.now)
    glass.wait(0.3)
    glass.touch(B)
    assert glass.troubles() == [Kind.EARLY]

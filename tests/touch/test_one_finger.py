"""One finger on the glass: rows P5 to P8."""

import pytest

from kiosk.touch.contact import MOUSE, Phase
from kiosk.touch.limits import Limits
from kiosk.touch.outcome import Aside, Kind, Pressed, Released, Tapped, Trouble
from tests.touch.glass import GAP, KEYS, SIDE, Glass, middle

A, B = middle("a"), middle("b")
FAR = (10.0, 60.0)


@pytest.mark.parametrize("key", KEYS)
def test_a_press_acts_on_release_inside_its_target(key: str) -> None:
    """P5: the press only shows; the release acts."""
    glass = Glass()
    finger = glass.down(middle(key))
    assert glass.said == [Pressed(key)]
    glass.wait(0.1)
    assert glass.up(finger, middle(key)) == (Released(key), Tapped(key))


@pytest.mark.parametrize("held", [0.0, 0.01, 0.05, 0.3, 1.0, 5.0, 10.0])
def test_a_press_of_up_to_ten_seconds_is_one_action(held: float) -> None:
    """P6: dry taps of 10 ms and slow presses mean the same."""
    glass = Glass()
    glass.touch(A, held=held)
    assert (glass.taps(), glass.troubles()) == (["a"], [])


@pytest.mark.parametrize("ticks", [True, False])
def test_a_longer_press_is_answered_once(*, ticks: bool) -> None:
    """P6: told at the tick after ten seconds, or at the lift when nothing ticked."""
    glass = Glass()
    finger = glass.down(A)
    glass.wait(10.1)
    if ticks:
        said = glass.recogniser.tick(glass.now)
        assert said == (Released("a"), Trouble(Kind.LONG, "a", *A))
        glass.said.extend(said)
    glass.up(finger, A)
    assert (glass.taps(), glass.troubles()) == ([], [Kind.LONG])


def test_a_long_press_that_rolled_away_is_answered() -> None:
    """P6: the target it began on was meant, wherever the finger is after ten seconds."""
    glass = Glass()
    finger = glass.down(A)
    glass.move(finger, (10.0, 40.0))
    glass.wait(12.0)
    glass.up(finger, (10.0, 40.0))
    assert glass.troubles() == [Kind.LONG]


@pytest.mark.parametrize("to", [(0.0, 0.0), (SIDE, SIDE), (1.0, 19.0), (19.5, 0.5)])
def test_any_drift_inside_the_target_is_a_tap(to: tuple[float, float]) -> None:
    """P7: from corner to corner, and out and back again."""
    glass = Glass()
    finger = glass.down((SIDE - to[0], SIDE - to[1]))
    glass.move(finger, FAR)
    glass.wait(0.2)
    glass.up(finger, to)
    assert (glass.taps(), glass.troubles()) == (["a"], [])


def test_a_target_looks_pressed_only_while_lifting_would_act() -> None:
    """P12: the look never promises what the lift does not do."""
    glass = Glass()
    finger = glass.down(A)
    assert glass.move(finger, FAR) == (Released("a"),)
    assert glass.move(finger, A) == (Pressed("a"),)
    assert glass.move(finger, A) == ()


@pytest.mark.parametrize(
    ("start", "end", "kind", "key"),
    [
        (A, (SIDE + 3, 10.0), Kind.ROLLED, "a"),
        (A, FAR, Kind.ROLLED, "a"),
        (A, B, Kind.ROLLED, "a"),
        ((10.0, SIDE + 1), (10.0, SIDE + 2), Kind.NEAR, "a"),
        ((10.0, SIDE + 8), (10.0, SIDE + 8), Kind.NEAR, "a"),
        ((SIDE + 1, 10.0), (SIDE + 1, 10.0), Kind.NEAR, "a"),
        ((SIDE + GAP - 1, 10.0), A, Kind.NEAR, "b"),
        ((10.0, SIDE + 2), A, Kind.NEAR, "a"),
    ],
)
def test_a_touch_that_strays_is_answered(
    start: tuple[float, float], end: tuple[float, float], kind: Kind, key: str
) -> None:
    """P5: nothing is swallowed; the answer names the target that was meant and where the touch began."""
    glass = Glass()
    assert glass.touch(start, end)[-1] == Trouble(kind, key, *start)
    assert glass.taps() == []


@pytest.mark.parametrize("held", [1.1, 3.0, 60.0])
@pytest.mark.parametrize("end", [FAR, A])
def test_a_hand_resting_far_from_everything_is_no_trouble(end: tuple[float, float], held: float) -> None:
    """A hand may rest on the text, and may leave it over a target."""
    glass = Glass()
    glass.touch((10.0, SIDE + 8.1), end, held)
    assert glass.said == []


@pytest.mark.parametrize(("end", "points"), [(FAR, True), ((10.0, SIDE + 12), True), (A, False)])
def test_a_short_touch_far_from_everything_points_at_what_stands_there(
    end: tuple[float, float], *, points: bool
) -> None:
    """Where it began; one that ends on a target was no touch of the text."""
    glass = Glass()
    glass.touch((10.0, SIDE + 8.1), end, held=0.2)
    assert glass.said == ([Aside(10.0, SIDE + 8.1)] if points else [])


def test_a_fresh_page_is_not_pointed_at() -> None:
    """The bounce of the tap that brought it says nothing of it."""
    glass = Glass()
    glass.recogniser.page_changed(glass.now)
    glass.wait(0.2)
    glass.touch(FAR)
    assert glass.said == []


def test_a_hand_leaning_beside_a_target_is_no_trouble() -> None:
    """Near for longer than any press is a hand, and it is left in peace."""
    glass = Glass()
    glass.touch((10.0, SIDE + 2), held=11.0)
    assert glass.said == []


@pytest.mark.parametrize(
    ("start", "end", "taps"),
    [
        (A, (10.0, SIDE + 7.9), ["a"]),
        (A, (SIDE + GAP - 0.1, 10.0), ["a"]),
        (A, (SIDE + GAP + 0.1, 10.0), []),
        (A, (10.0, SIDE + 8.1), []),
        ((10.0, SIDE + 2.9), (10.0, SIDE + 7), ["a"]),
        ((SIDE + 1.4, 10.0), (SIDE + 1.4, 10.0), ["a"]),
        ((SIDE + 4.6, 10.0), A, []),
        ((SIDE + 4.6, 10.0), B, ["b"]),
        ((SIDE + 1.6, 10.0), (SIDE + 1.6, 10.0), []),
        ((10.0, SIDE + 3.1), (10.0, SIDE + 3.1), []),
    ],
)
def test_after_the_first_trouble_the_tolerance_is_wider(
    start: tuple[float, float], end: tuple[float, float], taps: list[str]
) -> None:
    """Rolled lifts within 8 mm and clear near misses within 3 mm act, and never for another target."""
    glass = Glass()
    glass.touch(A, FAR)
    glass.wait(1.0)
    glass.touch(start, end)
    assert glass.taps() == taps
    assert len(glass.troubles()) == 2 - len(taps)


@pytest.mark.parametrize(("end", "held"), [(FAR, 0.1), (A, 11.0)])
def test_the_tolerance_stays_wide_until_the_visit_ends(end: tuple[float, float], held: float) -> None:
    """Rolled and long widen for the whole visit, and the next person starts anew."""
    glass = Glass()
    glass.touch(A, end, held)
    assert glass.recogniser.tolerance == glass.limits.widened
    glass.wait(1.0)
    glass.touch(A, held=25.0)
    assert glass.taps() == ["a"]
    assert glass.recogniser.tolerance == glass.limits.widened
    glass.recogniser.reset()
    assert glass.recogniser.tolerance == glass.limits.standard


def test_the_end_of_a_visit_takes_the_fingers_off() -> None:
    """A finger that outlasts the visit does nothing to the next one."""
    glass = Glass()
    finger = glass.down(A)
    assert glass.recogniser.reset() == (Released("a"),)
    assert glass.up(finger, A) == ()


def test_a_cancelled_touch_releases_and_does_nothing() -> None:
    """The system takes a touch away: no act, no blame."""
    glass = Glass()
    finger = glass.down(A)
    assert glass.report(Phase.CANCEL, finger, A) == (Released("a"),)
    assert glass.up(finger, A) == ()


def test_a_lost_lift_does_not_block_the_glass() -> None:
    """A driver that reports a second down for one id has lost the first."""
    glass = Glass()
    glass.report(Phase.DOWN, 7, A)
    glass.wait(0.1)
    glass.report(Phase.DOWN, 7, B)
    glass.report(Phase.UP, 7, B)
    assert (glass.taps(), glass.troubles()) == (["b"], [])


def test_the_mouse_is_one_more_finger() -> None:
    """Staff with a mouse are held to the same rules."""
    glass = Glass()
    glass.report(Phase.MOVE, MOUSE, A)
    glass.report(Phase.DOWN, MOUSE, A)
    glass.report(Phase.UP, MOUSE, A)
    assert glass.taps() == ["a"]


@pytest.mark.parametrize("repeat_s", [0.0, 0.49, 1.01])
def test_staff_cannot_set_a_repeat_time_outside_the_row(repeat_s: float) -> None:
    """P8: 0.5 to 1 s."""
    with pytest.raises(ValueError, match="repeat_s"):
        Limits(repeat_s=repeat_s)

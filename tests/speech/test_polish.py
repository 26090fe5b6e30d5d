"""The author's voice with our pauses and our pace."""

import numpy as np
import pytest

from kiosk.speech.level import PEAK, TARGET_LUFS, loudness
from kiosk.speech.polish import polished, unheard_pauses
from kiosk.speech.stretch import RATE, Samples


def speech(*pieces: float) -> Samples:
    """Humming for the positive seconds, silence for the negative ones."""
    parts = [_hum(seconds) if seconds > 0 else np.zeros(round(-seconds * RATE)) for seconds in pieces]
    return np.concatenate(parts).astype(np.float32)


def _hum(seconds: float) -> Samples:
    time = np.arange(round(seconds * RATE)) / RATE
    return (0.1 * np.sin(2 * np.pi * 110 * time)).astype(np.float32)


def pauses(samples: Samples) -> list[float]:
    loud = np.flatnonzero(np.abs(samples) > 0.002)
    steps = np.diff(loud)
    return [float(step / RATE) for step in steps if step > 0.05 * RATE]


@pytest.mark.parametrize("heard", [0.1, 0.3, 1.2])
def test_a_comma_is_paused_for_as_long_as_ours(heard: float) -> None:
    """Row S2, however long the voice paused by itself."""
    made = polished(speech(1, -heard, 1), "カナカナカ、カナカナカ。")
    assert pauses(made) == [pytest.approx(0.6, abs=0.05)]


def test_a_full_stop_inside_is_a_longer_pause() -> None:
    """Row S2: a second between two sentences shown as one."""
    made = polished(speech(1, -0.3, 1), "カナカナカ。カナカナカ。")
    assert pauses(made) == [pytest.approx(1.0, abs=0.05)]


def test_the_closure_of_a_consonant_is_not_taken_for_a_comma() -> None:
    """「きって」 holds 0.15 s of silence far from the comma; it stays as it was."""
    made = polished(speech(0.4, -0.15, 1, -0.4, 0.6), "キッテヲカッタ、ミセ。")
    assert pauses(made) == [pytest.approx(0.15, abs=0.05), pytest.approx(0.6, abs=0.05)]


def test_a_comma_nobody_heard_is_counted() -> None:
    """Such a sentence wants a listener, and no pause is cut into a word."""
    flat = speech(2)
    assert unheard_pauses(flat, "カナカナカ、カナカナカ。") == 1
    assert not pauses(polished(flat, "カナカナカ、カナカナカ。"))
    assert unheard_pauses(speech(1, -0.3, 1), "カナカナカ、カナカナカ。") == 0


@pytest.mark.parametrize(("seconds", "rate"), [(1.0, 5.0), (2.1, 10 / 2.1), (4.0, 4.5)])
def test_the_pace_is_brought_into_bounds(seconds: float, rate: float) -> None:
    """Row S1: ten mora said too fast are slowed, too slowly are quickened, within the goal left alone."""
    made = polished(speech(seconds), "カナカナカカナカナカ")
    assert 10 * RATE / len(made) == pytest.approx(rate, rel=0.03)


def test_the_level_is_ours() -> None:
    """Row S5."""
    made = polished(speech(1, -0.3, 1), "カナカナカ、カナカナカ。")
    assert loudness(made) == pytest.approx(TARGET_LUFS, abs=0.5)
    assert np.abs(made).max() <= PEAK

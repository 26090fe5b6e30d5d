"""Longer without lower."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.speech.level import PEAK, TARGET_LUFS, levelled, loudness
from kiosk.speech.stretch import RATE, Samples, stretch
from tests.speech.pitch import median_f0


def tone(hertz: float, seconds: float = 1.0, loud: float = 0.3) -> Samples:
    time = np.arange(round(seconds * RATE)) / RATE
    partials = [np.sin(2 * np.pi * hertz * n * time) / n for n in range(1, 6)]
    samples: Samples = (loud / 2 * np.sum(partials, axis=0)).astype(np.float32)
    return samples


@pytest.mark.parametrize("hertz", [90, 125, 220])
@pytest.mark.parametrize("factor", [1.3, 1.65, 2.1])
def test_a_tone_keeps_its_pitch_and_its_strength(hertz: float, factor: float) -> None:
    """Pieces are joined in phase: neither the pitch nor the loudness wavers."""
    longer = stretch(tone(hertz), factor)
    assert len(longer) == pytest.approx(factor * RATE, rel=0.02)
    assert median_f0(longer) == pytest.approx(hertz, rel=0.02)
    middle = longer[RATE // 10 : -RATE // 10].reshape(-1)
    blocks = np.sqrt((middle[: len(middle) // 960 * 960].reshape(-1, 960) ** 2).mean(axis=1))
    assert blocks.min() > 0.7 * blocks.max()


@given(st.integers(0, RATE // 4), st.floats(0.7, 2.2))
@settings(max_examples=40, deadline=None)
def test_any_length_can_be_stretched(length: int, factor: float) -> None:
    """Down to nothing at all, and never louder than it was by more than a hair."""
    noise = np.random.default_rng(length).uniform(-0.5, 0.5, length).astype(np.float32)
    longer = stretch(noise, factor)
    assert np.isfinite(longer).all()
    assert np.abs(longer).max(initial=0) <= 0.55


@pytest.mark.parametrize("loud", [0.003, 0.05, 0.9])
def test_whatever_its_level_it_comes_out_at_ours(loud: float) -> None:
    """Row S5."""
    even = levelled(tone(200, loud=loud))
    assert loudness(even) == pytest.approx(TARGET_LUFS, abs=0.5)
    assert np.abs(even).max() <= PEAK


def test_loudness_agrees_with_the_standard() -> None:
    """EBU Tech 3341: a 1 kHz sine at -23 dBFS peak in one channel is 3.01 LU below its level in two."""
    time = np.arange(5 * RATE) / RATE
    sine = (10 ** (-23 / 20) * np.sin(2 * np.pi * 1000 * time)).astype(np.float32)
    assert loudness(sine) == pytest.approx(-26.0, abs=0.1)


def test_silence_stays_silent() -> None:
    """Nothing is amplified out of nothing."""
    assert not levelled(np.zeros(RATE, np.float32)).any()
    assert levelled(np.zeros(0, np.float32)).size == 0

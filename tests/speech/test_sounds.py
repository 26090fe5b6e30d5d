"""The kiosk's short sounds (row S4)."""

import wave
from pathlib import Path

import numpy as np
import pytest

from kiosk.speech.level import loudness
from kiosk.speech.stretch import RATE, Samples
from tests.speech.conftest import ASSETS

NAMES = ("tap", "not_accepted", "help_called", "help_coming", "finished")


def sound(name: str) -> Samples:
    with wave.open(str(ASSETS / "sounds" / f"{name}.wav")) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (RATE, 1, 2)
        return np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(np.float32) / np.float32(32768)


def test_all_of_them_are_there() -> None:
    """Exactly the sounds the port names."""
    assert {path.stem for path in Path(ASSETS / "sounds").glob("*.wav")} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_old_ears_can_hear_it(name: str) -> None:
    """The strongest tone lies between 500 and 1 500 Hz, and at least one partial stands beside it."""
    samples = sound(name)
    power = np.abs(np.fft.rfft(samples * np.hanning(len(samples)))) ** 2
    hertz = np.fft.rfftfreq(len(samples), 1 / RATE)
    strongest = hertz[power.argmax()]
    assert 500 <= strongest <= 1500
    beside = power[np.abs(hertz - 2 * strongest) < 60].max()
    assert 10 * np.log10(beside / power.max()) > -25


@pytest.mark.parametrize("name", NAMES)
def test_it_startles_nobody(name: str) -> None:
    """A soft attack, no click at the end, never louder than speech, never clipped."""
    samples = sound(name)
    first = np.abs(samples[: RATE // 1000]).max()
    assert first < 0.35 * np.abs(samples).max()
    assert np.abs(samples[-48:]).max() < 0.01
    assert -26 <= loudness(samples) <= -17
    assert np.abs(samples).max() <= 10 ** (-1 / 20)


def test_yes_and_not_yet_differ() -> None:
    """`not_accepted` falls where the others rise; nobody needs to see the screen to know which it was."""

    def pitch(piece: Samples) -> float:
        return float(np.fft.rfftfreq(len(piece), 1 / RATE)[np.abs(np.fft.rfft(piece)).argmax()])

    falls, rises = sound("not_accepted"), sound("help_called")
    assert pitch(falls[: RATE // 8]) > pitch(falls[-RATE // 5 :])
    assert pitch(rises[: RATE // 8]) < pitch(rises[-RATE // 5 :])

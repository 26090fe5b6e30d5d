"""Hears what a sound server's null sink was given, and when."""

import subprocess
import threading
import time
from collections.abc import Mapping
from typing import IO

import numpy as np
from numpy.typing import NDArray

RATE = 48_000
_CHUNK = RATE // 500 * 2  # bytes in 2 ms: finer than anything reported
_RECORD = ("parec", "--format=s16le", f"--rate={RATE}", "--channels=1", "--latency-msec=5", "--raw")
_AUDIBLE = 0.01  # -40 dBFS

Heard = NDArray[np.float64]
"""One channel, 48 000 samples a second, full scale 1.0."""


class Ear:
    """Listens to one sink's monitor until it is closed."""

    def __init__(self, sink: str, environment: Mapping[str, str]) -> None:
        self._sound = bytearray()
        self._clock: list[tuple[float, int]] = []  # when so many bytes had come
        self._recorder = subprocess.Popen(
            [*_RECORD, "-d", f"{sink}.monitor"],
            env=dict(environment),
            stdout=subprocess.PIPE,
        )
        assert self._recorder.stdout
        threading.Thread(target=self._listen, args=(self._recorder.stdout,), daemon=True).start()

    def ready(self) -> bool:
        return bool(self._clock)

    def now(self) -> int:
        """Samples heard so far."""
        return len(self._sound) // 2

    def heard(self, start: int) -> Heard:
        return np.frombuffer(bytes(self._sound[2 * start :]), "<i2") / 32768

    def first_sound(self, start: int) -> float | None:
        """When, by `time.monotonic`, something audible came after sample `start`; None: not yet.

        The time is that of its arrival here, so the recorder's own delay counts against the kiosk.
        """
        return self._arrival(start, self.heard(start))

    def first_voice(self, start: int) -> float | None:
        """The same for the voice alone: the chime of a tap, 880 Hz and its multiples, is filtered away."""
        return self._arrival(start, _without_chime(self.heard(start)))

    def last_voice(self) -> int:
        """The sample at which the last of the voice was heard so far."""
        recent = max(0, self.now() - 10 * RATE)
        loud = np.flatnonzero(np.abs(_without_chime(self.heard(recent))) > _AUDIBLE)
        return recent + int(loud[-1]) if loud.size else 0

    def _arrival(self, start: int, sound: Heard) -> float | None:
        loud = np.flatnonzero(np.abs(sound) > _AUDIBLE)
        if not loud.size:
            return None
        wanted = 2 * (start + int(loud[0]))
        return next(when for when, size in self._clock if size > wanted)

    def close(self) -> None:
        self._recorder.terminate()
        self._recorder.wait()

    def _listen(self, pipe: IO[bytes]) -> None:
        while piece := pipe.read(_CHUNK):
            self._sound += piece
            self._clock.append((time.monotonic(), len(self._sound)))


def _without_chime(sound: Heard) -> Heard:
    quiet = sound
    for period in (54, 55):  # samples in one period of the chime; averaging over it leaves nothing of it
        quiet = np.convolve(quiet, np.full(period, 1 / period))[: len(sound)]
    return quiet


def runs(sound: Heard, quiet_s: float) -> list[tuple[float, float]]:
    """Begin and end, in seconds, of what is heard between silences of at least `quiet_s`."""
    loud = np.flatnonzero(np.abs(sound) > _AUDIBLE)
    if not loud.size:
        return []
    breaks = np.flatnonzero(np.diff(loud) > quiet_s * RATE)
    begins, ends = loud[np.concatenate(([0], breaks + 1))], loud[np.concatenate((breaks, [loud.size - 1]))]
    return [(float(b) / RATE, float(e) / RATE) for b, e in zip(begins, ends, strict=True)]

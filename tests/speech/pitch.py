"""The pitch of a voice, by autocorrelation."""

import numpy as np

from kiosk.speech.stretch import RATE, Samples

_FRAME = RATE // 25
_LOWEST, _HIGHEST = 60, 400  # Hz
_VOICED = 0.5  # of the energy repeats


def median_f0(samples: Samples) -> float:
    """Hertz, over the voiced frames."""
    frames = (samples[at : at + 2 * _FRAME] for at in range(0, len(samples) - 2 * _FRAME, _FRAME // 2))
    found = [f0 for f0 in map(_f0, frames) if f0]
    return float(np.median(found))


def _f0(frame: Samples) -> float | None:
    spectrum = np.fft.rfft(frame - frame.mean(), 2 * len(frame))
    repeats = np.fft.irfft(np.abs(spectrum) ** 2)[: len(frame)]
    repeats *= len(frame) / np.arange(len(frame), 0, -1)  # fewer samples overlap at longer lags
    first, last = RATE // _HIGHEST, RATE // _LOWEST
    lag = first + int(np.argmax(repeats[first:last]))
    return RATE / lag if repeats[0] > 1e-3 and repeats[lag] > _VOICED * repeats[0] else None

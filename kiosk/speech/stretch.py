"""Slower or faster without a change of pitch (WSOLA: overlap-add of waveform-similar pieces)."""

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]
"""One channel, 48 000 samples a second, full scale 1.0."""

RATE = 48_000
_HOP = RATE * 12 // 1000  # output step; two hops hold two periods even of a deep voice (90 Hz)
_FRAME = 2 * _HOP
_SEARCH = RATE * 6 // 1000  # half a period of 85 Hz: some alignment in phase is always within reach
_COARSE = 6  # similarity is judged at 8 kHz, where the pitch lives; 36 times less work


def stretch(samples: Samples, factor: float) -> Samples:
    """`samples` made `factor` times as long; below two frames they are handed back as they are."""
    if len(samples) < 2 * _FRAME or factor == 1.0:
        return samples
    steps = int((len(samples) * factor) // _HOP)
    padded = np.pad(samples, (_SEARCH, 2 * (_FRAME + _SEARCH)))
    coarse = _decimate(padded)
    window = np.hanning(_FRAME + 1)[:-1].astype(np.float32)
    out = np.zeros((steps + 1) * _HOP, np.float32)
    start = _SEARCH
    for step in range(steps):
        out[step * _HOP : step * _HOP + _FRAME] += padded[start : start + _FRAME] * window
        wanted = min(round((step + 1) * _HOP / factor), len(samples)) + _SEARCH
        start = wanted + _most_alike(coarse, start + _HOP, wanted)
    return out


def _most_alike(coarse: Samples, natural: int, wanted: int) -> int:
    """How far from `wanted` the piece begins that best continues as `natural` would; in samples."""
    size, reach = _FRAME // _COARSE, _SEARCH // _COARSE
    at = natural // _COARSE
    centre = wanted // _COARSE
    field = coarse[centre - reach : centre + reach + size]
    likeness = np.correlate(field, coarse[at : at + size], "valid")
    energy = np.cumsum(np.concatenate((np.zeros(1, np.float32), field * field)))
    norm = np.sqrt(energy[size:] - energy[:-size] + 1e-6)
    return (int(np.argmax(likeness / norm)) - reach) * _COARSE


def _decimate(samples: Samples) -> Samples:
    whole = samples[: len(samples) // _COARSE * _COARSE]
    coarse: Samples = whole.reshape(-1, _COARSE).mean(axis=1, dtype=np.float32)
    return coarse


def to_pcm(samples: Samples) -> bytes:
    """Signed 16-bit little-endian, as the loudspeaker takes it."""
    return (np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes()

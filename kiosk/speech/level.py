"""Every phrase equally loud, and none of it clipped (row S5).

Loudness is ITU-R BS.1770-4's: K-weighted mean square over the blocks that hold speech.
"""

import numpy as np
from numpy.typing import NDArray

from kiosk.speech.stretch import RATE, Samples

TARGET_LUFS = -18.0  # the loudest that leaves this voice's peaks nearly untouched by the limiter
PEAK = 10 ** (-1.5 / 20)  # row S5 asks for at most -1 dBFS; resampling on the way out needs the rest
_KNEE = 0.7 * PEAK
_BLOCK = RATE // 10
_ABSOLUTE_GATE = 1e-7  # -70 LUFS, as power
_RELATIVE_GATE = 0.1  # -10 LU, as power
_OFFSET_DB = -0.691  # BS.1770-4, equation 2

# BS.1770-4, tables 1 and 2, for 48 kHz: b0 b1 b2 a1 a2.
_SHELF = (1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585)
_HIGHPASS = (1.0, -2.0, 1.0, -1.99004745483398, 0.99007225036621)


def loudness(samples: Samples) -> float:
    """Gated loudness in LUFS; minus infinity for silence."""
    if not samples.size:
        return -np.inf
    power = _block_power(_k_weighted(samples))
    power = power[power > _ABSOLUTE_GATE]
    if not power.size:
        return -np.inf
    power = power[power > power.mean() * _RELATIVE_GATE]
    return float(_OFFSET_DB + 10 * np.log10(power.mean()))


def levelled(samples: Samples, target: float = TARGET_LUFS) -> Samples:
    """At `target` LUFS, with peaks bent gently below `PEAK`; silence stays as it is."""
    now = loudness(samples)
    if not np.isfinite(now):
        return samples
    return _limited(samples * np.float32(10 ** ((target - now) / 20)))


def _limited(samples: Samples) -> Samples:
    size = np.abs(samples)
    room = PEAK - _KNEE
    bent = _KNEE + room * np.tanh((size - _KNEE) / room)
    return np.where(size > _KNEE, np.copysign(bent, samples), samples).astype(np.float32)


def _block_power(samples: NDArray[np.float64]) -> NDArray[np.float64]:
    size = min(_BLOCK, len(samples))
    whole = samples[: len(samples) // size * size].reshape(-1, size)
    power: NDArray[np.float64] = (whole**2).mean(axis=1)
    return power


def _k_weighted(samples: Samples) -> NDArray[np.float64]:
    # Filtering in the frequency domain: numpy has no recursive filter, and the wrap-around is inaudible.
    padded = len(samples) + _BLOCK
    z = np.exp(-2j * np.pi * np.fft.rfftfreq(padded))
    spectrum = np.fft.rfft(samples.astype(np.float64), padded)
    weighted = spectrum * _biquad(_SHELF, z) * _biquad(_HIGHPASS, z)
    return np.fft.irfft(weighted, padded)[: len(samples)]


def _biquad(coefficients: tuple[float, ...], z: NDArray[np.complex128]) -> NDArray[np.complex128]:
    b0, b1, b2, a1, a2 = coefficients
    response: NDArray[np.complex128] = (b0 + b1 * z + b2 * z * z) / (1 + a1 * z + a2 * z * z)
    return response

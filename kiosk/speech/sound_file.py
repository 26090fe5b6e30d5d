"""Clips as files: Opus in Ogg, 48 kHz, one channel (docs/decisions/0005-clips.md says why)."""

from pathlib import Path

import numpy as np
import soundfile  # type: ignore[import-untyped]

from kiosk.speech.stretch import RATE, Samples, stretch, to_pcm

_COMPRESSION = 0.93  # libsndfile's scale for Opus: 24 kbit/s for one channel


def read(file: Path, *, stretched: float = 1.0) -> bytes:
    """PCM of the clip, made `stretched` times as long. soundfile's errors; ValueError: not our format."""
    samples, rate = soundfile.read(file, dtype="int16", always_2d=False)
    if rate != RATE or samples.ndim != 1:
        raise ValueError(f"{file.name}: {rate} Hz, {samples.ndim} dimensions")
    if stretched == 1.0:
        return bytes(samples.astype("<i2").tobytes())
    return to_pcm(stretch(samples.astype(np.float32) / np.float32(32768), stretched))


def write(file: Path, samples: Samples) -> None:
    draft = file.with_suffix(".new")
    soundfile.write(draft, samples, RATE, format="OGG", subtype="OPUS", compression_level=_COMPRESSION)
    draft.replace(file)

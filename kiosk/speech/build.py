"""Puts a voice together. Cheap: nothing heavy is imported until the voice is first asked for something."""

from pathlib import Path

from kiosk.speech.loop import Loop
from kiosk.speech.port import Manner, OnDone, OnSentence, Voice
from kiosk.speech.silent import SilentVoice


def build_voice(assets: Path, manner: Manner, on_sentence: OnSentence, on_done: OnDone) -> Voice:  # noqa: ARG001 - spoken engines come next
    """A voice that speaks with what lies under `assets` (voice/, sounds/), or keeps time in silence."""
    return SilentVoice(Loop().after, manner, on_sentence, on_done)

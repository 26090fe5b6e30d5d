"""Windows' own Japanese voice, for a machine where Open JTalk is missing.

pyttsx3's sapi5 driver stays busy for ever after a stop, hence a fresh engine for every sentence; and its
rate is in English words, of which 100 a minute come out as about five mora a second.
"""

from collections.abc import Callable
from typing import Any

from pyttsx3.engine import Engine

from kiosk.speech.port import Manner, VoiceHealth
from kiosk.speech.spoken import Dialect

NAME = "sapi5"
_RATE, _SLOW_RATE = 100, 80
_PUMP_SECONDS = 0.03  # COM events wait for us; a fifth of the shortest pause


def dialect(health: Callable[[], VoiceHealth]) -> Dialect:
    return Dialect(
        name=NAME,
        open=lambda: Engine(NAME),
        encode=lambda utterance: utterance.reading,
        tune=_tune,
        health=health,
        fresh=True,
        pump_seconds=_PUMP_SECONDS,
    )


def _tune(engine: Any, manner: Manner) -> None:
    japanese = [voice.id for voice in engine.getProperty("voices") if "ja-JP" in voice.languages]
    if japanese:
        engine.setProperty("voice", japanese[0])
    engine.setProperty("rate", _SLOW_RATE if manner.slow else _RATE)
    engine.setProperty("volume", manner.volume)

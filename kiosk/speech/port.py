"""What the other rooms may ask of a voice, and what they hear back.

Every call returns in under 4 ms and raises nothing: a voice that fails says so in its health
and lets the text go on alone.
"""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Protocol

from kiosk.values import dataclass

OnSentence = Callable[[int], None]
"""Called on the Qt thread as a sentence begins, with its place in the sequence given to `say`."""

OnDone = Callable[[], None]
"""Called on the Qt thread when the last sentence has ended by itself; not after `stop`."""


@dataclass(frozen=True)
class Utterance:
    """One sentence: `text` exactly as shown, `reading` the same sentence with the words we know in kana.

    A `live` one is spoken by the live voice even where it has a clip.
    """

    text: str
    reading: str
    live: bool = False


@dataclass(frozen=True)
class Manner:
    """How to speak. `volume` is linear amplitude, 0.0 to 1.0; a voice that is not `on` says nothing."""

    slow: bool = False
    volume: float = 1.0
    on: bool = True


class VoiceState(StrEnum):
    OK = "ok"
    SILENT = "silent"
    WARMING = "warming"


class VoiceCode(StrEnum):
    """Why the voice is as it is; the words for it belong to the screens."""

    READY = "ready"
    STARTING = "starting"
    NO_SOUND_LIBRARY = "no_sound_library"
    NO_OUTPUT_DEVICE = "no_output_device"
    NO_LIVE_VOICE = "no_live_voice"
    VOICE_STOPPED = "voice_stopped"


@dataclass(frozen=True)
class VoiceHealth:
    engine: str
    state: VoiceState
    code: VoiceCode


class Voice(Protocol):
    """Speaks sentences in order. Call it on the Qt thread only; its listeners are called there too."""

    def say(self, utterances: Sequence[Utterance]) -> None:
        """Begin at once, replacing what is being spoken. Listeners are never called within this call."""

    def stop(self) -> None:
        """Be quiet within 50 ms; neither listener is called for what was stopped."""

    def prepare(self, pages: Sequence[Sequence[Utterance]]) -> None:
        """Have the sentences of these pages ready, in this order, before they are asked for."""

    def adjust(self, manner: Manner) -> None:
        """Volume changes what is sounding now; pace from the next phrase; switching off stops."""

    def health(self) -> VoiceHealth: ...

    def close(self) -> None:
        """Stop, and give back every process and device. Nothing may be called afterwards."""


class Chimes(Protocol):
    """Short signals, heard over the voice and whether it is on or off, as loud as it is."""

    def chime(self, name: str, volume: float | None = None) -> None:
        """Ring within 30 ms: tap, not_accepted, help_called, help_coming or finished.

        At least as loud as `volume` (linear amplitude, 0.0 to 1.0), where others are to hear it too.
        """

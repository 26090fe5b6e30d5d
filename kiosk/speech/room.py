"""What stands in the sound process: loudspeakers, takes, chimes, and the voice over them."""

import sys
import wave
from collections.abc import Sequence
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from pyttsx3.engine import Engine

from kiosk.speech import driver, sapi
from kiosk.speech.driver import Driver
from kiosk.speech.loop import Loop
from kiosk.speech.loudspeaker import Loudspeaker
from kiosk.speech.making import WARM_UP, Making
from kiosk.speech.port import Manner, OnDone, OnSentence, Utterance, VoiceCode, VoiceHealth, VoiceState
from kiosk.speech.spoken import Dialect, SpokenVoice
from kiosk.speech.takes import Line, Takes


class Room(QObject):
    _grown = Signal()
    _warm = Signal()
    _failed = Signal()

    def __init__(self, assets: Path, on_sentence: OnSentence, on_done: OnDone, on_health: OnDone) -> None:
        super().__init__()
        self._on_health = on_health
        self._code = VoiceCode.STARTING
        self._manner = Manner()
        self._said: tuple[Utterance, ...] = ()
        self._coming: tuple[Utterance, ...] = ()
        self._chimes = {path.stem: _samples(path) for path in sorted(assets.glob("sounds/*.wav"))}
        self._speaker, self._bell = Loudspeaker(self._tell), Loudspeaker(self._tell)
        self._loop = Loop()
        self._driver: Driver | None = None
        for signal, slot in (
            (self._grown, self._grow),
            (self._warm, self._warmed),
            (self._failed, self._fail),
        ):
            signal.connect(slot, Qt.ConnectionType.QueuedConnection)
        self._making = Making(assets, self._warm.emit, self._failed.emit)
        self._takes = Takes(self._making.late, self._making.early, self._grown.emit)
        driver.register(self._build_driver)
        self._dialect = self._choose()
        self.voice = SpokenVoice(self._dialect, self._loop.after, self._manner, on_sentence, on_done)

    def say(self, utterances: Sequence[Utterance]) -> None:
        self._said = self._making.in_one_voice(utterances)
        self.voice.say(self._said)
        if self._said and self._manner.on:
            self._takes.want(_line(self._said[0], self._manner))  # before anything is made ahead
        self._look_ahead()

    def prepare(self, pages: Sequence[Sequence[Utterance]]) -> None:
        self._coming = tuple(chain.from_iterable(map(self._making.in_one_voice, pages)))
        self._look_ahead()

    def adjust(self, manner: Manner) -> None:
        other = (manner.slow, manner.on) != (self._manner.slow, self._manner.on)
        self._manner = manner
        self._speaker.set_volume(manner.volume)
        self._bell.set_volume(manner.volume)
        self.voice.adjust(manner)
        if other:
            self._look_ahead()

    def chime(self, name: str, volume: float | None = None) -> None:
        """Ring over whatever is being said; a name nobody has made a sound for is not heard."""
        if name in self._chimes:
            self._bell.set_volume(max(self._manner.volume, volume or 0.0))
            self._bell.play(self._chimes[name])

    def health(self) -> VoiceHealth:
        code = self._code
        if not self._speaker.available():
            code = VoiceCode.NO_OUTPUT_DEVICE
        state = _STATES[code]
        if code is VoiceCode.NO_LIVE_VOICE and self._making.has_clips():
            state = VoiceState.OK
        return VoiceHealth(self._dialect.name, state, code)

    def _look_ahead(self) -> None:
        coming = self._said + self._coming if self._manner.on else ()
        self._takes.expect([_line(one, self._manner) for one in coming])

    def _choose(self) -> Dialect:
        if sys.platform == "win32" and not find_spec("pyopenjtalk"):
            self._code = VoiceCode.READY
            return sapi.dialect(self.health)
        return Dialect(driver.NAME, lambda: Engine(driver.NAME), driver.encode, _tune, self.health)

    def _build_driver(self, proxy: Any) -> Driver:
        self._driver = Driver(proxy, self._takes, self._speaker, self._loop.after)
        return self._driver

    @Slot()
    def _grow(self) -> None:
        if self._driver:
            self._driver.grown()

    @Slot()
    def _warmed(self) -> None:
        self._code = VoiceCode.READY
        self._takes.want(WARM_UP)  # the other thread's engine too
        self._tell()

    @Slot()
    def _fail(self) -> None:
        self._code = VoiceCode.NO_LIVE_VOICE
        self._tell()

    def _tell(self) -> None:
        self._on_health()


_STATES = {
    VoiceCode.READY: VoiceState.OK,
    VoiceCode.STARTING: VoiceState.WARMING,
    VoiceCode.NO_OUTPUT_DEVICE: VoiceState.SILENT,
    VoiceCode.NO_LIVE_VOICE: VoiceState.SILENT,
}


def _tune(engine: Any, manner: Manner) -> None:
    engine.setProperty("rate", driver.rate(slow=manner.slow))


def _line(utterance: Utterance, manner: Manner) -> Line:
    return Line(utterance.text, utterance.reading, manner.slow, utterance.live)


def _samples(path: Path) -> bytes:
    with wave.open(str(path)) as sound:
        return bytes(sound.readframes(sound.getnframes()))

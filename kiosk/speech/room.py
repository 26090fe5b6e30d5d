"""What stands in the sound process: loudspeakers, takes, chimes, and the voice over them."""

import sys
import wave
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from pyttsx3.engine import Engine

from kiosk.speech import driver, sapi
from kiosk.speech.driver import Driver
from kiosk.speech.loop import Loop
from kiosk.speech.loudspeaker import Loudspeaker
from kiosk.speech.port import Manner, OnDone, OnSentence, Utterance, VoiceCode, VoiceHealth, VoiceState
from kiosk.speech.spoken import Dialect, SpokenVoice
from kiosk.speech.takes import Line, Make, Takes

_VOICE_FILE = Path("voice", "nitech_jp_atr503_m001.htsvoice")
_WARM_UP = "はい。"


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
        self._takes = Takes(
            lambda: _open_jtalk(assets / _VOICE_FILE, self._warm.emit), self._grown.emit, self._failed.emit
        )
        driver.register(self._build_driver)
        self._dialect = self._choose()
        self.voice = SpokenVoice(self._dialect, self._loop.after, self._manner, on_sentence, on_done)

    def say(self, utterances: Sequence[Utterance]) -> None:
        self._said = tuple(utterances)
        self.voice.say(self._said)
        self._look_ahead()

    def prepare(self, utterances: Sequence[Utterance]) -> None:
        self._coming = tuple(utterances)
        self._look_ahead()

    def adjust(self, manner: Manner) -> None:
        repaced = manner.slow != self._manner.slow
        self._manner = manner
        self._speaker.set_volume(manner.volume)
        self._bell.set_volume(manner.volume)
        self.voice.adjust(manner)
        if repaced:
            self._look_ahead()

    def chime(self, name: str) -> None:
        """Ring over whatever is being said; a name nobody has made a sound for is not heard."""
        if name in self._chimes:
            self._bell.play(self._chimes[name])

    def health(self) -> VoiceHealth:
        code = self._code
        if not self._speaker.available():
            code = VoiceCode.NO_OUTPUT_DEVICE
        return VoiceHealth(self._dialect.name, _STATES[code], code)

    def _look_ahead(self) -> None:
        slow = self._manner.slow
        self._takes.expect([Line(one.text, one.reading, slow) for one in self._said + self._coming])

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


def _open_jtalk(voice_file: Path, warm: Callable[[], None]) -> Make:
    # Half a second of imports, wanted only where and when sentences are made.
    from kiosk.speech.jtalk import OpenJTalk  # noqa: PLC0415

    engine = OpenJTalk(voice_file)
    for _ in engine.phrases(_WARM_UP, slow=False):
        pass
    warm()

    def make(reading: str, slow: bool) -> Iterator[bytes]:  # noqa: FBT001 - has the shape of Make
        return engine.phrases(reading, slow=slow)

    return make


def _samples(path: Path) -> bytes:
    with wave.open(str(path)) as sound:
        return bytes(sound.readframes(sound.getnframes()))

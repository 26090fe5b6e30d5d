"""A voice spoken through pyttsx3, whichever of its drivers makes the sound."""

from collections.abc import Callable, Sequence
from typing import Any

from kiosk.speech import pace
from kiosk.speech.port import Manner, OnDone, OnSentence, Utterance, VoiceHealth
from kiosk.speech.silent import After, Cancel
from kiosk.values import dataclass


@dataclass(frozen=True)
class Dialect:
    """What differs between pyttsx3's drivers."""

    name: str
    open: Callable[[], Any]
    encode: Callable[[Utterance], str]
    tune: Callable[[Any, Manner], None]
    health: Callable[[], VoiceHealth]
    fresh: bool = False  # a new engine for every sentence
    pump_seconds: float | None = None  # how often the driver wants `iterate` while it speaks


class SpokenVoice:
    def __init__(
        self, dialect: Dialect, after: After, manner: Manner, on_sentence: OnSentence, on_done: OnDone
    ) -> None:
        self._dialect = dialect
        self._after = after
        self._manner = manner
        self._on_sentence = on_sentence
        self._on_done = on_done
        self._engine: Any = None
        self._said: tuple[Utterance, ...] = ()
        self._name = ""  # of the sentence in hand; what pyttsx3 tells us about any other is stale
        self._count = 0
        self._index = 0
        self._wait: Cancel | None = None
        self._pump: Cancel | None = None

    def say(self, utterances: Sequence[Utterance]) -> None:
        self.stop()
        self._said = tuple(utterances)
        if self._manner.on and self._said:
            self._wait = self._after(0, lambda: self._speak(0))

    def stop(self) -> None:
        self._name = ""
        for cancel in filter(None, (self._wait, self._pump)):
            cancel()
        self._wait = self._pump = None
        if self._engine:
            self._engine.stop()

    def prepare(self, pages: Sequence[Sequence[Utterance]]) -> None:
        """Whoever makes the sound is asked elsewhere: pyttsx3 knows no such thing."""

    def adjust(self, manner: Manner) -> None:
        self._manner = manner
        if not manner.on:
            self.stop()

    def health(self) -> VoiceHealth:
        return self._dialect.health()

    def close(self) -> None:
        self.stop()
        self._engine = None

    def _speak(self, index: int) -> None:
        self._count += 1
        self._index = index
        self._wait = None
        if self._dialect.fresh or not self._engine:
            self._engine = self._opened()
        self._dialect.tune(self._engine, self._manner)
        self._name = str(self._count)
        refused = self._engine.say(self._dialect.encode(self._said[index]), self._name)
        if refused:  # pyttsx3 takes no blank sentence
            self._started(self._name)
            self._finished(self._name, completed=True)
        elif self._dialect.pump_seconds:
            self._turn(self._dialect.pump_seconds)

    def _opened(self) -> Any:
        engine = self._dialect.open()
        engine.connect("started-utterance", self._started)
        engine.connect("finished-utterance", self._finished)
        engine.startLoop(False)  # noqa: FBT003 - pyttsx3's own signature
        engine.iterate()
        return engine

    def _turn(self, seconds: float) -> None:
        self._pump = self._after(seconds, lambda: self._turn(seconds))
        self._engine.iterate()

    def _started(self, name: str) -> None:
        if name == self._name:
            self._on_sentence(self._index)

    def _finished(self, name: str, completed: bool) -> None:  # noqa: FBT001 - pyttsx3 calls it by keyword
        if name != self._name or not completed:
            return
        self._name = ""
        if self._pump:
            self._pump()
        if self._index + 1 < len(self._said):
            self._wait = self._after(pace.FULL_STOP_SECONDS, lambda: self._speak(self._index + 1))
        else:
            self._on_done()

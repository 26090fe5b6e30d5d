"""Our voice as a pyttsx3 driver: it plays takes, phrase by phrase, under Qt's loop.

The timeline is kept by our own clock, from the exact length of the sound: a device that vanishes
half-way changes nothing about when the next sentence begins.
"""

import sys
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any, Protocol

from kiosk.speech import pace
from kiosk.speech.port import Utterance
from kiosk.speech.silent import After, Cancel
from kiosk.speech.takes import BYTES_A_SECOND, Line, Take, Takes

NAME = "tetsunagi"
_SEPARATOR = "\N{INFORMATION SEPARATOR ONE}"
_RATES = {False: round(pace.MORA_PER_SECOND * 60), True: round(pace.SLOW_MORA_PER_SECOND * 60)}


class Speaker(Protocol):
    def play(self, pcm: bytes) -> None: ...
    def stop(self) -> None: ...
    def set_volume(self, volume: float) -> None: ...


def encode(utterance: Utterance) -> str:
    """pyttsx3 hands on one string; ours carries what is shown and how it is read."""
    return _SEPARATOR.join((utterance.text, utterance.reading, "live" if utterance.live else ""))


def rate(*, slow: bool) -> int:
    """pyttsx3's rate property: here in mora a minute."""
    return _RATES[slow]


class Driver:
    def __init__(self, proxy: Any, takes: Takes, speaker: Speaker, after: After) -> None:
        self._proxy = proxy
        self._takes = takes
        self._speaker = speaker
        self._after = after
        self._take: Take | None = None
        self._next = 0
        self._timer: Cancel | None = None
        self._properties: dict[str, Any] = {
            "rate": rate(slow=False),
            "volume": 1.0,
            "voice": NAME,
            "voices": [],
        }

    def say(self, text: str) -> None:
        self._proxy.setBusy(True)
        shown, reading, live = (*text.split(_SEPARATOR), "", "")[:3]
        slow = self._properties["rate"] < rate(slow=False)
        self._take = self._takes.want(Line(shown, reading or shown, slow, bool(live)))
        self._next = 0
        self._go_on()

    def stop(self) -> None:
        if self._timer:
            self._timer()
        self._speaker.stop()
        if self._take:
            self._finish(completed=False)

    def grown(self) -> None:
        """Some take has grown; ours may be the one that was waited for."""
        if self._take and not self._timer:
            self._go_on()

    def _go_on(self) -> None:
        """Play the next phrase if it is there; otherwise `grown` comes back to this."""
        assert self._take
        self._timer = None
        there = self._next < len(self._take.phrases)
        if not there and not self._take.complete:
            return
        if self._next == 0:
            self._proxy.notify("started-utterance")
        if self._take and there:  # a listener may have stopped us
            self._play(self._take.phrases[self._next])
        elif self._take:
            self._finish(completed=True)

    def _play(self, phrase: bytes) -> None:
        self._next += 1
        self._speaker.play(phrase)
        self._timer = self._after(len(phrase) / BYTES_A_SECOND, self._phrase_over)

    def _phrase_over(self) -> None:
        assert self._take
        last = self._take.complete and self._next == len(self._take.phrases)
        self._timer = None if last else self._after(pace.COMMA_SECONDS, self._go_on)
        if last:
            self._finish(completed=True)

    def _finish(self, *, completed: bool) -> None:
        self._take = self._timer = None
        self._proxy.notify("finished-utterance", completed=completed)
        self._proxy.setBusy(False)

    def getProperty(self, name: str) -> Any:
        return self._properties[name]

    def setProperty(self, name: str, value: Any) -> None:
        self._properties[name] = value
        if name == "volume":
            self._speaker.set_volume(value)

    def iterate(self) -> Iterator[None]:
        """Qt's loop does the work; the first turn only lets the queue begin."""
        self._proxy.setBusy(False)
        while True:
            yield

    def startLoop(self) -> None:
        """RuntimeError, always: the loop is Qt's, so `engine.startLoop(False)` is the way in."""
        raise RuntimeError("this driver runs under Qt's loop: use startLoop(False)")

    def endLoop(self) -> None:
        self.stop()

    def destroy(self) -> None:
        self._speaker.stop()


def register(build: Callable[[Any], Driver]) -> None:
    """Make `pyttsx3.init(NAME)` find us: pyttsx3 looks its drivers up as modules of its own package."""
    module = ModuleType(f"pyttsx3.drivers.{NAME}")
    module.buildDriver = build  # type: ignore[attr-defined]  # pyttsx3 asks for this name
    sys.modules[module.__name__] = module

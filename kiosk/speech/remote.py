"""The kiosk's side of the sound process: asks, hears back, and carries on in silence when it is gone."""

from collections.abc import Callable, Sequence
from typing import Protocol, assert_never

from kiosk.speech import wire
from kiosk.speech.port import Manner, OnDone, OnSentence, Utterance, VoiceCode, VoiceHealth, VoiceState
from kiosk.speech.silent import After, Cancel, SilentVoice

_PATIENCE_SECONDS = 6.0  # a cold start takes 1 to 2 s on two busy cores
_RESTARTS_SECONDS = (0.5, 2.0, 10.0, 60.0)
_NO_LIBRARY_RESTART_SECONDS = 600.0  # someone may install it
# A sound server that died and came back is not found again by a process that knew it: a fresh one looks anew.
_REFRESH_SECONDS = (30.0, 120.0, 600.0)
_STEADY_SECONDS = 60.0  # a process that lived this long starts the count of restarts again


def _rest(seconds: tuple[float, ...], times: int) -> float:
    """Ever longer, and then as long as the last."""
    return seconds[min(times, len(seconds) - 1)]


class Pipe(Protocol):
    """A running sound process."""

    def send(self, line: bytes) -> None: ...
    def hang_up(self) -> None: ...
    def close(self) -> None: ...


Spawn = Callable[[Callable[[bytes], None], Callable[[int], None]], Pipe]
"""Start a sound process; the first argument hears its lines, the second its exit code (-1: killed)."""


class RemoteVoice:
    def __init__(
        self, spawn: Spawn, after: After, manner: Manner, on_sentence: OnSentence, on_done: OnDone
    ) -> None:
        self._spawn = spawn
        self._after = after
        self._manner = manner
        self._on_sentence = on_sentence
        self._on_done = on_done
        self._silent = SilentVoice(after, manner, self._silent_began, self._silent_ended)
        self._pipe: Pipe | None = None
        self._answered = False
        self._health = VoiceHealth("none", VoiceState.WARMING, VoiceCode.STARTING)
        self._ticket = 0
        self._said: tuple[Utterance, ...] = ()  # empty: nothing is being spoken
        self._index = 0
        self._offset = 0
        self._coming: tuple[tuple[Utterance, ...], ...] = ()
        self._falls = 0
        self._refreshes = 0
        self._timers: dict[str, Cancel] = {}
        self._closed = False

    def say(self, utterances: Sequence[Utterance]) -> None:
        self._silent.stop()
        self._ticket += 1
        self._index = 0
        self._said = tuple(utterances) if self._manner.on else ()
        if self._said:
            self._speak_or_wait()
        else:
            self._send(wire.Stop())

    def stop(self) -> None:
        self._silent.stop()
        self._ticket += 1
        self._said = ()
        self._send(wire.Stop())

    def prepare(self, pages: Sequence[Sequence[Utterance]]) -> None:
        self._coming = tuple(tuple(page) for page in pages)
        self._wake()
        self._send(wire.Prepare(self._coming))

    def adjust(self, manner: Manner) -> None:
        self._manner = manner
        self._silent.adjust(manner)
        if not manner.on:
            self._said = ()
        self._send(wire.Adjust(manner))

    def chime(self, name: str, volume: float | None = None) -> None:
        self._wake()
        self._send(wire.Chime(name, volume))

    def health(self) -> VoiceHealth:
        return self._health

    def close(self) -> None:
        self._closed = True
        self._silent.close()
        for cancel in self._timers.values():
            cancel()
        if self._pipe:
            self._pipe.close()
            self._pipe = None

    def _speak_or_wait(self) -> None:
        self._wake()
        if self._answered:
            self._send(wire.Say(self._ticket, self._said))
        elif self._pipe is None:
            self._fall_silent()
        else:
            self._timer("patience", _PATIENCE_SECONDS, self._fall_silent)

    def _fall_silent(self) -> None:
        """Keep time for what is left of the page."""
        if self._said:
            self._offset = self._index
            self._silent.say(self._said[self._offset :])

    def _wake(self) -> None:
        if self._pipe is None and not self._closed and "restart" not in self._timers:
            self._pipe = self._spawn(self._heard, self._gone)

    def _send(self, order: wire.Order) -> None:
        if self._pipe and self._answered:
            self._pipe.send(wire.packed(order))

    def _heard(self, line: bytes) -> None:
        try:
            news = wire.unpacked(line)
        except ValueError:
            return  # a library that prints is no reason to stop
        match news:
            case wire.Began(ticket, index):
                if ticket == self._ticket and self._said:
                    self._began(index)
            case wire.Ended(ticket):
                if ticket == self._ticket and self._said:
                    self._ended()
            case wire.Felt(health):
                self._health = health
                self._first_answer()
                self._watch_device()
            case wire.Say() | wire.Stop() | wire.Prepare() | wire.Adjust() | wire.Chime():
                """Orders, not news."""
            case stray:
                assert_never(stray)

    def _first_answer(self) -> None:
        if self._answered:
            return
        self._answered = True
        self._timer("steady", _STEADY_SECONDS, self._steady)
        self._send(wire.Adjust(self._manner))
        patient = "patience" in self._timers
        self._drop("patience")
        if patient and self._said:
            self._send(wire.Say(self._ticket, self._said))
        self._send(wire.Prepare(self._coming))

    def _gone(self, code: int) -> None:
        if self._closed:
            return
        self._pipe, self._answered = None, False
        for name in ("patience", "steady", "refresh"):
            self._drop(name)
        if code == wire.ASKED_TO_END:
            self._wake()
            return
        reason, rest = self._why_and_how_long(code)
        self._health = VoiceHealth("silent", VoiceState.SILENT, reason)
        self._timer("restart", rest, self._wake)
        self._fall_silent()

    def _why_and_how_long(self, code: int) -> tuple[VoiceCode, float]:
        """What staff are told of a process that ended, and the seconds before the next one."""
        if code == wire.NO_SOUND_LIBRARY:
            return VoiceCode.NO_SOUND_LIBRARY, _NO_LIBRARY_RESTART_SECONDS
        if code == wire.NO_OUTPUT_DEVICE:
            self._refreshes += 1
            return VoiceCode.NO_OUTPUT_DEVICE, _rest(_REFRESH_SECONDS, self._refreshes - 1)
        self._falls += 1
        return VoiceCode.VOICE_STOPPED, _rest(_RESTARTS_SECONDS, self._falls - 1)

    def _watch_device(self) -> None:
        if self._health.code is VoiceCode.NO_OUTPUT_DEVICE:
            self._timer("refresh", _rest(_REFRESH_SECONDS, self._refreshes), self._refresh)
        else:
            self._drop("refresh")
            if self._health.state is VoiceState.OK:
                self._refreshes = 0

    def _refresh(self) -> None:
        if self._said:
            self._timer("refresh", _REFRESH_SECONDS[0], self._refresh)
        elif self._pipe:
            self._refreshes += 1
            self._answered = False
            self._pipe.hang_up()

    def _steady(self) -> None:
        self._falls = 0

    def _began(self, index: int) -> None:
        self._index = index
        self._on_sentence(index)

    def _ended(self) -> None:
        self._said = ()
        self._on_done()

    def _silent_began(self, index: int) -> None:
        self._began(self._offset + index)

    def _silent_ended(self) -> None:
        self._ended()

    def _timer(self, name: str, seconds: float, then: Callable[[], None]) -> None:
        self._drop(name)

        def ring() -> None:
            self._timers.pop(name, None)
            then()

        self._timers[name] = self._after(seconds, ring)

    def _drop(self, name: str) -> None:
        if cancel := self._timers.pop(name, None):
            cancel()

"""The voice of a kiosk that cannot sound: it keeps time, so that the highlight still walks the page."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from kiosk.speech import pace
from kiosk.speech.port import Manner, OnDone, OnSentence, Utterance, VoiceCode, VoiceHealth, VoiceState

Cancel = Callable[[], None]
After = Callable[[float, Callable[[], None]], Cancel]
"""Call back on the Qt thread after so many seconds, unless cancelled."""


class SilentVoice:
    def __init__(self, after: After, manner: Manner, on_sentence: OnSentence, on_done: OnDone) -> None:
        self._after = after
        self._manner = manner
        self._on_sentence = on_sentence
        self._on_done = on_done
        self._cancel: Cancel | None = None
        self._health = VoiceHealth("silent", VoiceState.SILENT, VoiceCode.NO_OUTPUT_DEVICE)

    def say(self, utterances: Sequence[Utterance]) -> None:
        self.stop()
        if self._manner.on and utterances:
            self._wait(0, lambda: self._begin(tuple(utterances), 0))

    def stop(self) -> None:
        if self._cancel:
            self._cancel()
            self._cancel = None

    def prepare(self, pages: Sequence[Sequence[Utterance]]) -> None:
        """Silence is always ready."""

    def adjust(self, manner: Manner) -> None:
        self._manner = manner
        if not manner.on:
            self.stop()

    def health(self) -> VoiceHealth:
        return self._health

    def blame(self, code: VoiceCode) -> None:
        """Say why there is no sound."""
        self._health = replace(self._health, code=code)

    def close(self) -> None:
        self.stop()

    def _begin(self, utterances: tuple[Utterance, ...], index: int) -> None:
        length = pace.seconds(utterances[index].reading, slow=self._manner.slow)
        if index + 1 < len(utterances):
            self._wait(length + pace.FULL_STOP_SECONDS, lambda: self._begin(utterances, index + 1))
        else:
            self._wait(length, self._end)
        self._on_sentence(index)

    def _end(self) -> None:
        self._cancel = None
        self._on_done()

    def _wait(self, seconds: float, then: Callable[[], None]) -> None:
        self._cancel = self._after(seconds, then)

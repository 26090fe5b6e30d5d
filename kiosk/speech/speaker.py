"""The stage's voice: sentences and looks as a voice understands them."""

from collections.abc import Sequence

from kiosk.guide.looks import Looks
from kiosk.speech.build import Sound
from kiosk.speech.port import Manner, Utterance, VoiceState
from kiosk.words.sentence import Sentence

VOLUMES = (0.25, 0.5, 0.75, 1.0)  # linear amplitude for each volume a resident can choose


class Speaker:
    """Passes the stage's wishes to voice and chimes."""

    def __init__(self, sound: Sound) -> None:
        self._sound = sound

    def say(self, sentences: Sequence[Sentence]) -> None:
        """Say these, replacing what is being said."""
        self._sound.voice.say(_utterances(sentences))

    def stop(self) -> None:
        """Be quiet."""
        self._sound.voice.stop()

    def prepare(self, pages: Sequence[Sequence[Sentence]]) -> None:
        """Have these pages ready, where there is anything to hear them with."""
        if self._sound.voice.health().state is not VoiceState.SILENT:
            self._sound.voice.prepare([_utterances(sentences) for sentences in pages])

    def adjust(self, looks: Looks) -> None:
        """Take this manner of speaking."""
        self._sound.voice.adjust(manner(looks))

    def chime(self, name: str, volume: float | None = None) -> None:
        """Ring; at least as loud as `volume`, where others are to hear it too."""
        self._sound.chimes.chime(name, volume)


def manner(looks: Looks) -> Manner:
    """The looks as the voice understands them."""
    return Manner(slow=looks.slow, volume=VOLUMES[looks.volume], on=looks.voice)


def _utterances(sentences: Sequence[Sentence]) -> tuple[Utterance, ...]:
    return tuple(Utterance(sentence.text, sentence.voice) for sentence in sentences)

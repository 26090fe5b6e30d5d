"""Make the kiosk's short sounds: `PYTHONPATH=. python packaging/make_sounds.py [DIR]`, usually assets/sounds.

Row S4: fundamentals of 500 to 1 500 Hz (above that, old ears lose them), partials above each, a soft
attack; rising means well, falling means not yet. Levelled like speech, so none startles.
"""

import sys
import wave
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kiosk.speech.level import PEAK, loudness
from kiosk.speech.stretch import RATE, Samples, to_pcm

C5, E5, G5, A5, C6, E6 = 523.25, 659.26, 783.99, 880.0, 1046.5, 1318.5
_ATTACK = RATE * 8 // 1000  # softer would be late, harder would click
_PARTIALS = ((1, 1.0), (2, 0.45), (3, 0.18), (4, 0.08))  # a struck bar, near enough to wood


@dataclass(frozen=True, slots=True)
class Note:
    hertz: float
    start: float  # seconds
    length: float  # seconds until it has died away to a thousandth
    loud: float = 1.0


@dataclass(frozen=True, slots=True)
class Chime:
    notes: tuple[Note, ...]
    lufs: float


SPEECH = -18.0  # as loud as the voice
CHIMES = {
    "tap": Chime((Note(A5, 0, 0.12),), SPEECH - 6),  # heard with every touch: present, never in the way
    "not_accepted": Chime(
        (Note(G5, 0, 0.22), Note(E5, 0.16, 0.35)), SPEECH - 3
    ),  # falls: "once more, please"
    "help_called": Chime((Note(C5, 0, 0.5), Note(E5, 0.18, 0.5), Note(G5, 0.36, 0.9)), SPEECH),
    "help_coming": Chime((Note(G5, 0, 0.5), Note(C6, 0.2, 0.6), Note(E6, 0.4, 1.1, 0.8)), SPEECH),
    "finished": Chime((Note(C5, 0, 0.7), Note(G5, 0.25, 0.7), Note(C6, 0.5, 1.4)), SPEECH),
}


def rendered(chime: Chime) -> Samples:
    length = max(note.start + note.length for note in chime.notes)
    out = np.zeros(round(length * RATE), np.float32)
    for note in chime.notes:
        tone = _tone(note)
        start = round(note.start * RATE)
        out[start : start + len(tone)] += tone[: len(out) - start]
    out *= np.float32(10 ** ((chime.lufs - loudness(out)) / 20))
    assert np.abs(out).max() <= PEAK, "too peaky to be this loud"
    return out


def _tone(note: Note) -> Samples:
    time = np.arange(round(note.length * RATE)) / RATE
    wave_ = np.zeros_like(time)
    for number, weight in _PARTIALS:
        decay = np.exp(-6.9 * time * (1 + 0.6 * (number - 1)) / note.length)  # the higher, the sooner gone
        wave_ += weight * decay * np.sin(2 * np.pi * note.hertz * number * time)
    wave_[:_ATTACK] *= 0.5 - 0.5 * np.cos(np.pi * np.arange(_ATTACK) / _ATTACK)
    wave_[-_ATTACK:] *= np.linspace(1, 0, _ATTACK)
    return (note.loud * wave_).astype(np.float32)


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, chime in CHIMES.items():
        with wave.open(str(folder / f"{name}.wav"), "wb") as sound:
            sound.setnchannels(1)
            sound.setsampwidth(2)
            sound.setframerate(RATE)
            sound.writeframes(to_pcm(rendered(chime)))
        print(f"{name}: {folder / name}.wav")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1] / "assets" / "sounds")

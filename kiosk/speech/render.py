"""Render authored sentences to clips. An author's tool: hours of work, done once a sentence."""

from collections.abc import Callable, Iterable
from pathlib import Path

from kiosk.speech import clips
from kiosk.speech.clips import Clip
from kiosk.speech.kokoro import kana
from kiosk.speech.polish import polished, unheard_pauses
from kiosk.speech.port import Utterance
from kiosk.speech.sound_file import write
from kiosk.speech.stretch import RATE, Samples
from kiosk.values import dataclass

Speak = Callable[[str], Samples]
"""Katakana to 48 kHz samples."""


@dataclass(frozen=True)
class Rendered:
    """One clip made: which of how many, and how many of its pauses the voice left out."""

    utterance: Utterance
    number: int
    of: int
    unheard_pauses: int


def render(
    authored: Iterable[Utterance], folder: Path, speak: Speak, told: Callable[[Rendered], None]
) -> None:
    """Make what is missing or stale, and nothing else. Can be stopped and begun again at any time."""
    folder.mkdir(parents=True, exist_ok=True)
    authored = tuple(dict.fromkeys(authored))
    faults = clips.check(authored, folder)
    wanted = [*faults.missing, *faults.stale]
    made = clips.load(folder)
    for number, utterance in enumerate(wanted, 1):
        spoken = kana(utterance.reading)
        samples = speak(spoken)
        made[clips.key(utterance)] = _kept(utterance, polished(samples, spoken), folder)
        clips.save(folder, made)
        told(Rendered(utterance, number, len(wanted), unheard_pauses(samples, spoken)))


def prune(authored: Iterable[Utterance], folder: Path) -> int:
    """Delete the clips that belong to no sentence; how many went."""
    orphaned = clips.check(authored, folder).orphaned
    kept = {name: clip for name, clip in clips.load(folder).items() if name not in orphaned}
    clips.save(folder, kept)
    for name in orphaned:
        clips.path(folder, name).unlink(missing_ok=True)
    return len(orphaned)


def _kept(utterance: Utterance, samples: Samples, folder: Path) -> Clip:
    file = clips.path(folder, clips.key(utterance))
    write(file, samples)
    return Clip(utterance.text, utterance.reading, round(len(samples) / RATE, 2), clips.digest(file))

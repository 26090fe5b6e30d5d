"""A sentence as the author's voice said it, given our pauses, our pace and our loudness (rows S1, S2, S5)."""

import re

import numpy as np

from kiosk.speech import pace
from kiosk.speech.level import levelled
from kiosk.speech.stretch import RATE, Samples, stretch

_STEP = RATE // 200
_QUIET = 0.02  # of the loudest moment: -34 dB
_SHORTEST_GAP = 0.08  # seconds; below this it is a consonant
_REACH = 0.15  # of the sentence: how far from its expected place a comma may be found
_LEAST_RATE, _MOST_RATE = 4.5, 5.0  # heard from outside as 4.7 and 5.2, row S1's goal
_FADE = RATE // 100
_MARK = re.compile("[、，,。．！？!?]+")


def polished(samples: Samples, kana: str) -> Samples:
    """`samples` say `kana`; found pauses become ours, the rate is brought into bounds, the level is set."""
    parts, pauses = _split(samples, kana)
    rate = pace.mora(kana) * RATE / max(1, sum(map(len, parts)))
    factor = rate / min(max(rate, _LEAST_RATE), _MOST_RATE)
    joined: list[Samples] = []
    for part, pause in zip(parts, [*pauses, 0.0], strict=True):
        joined += [_faded(stretch(part, factor)), np.zeros(round(pause * RATE), np.float32)]
    return levelled(np.concatenate(joined))


def unheard_pauses(samples: Samples, kana: str) -> int:
    """How many of the marks inside `kana` the voice made no pause at: a sentence to listen to."""
    return len(_marks(kana)) - len(_split(samples, kana)[1])


def _split(samples: Samples, kana: str) -> tuple[list[Samples], list[float]]:
    """The runs of speech, and the seconds of pause that belong between them."""
    gaps = _gaps(samples)
    parts: list[Samples] = []
    pauses: list[float] = []
    start = 0
    for place, seconds in _marks(kana):
        near = [gap for gap in gaps if gap[0] > start and abs(sum(gap) / 2 / len(samples) - place) < _REACH]
        if near:
            begin, end = max(near, key=lambda gap: gap[1] - gap[0])
            parts.append(samples[start:begin])
            pauses.append(seconds)
            start = end
    return [*parts, samples[start:]], pauses


def _marks(kana: str) -> list[tuple[float, float]]:
    """Where in the sentence a pause belongs (0 to 1, by mora) and how long it is; none at the very end."""
    whole = max(1, pace.mora(kana))
    found = ((pace.mora(kana[: mark.start()]) / whole, mark.group()) for mark in _MARK.finditer(kana))
    return [
        (place, pace.COMMA_SECONDS if set(marks) <= set("、，,") else pace.FULL_STOP_SECONDS)
        for place, marks in found
        if 0 < place < 1
    ]


def _gaps(samples: Samples) -> list[tuple[int, int]]:
    """Begin and end of every quiet stretch inside, in samples."""
    envelope = np.abs(samples[: len(samples) // _STEP * _STEP]).reshape(-1, _STEP).max(axis=1)
    quiet = np.concatenate(([False], envelope < envelope.max(initial=0) * _QUIET, [False]))
    edges = np.flatnonzero(np.diff(quiet.astype(int))) * _STEP
    pairs = zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
    return [(begin, end) for begin, end in pairs if end - begin >= _SHORTEST_GAP * RATE]


def _faded(part: Samples) -> Samples:
    size = min(_FADE, len(part) // 2)
    ramp = np.linspace(0, 1, size, dtype=np.float32)
    faded = part.copy()
    faded[:size] *= ramp
    faded[len(part) - size :] *= ramp[::-1]
    return faded

"""The voice, heard from outside: the kiosk's real sound process on a null sink, its monitor recorded.

Latency runs from the call a tap makes to the first audible sample's arrival here; pace, pauses, pitch and
level are measured on what was recorded.  Last line: one JSON object.
"""

import argparse
import json
import os
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from bench_ear import Ear, Heard, runs
from bench_tap import taps
from bench_voice import null_sink
from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from kiosk.speech import clips
from kiosk.speech.build import build_sound
from kiosk.speech.kokoro import kana
from kiosk.speech.level import loudness
from kiosk.speech.pace import mora
from kiosk.speech.port import Manner, Utterance, Voice
from tests.speech.pitch import median_f0

ASSETS = Path(__file__).parents[1] / "assets"
SINK = "silent"
LONGEST_S = 30.0
TAPPED = "tap in the program"
COMMA_S = 0.25  # a silence this long is a pause, not a consonant

PLACES = ("窓口", "受付", "会議室", "図書室", "相談室", "出口", "入口", "駐車場", "待合室", "食堂")
VERBS = ("お進みください。", "おいでください。", "お待ちください。", "おすわりください。")


def unheard_of() -> Iterator[Utterance]:
    """Sentences that no cache and no clip can hold."""
    for verb in VERBS:
        for place in PLACES:
            text = f"これから、{place}のほうへ{verb}"
            yield Utterance(text, text)


@dataclass(frozen=True, slots=True)
class Latency:
    kind: str
    ms: tuple[float, ...]

    def p(self, percent: float) -> float | None:
        return round(float(np.percentile(self.ms, percent)), 1) if self.ms else None


@dataclass(frozen=True, slots=True)
class Sound:
    """One sentence as it was heard."""

    text: str
    mora_per_s: float
    pauses_s: tuple[float, ...]
    f0_hz: float
    lufs: float
    peak_dbfs: float


class Stage:
    """A voice, and an ear on it."""

    def __init__(self, voice: Voice, ear: Ear, done: list[bool]) -> None:
        self._voice = voice
        self._ear = ear
        self._done = done

    def latency(self, utterance: Utterance) -> float:
        """Milliseconds from asking to hearing; then it is stopped and the room is quiet again."""
        start, asked = self._ear.now(), time.monotonic()
        self._voice.say((utterance,))
        until(lambda: self._ear.first_sound(start) is not None)
        heard = self._ear.first_sound(start)
        assert heard
        self._voice.stop()
        rest(0.4)
        return 1000 * (heard - asked)

    def sentence(self, utterance: Utterance) -> Heard:
        self._done.clear()
        start = self._ear.now()
        self._voice.say((utterance,))
        until(lambda: bool(self._done))
        rest(0.4)
        return self._ear.heard(start)

    def prepare(self, utterances: Sequence[Utterance], seconds: float) -> None:
        self._voice.prepare([[each] for each in utterances])
        rest(seconds)


def measured(utterance: Utterance, sound: Heard) -> Sound:
    found = runs(sound, COMMA_S)
    spoken = sum(end - begin for begin, end in found)
    gaps = tuple(after[0] - before[1] for before, after in pairwise(found))
    samples = sound.astype(np.float32)
    peak = 20 * np.log10(np.abs(sound).max())
    rate = mora(kana(utterance.reading)) / spoken
    return Sound(utterance.text, rate, gaps, median_f0(samples), loudness(samples), float(peak))


@contextmanager
def stage(assets: Path, ear: Ear) -> Iterator[Stage]:
    done: list[bool] = []
    voice = build_sound(assets, Manner(), lambda _index: None, lambda: done.append(True)).voice
    begun = time.monotonic()
    voice.prepare(())
    until(lambda: voice.health().state != "warming" and ear.ready())
    print(f"warm after {time.monotonic() - begun:.2f} s: {voice.health().code}")
    try:
        yield Stage(voice, ear, done)
    finally:
        voice.close()


@contextmanager
def listening() -> Iterator[Ear]:
    """A sound server for this process and its children, and an ear on it."""
    with tempfile.TemporaryDirectory() as runtime, null_sink(Path(runtime)) as told:
        os.environ.update(told)
        ear = Ear(SINK, os.environ)
        try:
            yield ear
        finally:
            ear.close()


def latencies(on: Stage, rendered: Sequence[Utterance], many: int) -> list[Latency]:
    live = list(unheard_of())[: 2 * many]
    cold = [on.latency(one) for one in live[:many]]
    cached = [on.latency(one) for one in live[:many]]
    on.prepare(live[many:], 0.35 * many)
    ahead = [on.latency(one) for one in live[many:]]
    from_file = [on.latency(one) for one in rendered[:many]]
    again = [on.latency(one) for one in rendered[:many]]
    return [
        Latency("clip", tuple(from_file)),
        Latency("clip, decoded ahead", tuple(again)),
        Latency("live, cold", tuple(cold)),
        Latency("live, spoken before", tuple(cached)),
        Latency("live, made ahead", tuple(ahead)),
    ]


def until(true: Callable[[], bool]) -> None:
    """Run Qt's loop until `true`."""
    ends = time.monotonic() + LONGEST_S
    while not true():
        assert time.monotonic() < ends, "nothing was heard"
        rest(0.005)


def rest(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def report(kind: str, sounds: Sequence[Sound]) -> None:
    if not sounds:
        print(f"{kind}: none")
        return
    commas = [pause for sound in sounds for pause in sound.pauses_s]
    lufs = [sound.lufs for sound in sounds]
    print(f"{kind}: {len(sounds)} sentences")
    print(
        f"  mora/s    {np.mean([s.mora_per_s for s in sounds]):.2f} ({_spread(s.mora_per_s for s in sounds)})"
    )
    print(f"  pauses    {_spread(commas) if commas else 'none'} s inside sentences")
    print(f"  median F0 {np.median([s.f0_hz for s in sounds]):.0f} Hz ({_spread(s.f0_hz for s in sounds)})")
    print(f"  loudness  {np.mean(lufs):.1f} LUFS, spread {max(lufs) - min(lufs):.2f} dB")
    print(f"  peak      {max(s.peak_dbfs for s in sounds):.2f} dBFS")


def _spread(values: "Iterator[float] | Sequence[float]") -> str:
    found = list(values)
    return f"{min(found):.2f} to {max(found):.2f}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--assets", type=Path, default=ASSETS)
    parser.add_argument("--many", type=int, default=20, help="measurements of each kind, at most 20")
    parser.add_argument("--sentences", type=int, default=12, help="sentences of each kind listened to")
    options = parser.parse_args()
    rendered = [Utterance(c.text, c.reading) for c in clips.load(options.assets / clips.FOLDER).values()]
    app = QCoreApplication([])
    with listening() as ear:
        with stage(options.assets, ear) as on:
            found = latencies(on, rendered, options.many)
            live = [measured(one, on.sentence(one)) for one in list(unheard_of())[: options.sentences]]
            spoken = [measured(one, on.sentence(one)) for one in rendered[: options.sentences]]
        found.append(Latency(TAPPED, tuple(taps(ear, options.many))))
    app.quit()
    for latency in found:
        print(f"{latency.kind:<22} p50 {latency.p(50)} ms, p95 {latency.p(95)} ms, n {len(latency.ms)}")
    report("clips", spoken)
    report("live voice", live)
    print(json.dumps(summary(found, [*spoken, *live])))
    return 0


def summary(found: Sequence[Latency], sounds: Sequence[Sound]) -> dict[str, float | None]:
    """Null where there are no clips."""
    p95 = {latency.kind: latency.p(95) for latency in found}
    lufs = [sound.lufs for sound in sounds]
    return {
        "clip_p95_ms": p95["clip"],
        "clip_ahead_p95_ms": p95["clip, decoded ahead"],
        "tap_p95_ms": p95[TAPPED],
        "live_cold_p95_ms": p95["live, cold"],
        "live_cached_p95_ms": p95["live, made ahead"],
        "mora_per_s": round(float(np.mean([sound.mora_per_s for sound in sounds])), 2),
        "f0_hz": round(float(np.median([sound.f0_hz for sound in sounds])), 1),
        "loudness_spread_db": round(max(lufs) - min(lufs), 2),
    }

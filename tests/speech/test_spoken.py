"""pyttsx3 with our driver, on a clock that goes when it is told: the timeline, to the sample."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from pyttsx3.engine import Engine

from kiosk.speech import driver, pace
from kiosk.speech.driver import Driver
from kiosk.speech.port import Manner, VoiceCode, VoiceHealth, VoiceState
from kiosk.speech.spoken import Dialect, SpokenVoice
from kiosk.speech.takes import BYTES_A_SECOND, Line, Make, Takes
from tests.speech.clock import Clock
from tests.speech.conftest import Listener, spoken, wait_for

HEALTH = VoiceHealth(driver.NAME, VoiceState.OK, VoiceCode.READY)


@dataclass
class Speaker:
    """What a sound card would have been given, and when."""

    clock: Clock
    played: list[tuple[float, float]] = field(default_factory=list)
    stopped: int = 0

    def play(self, pcm: bytes) -> None:
        self.played.append((self.clock.now, len(pcm) / BYTES_A_SECOND))

    def stop(self) -> None:
        self.stopped += 1

    def set_volume(self, volume: float) -> None:
        pass


def phrases(line: Line) -> Iterator[bytes]:
    """A second for every phrase between commas; nothing for a sentence of dots."""
    for phrase in line.reading.strip("。…").split("、"):
        if phrase:
            yield bytes(BYTES_A_SECOND)


@dataclass
class Booth:
    clock: Clock
    speaker: Speaker
    takes: Takes
    listener: Listener
    voice: SpokenVoice
    drivers: list[Driver]

    def say(self, *sentences: str) -> None:
        page = spoken(*sentences)
        for one in page:
            take = self.takes.want(Line(one.text, one.reading, slow=False))
            wait_for(lambda take=take: take.complete)  # type: ignore[misc]
        self.voice.say(page)


@pytest.fixture
def booth(qapp: object) -> Booth:
    clock, listener, drivers = Clock(), Listener(), list[Driver]()
    speaker = Speaker(clock)

    def maker() -> Make:
        return phrases

    takes = Takes(maker, maker, lambda: None)

    def build(proxy: Any) -> Driver:
        drivers.append(Driver(proxy, takes, speaker, clock.after))
        return drivers[-1]

    driver.register(build)
    dialect = Dialect(
        driver.NAME, lambda: Engine(driver.NAME), driver.encode, lambda *_: None, lambda: HEALTH
    )
    voice = SpokenVoice(dialect, clock.after, Manner(), listener.sentence, listener.done)
    return Booth(clock, speaker, takes, listener, voice, drivers)


def test_pauses_are_exact(booth: Booth) -> None:
    """Row S2: 0.6 s at a comma, a second after a full stop."""
    booth.say("あ、い。", "う。")
    booth.clock.run(20)
    begins = [begin for begin, _ in booth.speaker.played]
    second = 1 + pace.COMMA_SECONDS
    assert begins == pytest.approx([0, second, second + 1 + pace.FULL_STOP_SECONDS])
    assert pace.COMMA_SECONDS >= 0.6
    assert pace.FULL_STOP_SECONDS >= 1.0
    assert booth.listener.heard == [0, 1, "done"]


def test_the_end_is_told_when_the_last_sound_ends(booth: Booth) -> None:
    """Not a pause later: the page may then ask its question."""
    booth.say("あ。")
    booth.clock.run(0.99)
    assert booth.listener.heard == [0]
    booth.clock.run(0.02)
    assert booth.listener.heard == [0, "done"]


def test_a_sentence_without_sound_is_told_all_the_same(booth: Booth) -> None:
    """The highlight passes over it, and what follows is spoken."""
    booth.say("……", "あ。")
    booth.clock.run(10)
    assert booth.listener.heard == [0, 1, "done"]
    assert len(booth.speaker.played) == 1


def test_stop_reaches_the_speaker_at_once_and_nothing_follows(booth: Booth) -> None:
    """Of pyttsx3's stock drivers one ignores `stop`; ours does not, wherever in the page it comes."""
    for moment in (0.5, 1.2, 2.2, 3.0):
        booth.listener.heard.clear()
        booth.speaker.played.clear()
        booth.say("あ、い。", "う。")
        booth.clock.run(moment)
        before, played = booth.speaker.stopped, list(booth.speaker.played)
        told = list(booth.listener.heard)
        booth.voice.stop()
        assert booth.speaker.stopped == before + 1
        booth.clock.run(20)
        assert booth.speaker.played == played
        assert booth.listener.heard == told


def test_a_sentence_in_the_making_is_waited_for(booth: Booth) -> None:
    """Sound begins when there is some, and the sentence is told then, not before."""
    late = Line("おそい。", "おそい。", slow=False)
    take = booth.takes.want(Line("はやい。", "はやい。", slow=False))
    wait_for(lambda: take.complete)
    waiting = booth.takes._kept_or_new(late)
    waiting.claimed = True  # another thread has it in hand
    booth.voice.say(spoken("おそい。"))
    booth.clock.run(5)
    assert not booth.listener.heard
    waiting.phrases.append(bytes(BYTES_A_SECOND))
    booth.drivers[-1].grown()
    assert booth.listener.heard == [0]
    waiting.complete = True
    booth.drivers[-1].grown()
    booth.clock.run(1.1)
    assert booth.listener.heard == [0, "done"]

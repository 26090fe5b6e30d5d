"""The kiosk's side of the sound process, with a clock and a process that do as they are told."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from kiosk.speech import wire
from kiosk.speech.port import Manner, VoiceCode, VoiceHealth, VoiceState
from kiosk.speech.remote import RemoteVoice
from tests.speech.clock import Clock
from tests.speech.conftest import Listener, spoken

PAGE = spoken("はい。", "どうぞ。", "では。")
NO_DEVICE = wire.Felt(VoiceHealth("tetsunagi", VoiceState.SILENT, VoiceCode.NO_OUTPUT_DEVICE))
READY = wire.Felt(VoiceHealth("tetsunagi", VoiceState.OK, VoiceCode.READY))


@dataclass
class Process:
    """What the operating system would have started."""

    hear: Callable[[bytes], None]
    gone: Callable[[int], None]
    orders: list[wire.Order | wire.News] = field(default_factory=list)
    closed: bool = False
    hung_up: bool = False

    def send(self, line: bytes) -> None:
        self.orders.append(wire.unpacked(line))

    def close(self) -> None:
        self.closed = True

    def hang_up(self) -> None:
        self.hung_up = True

    def tell(self, news: wire.News) -> None:
        self.hear(wire.packed(news))


@dataclass
class Stage:
    clock: Clock = field(default_factory=Clock)
    listener: Listener = field(default_factory=Listener)
    processes: list[Process] = field(default_factory=list)

    def voice(self) -> RemoteVoice:
        return RemoteVoice(self.spawn, self.clock.after, Manner(), self.listener.sentence, self.listener.done)

    def spawn(self, hear: Callable[[bytes], None], gone: Callable[[int], None]) -> Process:
        self.processes.append(Process(hear, gone))
        return self.processes[-1]


@pytest.fixture
def stage() -> Stage:
    return Stage()


def test_nothing_is_started_before_it_is_wanted(stage: Stage) -> None:
    """The start of the kiosk pays nothing for the voice."""
    voice = stage.voice()
    voice.adjust(Manner())
    voice.stop()
    assert not stage.processes
    voice.prepare(())
    assert len(stage.processes) == 1


def test_a_page_asked_for_too_early_is_spoken_once_warm(stage: Stage) -> None:
    """The first page waits for the process; only the last of several is spoken."""
    voice = stage.voice()
    voice.say(PAGE[:1])
    voice.say(PAGE)
    stage.processes[0].tell(READY)
    said = [order for order in stage.processes[0].orders if isinstance(order, wire.Say)]
    assert [order.utterances for order in said] == [PAGE]


def test_a_page_stopped_before_the_process_was_warm_is_not_spoken(stage: Stage) -> None:
    """A tap counts also when there was no sound yet."""
    voice = stage.voice()
    voice.say(PAGE)
    voice.stop()
    stage.processes[0].tell(READY)
    assert not [order for order in stage.processes[0].orders if isinstance(order, wire.Say)]


def test_a_process_that_never_answers_leaves_the_page_walking(stage: Stage) -> None:
    """After six seconds the highlight goes on alone, and what comes too late is not spoken over it."""
    voice = stage.voice()
    voice.say(PAGE)
    stage.clock.run(30)
    assert stage.listener.heard == [0, 1, 2, "done"]
    stage.processes[0].tell(READY)
    assert not [order for order in stage.processes[0].orders if isinstance(order, wire.Say)]


def test_a_process_that_dies_in_mid_page_leaves_the_rest_in_silence(stage: Stage) -> None:
    """No sentence is skipped or told twice beyond the one being spoken, and staff can be told."""
    voice = stage.voice()
    voice.say(PAGE)
    stage.processes[0].tell(READY)
    stage.processes[0].tell(wire.Began(1, 0))
    stage.processes[0].tell(wire.Began(1, 1))
    stage.processes[0].gone(-1)
    assert voice.health() == VoiceHealth("silent", VoiceState.SILENT, VoiceCode.VOICE_STOPPED)
    stage.clock.run(30)
    assert stage.listener.heard == [0, 1, 1, 2, "done"]


def test_a_dead_process_is_started_again_ever_more_patiently(stage: Stage) -> None:
    """Half a second, then 2, 10 and 60 s: a broken machine is not kept busy; pages go on meanwhile."""
    voice = stage.voice()
    voice.prepare(())
    for rest in (0.5, 2, 10, 60, 60):
        before = len(stage.processes)
        stage.processes[-1].gone(-1)
        voice.say(PAGE)
        voice.chime("tap")
        stage.clock.run(rest - 0.1)
        assert len(stage.processes) == before
        stage.clock.run(0.2)
        assert len(stage.processes) == before + 1
    stage.processes[-1].tell(READY)
    assert voice.health().state == VoiceState.OK


def test_a_machine_without_sound_is_left_alone(stage: Stage) -> None:
    """Where the sound libraries are missing, ten minutes pass before the next try."""
    voice = stage.voice()
    voice.prepare(())
    stage.processes[0].gone(wire.NO_SOUND_LIBRARY)
    stage.clock.run(599)
    assert len(stage.processes) == 1
    assert voice.health().code == VoiceCode.NO_SOUND_LIBRARY


def test_a_machine_with_nothing_to_be_heard_on_is_looked_at_now_and_then(stage: Stage) -> None:
    """The process that found no loudspeaker is gone; pages go on, and later ones look again."""
    voice = stage.voice()
    voice.say(PAGE)
    for rest in (30, 120, 600, 600):
        before = len(stage.processes)
        stage.processes[-1].gone(wire.NO_OUTPUT_DEVICE)
        assert voice.health() == VoiceHealth("silent", VoiceState.SILENT, VoiceCode.NO_OUTPUT_DEVICE)
        stage.clock.run(rest - 1)
        assert stage.listener.heard == [0, 1, 2, "done"]
        assert len(stage.processes) == before
        stage.clock.run(2)
        assert len(stage.processes) == before + 1
    stage.processes[-1].tell(READY)
    assert voice.health().state == VoiceState.OK


def test_news_of_an_older_page_is_not_believed(stage: Stage) -> None:
    """What was on its way when the page changed does not highlight the new page."""
    voice = stage.voice()
    voice.say(PAGE)
    stage.processes[0].tell(READY)
    voice.say(PAGE)
    stage.processes[0].tell(wire.Began(1, 2))
    stage.processes[0].tell(wire.Ended(1))
    stage.processes[0].tell(wire.Began(2, 0))
    voice.stop()
    stage.processes[0].tell(wire.Began(2, 1))
    assert stage.listener.heard == [0]


def test_a_restarted_process_learns_the_manner_and_what_comes_next(stage: Stage) -> None:
    """Slower and softer stay so after a fall."""
    voice = stage.voice()
    manner = Manner(slow=True, volume=0.5)
    voice.prepare((PAGE,))
    voice.adjust(manner)
    stage.processes[0].gone(-1)
    stage.clock.run(1)
    stage.processes[1].tell(READY)
    assert stage.processes[1].orders == [wire.Adjust(manner), wire.Prepare((PAGE,))]


def test_without_a_device_a_fresh_process_looks_for_one_now_and_then(stage: Stage) -> None:
    """A sound server that was restarted is found again, ever more patiently, and never in mid-page."""
    voice = stage.voice()
    voice.say(PAGE)
    for rest in (30, 120, 600, 600):
        stage.processes[-1].tell(NO_DEVICE)
        stage.clock.run(rest - 1)
        assert not stage.processes[-1].hung_up
        stage.processes[-1].tell(wire.Ended(1))
        stage.clock.run(2)
        assert stage.processes[-1].hung_up
        before = len(stage.processes)
        stage.processes[-1].gone(wire.ASKED_TO_END)
        assert len(stage.processes) == before + 1
    stage.processes[-1].tell(READY)
    stage.clock.run(3600)
    assert not stage.processes[-1].hung_up


def test_no_fresh_process_is_fetched_while_a_page_is_read(stage: Stage) -> None:
    """The highlight does not stumble because of a missing loudspeaker."""
    voice = stage.voice()
    voice.say(PAGE)
    stage.processes[0].tell(NO_DEVICE)
    stage.clock.run(300)
    assert not stage.processes[0].hung_up
    stage.processes[0].tell(wire.Ended(1))
    stage.clock.run(30)
    assert stage.processes[0].hung_up


def test_closing_closes_the_process_and_starts_no_other(stage: Stage) -> None:
    """Nothing of the voice outlives the kiosk."""
    voice = stage.voice()
    voice.say(PAGE)
    voice.close()
    assert stage.processes[0].closed
    stage.processes[0].gone(0)
    stage.clock.run(600)
    assert len(stage.processes) == 1
    assert not stage.listener.heard

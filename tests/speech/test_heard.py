"""What is really heard, on a real sound server."""

import numpy as np

from kiosk.speech.build import Sound
from kiosk.speech.port import Manner
from tests.speech.conftest import RATE, Ears, Listener, Pulse, let_pass, spoken, wait_for

THREE = spoken("今日は何をしますか。", "三百円です。", "はい。")


def test_three_sentences_are_heard_in_order(sound: Sound, listener: Listener, ears: Ears) -> None:
    """Each sentence sounds once, in order, with a pause between (row S7); `test_spoken` says how long."""
    sound.voice.say(THREE)
    wait_for(lambda: "done" in listener.heard)
    let_pass(0.3)
    assert listener.heard == [0, 1, 2, "done"]
    runs = ears.loud_runs(quiet_seconds=0.4)
    assert len(runs) == 3
    lengths = [end - begin for begin, end in runs]
    assert lengths[0] > lengths[1] > lengths[2] > 0.2


def test_stop_is_heard_within_50_ms(sound: Sound, ears: Ears) -> None:
    """Any tap silences the voice at once."""
    late = []
    for _ in range(3):
        start = ears.now()
        sound.voice.say(spoken("長崎市役所の二階の窓口で手続きができます。"))
        ears.first_loud(start, 0.1)
        let_pass(0.3)
        stopped = ears.now()
        sound.voice.stop()
        let_pass(0.5)
        loud = np.flatnonzero(np.abs(ears.samples()) > 0.01)
        late.append((loud[-1] - stopped) / RATE)
    assert sorted(late)[1] <= 0.05, late


def test_tapping_fast_leaves_only_the_last_page(sound: Sound, listener: Listener, ears: Ears) -> None:
    """Ten pages in a second: no page speaks over another, and only the last one is spoken to its end."""
    for _ in range(9):
        sound.voice.say(THREE)
        let_pass(0.1)
    listener.heard.clear()
    begun = ears.now() / RATE
    sound.voice.say(spoken("はい。"))
    wait_for(lambda: "done" in listener.heard)
    let_pass(0.5)
    assert listener.heard == [0, "done"]
    assert all(end < begun + 1.5 for _, end in ears.loud_runs())


def test_a_prepared_page_is_heard_at_once(sound: Sound, ears: Ears) -> None:
    """A page rendered ahead sounds within 150 ms of the tap (row R3); usually far sooner."""
    page = spoken("くわしいことは、係におたずねください。")
    sound.voice.prepare((page,))
    let_pass(1.5)
    waits = []
    for _ in range(3):
        before = ears.now()
        sound.voice.say(page)
        waits.append(ears.first_loud(before))
        sound.voice.stop()
        let_pass(0.3)
    assert sorted(waits)[1] <= 0.15, waits


def test_a_chime_is_heard_over_a_voice_that_is_off(sound: Sound, ears: Ears) -> None:
    """Every accepted tap is heard (row P12), voice or no voice."""
    sound.voice.adjust(Manner(on=False))
    waits = []
    for _ in range(5):
        before = ears.now()
        sound.chimes.chime("tap")
        waits.append(ears.first_loud(before, 0.005))
        let_pass(0.3)
    assert sorted(waits)[2] <= 0.05, waits


def test_volume_is_heard_at_once(sound: Sound, ears: Ears) -> None:
    """Quieter is quieter in the middle of the sentence being spoken (row S6)."""
    sound.voice.say(spoken("長崎市役所の二階の窓口で手続きができます。"))
    ears.first_loud(0, 0.1)
    let_pass(1)
    turned = ears.now()
    sound.voice.adjust(Manner(volume=0.2))
    let_pass(1)
    loud, soft = ears.samples()[:turned], ears.samples()[turned + RATE // 5 :]
    assert 0.05 < np.abs(soft).max() < 0.35 * np.abs(loud).max()


def test_a_voice_that_has_ended_costs_nothing(sound: Sound, listener: Listener, pulse: Pulse) -> None:
    """A second after the last word the device is given back: no stream is left to keep the machine awake."""
    sound.voice.say(spoken("はい。"))
    wait_for(lambda: pulse.streams() > 0)
    wait_for(lambda: "done" in listener.heard)
    wait_for(lambda: pulse.streams() == 0, 3)

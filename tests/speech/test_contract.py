"""One contract, whichever engine speaks."""

import sys
import time
from collections.abc import Callable, Iterator

import pytest

from kiosk.speech.build import Sound
from kiosk.speech.loop import Loop
from kiosk.speech.port import Manner, Voice, VoiceCode, VoiceHealth, VoiceState
from kiosk.speech.silent import SilentVoice
from tests.speech.conftest import Listener, let_pass, spoken, wait_for

SHORT = spoken("はい。", "どうぞ。")
OTHER = spoken("では、また。", "はい。", "どうぞ。")


def silent(listener: Listener, request: pytest.FixtureRequest) -> Voice:
    """Four times as fast as it would be: nobody hears the difference."""
    loop = Loop()
    return SilentVoice(
        lambda seconds, then: loop.after(seconds / 4, then), Manner(), listener.sentence, listener.done
    )


def open_jtalk(listener: Listener, request: pytest.FixtureRequest) -> Voice:
    sound: Sound = request.getfixturevalue("stage")[0]
    return sound.voice


def no_sound_library(listener: Listener, request: pytest.FixtureRequest) -> Voice:
    sound: Sound = request.getfixturevalue("mute")[0]
    return sound.voice


def sapi5(listener: Listener, request: pytest.FixtureRequest) -> Voice:
    """Windows' voice, in this process: what is under test is how pyttsx3's driver is handled."""
    from kiosk.speech import sapi  # noqa: PLC0415 - needs Windows
    from kiosk.speech.spoken import SpokenVoice  # noqa: PLC0415

    health = VoiceHealth(sapi.NAME, VoiceState.OK, VoiceCode.READY)
    dialect = sapi.dialect(lambda: health)
    return SpokenVoice(dialect, Loop().after, Manner(), listener.sentence, listener.done)


ENGINES = [
    silent,
    open_jtalk,
    no_sound_library,
    pytest.param(sapi5, marks=pytest.mark.skipif(sys.platform != "win32", reason="Windows' own voice")),
]
Make = Callable[[Listener, pytest.FixtureRequest], Voice]
SHARED: dict[Make, str] = {open_jtalk: "stage", no_sound_library: "mute"}


@pytest.fixture(params=ENGINES)
def made(request: pytest.FixtureRequest, qapp: object) -> Iterator[tuple[Voice, Listener]]:
    make: Make = request.param
    shared = SHARED.get(make)
    listener: Listener = request.getfixturevalue(shared)[1] if shared else Listener()
    voice = make(listener, request)
    listener.heard.clear()
    yield voice, listener
    voice.adjust(Manner())
    voice.stop()
    if not shared:
        voice.close()


def test_a_page_from_first_to_last(made: tuple[Voice, Listener]) -> None:
    """Every sentence is told once, in order, then the end; never from inside the call itself."""
    voice, listener = made
    voice.say(SHORT)
    assert not listener.heard
    wait_for(lambda: "done" in listener.heard)
    let_pass(0.2)
    assert listener.heard == [0, 1, "done"]


def test_a_new_page_replaces_the_old_one(made: tuple[Voice, Listener]) -> None:
    """Nothing is told of a page that was replaced, however far it had come."""
    voice, listener = made
    voice.say(SHORT)
    voice.say(OTHER)
    wait_for(lambda: 1 in listener.heard)
    listener.heard.clear()
    voice.say(SHORT)
    wait_for(lambda: "done" in listener.heard)
    assert listener.heard == [0, 1, "done"]


def test_stop_is_the_end_of_it(made: tuple[Voice, Listener]) -> None:
    """After `stop` neither listener is called."""
    voice, listener = made
    voice.say(SHORT)
    wait_for(lambda: 0 in listener.heard)
    voice.stop()
    listener.heard.clear()
    let_pass(1.7)
    assert not listener.heard


def test_a_voice_that_is_off_says_nothing(made: tuple[Voice, Listener]) -> None:
    """Switching off stops what is being said and refuses what is asked for."""
    voice, listener = made
    voice.say(SHORT)
    wait_for(lambda: 0 in listener.heard)
    voice.adjust(Manner(on=False))
    listener.heard.clear()
    voice.say(SHORT)
    let_pass(1.7)
    assert not listener.heard
    voice.adjust(Manner())
    voice.say(SHORT[:1])
    wait_for(lambda: listener.heard == [0, "done"])


def test_staff_learn_why_there_is_no_sound(mute: tuple[Sound, Listener]) -> None:
    """A missing sound library is named, not shown as a fault of the device."""
    assert mute[0].voice.health() == VoiceHealth("silent", VoiceState.SILENT, VoiceCode.NO_SOUND_LIBRARY)


def test_odd_requests_harm_nothing(made: tuple[Voice, Listener]) -> None:
    """Nothing to say, nothing speakable, stopping twice: the next page is spoken all the same."""
    voice, listener = made
    voice.say(())
    voice.prepare(())
    voice.stop()
    voice.stop()
    voice.say(spoken("……", "☆", " "))
    wait_for(lambda: "done" in listener.heard)
    listener.heard.clear()
    voice.say(SHORT[:1])
    wait_for(lambda: listener.heard == [0, "done"])


def test_no_call_keeps_a_finger_waiting(made: tuple[Voice, Listener]) -> None:
    """Every call returns in under 4 ms; the median of ten, because other programs share the machine."""
    voice, _ = made
    calls: tuple[Callable[[], None], ...] = (
        lambda: voice.prepare((OTHER,)),
        lambda: voice.say(OTHER),
        lambda: voice.adjust(Manner(slow=True, volume=0.8)),
        lambda: voice.adjust(Manner()),
        voice.stop,
    )
    for call in calls:
        waits = sorted(_seconds(call) for _ in range(10))
        assert waits[5] < 0.004, waits


def _seconds(call: Callable[[], None]) -> float:
    start = time.perf_counter()
    call()
    spent = time.perf_counter() - start
    let_pass(0.01)
    return spent

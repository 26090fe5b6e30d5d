"""A loudspeaker that is unplugged, and plugged in again, while people stand there."""

from contextlib import closing
from pathlib import Path

from kiosk.speech.build import Sound
from kiosk.speech.port import VoiceCode, VoiceState
from tests.speech.conftest import Ears, Listener, Pulse, spoken, wait_for

THREE = spoken("はい。", "どうぞ。", "では。")


def test_a_device_that_vanishes_comes_back(
    sound: Sound, listener: Listener, pulse: Pulse, tmp_path: Path
) -> None:
    """Unplugged in mid-page the page walks on and staff can be told; plugged in, it is heard, untouched."""
    sound.voice.say(THREE)
    wait_for(lambda: 0 in listener.heard)
    pulse.unplug()
    wait_for(lambda: sound.voice.health().code == VoiceCode.NO_OUTPUT_DEVICE)
    assert sound.voice.health().state == VoiceState.SILENT
    wait_for(lambda: "done" in listener.heard)
    assert listener.heard == [0, 1, 2, "done"]
    pulse.plug()
    wait_for(lambda: sound.voice.health().state == VoiceState.OK)
    with closing(Ears(pulse, tmp_path / "again.raw")) as ears:
        wait_for(lambda: ears.now() > 0)
        sound.voice.say(THREE[:1])
        wait_for(lambda: bool(ears.loud_runs()))

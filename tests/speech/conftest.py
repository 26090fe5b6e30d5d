"""A real sound server with nothing behind it, and ears on what would have been heard."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEventLoop, QTimer

from kiosk.speech.build import Sound, build_sound
from kiosk.speech.port import Manner, Utterance

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ASSETS = Path(__file__).parents[2] / "assets"
RATE = 48_000
_LOUD = 0.01
_RECORD = ("parec", "-d", "kiosk.monitor", "--format=s16le", "--rate=48000", "--channels=1")


@dataclass(frozen=True)
class Pulse:
    """A PulseAudio server of our own; its null sink can be pulled out and put back."""

    environment: dict[str, str]

    def plug(self) -> None:
        self._control("load-module", "module-null-sink", "sink_name=kiosk", "rate=48000", "channels=2")
        self._control("set-default-sink", "kiosk")

    def unplug(self) -> None:
        self._control("unload-module", "module-null-sink")

    def streams(self) -> int:
        """How many sounds are being given to the server."""
        return len(self._control("list", "short", "sink-inputs").splitlines())

    def _control(self, *words: str) -> bytes:
        command = ["pactl", *words]
        return subprocess.run(
            command, env=self.environment, check=True, capture_output=True, timeout=10
        ).stdout


class Ears:
    """Hears the null sink's monitor, from the last `listen_from_now` on."""

    def __init__(self, pulse: Pulse, file: Path) -> None:
        self._file = file
        self._start = 0
        self._recorder = subprocess.Popen(
            [*_RECORD, "--latency-msec=5", "--raw", str(file)],
            env=pulse.environment,
        )

    def listen_from_now(self) -> None:
        self._start += self.now()

    def now(self) -> int:
        """Samples heard so far."""
        return self._file.stat().st_size // 2 - self._start if self._file.exists() else 0

    def samples(self) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        return np.fromfile(self._file, "<i2", offset=2 * self._start) / 32768

    def first_loud(self, start: int, level: float = _LOUD) -> float:
        """Seconds from sample `start` until something louder than `level` is heard; waits for it."""
        wait_for(lambda: bool((np.abs(self.samples()[start:]) > level).any()))
        return float(np.flatnonzero(np.abs(self.samples()[start:]) > level)[0] / RATE)

    def loud_runs(self, quiet_seconds: float = 0.5) -> list[tuple[float, float]]:
        """Begin and end, in seconds, of what was heard between silences of at least `quiet_seconds`."""
        loud = np.flatnonzero(np.abs(self.samples()) > _LOUD)
        if not loud.size:
            return []
        breaks = np.flatnonzero(np.diff(loud) > quiet_seconds * RATE)
        begins = loud[np.concatenate(([0], breaks + 1))]
        ends = loud[np.concatenate((breaks, [loud.size - 1]))]
        return [(begin / RATE, end / RATE) for begin, end in zip(begins, ends, strict=True)]

    def close(self) -> None:
        self._recorder.terminate()
        self._recorder.wait(5)


@dataclass
class Listener:
    """What a voice told."""

    heard: list[int | str] = field(default_factory=list)

    def sentence(self, index: int) -> None:
        self.heard.append(index)

    def done(self) -> None:
        self.heard.append("done")


@pytest.fixture(scope="session")
def pulse(tmp_path_factory: pytest.TempPathFactory, qapp: object) -> Iterator[Pulse]:
    if not shutil.which("pulseaudio"):
        pytest.skip("pulseaudio is not installed")
    runtime = tmp_path_factory.mktemp("xdg")
    runtime.chmod(0o700)
    environment = os.environ | {"XDG_RUNTIME_DIR": str(runtime), "HOME": str(runtime)}
    environment.pop("PULSE_SERVER", None)
    server = subprocess.Popen(
        ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "-L", "module-native-protocol-unix"],
        env=environment,
        stderr=subprocess.DEVNULL,
    )
    pulse = Pulse(environment)
    wait_for((runtime / "pulse" / "native").exists)
    pulse.plug()
    yield pulse
    server.terminate()
    server.wait(5)


@pytest.fixture(scope="module")
def recorder(pulse: Pulse, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ears]:
    ears = Ears(pulse, tmp_path_factory.mktemp("ears") / "heard.raw")
    wait_for(lambda: ears.now() > 0)
    yield ears
    ears.close()


@pytest.fixture
def ears(recorder: Ears) -> Ears:
    recorder.listen_from_now()
    return recorder


@pytest.fixture(scope="session")
def stage(pulse: Pulse, qapp: object) -> Iterator[tuple[Sound, Listener]]:
    """The real sound process on the null sink, warm; no other test's kiosk finds that sink."""
    listener = Listener()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", pulse.environment["XDG_RUNTIME_DIR"])
        patch.delenv("PULSE_SERVER", raising=False)
        sound = build_sound(ASSETS, Manner(), listener.sentence, listener.done)
        sound.voice.prepare(())
        wait_for(lambda: sound.voice.health().state != "warming")
    yield sound, listener
    sound.voice.close()


@pytest.fixture(scope="session")
def mute(tmp_path_factory: pytest.TempPathFactory, qapp: object) -> Iterator[tuple[Sound, Listener]]:
    """The real voice on a machine where libpulse cannot be loaded."""
    libraries = tmp_path_factory.mktemp("libraries")
    (libraries / "libpulse.so.0").touch()
    listener = Listener()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LD_LIBRARY_PATH", str(libraries))
        sound = build_sound(ASSETS, Manner(), listener.sentence, listener.done)
        sound.voice.prepare(())
        wait_for(lambda: sound.voice.health().state != "warming")
    yield sound, listener
    sound.voice.close()


@pytest.fixture
def sound(stage: tuple[Sound, Listener]) -> Iterator[Sound]:
    stage[1].heard.clear()
    yield stage[0]
    stage[0].voice.stop()
    stage[0].voice.adjust(Manner())


@pytest.fixture
def listener(stage: tuple[Sound, Listener]) -> Listener:
    return stage[1]


def wait_for(true: Callable[[], bool], seconds: float = 20) -> None:
    """Run Qt's loop until `true`; AssertionError after so many seconds."""
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until, "it never came"
        let_pass(0.01)


def let_pass(seconds: float) -> None:
    """Run Qt's loop for a while, for what must not happen."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def spoken(*sentences: str) -> tuple[Utterance, ...]:
    return tuple(Utterance(sentence, sentence) for sentence in sentences)

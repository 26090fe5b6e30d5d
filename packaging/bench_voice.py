"""The kiosk's memory while it speaks, into a sound card that only exists in PulseAudio."""

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from bench_process import idle_pct, pss_mb
from bench_rivals import LONGEST_S, TILE, Rival, running

SPEAKING_S = 8.0
IDLE_S = 20.0
READ_OUT_PCT = 0.6  # one tick of the clock in two seconds
ASKED_AGAIN_S = 45.0  # after half a minute of silence, and so long it takes


@contextmanager
def null_sink(runtime: Path) -> Iterator[Mapping[str, str]]:
    """A sound server with a silent sound card; what a program must be told to find it."""
    socket = runtime / "bench-pulse"
    modules = [f"module-native-protocol-unix socket={socket}", "module-null-sink sink_name=silent"]
    loads = [word for module in modules for word in ("-L", module)]
    environment = {"HOME": str(runtime), "XDG_RUNTIME_DIR": str(runtime), "PATH": "/usr/bin:/bin"}
    command = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", *loads]
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(100):
            if socket.exists():
                break
            time.sleep(0.05)
        yield {"PULSE_SERVER": f"unix:{socket}"}
    finally:
        server.terminate()
        server.wait()


@dataclass(frozen=True)
class Heard:
    """A kiosk that has a sound card: the most PSS in MB while it reads a page, and idling in % afterwards."""

    pss_mb: float
    idle_pct: float


def voice_at_work(rival: Rival) -> Heard | None:
    """Let the kiosk read a page, and let it rest; None where there is no PulseAudio."""
    if shutil.which("pulseaudio") is None:
        return None
    told = rival.program.environment
    with null_sink(Path(told["XDG_RUNTIME_DIR"])) as sound:
        speaking = replace(rival.program, environment={**told, **sound})
        with running(speaking) as pid:
            rival.glass.settled(1.0, LONGEST_S)
            rival.glass.tap(TILE)
            ends = time.monotonic() + SPEAKING_S
            most = 0.0
            while time.monotonic() < ends:
                most = max(most, pss_mb(pid))
                time.sleep(0.2)
            return Heard(most, _at_rest(pid))


def _at_rest(pid: int) -> float:
    """Idling, in percent of one processor, once the page has been read, and its question once more."""
    time.sleep(ASKED_AGAIN_S)
    for _ in range(30):
        if idle_pct(pid, 2.0) < READ_OUT_PCT:
            break
    return idle_pct(pid, IDLE_S)


if __name__ == "__main__":
    # `bench.sh voice`: the voice itself, and not only what it weighs.
    sys.path.insert(0, str(Path(__file__).parents[1]))
    from bench_speech import main

    sys.exit(main())

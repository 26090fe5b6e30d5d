"""An answer to a call, measured on a real glass: from いきます until it is drawn and the voice says it.

The hub is the tablet's own child process; the supporter is another process, which prints when it answers.
All clocks are the system's one monotonic clock.  From the first touch on, every gap of more than 33 ms
between two turns of Qt's loop is counted: a frame that nobody saw.  The voice has a sound card without sound
where there is PulseAudio: without any it looks for one again and again, and is late meanwhile.  The last line
is JSON.
"""

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from statistics import quantiles

import httpx
from bench_voice import null_sink
from PySide6.QtCore import QEvent, QObject, Qt, QTimer

from kiosk.child import Child
from kiosk.guide.moves import AskFor, CallHelp, Close, HelpAct
from kiosk.helpcall.call import Act, Kind
from kiosk.hub.serve import STAFF_TOKEN
from kiosk.line.build import HubExchange
from tests.helpcall.person import Person
from tests.kiosks import Kiosk, let_pass, open_kiosk, standard_places, wait_for

TICK_MS, LOST_MS = 4, 33
WARM = 5
READ_S = 0.3
"""What a quick resident needs to choose the kind of help."""
ROOT = Path(__file__).resolve().parent.parent


class Frames(QObject):
    """Counts the gaps in which nothing could be painted.

    `own` is the most that this thread itself worked in one of them; the rest went to others.
    """

    def __init__(self) -> None:
        super().__init__()
        self.over = 0
        self.longest = self.own = 0.0
        self._last, self._worked = time.monotonic(), time.thread_time()
        self._timer = QTimer(self, interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.tick)
        self._timer.start()

    def tick(self) -> None:
        """One turn of the loop."""
        now, worked = time.monotonic(), time.thread_time()
        gap = 1000 * (now - self._last)
        self.own = max(self.own, 1000 * (worked - self._worked))
        self._last, self._worked = now, worked
        self.over += gap > LOST_MS
        self.longest = max(self.longest, gap)


class Painted(QObject):
    """When the page that tells who comes was first painted."""

    def __init__(self, kiosk: Kiosk) -> None:
        super().__init__()
        self._kiosk = kiosk
        self.at: float | None = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window's own paint event comes after all that it holds was asked to paint."""
        if (
            event.type() is QEvent.Type.UpdateRequest
            and self.at is None
            and self._kiosk.page() == "help_coming"
        ):
            QTimer.singleShot(0, self.note)
        return super().eventFilter(watched, event)

    def note(self) -> None:
        """It is on the glass."""
        self.at = self.at or time.monotonic()


def supporter(base: str, token: str, many: int) -> int:
    """In a process of its own: answers each call and prints when it began to."""
    person = Person(base, "田中").join(token)
    for _ in range(many):
        while not (calls := person.calls()) or calls[0]["stage"] != "requested":
            time.sleep(0.05)
        sys.stdout.write(f"{time.monotonic()}\n")
        sys.stdout.flush()
        person.act(calls[0], "come", minutes=1)
        while person.calls():
            time.sleep(0.05)
    person.close()
    return 0


def measured(many: int) -> dict[str, float]:
    """Milliseconds and lost frames of so many answers."""
    from kiosk.app import application  # noqa: PLC0415

    application([])
    with tempfile.TemporaryDirectory(prefix="tetsunagi-answer-") as folder:
        settings = Path(folder, "kiosk.toml")  # without phones the hub would wait for the first call
        settings.write_text("[help]\nphones = true\n", encoding="utf-8")
        kiosk = open_kiosk(replace(standard_places(Path(folder)), settings=settings), line=HubExchange)
        exchange = kiosk.tablet.exchange
        assert isinstance(exchange, HubExchange)
        wait_for(lambda: exchange.port > 0)
        begun: list[float] = []
        person = ("--supporter", f"http://127.0.0.1:{exchange.port}")
        command = (sys.executable, __file__, *person, "--answers", str(many + WARM))
        home = {"PYTHONPATH": str(ROOT), STAFF_TOKEN: exchange.staff_token}
        child = Child(command, ROOT, home, lambda line: begun.append(float(line)), lambda _: None)
        let_pass(2.0)
        frames = Frames()
        times = [_one(kiosk, begun, number) for number in range(many + WARM)]
        lost, longest, own = frames.over, frames.longest, frames.own
        child.close()
        kiosk.close()
    cuts = quantiles(times[WARM:], n=100, method="inclusive")
    sys.stdout.write(
        f"{many} answers, p50 {cuts[49]:.1f} ms, slowest {max(times[WARM:]):.1f} ms, "
        f"longest gap {longest:.1f} ms, most own work in one {own:.1f} ms\n"
    )
    return {"answer_p99_ms": round(cuts[98], 1), "frames_over_33ms": lost}


def _one(kiosk: Kiosk, begun: list[float], number: int) -> float:
    """One call and its answer, in milliseconds until both eye and ear have it."""
    guide, stage = kiosk.tablet.guide, kiosk.tablet.stage
    said: list[float] = []
    painted = Painted(kiosk)
    kiosk.tablet.glass.installEventFilter(painted)
    guide.make(CallHelp())
    let_pass(READ_S)
    guide.make(AskFor(Kind.BESIDE))
    speaking = stage.speaking

    def heard(index: int) -> None:
        if kiosk.page() == "help_coming":
            said.append(time.monotonic())
        speaking(index)

    kiosk.tablet.sound.voice._on_sentence = heard  # type: ignore[attr-defined]  # noqa: SLF001 - only here
    wait_for(lambda: len(begun) > number and painted.at is not None and bool(said))
    kiosk.tablet.glass.removeEventFilter(painted)
    assert painted.at is not None
    took = 1000 * (max(painted.at, said[0]) - begun[number])
    guide.make(HelpAct(Act.CANCEL))
    guide.make(Close())
    let_pass(0.15)
    return took


def main() -> int:
    """Measure, tell, and last one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--answers", type=int, default=100)
    parser.add_argument("--supporter", metavar="BASE", help="be the other process")
    asked = parser.parse_args()
    if asked.supporter:
        try:
            return supporter(asked.supporter, os.environ[STAFF_TOKEN], asked.answers)
        except httpx.HTTPError as error:
            sys.stderr.write(f"{error}\n")
            return 1
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with ExitStack() as stack:
        if shutil.which("pulseaudio"):
            runtime = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="tetsunagi-sound-")))
            os.environ.update(stack.enter_context(null_sink(runtime)))
        sys.stdout.write(json.dumps(measured(asked.answers)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

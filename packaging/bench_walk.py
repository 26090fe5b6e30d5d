"""The walk, side by side: this kiosk and Debian's Chromium in kiosk mode, each with the same two screens.

Everything is seen from outside, alike for both.  A start ends when the coloured surfaces of the first page
stand on the display.  A tap is an XTEST press of 60 ms, timed from the letting go until the surfaces of the
other page stand there.  Both have been started once before, so that profile and log exist.  Starts alternate;
taps alternate in blocks; memory and processor time are summed over every process of each program.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from bench_process import forget, idle_pct, pss_mb
from bench_rivals import BACK, LONGEST_S, TILE, Rival, acquaint, chromium, display, kiosk, running
from bench_table import Measured, report
from bench_voice import Heard, voice_at_work

BLOCK = 25
APART_S = 0.75  # the kiosk takes a second touch within half a second for a bounce
IDLE_S = 20.0


def started(rival: Rival) -> tuple[float, float]:
    """One start: milliseconds to the first painted page, and PSS in MB once it has come to rest."""
    begun = time.monotonic()
    with running(rival.program) as pid:
        painted = rival.glass.wait(rival.known.first, LONGEST_S)
        rival.glass.settled(1.0, LONGEST_S)
        return 1000 * (painted - begun), pss_mb(pid)


def starts(rivals: Sequence[Rival], runs: int, measured: Sequence[Measured]) -> str:
    """Cold and warm starts, in turns; tells how the page cache was emptied."""
    how = ""
    for number in range(runs):
        turns = list(zip(rivals, measured, strict=True))
        for rival, into in turns if number % 2 == 0 else reversed(turns):
            how = forget(rival.known.files)
            into.cold_ms.append(started(rival)[0])
            warm_ms, memory = started(rival)
            into.warm_ms.append(warm_ms)
            into.pss_start_mb.append(memory)
    return how


def block(rival: Rival, taps: int) -> list[float]:
    """So many taps, to and fro; milliseconds of each.  Starts and ends on the home page."""
    times = []
    for number in range(taps):
        point, page = (TILE, rival.known.cover) if number % 2 == 0 else (BACK, rival.known.home)
        let_go = rival.glass.tap(point)
        times.append(1000 * (rival.glass.wait(page, LONGEST_S) - let_go))
        time.sleep(max(0.0, let_go + APART_S - time.monotonic()))
    return times


def taps(rivals: Sequence[Rival], many: int, measured: Sequence[Measured]) -> None:
    """All taps in alternating blocks of an even number, then memory and idling of both."""
    with ExitStack() as stack:
        pids = [stack.enter_context(running(rival.program)) for rival in rivals]
        for rival in rivals:
            rival.glass.settled(1.0, LONGEST_S)
        while len(measured[0].tap_ms) < many:
            for rival, into in zip(rivals, measured, strict=True):
                into.tap_ms.extend(block(rival, min(BLOCK - BLOCK % 2, many - len(into.tap_ms))))
        for pid, into in zip(pids, measured, strict=True):
            into.pss_mb = pss_mb(pid)
        time.sleep(5)
        for pid, into in zip(pids, measured, strict=True):
            into.idle_pct = idle_pct(pid, IDLE_S)


def notes(how: str, heard: Heard | None) -> list[str]:
    """What must be known to read the table."""
    told = "with a sound card (a null sink), the kiosk: "
    voice = (
        f"PSS while reading aloud {heard.pss_mb:.1f} MB, then idle {heard.idle_pct:.2f} %" if heard else "-"
    )
    table = "in the table there is no sound card, and the kiosk looks for one after 30, 120 and 600 s"
    return [told + voice, table, f"page cache emptied for cold starts: {how}"]


def options() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--taps", type=int, default=300, help="taps on each program (an even number)")
    parser.add_argument("--runs", type=int, default=5, help="cold and warm starts of each program")
    return parser.parse_args()


def main() -> int:
    """Measure, print the table, and last one line of JSON."""
    asked = options()
    with tempfile.TemporaryDirectory(prefix="tetsunagi-bench-") as folder, ExitStack() as stack:
        rivals = []
        for make in (kiosk, chromium):
            name, glass = stack.enter_context(display())
            where = Path(folder) / make.__name__
            rivals.append(acquaint(make(where, name), glass))
        measured = [Measured(rival.program.name) for rival in rivals]
        how = starts(rivals, asked.runs, measured)
        taps(rivals, asked.taps, measured)
        heard = voice_at_work(rivals[0])
        report(measured[0], measured[1], notes(how, heard), heard.idle_pct if heard else measured[0].idle_pct)
    return 0


if __name__ == "__main__":
    sys.exit(main())

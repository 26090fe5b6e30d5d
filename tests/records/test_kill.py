import os
import random
import signal
import sqlite3
import subprocess
import threading
from collections import defaultdict
from pathlib import Path

from kiosk.records.read import EventRow, tail
from tests.records.conftest import LONG_S
from tests.records.processes import child

KILLS = int(os.environ.get("KIOSK_KILLS", "10"))


def test_nothing_acknowledged_is_lost_when_the_program_is_killed(path: Path) -> None:
    """Kill -9 at any moment: every acknowledged note is there, gapless, and the file is sound.

    The same file goes through all the kills, as a tablet's does through its years.
    """
    chance = random.Random(20261122)
    with child("write_each_time", path) as process:
        for _ in range(KILLS):
            acknowledged = _write_and_kill(process, chance)
            rows = tail(path, 1_000_000)
            assert acknowledged > 0
            assert len(rows) >= acknowledged
            assert [row.seq for row in rows] == list(range(1, len(rows) + 1))
            assert _quick_check(path) == "ok"
        process.communicate(timeout=LONG_S)
    assert not list(path.parent.glob("*damaged*"))
    _assert_each_visit_is_whole(rows)


def _write_and_kill(process: subprocess.Popen[str], chance: random.Random) -> int:
    """The last seq that the writer said was on disk."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("\n")
    process.stdin.flush()
    pid = 0
    lines: list[int] = []
    wanted = chance.randint(1, 60)
    while len(lines) < wanted or not pid:
        line = process.stdout.readline().strip()
        if line.startswith("writer"):
            pid = int(line.removeprefix("writer "))
        else:
            lines.append(int(line))
    killer = threading.Timer(chance.uniform(0.0, 0.05), os.kill, (pid, signal.SIGKILL))
    killer.start()
    while (line := process.stdout.readline().strip()) != "dead":
        lines.append(int(line))
    killer.join()
    return lines[-1]


def _quick_check(path: Path) -> str:
    connection = sqlite3.connect(path)
    answer: str = connection.execute("PRAGMA quick_check").fetchone()[0]
    connection.close()
    return answer


def _assert_each_visit_is_whole(rows: list[EventRow]) -> None:
    """A run notes 0, 1, 2, ..: a number that is missing, doubled or out of order is a lost note.

    The runs after it may end a run, at the last time known, unless they are killed before that.
    """
    runs = defaultdict(list)
    for row in rows:
        runs[row.visit].append((row.name, row.fields["ms"]))
    assert len(runs) == KILLS
    for events in runs.values():
        end = [events.pop()] if events[-1][0] == "visit_ended" else []
        assert events == [("step_shown", ms) for ms in range(len(events))]
        assert end == [("visit_ended", len(events) - 1)] * len(end)

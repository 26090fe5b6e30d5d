import random
import signal
import sqlite3
import subprocess
from collections import defaultdict
from pathlib import Path

from kiosk.records.read import EventRow, tail
from tests.records.processes import child

KILLS = 10


def test_nothing_acknowledged_is_lost_when_the_program_is_killed(path: Path) -> None:
    """Kill -9 at any moment: every acknowledged note is there, gapless, and the file is sound.

    The same file goes through all the kills, as a tablet's does through its years.
    """
    chance = random.Random(20261122)
    for _ in range(KILLS):
        acknowledged = _write_and_kill(path, chance)
        rows = tail(path, 1_000_000)
        assert acknowledged > 0
        assert len(rows) >= acknowledged
        assert [row.seq for row in rows] == list(range(1, len(rows) + 1))
        assert _quick_check(path) == "ok"
    _assert_each_visit_is_whole(rows)


def _write_and_kill(path: Path, chance: random.Random) -> int:
    """The last seq that the child said was on disk."""
    with child("write_for_ever", path) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(chance.randint(1, 60))]
        try:
            process.wait(timeout=chance.uniform(0.0, 0.05))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        lines += process.stdout.readlines()
    assert process.returncode == -signal.SIGKILL
    whole = [line for line in lines if line.endswith("\n")]
    return int(whole[-1])


def _quick_check(path: Path) -> str:
    connection = sqlite3.connect(path)
    answer: str = connection.execute("PRAGMA quick_check").fetchone()[0]
    connection.close()
    return answer


def _assert_each_visit_is_whole(rows: list[EventRow]) -> None:
    """A run notes 0, 1, 2, ..: a number that is missing, doubled or out of order is a lost note.

    Each run but the last has been ended by the one after it, at the last time known.
    """
    runs = defaultdict(list)
    for row in rows:
        runs[row.visit].append((row.name, row.fields["ms"]))
    assert len(runs) == KILLS
    for number, events in enumerate(runs.values(), start=1):
        end = [events.pop()] if number < KILLS else []
        assert events == [("step_shown", ms) for ms in range(len(events))]
        assert end == [("visit_ended", len(events) - 1)] * len(end)

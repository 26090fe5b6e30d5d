"""The power fails in mid-step: the log is whole, and the next start is as quick as any."""

import random
import re
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kiosk.content import ROOT
from kiosk.records.read import EventRow, tail
from tests.kiosks import EVERYTHING

ROUNDS = 2
PAGES = (14, 30)
"""At the fewest and the most pages before the power fails; the log's own start needs the first few."""


def drive(data: Path, *words: str) -> subprocess.Popen[str]:
    with _errors(data).open("w") as errors:
        return subprocess.Popen(
            [sys.executable, "-m", "tests.faults.driver", str(data), *words],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )


def _errors(data: Path) -> Path:
    return data.with_name("errors.txt")


def seconds_to_home(data: Path) -> float:
    """From the start of the process until the home page is shown; the process then ends by itself."""
    began = time.monotonic()
    with drive(data, "look") as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "home 0\n", _errors(data).read_text()
        taken = time.monotonic() - began
    assert process.returncode == 0
    return taken


GROUP = re.compile(r"^group_[a-z_]+")


def walk_and_kill(data: Path, pages: int) -> list[str]:
    """Every page that had been shown before the process was killed."""
    with drive(data) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(pages)]
        process.send_signal(signal.SIGKILL)
        lines += process.stdout.readlines()
    assert process.returncode == -signal.SIGKILL
    return [GROUP.sub("group", line.strip()) for line in lines if line.endswith("\n")]


def test_killed_in_mid_step_and_started_again(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Every page shown is in the log but for the very last; the file is sound; no visit is left open; home is
    there within twice the time of an undisturbed start.
    """
    data = tmp_path_factory.mktemp("kill") / "data"
    undisturbed = min(seconds_to_home(data) for _ in range(2))
    chance = random.Random(20261122)
    for _ in range(ROUNDS):
        last = _last_seq(data)
        shown = walk_and_kill(data, chance.randint(*PAGES))
        assert _quick_check(data) == "ok"
        rows = [row for row in _rows(data) if row.seq > last]
        logged = [page for row in rows if row.name == "step_shown" and (page := _page(row)) != "home.home 0"]
        wanted = [page for page in shown if page != "home 0"]
        assert logged[: len(wanted) - 1] == wanted[:-1]
        assert seconds_to_home(data) < 2 * undisturbed
        _assert_no_visit_is_open(data)


def _page(row: EventRow) -> str:
    fields = row.fields
    page = f"{fields['procedure']}.{fields['step']}"
    return f"{'group' if page.startswith('group.') else page} {fields['sheet']}"


def _rows(data: Path) -> list[EventRow]:
    return tail(data / "diary.sqlite", EVERYTHING)


def _last_seq(data: Path) -> int:
    return _rows(data)[-1].seq


def _quick_check(data: Path) -> str:
    connection = sqlite3.connect(data / "diary.sqlite")
    answer: str = connection.execute("PRAGMA quick_check").fetchone()[0]
    connection.close()
    return answer


def _assert_no_visit_is_open(data: Path) -> None:
    rows = [row for row in _rows(data) if row.visit]
    ended = {row.visit: row.fields["reason"] for row in rows if row.name == "visit_ended"}
    assert {row.visit for row in rows} == ended.keys()
    assert ended[rows[-1].visit] == "cut"

"""The power goes 300 times, at any write: nothing acknowledged is lost, nothing doubled, and it starts again.

The disk keeps what was synced, and any part of what was not, in any order.
KIOSK_POWER_CUTS=3000 makes it more.
"""

import os
import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kiosk import database
from kiosk.records.audit.chain import broken
from kiosk.records.audit.trail import links
from kiosk.records.backlog import Note
from kiosk.records.book import Book, open_book
from kiosk.records.ids import stored, uuid7
from tests.records.audit.test_chain import entry
from tests.records.conftest import KEY, VISIT, clock
from tests.records.power.disk import Disk
from tests.records.power.recorder import NAME, Acknowledged, Recorder

CUTS = int(os.environ.get("KIOSK_POWER_CUTS", "300"))
COMMITS = 150


@pytest.fixture
def recorder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Recorder]:
    """The log's own connections go through it; and the -wal is folded into the file often."""
    made = Recorder()

    def connect(path: Path, mode: str, *, check_same_thread: bool = False) -> sqlite3.Connection:
        uri = f"{path.absolute().as_uri()}?mode={mode}&vfs={NAME}"
        connection = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=check_same_thread)
        connection.execute("PRAGMA wal_autocheckpoint = 20")
        return connection

    with monkeypatch.context() as patch:
        patch.setattr(database, "_connect", connect)
        yield made
    made.close()


def note(number: int) -> Note:
    now = clock()
    fields = f'{{"ms":{number},"procedure":"konbini","sheet":0,"step":"read"}}'
    return Note(uuid7(now, random.randbytes(10)), VISIT, stored(now), "step_shown", fields, 1)


def opened(path: Path) -> Book:
    return open_book(path, lambda: KEY, clock)


def _write(recorder: Recorder, book: Book, chance: random.Random) -> None:
    """Events, some of them many at once, and some with a line of the audit."""
    number = 0
    for commit in range(COMMITS):
        notes = [note(number + each) for each in range(chance.choice((1, 1, 2, 30)))]
        number += len(notes)
        lines = [entry(commit + 1, at=stored(clock()))] if commit % 5 == 0 else []
        written = book.append([*notes, *lines])
        recorder.done.append(Acknowledged(written.last_seq))


def _recorded(
    recorder: Recorder, path: Path, monkeypatch: pytest.MonkeyPatch, synchronous: str
) -> Iterator[Disk]:
    """The disk at random moments of a run, from the making of the tables to the closing of the file."""
    chance = random.Random(20261122)
    book = opened(path)
    book.connection.execute(f"PRAGMA synchronous = {synchronous}")
    _write(recorder, book, chance)
    book.close()
    monkeypatch.undo()
    done, disk, played = list(recorder.done), Disk(), 0
    for at in sorted(chance.choices(range(len(done)), k=CUTS)):
        disk.play(done[played:at])
        played = at
        yield disk


def _start_again(disk: Disk, folder: Path, chance: random.Random) -> list[tuple[int, str, int]]:
    """The rows after a start from what is left, and one more note: number, id, and what was counted."""
    folder.mkdir()
    for name, data in disk.cut(chance).items():
        (folder / name).write_bytes(data)
    path = folder / "diary.sqlite3"
    book = opened(path)
    book.append([note(-1)])
    book.close()
    assert broken(links(path), KEY) == ()
    with closing(sqlite3.connect(path)) as connection:
        rows: list[tuple[int, str, int]] = connection.execute(
            "SELECT seq, id, fields ->> 'ms' FROM events ORDER BY seq"
        ).fetchall()
    shutil.rmtree(folder)
    return rows


def test_nothing_acknowledged_is_lost_when_the_power_goes(
    path: Path, tmp_path: Path, recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every number once, in order, up to what was acknowledged at least, and the audit's chain holds."""
    chance = random.Random(20261122)
    cuts = 0
    for disk in _recorded(recorder, path, monkeypatch, "FULL"):
        rows = _start_again(disk, tmp_path / "again", chance)
        assert len(rows) > disk.acknowledged
        assert [seq for seq, _, _ in rows] == list(range(1, len(rows) + 1))
        assert [ms for _, _, ms in rows] == [*range(len(rows) - 1), -1]
        assert len({event_id for _, event_id, _ in rows}) == len(rows)
        cuts += 1
    assert cuts == CUTS


def test_the_simulation_would_show_a_loss(
    path: Path, tmp_path: Path, recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With SQLite's faster setting acknowledged events do get lost, so the test above means something."""
    chance = random.Random(20261122)
    assert any(
        len(_start_again(disk, tmp_path / "again", chance)) <= disk.acknowledged
        for disk in _recorded(recorder, path, monkeypatch, "NORMAL")
    )

"""A damaged log comes back from its last good copy, and what can be read of it is added, once."""

import random
import secrets
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from kiosk.records.audit.chain import broken
from kiosk.records.audit.trail import links
from kiosk.records.backlog import Note
from kiosk.records.book import open_book
from kiosk.records.care import recover as recovering
from kiosk.records.care.backup import KEPT, back_up, copies, folder_of
from kiosk.records.care.recover import recover
from kiosk.records.ids import stored, uuid7
from kiosk.records.read import tail
from kiosk.records.revision import HEAD
from kiosk.records.trouble import DamagedError
from tests.records.audit.test_chain import entry
from tests.records.conftest import KEY, LONG_S, VISIT, Ear, MakeDiary, clock

PAGE = 4096


def notes(numbers: Sequence[int], at: datetime | None = None) -> list[Note]:
    now = at or clock()
    return [
        Note(uuid7(now, secrets.token_bytes(10)), VISIT, stored(now), "step_shown", f'{{"ms":{number}}}', 1)
        for number in numbers
    ]


def write(path: Path, numbers: Sequence[int], line: int | None = None) -> None:
    book = open_book(path, lambda: KEY, clock)
    book.append([*notes(numbers), *([entry(line)] if line else [])])
    book.close()


def numbers(path: Path) -> list[object]:
    return [row.fields["ms"] for row in tail(path, 1_000_000)]


def damage(path: Path) -> None:
    """The first page of the file, without which nothing can be read."""
    path.write_bytes(bytes(PAGE) + path.read_bytes()[PAGE:])


def test_what_came_after_the_copy_is_salvaged(path: Path) -> None:
    """Rows of the copy once, those after it too, with their numbers; the audit's chain holds."""
    write(path, range(2000), line=1)
    back_up(path, clock(), HEAD)
    write(path, range(2000, 2100), line=2)
    data = bytearray(path.read_bytes())
    middle = len(data) // PAGE // 2 * PAGE
    data[middle : middle + 200] = b"\xff" * 200
    path.write_bytes(data)
    recovery = recover(path, clock())
    assert recovery.copy is not None
    assert recovery.salvaged == 101
    assert numbers(path) == list(range(2100))
    assert [row.seq for row in tail(path, 5000)] == list(range(1, 2101))
    assert broken(links(path), KEY) == ()
    (aside,) = path.parent.glob("*.damaged-*[0-9]")
    assert aside.read_bytes() == data


def test_a_copy_that_is_damaged_too_is_passed_over(path: Path) -> None:
    """The one before it is taken."""
    for day in range(2):
        write(path, [day])
        back_up(path, clock() + timedelta(days=day), HEAD)
    damage(copies(path)[0].path)
    damage(path)
    assert recover(path, clock()).copy == copies(path)[1].path.name
    assert numbers(path) == [0]


def test_a_log_that_is_gone_comes_back(make_diary: MakeDiary, path: Path, ear: Ear) -> None:
    """Or one of no length, as a power cut may leave it."""
    write(path, range(10))
    back_up(path, clock(), HEAD)
    path.write_bytes(b"")
    diary = make_diary()
    diary.start()
    diary.note(VISIT, "visit_begun", {})
    health = ear.wait_for(lambda health: health.state == "damaged" and health.waiting == 0)
    assert health.code == "restored"
    assert diary.close(LONG_S)
    assert [row.fields.get("ms") for row in tail(path, 100)][:10] == list(range(10))
    assert [link.entry.deed for link in links(path)] == ["restored"]


def killed_at(moment: str, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A recovery that ends at one of its steps."""

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(recovering, moment, killed)
        with pytest.raises(KeyboardInterrupt):
            recover(path, clock())


@pytest.mark.parametrize("moment", ["copy_whole", "_migrate", "salvage", "_sync", "sync_folder", "set_aside"])
def test_killed_while_recovering(path: Path, monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    """At each step: the next start does it again, or what is left of it, and nothing is lost or doubled."""
    write(path, range(50))
    back_up(path, clock(), HEAD)
    damage(path)
    killed_at(moment, path, monkeypatch)
    try:
        open_book(path, lambda: KEY, clock).close()
    except DamagedError:
        recover(path, clock())
    assert numbers(path) == list(range(50))
    assert not list(path.parent.glob("*.recover*"))


def test_a_recovery_that_a_power_cut_stopped_is_audited(
    path: Path, monkeypatch: pytest.MonkeyPatch, make_diary: MakeDiary
) -> None:
    """The start that ends it writes it down."""
    write(path, range(50))
    back_up(path, clock(), HEAD)
    damage(path)
    killed_at("set_aside", path, monkeypatch)
    diary = make_diary()
    diary.start()
    assert diary.settle(LONG_S)
    assert diary.close(LONG_S)
    assert [link.entry.deed for link in links(path)] == ["restored"]


def test_one_flipped_byte_anywhere(path: Path, make_diary: MakeDiary, ear: Ear) -> None:
    """Forty places: each start ends well, and no event's number is missing."""
    write(path, range(200), line=1)
    back_up(path, clock(), HEAD)
    whole, chance = path.read_bytes(), random.Random(20261122)
    for _ in range(40):
        data = bytearray(whole)
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        path.write_bytes(data)
        ear.heard.clear()  # of the diary before
        diary = make_diary()
        diary.start()
        assert diary.settle(LONG_S)
        ear.wait_for(lambda health: health.care.backed_up is not None)
        assert diary.close(LONG_S)
        assert diary.health().state in {"ok", "damaged"}
        assert [row.seq for row in tail(path, 1000)][:200] == list(range(1, 201))


def test_seven_copies_one_a_day(path: Path) -> None:
    """A day of many starts keeps one; a clock set back a year does not take away the newest."""
    write(path, [0])
    for day in range(9):
        for _ in range(3):
            back_up(path, clock() + timedelta(days=day), HEAD)
    assert [copy.number for copy in copies(path)] == [27, 24, 21, 18, 15, 12, 9]
    made = back_up(path, clock() - timedelta(days=365), HEAD)
    assert copies(path)[0].path == made
    assert len(copies(path)) == KEPT
    assert {file.suffix for file in folder_of(path).iterdir()} == {".sqlite"}


def test_a_copy_of_a_log_that_is_not_sound_is_not_kept(path: Path) -> None:
    """It would push out a good one."""
    write(path, range(500))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("DELETE FROM sqlite_master WHERE name = 'ix_events_visit'")
        connection.execute(
            "UPDATE sqlite_master SET sql = replace(sql, 'CHECK (seq >= 1)', 'CHECK (seq >= 3)')"
        )
    with pytest.raises(DamagedError):
        back_up(path, clock(), HEAD)
    assert list(folder_of(path).iterdir()) == []

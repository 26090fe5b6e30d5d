import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from kiosk.engines import writing_engine
from kiosk.records.migrate import bring_up_to_date
from kiosk.records.read import tail
from tests.records.conftest import LONG_S, VISIT, Ear, MakeDiary
from tests.records.openings import at_each_opening
from tests.records.processes import said
from tests.records.test_diary import all_written, step


def written(path: Path) -> list[int | str]:
    return [row.fields["ms"] for row in tail(path, 100_000) if row.name == "step_shown"]


def faults(path: Path) -> list[int | str]:
    return [row.fields["code"] for row in tail(path, 100_000) if row.name == "fault"]


def test_a_missing_directory_is_told_and_waited_for(make_diary: MakeDiary, tmp_path: Path, ear: Ear) -> None:
    """A disk that is mounted a minute late costs no note; and nothing is made under its mount point."""
    path = tmp_path / "disk" / "diary.sqlite3"
    diary = make_diary(path)
    diary.start()
    diary.note(VISIT, "step_shown", step(1))
    health = ear.wait_for(lambda health: health.state == "failing")
    assert (health.code, health.last_seq) == ("no_directory", None)
    assert not path.parent.exists()
    path.parent.mkdir()
    ear.wait_for(all_written)
    assert written(path) == [1]
    assert faults(path) == ["no_directory"]


def test_a_file_where_the_directory_should_be(make_diary: MakeDiary, tmp_path: Path, ear: Ear) -> None:
    """The kiosk goes on, the staff are told, and close gives up instead of hanging."""
    (tmp_path / "disk").write_text("not a directory")
    diary = make_diary(tmp_path / "disk" / "diary.sqlite3")
    diary.start()
    diary.note(VISIT, "step_shown", step(1))
    assert ear.wait_for(lambda health: health.state == "failing").code == "no_directory"
    assert not diary.close(LONG_S)
    assert diary.health().waiting > 0


def test_a_directory_where_the_file_should_be(make_diary: MakeDiary, path: Path, ear: Ear) -> None:
    """Told as a file that cannot be opened; the directory is left as it is."""
    path.mkdir()
    make_diary().start()
    assert ear.wait_for(lambda health: health.state == "failing").code == "cannot_open"
    assert path.is_dir()


def test_a_full_disk_is_waited_for(make_diary: MakeDiary, path: Path, ear: Ear) -> None:
    """SQLite itself says full; once there is room every note is there, in order, and so is the fault."""
    pages = [20]
    diary = make_diary()
    with _no_more_than(pages):
        diary.start()
        for number in range(1000):
            diary.note(VISIT, "step_shown", step(number))
        health = ear.wait_for(lambda health: health.state == "failing")
        assert health.code == "disk_full"
        assert health.waiting > 0
        pages[0] = 1_000_000
        ear.wait_for(all_written)
    assert written(path) == list(range(1000))
    assert faults(path) == ["disk_full"]


def test_a_file_that_may_not_grow_stops_nothing(path: Path) -> None:
    """The operating system refuses the write; the process goes on, and what was acknowledged is sound."""
    code, waiting, closed = said("with_little_room", path, 200_000).split()
    assert code in {"disk_error", "disk_full"}
    assert (waiting, closed) == ("True", "False")
    rows = written(path)
    assert rows == list(range(len(rows)))
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA quick_check").fetchone() == ("ok",)


@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o444, 0o555), (0o444, 0o777), (0o644, 0o555)])
def test_a_log_that_may_not_be_written(tmp_path: Path, file_mode: int, folder_mode: int) -> None:
    """Another user's file, or a folder without the right to write: told, and left as it was."""
    path = _log_of_another_user(tmp_path, file_mode, folder_mode)
    before = path.read_bytes()
    code, waiting, closed = said("with_no_right", path).split()
    assert code in {"read_only", "cannot_open"}
    assert (waiting, closed) == ("True", "False")
    assert path.read_bytes() == before


def test_a_locked_file_is_waited_for(make_diary: MakeDiary, path: Path, ear: Ear) -> None:
    """Somebody restores or copies the log by hand: the diary waits for them."""
    first = make_diary()
    assert first.close(LONG_S)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        diary = make_diary()
        diary.start()
        diary.note(VISIT, "step_shown", step(1))
        assert ear.wait_for(lambda health: health.state == "failing").code == "busy"
        other.execute("ROLLBACK")
    ear.wait_for(all_written)
    assert written(path) == [1]


def test_a_file_moved_away_swallows_no_note(make_diary: MakeDiary, path: Path, ear: Ear) -> None:
    """SQLite would go on writing into the moved file; the next note lands where people look, on the copy."""
    diary = make_diary()
    diary.start()
    diary.note(VISIT, "step_shown", step(1))
    ear.wait_for(lambda health: health.care.backed_up is not None)
    moved = path.parent / "moved"
    moved.mkdir()
    for part in list(path.parent.glob(f"{path.name}*")):
        shutil.move(part, moved)
    diary.note(VISIT, "step_shown", step(2))
    assert diary.close(LONG_S)
    assert written(path) == [1, 2]
    assert written(moved / path.name) == [1]


def test_a_newer_programs_log_is_left_alone(make_diary: MakeDiary, path: Path, ear: Ear) -> None:
    """It is told, not set aside: the newer program will want it back."""
    engine = writing_engine(path)
    with engine.begin() as connection:
        bring_up_to_date(connection)
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    make_diary().start()
    assert ear.wait_for(lambda health: health.state == "failing").code == "newer_program"
    assert [file.name for file in path.parent.iterdir() if "damaged" in file.name] == []


def test_a_long_trouble_is_noted_once(make_diary: MakeDiary, path: Path, ear: Ear) -> None:
    """A disk that is full for a week must not fill the memory with its own faults."""
    diary = make_diary()
    with _no_more_than([1]):
        diary.start()
        ear.wait_for(lambda _health: len(ear.heard) > 20)
        assert diary.health().waiting == 1


def _log_of_another_user(tmp_path: Path, file_mode: int, folder_mode: int) -> Path:
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(folder.stat().st_mode | 0o011)
    path = tmp_path / "log" / "diary.sqlite3"
    path.parent.mkdir()
    engine = writing_engine(path)
    with engine.begin() as connection:
        bring_up_to_date(connection)
    engine.dispose()
    path.chmod(file_mode)
    if os.geteuid() == 0 and file_mode & 0o200:
        os.chown(path, 65534, 65534)
    path.parent.chmod(folder_mode)
    return path


@contextmanager
def _no_more_than(pages: list[int]) -> Iterator[None]:
    """Every new connection may fill so many pages; SQLite answers SQLITE_FULL beyond."""

    def limit(connection: sqlite3.Connection) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages[0]}").close()

    with at_each_opening(limit):
        yield

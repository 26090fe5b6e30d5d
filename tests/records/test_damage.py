import random
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.records.read import tail
from kiosk.records.setaside import set_aside
from kiosk.records.trouble import LogUnreadableError
from tests.records.conftest import LONG_S, VISIT, Ear, MakeDiary, clock
from tests.records.test_diary import step
from tests.records.test_trouble import faults, written


def _flip_bytes(path: Path) -> None:
    """Every bit of a hundred bytes in the pages after the first one, always the same bytes."""
    data = bytearray(path.read_bytes())
    chance = random.Random(20261122)
    for _ in range(100):
        data[chance.randrange(4096, len(data))] ^= 0xFF
    path.write_bytes(data)


def _overwrite_head(path: Path) -> None:
    path.write_bytes(b"\0" * 4096 + path.read_bytes()[4096:])


def _cut_in_half(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def _replace_by_text(path: Path) -> None:
    path.write_text("これは記録ではありません。" * 100, encoding="utf-8")


@pytest.mark.parametrize("damage", [_flip_bytes, _overwrite_head, _cut_in_half, _replace_by_text])
def test_a_damaged_log_is_put_aside_whole_and_a_new_one_begun(
    make_diary: MakeDiary, path: Path, ear: Ear, damage: Callable[[Path], None]
) -> None:
    """Nothing is deleted, today's notes are kept, what can be read is taken over, and the staff are told."""
    _fill(make_diary)
    damage(path)
    damaged = path.read_bytes()
    diary = make_diary()
    diary.start()
    diary.note(VISIT, "step_shown", step(5000))
    health = ear.wait_for(lambda health: health.state == "damaged" and health.waiting == 0)
    assert health.code == "set_aside"
    assert diary.close(LONG_S)
    *salvaged, today = written(path)
    assert today == 5000
    assert sorted(set(salvaged)) == salvaged
    assert faults(path)[-1] == "damaged"
    (aside,) = _put_aside(path)
    assert aside.read_bytes() == damaged


def test_the_next_start_is_well_again(make_diary: MakeDiary, path: Path) -> None:
    """The new file is an ordinary one."""
    _fill(make_diary)
    _replace_by_text(path)
    make_diary().close(LONG_S)
    assert len(_put_aside(path)) == 1
    again = make_diary()
    assert again.close(LONG_S)
    assert again.health().state == "ok"


def test_damage_found_while_writing(make_diary: MakeDiary, path: Path, ear: Ear) -> None:
    """The disk goes bad under the running program: the copy of its start comes back, and the note at hand."""
    _fill(make_diary)
    ear.heard.clear()
    diary = make_diary()
    diary.start()
    ear.wait_for(lambda health: health.care.backed_up is not None)
    with path.open("r+b") as file:
        file.write(b"\0" * path.stat().st_size)
    # Another visit: its place in the index is on a page that SQLite has not kept in memory.
    diary.note("0" * 32, "step_shown", step(5000))
    ear.wait_for(lambda health: health.state == "damaged" and health.waiting == 0)
    assert diary.close(LONG_S)
    assert written(path) == [*range(3000), 5000]
    assert len(_put_aside(path)) == 1


def test_the_parts_of_a_log_stay_together(path: Path) -> None:
    """A -wal left beside a new file would be thrown away or, worse, read into it."""
    for part in ("", "-wal", "-shm"):
        path.with_name(path.name + part).write_text(part)
    first = set_aside(path, clock())
    assert {file.name.removeprefix(first.name): file.read_text() for file in path.parent.iterdir()} == {
        part: part for part in ("", "-wal", "-shm")
    }


def test_a_file_set_aside_is_never_overwritten(path: Path) -> None:
    """Two in one second get two names."""
    now = clock()
    names = []
    for content in ("one", "two", "three"):
        path.write_text(content)
        names.append(set_aside(path, now))
    assert [name.read_text() for name in names] == ["one", "two", "three"]


def test_reading_a_damaged_or_missing_log_is_a_named_error(path: Path) -> None:
    """And looking makes no file."""
    with pytest.raises(LogUnreadableError):
        tail(path, 10)
    assert not path.exists()
    _replace_by_text(path)
    with pytest.raises(LogUnreadableError):
        tail(path, 10)


def _put_aside(path: Path) -> list[Path]:
    """Without their -wal and -shm."""
    return [file for file in path.parent.glob("*damaged-*") if not file.name.endswith(("-wal", "-shm"))]


def _fill(make_diary: MakeDiary) -> None:
    """Enough rows for a tree of many pages, and a short last visit, all that a start looks back at."""
    diary = make_diary(heard=None)
    for number in range(3000):
        diary.note(VISIT, "step_shown", step(number))
    diary.note("f" * 32, "visit_begun", {})
    diary.note("f" * 32, "visit_ended", {"reason": "home", "ms": 1})
    assert diary.close(LONG_S)

"""A log that cannot be written or is damaged: the kiosk goes on and tells staff."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import MakeHand, MakeKiosk
from tests.faults.broken import assert_home_works, assert_staff_are_told, copied, lived_through
from tests.kiosks import Kiosk, wait_for
from tests.records.conftest import VISIT

DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "noise": lambda _raw: bytes(range(256)) * 64,
    "cut": lambda raw: raw[: len(raw) // 2],
}


def state(kiosk: Kiosk) -> str:
    return kiosk.tablet.diary.health().state


@pytest.mark.parametrize("place", ["file", "missing"])
def test_no_folder_for_the_log(
    make_kiosk: MakeKiosk, make_hand: MakeHand, tmp_path: Path, place: str
) -> None:
    """A file stands where the folder should be, or the disk is not there."""
    where = replace(copied(tmp_path), data=tmp_path / "elsewhere")
    if place == "file":
        where.data.write_bytes(b"")
    kiosk = make_kiosk(where)
    wait_for(lambda: state(kiosk) == "failing")
    assert_home_works(make_hand(kiosk))
    assert "記録" in assert_staff_are_told(kiosk)


def test_a_folder_stands_where_the_log_should_be(
    make_kiosk: MakeKiosk, make_hand: MakeHand, tmp_path: Path
) -> None:
    """Somebody made a folder of that name."""
    where = copied(tmp_path)
    (where.data / "diary.sqlite").mkdir()
    kiosk = make_kiosk(where)
    wait_for(lambda: state(kiosk) == "failing")
    assert_home_works(make_hand(kiosk))
    assert "記録" in assert_staff_are_told(kiosk)


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_log_is_put_aside(
    make_kiosk: MakeKiosk, make_hand: MakeHand, tmp_path: Path, damage: str
) -> None:
    """A new log is begun, the old file is kept, and staff are told."""
    where = copied(tmp_path)
    before = make_kiosk(where)
    for number in range(300):
        note: dict[str, int | str] = {"procedure": "konbini", "step": "read", "sheet": 0, "ms": number}
        before.tablet.diary.note(VISIT, "step_shown", note)
    before.close()
    made = where.data / "diary.sqlite"
    made.write_bytes(DAMAGES[damage](made.read_bytes()))
    kiosk = make_kiosk(where)
    wait_for(lambda: state(kiosk) == "damaged")
    assert_home_works(make_hand(kiosk))
    assert "記録" in assert_staff_are_told(kiosk)
    assert list(where.data.glob("diary.sqlite.damaged-*"))


@pytest.mark.parametrize("trouble", ["full", "read_only"])
def test_a_disk_that_takes_nothing(tmp_path: Path, trouble: str) -> None:
    """A full disk, a folder nobody may write in: whole visits are walked, and staff are told why."""
    lines = lived_through(trouble, tmp_path)
    assert any("記録" in line for line in lines[:-1])
    assert lines[-1] == "home"

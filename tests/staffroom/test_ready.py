"""Health and the machine's own test: each part in words, and a sheet for the day."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pikepdf
import pytest

from kiosk.helpcall.news import Reach
from kiosk.staffroom.health import Health
from kiosk.staffroom.probes import backup, clock, disk
from kiosk.staffroom.ready import Ready, sheet_path
from tests.staffroom.reception import PlayedReception, beside
from tests.staffroom.staff import NOW, Staff


def say(key: str, **values: object) -> str:
    """The key itself, with what it is given."""
    return f"{key} {values}"


def test_a_full_disk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Little room, and a folder that is not there."""
    assert disk(tmp_path, say).state == "good"
    monkeypatch.setattr("kiosk.staffroom.probes.ENOUGH_MB", 10**12)
    assert disk(tmp_path, say).state == "careful"
    assert disk(tmp_path / "gone", say).words.startswith("health.disk_unreadable")


def test_the_age_of_the_copy(tmp_path: Path) -> None:
    assert backup(tmp_path, NOW, say).words.startswith("health.backup_none")
    copy = tmp_path / "a.sqlite"
    copy.write_bytes(b"")
    made = copy.stat().st_mtime
    now = NOW.fromtimestamp(made, NOW.tzinfo)
    assert backup(tmp_path, now + timedelta(hours=5), say).state == "good"
    assert backup(tmp_path, now + timedelta(hours=40), say).state == "careful"


def test_a_clock_set_back(tmp_path: Path) -> None:
    """The log has entries of a later day."""
    back = clock(NOW, say, behind=True)
    assert back.words.startswith("health.clock_back")
    assert clock(NOW, say, behind=False, sign=tmp_path / "no sign").state == "unknown"
    assert clock(NOW, say, behind=False, sign=tmp_path).state == "good"


def test_health(staff: Staff) -> None:
    """Six parts, each with a mark and words."""
    staff.inside(Health)
    for name in ("空き容量", "記録", "控え", "声", "呼び出し", "時計"):
        assert name in staff.read()


@pytest.mark.parametrize(("reach", "words"), [(Reach.RINGING, "画面が 見ています"), (Reach.NOBODY, "だれも")])
def test_who_watches(staff: Staff, reach: Reach, words: str) -> None:
    own = staff.door._office
    staff.door._office = lambda: replace(own(), library=replace(own().library, reach=lambda: reach))
    staff.inside(beside(PlayedReception(), Health))
    assert words in staff.read()


def test_the_sheet(staff: Staff) -> None:
    """Where there is no printer it is a PDF that another program opens."""
    staff.inside(Ready)
    staff.press("紙に")
    staff.breathe()
    assert "残しました" in staff.page.heading()
    path = sheet_path(staff.room.office)
    with pikepdf.open(path) as sheet:
        assert len(sheet.pages) == 1


def test_the_sheet_where_nothing_can_be_written(staff: Staff, tmp_path: Path) -> None:
    own = staff.door._office
    data = tmp_path / "file"
    data.write_bytes(b"")
    staff.door._office = lambda: replace(own(), where=replace(own().where, data=data))
    staff.inside(Ready)
    staff.press("紙に")
    staff.breathe()
    assert "出せませんでした" in staff.page.heading()

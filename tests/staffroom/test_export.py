"""書き出し: what was chosen is written whole, or one sentence says why not."""

import errno
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import pikepdf
import pytest

from kiosk.records.audit.deeds import Deed
from kiosk.records.audit.trail import links
from kiosk.records.backlog import Backlog
from kiosk.records.reports import delivery
from kiosk.staffroom.export_page import ExportPage, Over, Under, Wish
from kiosk.staffroom.sticks import sticks
from tests.kiosks import wait_for
from tests.staffroom.staff import Staff


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One that is plugged in."""
    path = tmp_path / "media" / "clerk" / "KINGSTON"
    path.mkdir(parents=True)
    monkeypatch.setattr("os.path.ismount", lambda found: Path(found) == path)
    return path


@pytest.fixture
def clerk(staff: Staff, stick: Path) -> Staff:
    own = staff.door._office
    staff.door._office = lambda: replace(own(), sticks=(stick.parent.parent,))
    staff.inside(ExportPage)
    return staff


def choose(staff: Staff, line: str, answer: str) -> None:
    staff.press(line)
    staff.breathe()
    staff.press(answer)
    staff.breathe()


def run(staff: Staff) -> None:
    """Begin, and wait until it is over."""
    staff.press("書き出す")
    wait_for(lambda: isinstance(staff.page, Over))
    staff.breathe()


def test_the_month_to_a_stick(clerk: Staff, stick: Path) -> None:
    """The stick is chosen by itself; files with their dictionary, as Excel opens them."""
    assert "KINGSTON" in clerk.read()
    choose(clerk, "何を", "記録（CSV）")
    choose(clerk, "いつの分を", "今月")
    run(clerk)
    assert "できました" in clerk.read()
    files = sorted(stick.iterdir())
    assert len(files) == 2
    assert all(file.read_bytes().startswith(b"\xef\xbb\xbf") for file in files)
    assert all(file.name in clerk.read() for file in files)
    [(about, count)] = clerk.witnessed(Deed.EXPORTED)
    assert about == "2026-11-01:2026-11-30"
    assert count > 900


def test_the_summary_into_this_machine(clerk: Staff) -> None:
    choose(clerk, "どこへ", "この機械")
    choose(clerk, "何を", "集計（CSV）")
    run(clerk)
    folder = clerk.room.office.where.data / "exports"
    assert any("集計" in file.name for file in folder.iterdir())
    assert len(clerk.witnessed(Deed.REPORTED)) == 1


@pytest.mark.parametrize(
    ("span", "name"),
    [("先月", "公表用_月次報告_2026-10.pdf"), ("今月", "館内用_月次報告_2026-11.pdf")],
)
def test_the_report(clerk: Staff, stick: Path, span: str, name: str) -> None:
    """Set by the typesetter itself, whole on the stick; a month that goes on is for the house only."""
    choose(clerk, "何を", "報告")
    choose(clerk, "いつの分を", span)
    run(clerk)
    assert "できました" in clerk.read()
    assert [file.name for file in stick.iterdir()] == [name]
    with pikepdf.open(stick / name) as pdf:
        assert len(pdf.pages) >= 3
        assert pdf.open_metadata()["pdfaid:part"] == "1"
    assert len(clerk.witnessed(Deed.REPORTED)) == 1


def test_a_full_stick(clerk: Staff, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence says what to do; nothing half written is left, and the audit says that it is not there."""

    def full(_disk: delivery.RealDisk, _file: BinaryIO) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(delivery.RealDisk, "sync", full)
    choose(clerk, "何を", "記録（CSV）")
    run(clerk)
    assert "空きが足りない" in clerk.read()
    assert list(stick.iterdir()) == []
    assert len(clerk.witnessed(Deed.EXPORTED)) == len(clerk.witnessed(Deed.NOT_EXPORTED)) == 1


def test_it_is_in_the_audit_before_anything_is_written(
    clerk: Staff, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who pulls the plug in the middle has exported all the same."""
    create, last = delivery.RealDisk.create, []

    def look(disk: delivery.RealDisk, path: Path) -> BinaryIO:
        last.append(links(clerk.hand.kiosk.log, 1)[-1].entry.deed)
        return create(disk, path)

    monkeypatch.setattr(delivery.RealDisk, "create", look)
    choose(clerk, "何を", "記録（CSV）")
    run(clerk)
    assert last == [Deed.EXPORTED, Deed.EXPORTED]
    assert clerk.witnessed(Deed.NOT_EXPORTED) == []


def test_what_the_audit_cannot_keep_is_not_exported(
    clerk: Staff, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk, say: nothing leaves, and one sentence says why."""
    monkeypatch.setattr(Backlog, "settle", lambda _backlog, _seconds: False)
    choose(clerk, "何を", "記録（CSV）")
    run(clerk)
    assert "残せない" in clerk.read()
    assert list(stick.iterdir()) == []
    assert len(clerk.witnessed(Deed.NOT_EXPORTED)) == 1


def test_a_stick_pulled_out(clerk: Staff, stick: Path) -> None:
    choose(clerk, "何を", "記録（CSV）")
    stick.rmdir()
    run(clerk)
    assert "USBメモリー" in clerk.read()
    assert "できませんでした" in clerk.page.heading()


def test_it_can_be_stopped(clerk: Staff, stick: Path) -> None:
    """By a key, and by leaving the room; no file is left. Meanwhile the room does not lock."""
    clerk.room.swap(lambda room: ExportPage(room, Wish("log_csv", "year", str(stick))))
    job_page = _begin(clerk)
    if isinstance(clerk.page, Under):
        clerk.press("やめる")
    wait_for(lambda: isinstance(clerk.page, Over))
    assert job_page._job.outcome is not None
    assert list(stick.iterdir()) == [] or "できました" in clerk.read()


def _begin(staff: Staff) -> Under:
    staff.key("書き出す").click()
    page = staff.page
    assert isinstance(page, Under)
    page._see()
    assert not staff.room._lock.isActive() or isinstance(staff.page, Over)
    staff.breathe()
    return page


def test_sticks(tmp_path: Path) -> None:
    """Directly below the root or in an account's folder; what is only a folder is none."""
    for name in ("usb0", "clerk/KINGSTON", "clerk/folder"):
        (tmp_path / name).mkdir(parents=True)
    plugged = {tmp_path / "usb0", tmp_path / "clerk" / "KINGSTON"}
    assert set(sticks([tmp_path, tmp_path / "none"], plugged.__contains__)) == plugged

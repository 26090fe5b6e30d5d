"""Qt's libraries are asked for together, when the disk has to be waited for."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import PySide6
import pytest

from kiosk import ahead
from kiosk.content import ROOT

HALF_A_MEGABYTE = 500_000
SIZE = 1 << 20
WAIT_S = 4.0


def _held(file: Path) -> int:
    """Bytes of a file that are in memory; asking `ahead.in_memory` would have some read."""
    asked = ["fincore", "--bytes", "--noheadings", "--output", "RES", str(file)]
    return int(subprocess.run(asked, capture_output=True, check=True).stdout)


def _forgotten(file: Path) -> bool:
    """Have the disk's copy be the only one; False where this file system has no other place."""
    with file.open("rb") as opened:
        os.fsync(opened.fileno())
        os.posix_fadvise(opened.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    return not _held(file)


def _read_by(ask: Callable[[], None], files: Sequence[Path]) -> bool:
    """Whether files come into memory by this alone.  A busy kernel may let a wish drop; not five in a row."""
    for _ in range(5):
        assert all(map(_forgotten, files))
        ask()
        until = time.monotonic() + WAIT_S
        while time.monotonic() < until:
            if all(_held(file) == SIZE for file in files):
                return True
            time.sleep(0.05)
    return False


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Libraries of the right names, which are on the disk only."""
    for name in ahead.LIBRARIES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(os.urandom(SIZE))
    if not all(_forgotten(tmp_path / name) for name in ahead.LIBRARIES):
        pytest.skip("this file system keeps its files in memory")
    monkeypatch.setattr(sys, "path", ["/nowhere", str(tmp_path)])
    return tmp_path


def test_what_is_not_in_memory_is_read_beside_the_start(packages: Path) -> None:
    assert _read_by(ahead.ask_for_qt, [packages / name for name in ahead.LIBRARIES])


def test_a_missing_one_keeps_nobody(packages: Path) -> None:
    """Another PySide6 may have other names."""
    (packages / ahead.LIBRARIES[0]).unlink()
    assert _read_by(lambda: ahead._ask(packages), [packages / name for name in ahead.LIBRARIES[1:]])


def test_what_is_in_memory_is_not_asked_for(packages: Path) -> None:
    """A start in the morning of a kiosk that was closed in the evening."""
    (packages / ahead.LARGEST).read_bytes()
    ahead.ask_for_qt()
    time.sleep(0.2)
    assert not _held(packages / ahead.LIBRARIES[0])


PAINTED_AND_OUT = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from kiosk import run
opened = run._open
def open_and_leave(tablet, size):
    opened(tablet, size)
    QTimer.singleShot(0, lambda: print(Path("/proc/self/maps").read_text()))
    QTimer.singleShot(0, QApplication.quit)
run._open = open_and_leave
data = Path(sys.argv[1])
sys.exit(run.run(data / "none.toml", data, "1280x800", None))
"""


def test_these_are_the_large_libraries_of_a_start(tmp_path: Path) -> None:
    """Of the PySide6 that is pinned; another one may need another list."""
    told = subprocess.run(
        [sys.executable, "-c", PAINTED_AND_OUT, str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    ).stdout
    packages = Path(PySide6.__file__).parent.parent
    mapped = {Path("/" + line.partition("/")[2]) for line in told.splitlines() if "/PySide6/" in line}
    large = {path for path in mapped if path.stat().st_size > HALF_A_MEGABYTE}
    on_x11_only = {"PySide6/Qt/lib/libQt6XcbQpa.so.6"}
    asked_for = {*ahead.LIBRARIES, ahead.TABLES} - on_x11_only
    assert {path.relative_to(packages).as_posix() for path in large} == asked_for

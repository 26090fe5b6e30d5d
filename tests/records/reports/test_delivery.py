"""A stick that is full, pulled out, or lies: one sentence, and nothing half left behind."""

import errno
import os
from io import BytesIO
from itertools import repeat
from pathlib import Path
from typing import BinaryIO

import pytest

from kiosk.records.reports import delivery
from kiosk.records.reports.delivery import SENTENCES, Disk, Ending, RealDisk, Sheaf, deliver

FILES = [Sheaf("説明.csv", [b"a", b"b"]), Sheaf("記録.csv", [b"c" * 10, b"d" * 10])]


class FailingDisk(RealDisk):
    """Real, but for the one call that fails; the edge to the system is the only thing faked."""

    def __init__(self, call: str, number: int) -> None:
        self.call, self.number = call, number

    def fail(self, call: str) -> None:
        if self.call == call:
            raise OSError(self.number, os.strerror(self.number))

    def sync(self, file: BinaryIO) -> None:
        self.fail("sync")
        super().sync(file)

    def create(self, path: Path) -> BinaryIO:
        self.fail("create")
        return super().create(path)

    def reopen(self, path: Path) -> BinaryIO:
        self.fail("reopen")
        return super().reopen(path)

    def rename(self, path: Path, to: Path) -> None:
        if to.name == "記録.csv":
            self.fail("rename")
        super().rename(path, to)

    def settle(self, folder: Path) -> None:
        self.fail("settle")
        super().settle(folder)


class LyingDisk(RealDisk):
    """Says yes, and gives back something else."""

    def reopen(self, path: Path) -> BinaryIO:
        return BytesIO(path.read_bytes()[:-1] + b"?")


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_all_files_are_there_and_whole(stick: Path) -> None:
    """Both under their own names, and no draft beside them."""
    outcome = deliver(stick, FILES)
    assert outcome.ending is Ending.DONE
    assert [path.read_bytes() for path in outcome.files] == [b"ab", b"c" * 10 + b"d" * 10]
    assert left(stick) == ["記録.csv", "説明.csv"]


def test_nothing_is_written_over(stick: Path) -> None:
    """Last month's file stays; the new pair gets the same number."""
    (stick / "記録.csv").write_text("kept")
    outcome = deliver(stick, FILES)
    assert [path.name for path in outcome.files] == ["説明_2.csv", "記録_2.csv"]
    assert (stick / "記録.csv").read_text() == "kept"


def test_a_pulled_stick_shows_before_the_end(stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A long export is told to the disk as it goes: this one would never end."""
    monkeypatch.setattr(delivery, "SYNC_EVERY", 8)
    endless = Sheaf("記録.csv", repeat(b"d" * 10))
    assert deliver(stick, [endless], disk=FailingDisk("sync", errno.EIO)).ending is Ending.GONE
    assert left(stick) == []


@pytest.mark.parametrize("call", ["create", "sync", "reopen", "rename", "settle"])
@pytest.mark.parametrize(
    ("number", "ending"),
    [
        (errno.ENOSPC, Ending.FULL),
        (errno.EIO, Ending.GONE),
        (errno.ENODEV, Ending.GONE),
        (errno.EROFS, Ending.READ_ONLY),
        (errno.ELOOP, Ending.TROUBLE),
    ],
)
def test_a_failing_disk_leaves_nothing(stick: Path, call: str, number: int, ending: Ending) -> None:
    """Whatever call fails, and why: the ending says it, and no file is left, whole or half."""
    outcome = deliver(stick, FILES, disk=FailingDisk(call, number))
    assert outcome.ending is ending
    assert outcome.files == ()
    assert left(stick) == []


def test_a_file_system_that_is_full(stick: Path) -> None:
    """A limit of the kernel's, not a fake: no file may grow beyond it."""
    import resource  # noqa: PLC0415
    import signal  # noqa: PLC0415

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        outcome = deliver(stick, [Sheaf("大きい.csv", (b"x" * 50_000 for _ in range(10)))])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, handler)
    assert outcome.ending is Ending.FULL
    assert left(stick) == []


def test_a_disk_that_lies_is_found_out(stick: Path) -> None:
    """What is read back is compared byte for byte by its digest."""
    assert deliver(stick, FILES, disk=LyingDisk()).ending is Ending.DIFFERENT
    assert left(stick) == []


def test_a_pulled_stick(stick: Path) -> None:
    """The folder itself is gone while the file is written."""

    def pulled() -> object:
        yield b"first"
        for path in stick.iterdir():
            path.unlink()
        stick.rmdir()

    outcome = deliver(stick, [Sheaf("記録.csv", pulled())])  # type: ignore[arg-type]
    assert outcome.ending is Ending.GONE
    assert deliver(stick, FILES).ending is Ending.NO_FOLDER


def test_cancelled_midway(stick: Path) -> None:
    """Stop means stop, between two pieces, and nothing stays."""
    said = iter([False, False, False, False, True])
    assert deliver(stick, FILES, cancelled=lambda: next(said)).ending is Ending.CANCELLED
    assert left(stick) == []


def test_every_ending_has_one_sentence() -> None:
    """One clear sentence or two for each way it can end."""
    assert SENTENCES.keys() == set(Ending)
    assert all(sentence.endswith("。") and len(sentence) <= 50 for sentence in SENTENCES.values())


def test_the_real_disk_is_a_disk() -> None:
    """The protocol and its one shipped form agree."""
    disk: Disk = RealDisk()
    assert disk

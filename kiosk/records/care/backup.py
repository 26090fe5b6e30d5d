"""Copies of the log, made through SQLite's own backup, so that a copy made while it is written to is whole.

They lie in `backups` beside the log: diary-000042-20261122T093000Z-0002.sqlite is the 42nd, of that time,
and its tables are of revision 0002. The number, not the time, says which is newest: clocks are set back.
"""

import os
import re
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from kiosk.durable import sync_folder
from kiosk.records.trouble import DamagedError, fails_a_check
from kiosk.values import dataclass

KEPT = 7
"""Copies, one of a day and revision at most, so that a day of many starts does not push out last week's."""

_NAME = re.compile(r"-([0-9]{6,})-([0-9]{8})T[0-9]{6}Z-([0-9]+)\.sqlite")


@dataclass(frozen=True)
class Copy:
    """One that is finished."""

    path: Path
    number: int
    day: str
    revision: str


def folder_of(path: Path) -> Path:
    """Where the copies of this log are."""
    return path.with_name("backups")


def copies(path: Path) -> Sequence[Copy]:
    """The newest first. Raises OSError."""
    folder = folder_of(path)
    if not folder.is_dir():
        return []
    named = ((file, _NAME.fullmatch(file.name.removeprefix(path.stem))) for file in folder.iterdir())
    found = [Copy(file, int(name[1]), name[2], name[3]) for file, name in named if name]
    return sorted(found, key=lambda copy: copy.number, reverse=True)


def back_up(path: Path, now: datetime, revision: str) -> Path:
    """Copy the log, look through the whole copy, and let go of the oldest ones.

    Raises `DamagedError` when the copy is not sound (and so the log is not), sqlite3's errors or OSError.
    """
    folder = folder_of(path)
    folder.mkdir(exist_ok=True)
    number = max((copy.number for copy in copies(path)), default=0) + 1
    whole = folder / f"{path.stem}-{number:06}-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}-{revision}.sqlite"
    part = whole.with_suffix(".part")
    try:
        copy_whole(path, part)
        part.replace(whole)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    sync_folder(folder)
    for copy in too_many(copies(path)):
        copy.path.unlink()
    return whole


def copy_whole(path: Path, to: Path) -> None:
    """One file without -wal, on disk, looked through with `integrity_check`. Raises as `back_up` does."""
    to.unlink(missing_ok=True)
    try:
        answer = _copied(path, to)
    except sqlite3.DatabaseError as error:
        raise (DamagedError(str(error)) if fails_a_check(error) else error) from error
    if answer != "ok":
        raise DamagedError(answer)
    with to.open("rb+") as file:
        os.fsync(file.fileno())


def _copied(path: Path, to: Path) -> str:
    with (
        closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as source,
        closing(sqlite3.connect(to, isolation_level=None)) as target,
    ):
        source.backup(target)
        # A file that says WAL could not be looked at without making a -wal and a -shm beside it.
        target.execute("PRAGMA journal_mode = DELETE")
        answer: str = target.execute("PRAGMA integrity_check(1)").fetchone()[0]
    return answer


def too_many(newest_first: Iterable[Copy]) -> list[Copy]:
    """Those to let go of: a second one of the same day and revision, and what is beyond `KEPT`."""
    kept: list[Copy] = []
    over: list[Copy] = []
    for copy in newest_first:
        same = any((copy.day, copy.revision) == (other.day, other.revision) for other in kept)
        (over if same or len(kept) >= KEPT else kept).append(copy)
    return over

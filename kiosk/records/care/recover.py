"""Puts a sound log in the place of one that is damaged or gone: the last good copy, and what can be salvaged.

The new file is built beside the old one and bears another name until it is whole. A power cut at any moment
leaves either the damaged file, and all is done again, or the whole new one, and `finish` does the rest.
"""

import logging
import os
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from kiosk.durable import sync_folder
from kiosk.records.care.backup import copies, copy_whole
from kiosk.records.care.salvage import salvage
from kiosk.records.setaside import PARTS, set_aside
from kiosk.records.trouble import DamagedError, MadeByNewerProgramError
from kiosk.values import dataclass

LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Recovery:
    """From which copy (None: there was no good one), and how many rows were salvaged beyond it."""

    copy: str | None
    salvaged: int


def recover(path: Path, now: datetime) -> Recovery:
    """Raises OSError or sqlite3's errors, and then nothing has changed."""
    part = path.with_name(f"{path.name}.recovering")
    copy = _last_good(path, part)
    salvaged = salvage(path, part) if path.exists() else 0
    _sync(part)
    part.replace(_whole(path))
    sync_folder(path.parent)
    finish(path, now)
    return Recovery(copy, salvaged)


def finish(path: Path, now: datetime) -> bool:
    """The last steps of a recovery, where there is one to finish: whether there was. Raises OSError."""
    whole = _whole(path)
    if not whole.exists():
        return False
    set_aside(path, now)
    whole.replace(path)
    sync_folder(path.parent)
    return True


def is_gone(path: Path) -> bool:
    """There is no log, or nothing in it, and there are copies of one."""
    return (not path.exists() or path.stat().st_size == 0) and bool(copies(path))


def _whole(path: Path) -> Path:
    return path.with_name(f"{path.name}.recovered")


def _last_good(path: Path, part: Path) -> str | None:
    """Put the newest copy that is sound, with today's tables, at `part`; an empty log where there is none."""
    for copy in copies(path):
        try:
            _clear(part)
            # Through a copy of the copy: what is looked through is what is used, and the copy stays as it is.
            copy_whole(copy.path, part)
            _migrate(part)
        except (DamagedError, MadeByNewerProgramError, sqlite3.Error) as error:
            LOG.warning("%s is not used: %s", copy.path.name, error)
        else:
            return copy.path.name
    _clear(part)
    _migrate(part)
    return None


def _migrate(part: Path) -> None:
    from kiosk.records.migrate import migrate  # noqa: PLC0415 - SQLAlchemy, on a day like this only

    migrate(part)


def _clear(part: Path) -> None:
    for suffix in PARTS:
        part.with_name(part.name + suffix).unlink(missing_ok=True)


def _sync(part: Path) -> None:
    with closing(sqlite3.connect(part, isolation_level=None)) as connection:
        # Folds what a -wal still holds into the file, and takes the -wal away.
        connection.execute("PRAGMA journal_mode = DELETE")
    with part.open("rb+") as file:
        os.fsync(file.fileno())

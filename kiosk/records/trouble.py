"""From what SQLite and the system say to what went wrong."""

import sqlite3
from pathlib import Path

from kiosk.records.health import Code

_PRIMARY = 0xFF  # an extended result code keeps the primary one in its low byte
_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_CODES = {
    sqlite3.SQLITE_READONLY: Code.READ_ONLY,
    sqlite3.SQLITE_PERM: Code.READ_ONLY,
    sqlite3.SQLITE_FULL: Code.DISK_FULL,
    sqlite3.SQLITE_IOERR: Code.DISK_ERROR,
    sqlite3.SQLITE_CANTOPEN: Code.CANNOT_OPEN,
    sqlite3.SQLITE_BUSY: Code.BUSY,
    sqlite3.SQLITE_LOCKED: Code.BUSY,
}


class DamagedError(Exception):
    """The file is no longer a sound database."""


class LogUnreadableError(Exception):
    """There is no log at this path, or it cannot be read."""


class MadeByNewerProgramError(Exception):
    """The file has a revision this program does not know. It is left exactly as it is."""


class KeyUnusableError(Exception):
    """The key of the audit cannot be read or made. What waits to be sealed waits on."""


def is_damage(error: Exception) -> bool:
    return _sqlite_code(error) in _DAMAGE


def fails_a_check(error: Exception) -> bool:
    """Damage, as whoever looks through a file meets it: a CHECK may stop at text that is no JSON any more."""
    return is_damage(error) or _sqlite_code(error) == sqlite3.SQLITE_ERROR


def code_of(error: Exception, path: Path) -> Code:
    """The reason to tell the staff."""
    if isinstance(error, MadeByNewerProgramError):
        return Code.NEWER_PROGRAM
    if isinstance(error, KeyUnusableError):
        return Code.NO_KEY
    if isinstance(error, PermissionError):
        return Code.READ_ONLY
    if _is_folder(path):
        return Code.CANNOT_OPEN
    if isinstance(error, OSError):
        return Code.DISK_ERROR
    code = _CODES.get(_sqlite_code(error), Code.UNEXPECTED)
    if code is Code.CANNOT_OPEN and not _is_folder(path.parent):
        return Code.NO_DIRECTORY
    return code


def _is_folder(path: Path) -> bool:
    """Where nobody may look, nothing is known to be there; pathlib would raise."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _sqlite_code(error: Exception) -> int:
    """SQLite's primary result code, 0 for another error. SQLAlchemy wraps SQLite's error as `orig`."""
    code: int = getattr(getattr(error, "orig", error), "sqlite_errorcode", 0)
    return code & _PRIMARY

"""From what SQLite and the operating system say to what went wrong."""

import sqlite3
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from kiosk.records.health import Code
from kiosk.records.migrate import MadeByNewerProgramError

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


def is_damage(error: DBAPIError) -> bool:
    return _primary_code(error) in _DAMAGE


def code_of(error: Exception, path: Path) -> Code:
    """The reason to tell the staff."""
    match error:
        case MadeByNewerProgramError():
            return Code.NEWER_PROGRAM
        case DBAPIError() if _primary_code(error) == sqlite3.SQLITE_CANTOPEN and not path.parent.is_dir():
            return Code.NO_DIRECTORY
        case DBAPIError():
            return _CODES.get(_primary_code(error), Code.UNEXPECTED)
        case OSError():
            return Code.DISK_ERROR
        case _:
            return Code.UNEXPECTED


def _primary_code(error: DBAPIError) -> int:
    code: int = getattr(error.orig, "sqlite_errorcode", 0)
    return code & _PRIMARY

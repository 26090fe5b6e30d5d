"""How an SQLite file is opened, by the one writer or by who only reads."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

BUSY_S = 2.0
"""How long to wait for somebody else's lock, in seconds. Only a restore or a copy ever holds one."""


def to_write(path: Path) -> sqlite3.Connection:
    """A connection for one thread; the file is made where there is none. Raises sqlite3's errors."""
    connection = _connect(path, "rwc", check_same_thread=True)
    try:
        _prepare_for_writing(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def to_read(path: Path) -> sqlite3.Connection:
    """A connection that cannot write. Raises sqlite3's errors."""
    return _connect(path, "ro")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """All of it, on disk at the end, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):  # SQLite has rolled back by itself after some errors
            connection.execute("ROLLBACK")
        raise


def _connect(path: Path, mode: str, *, check_same_thread: bool = False) -> sqlite3.Connection:
    # isolation_level=None: Python's own transaction control commits before DDL, and a killed migration
    # would then leave half a schema behind.  With it off, every transaction is begun by us.
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=BUSY_S,
        isolation_level=None,
        check_same_thread=check_same_thread,
    )


def _prepare_for_writing(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    # FULL: NORMAL forgets acknowledged rows when the power goes, which a tablet's does every evening.
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    # What is deleted is overwritten: "kept 90 days" must hold for who reads the disk as well.
    connection.execute("PRAGMA secure_delete = ON")

"""How an SQLite file is opened, by the one writer or by who only reads, and how its parts are named."""

import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, MetaData, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry, NullPool, StaticPool

BUSY_S = 2.0
"""How long to wait for somebody else's lock, in seconds. Only a restore or a copy ever holds one."""


_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


def named_metadata() -> MetaData:
    """For tables whose every constraint has a name that a later migration can call it by."""
    return MetaData(naming_convention=_NAMES)


def writing_engine(path: Path) -> Engine:
    """One connection that may write. Opens nothing yet; the file is made at the first use."""
    engine = create_engine(
        "sqlite://",
        creator=lambda: _connect(path, "rwc", check_same_thread=True),
        poolclass=StaticPool,
        hide_parameters=True,
    )
    event.listen(engine, "connect", _prepare_for_writing)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def reading_engine(path: Path) -> Engine:
    """Connections that cannot write, so that no report and no curious look can harm the log."""
    return create_engine(
        "sqlite://", creator=lambda: _connect(path, "ro"), poolclass=NullPool, hide_parameters=True
    )


def _connect(path: Path, mode: str, *, check_same_thread: bool = False) -> sqlite3.Connection:
    # isolation_level=None: Python's own transaction control commits before DDL, and a killed migration
    # would then leave half a schema behind.  With it off, _begin_immediate starts every transaction.
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=BUSY_S,
        isolation_level=None,
        check_same_thread=check_same_thread,
    )


def _prepare_for_writing(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode = WAL")
    # FULL: NORMAL forgets acknowledged rows when the power goes, which a tablet's does every evening.
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    # What is deleted is overwritten: "kept 90 days" must hold for who reads the disk as well.
    cursor.execute("PRAGMA secure_delete = ON")
    cursor.close()


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")

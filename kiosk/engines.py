"""SQLAlchemy over SQLite files, opened as `kiosk.database` opens them, and how the parts of a file are named.

For reading, for migrations and for the hub.  The log's writer does without: importing SQLAlchemy costs 0.4 s
and 30 MB, which would stay in the kiosk's memory all day for a handful of statements.
"""

from functools import partial
from pathlib import Path

from sqlalchemy import Connection, Engine, MetaData, create_engine, event
from sqlalchemy.pool import NullPool, StaticPool

from kiosk.database import to_read, to_write

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
        "sqlite://", creator=partial(to_write, path), poolclass=StaticPool, hide_parameters=True
    )
    event.listen(engine, "begin", _begin_immediate)
    return engine


def reading_engine(path: Path) -> Engine:
    """Connections that cannot write, so that no report and no curious look can harm the log."""
    return create_engine(
        "sqlite://", creator=partial(to_read, path), poolclass=NullPool, hide_parameters=True
    )


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")

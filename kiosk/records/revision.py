"""Which version of the tables a file has, without SQLAlchemy."""

import sqlite3

HEAD = "0002"
"""The newest revision under migrations/versions; a test compares."""

_THERE = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'alembic_version'"


def revision_of(connection: sqlite3.Connection) -> str | None:
    """The revision the file says it has, or None for an empty file."""
    if not connection.execute(_THERE).fetchone()[0]:
        return None
    found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(found[0]) if found else None

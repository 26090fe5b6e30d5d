"""Brings the log's tables to this program's version, in-process and in one transaction."""

import sqlite3
from pathlib import Path

from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import DBAPIError

from kiosk.engines import writing_engine
from kiosk.records.revision import HEAD
from kiosk.records.trouble import MadeByNewerProgramError

SCRIPTS = Path(__file__).parent / "migrations"


def migrate(path: Path) -> None:
    """Make or upgrade a file, all or nothing. Raises `MadeByNewerProgramError` or sqlite3's errors."""
    engine = writing_engine(path)
    try:
        with engine.begin() as connection:
            bring_up_to_date(connection)
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.Error):
            raise error.orig from error
        raise
    finally:
        engine.dispose()


def bring_up_to_date(connection: Connection) -> None:
    """Upgrade to `HEAD`. The caller owns the transaction: when it is rolled back, nothing has happened.

    Raises `MadeByNewerProgramError`.
    """
    stored = stored_revision(connection)
    if stored == HEAD:
        return
    # Imported late: alembic costs 0.4 s of a start, and is needed only on the day of an update.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415
    from alembic.util import CommandError  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, HEAD)
    except CommandError as error:
        raise MadeByNewerProgramError(f"the file is at revision {stored}") from error


def stored_revision(connection: Connection) -> str | None:
    """The revision the file says it has, or None for an empty file."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()

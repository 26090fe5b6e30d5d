"""Brings the log's tables to this program's version, in-process and in one transaction."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from kiosk.records.trouble import MadeByNewerProgramError

HEAD = "0002"
"""The newest revision under migrations/versions; a test compares."""

SCRIPTS = Path(__file__).parent / "migrations"


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

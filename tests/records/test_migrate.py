import signal
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from kiosk.engines import writing_engine
from kiosk.records.migrate import SCRIPTS, bring_up_to_date, stored_revision
from kiosk.records.revision import HEAD
from kiosk.records.trouble import MadeByNewerProgramError
from tests.records.processes import child, said


def test_the_head_the_code_knows_is_the_newest_migration() -> None:
    """A forgotten HEAD would leave every kiosk on the old tables."""
    assert ScriptDirectory(str(SCRIPTS)).get_heads() == [HEAD]


def test_an_empty_file_is_brought_to_head(path: Path) -> None:
    """The first start makes the tables."""
    engine = writing_engine(path)
    with engine.begin() as connection:
        assert stored_revision(connection) is None
        bring_up_to_date(connection)
    with engine.begin() as connection:
        assert stored_revision(connection) == HEAD
        assert inspect(connection).has_table("events")
    engine.dispose()


def test_a_file_at_head_costs_no_alembic(path: Path) -> None:
    """Alembic is imported on the day of an update only: it costs 0.4 s."""
    assert said("open_at_head", path) == "True"
    assert said("open_at_head", path) == "False"


def test_a_killed_migration_leaves_nothing_behind(path: Path) -> None:
    """Killed between two statements, the file is as before, and the next start makes it whole."""
    with child("die_while_migrating", path) as process:
        process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL
    engine = writing_engine(path)
    with engine.begin() as connection:
        assert inspect(connection).get_table_names() == []
        bring_up_to_date(connection)
    with engine.begin() as connection:
        assert inspect(connection).get_indexes("events")
    engine.dispose()


def test_down_and_up_again(path: Path) -> None:
    """Each migration can be taken back, and leads to the same tables again."""
    engine = writing_engine(path)
    schema = text("SELECT type, name, sql FROM sqlite_master ORDER BY name")
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        bring_up_to_date(connection)
        before = connection.execute(schema).all()
        command.downgrade(config, "base")
        assert not inspect(connection).has_table("events")
        command.upgrade(config, HEAD)
        assert connection.execute(schema).all() == before
    engine.dispose()


def test_a_newer_programs_file_is_not_touched(path: Path) -> None:
    """After going back to an older program, the log is left alone instead of guessed at."""
    engine = writing_engine(path)
    with engine.begin() as connection:
        bring_up_to_date(connection)
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(MadeByNewerProgramError, match="9999"), engine.begin() as connection:
        bring_up_to_date(connection)
    with engine.begin() as connection:
        assert stored_revision(connection) == "9999"
    engine.dispose()

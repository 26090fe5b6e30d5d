"""A log of an earlier version is brought forward: a copy first, and nothing lost when that is killed."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config

from kiosk.engines import writing_engine
from kiosk.records import migrate
from kiosk.records.audit.trail import links
from kiosk.records.book import open_book
from kiosk.records.care.backup import copies
from kiosk.records.migrate import SCRIPTS
from tests.records.care.test_recover import notes, numbers
from tests.records.conftest import KEY, LONG_S, MakeDiary, clock


@pytest.fixture
def old(path: Path) -> Path:
    """As the first version wrote it."""
    engine = writing_engine(path)
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    engine.dispose()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for note in notes(range(20)):
            row = (note.id, note.visit, note.at, note.name, note.fields, note.catalogue)
            connection.execute(
                "INSERT INTO events (id, visit, at, name, fields, catalogue) VALUES (?, ?, ?, ?, ?, ?)", row
            )
    return path


def test_brought_forward_with_a_copy_of_before(old: Path, make_diary: MakeDiary) -> None:
    """Every event is there, the copy has the old tables, and the audit says that it was done."""
    assert make_diary(old).close(LONG_S)
    assert numbers(old)[:20] == list(range(20))
    assert [copy.revision for copy in copies(old)] == ["0001"]
    assert [(link.entry.deed, link.entry.about) for link in links(old)] == [("migrated", "0001")]


def test_killed_on_the_way_it_is_as_before(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tables of two versions are never mixed."""

    def killed(connection: object) -> None:
        bring(connection)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    bring = migrate.bring_up_to_date
    with monkeypatch.context() as patch:
        patch.setattr("kiosk.records.migrate.bring_up_to_date", killed)
        with pytest.raises(KeyboardInterrupt):
            open_book(old, lambda: KEY, clock)
    with closing(sqlite3.connect(old)) as connection:
        assert connection.execute("SELECT name FROM sqlite_master WHERE name = 'audit'").fetchall() == []
    open_book(old, lambda: KEY, clock).close()
    assert numbers(old) == list(range(20))

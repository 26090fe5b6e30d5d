from pathlib import Path

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import IntegrityError

from kiosk.engines import writing_engine
from kiosk.records.migrate import bring_up_to_date
from kiosk.records.tables import events, metadata

ROW: dict[str, object] = {
    "id": "01a201eb-b143-7930-91ff-5c694dab2094",
    "visit": "3f2b8c1e-7a54-4d0e-9c61-52d1a0b7e9aa",
    "at": "2026-11-22T06:22:33.283Z",
    "name": "step_shown",
    "fields": '{"step":"home"}',
    "catalogue": 1,
}


@pytest.mark.parametrize(
    "wrong",
    [
        {"seq": 0},
        {"seq": -1},
        {"id": "3f2b8c1e-7a54-4d0e-9c61-52d1a0b7e9aa"},
        {"id": "01A201EB-B143-7930-91FF-5C694DAB2094"},
        {"id": ROW["id"], "seq": 2},
        {"id": None},
        {"visit": "長崎太郎"},
        {"visit": "f" * 37},
        {"visit": None},
        {"at": "2026-11-22T06:22:33Z"},
        {"at": "2026-11-22T15:22:33.283+09:00"},
        {"at": 1795328553},
        {"name": ""},
        {"name": "Step shown"},
        {"name": "a" * 41},
        {"fields": "home"},
        {"fields": '["home"]'},
        {"fields": '{"step":"' + "a" * 400 + '"}'},
        {"catalogue": 0},
        {"catalogue": "one"},
    ],
)
def test_the_database_refuses_what_must_never_be_in_it(path: Path, wrong: dict[str, object]) -> None:
    """Even a program with a fault, or a hand at the SQL prompt, cannot write an impossible row."""
    engine = writing_engine(path)
    other_id = "01a201eb-b143-7930-91ff-5c694dab2095"
    with engine.begin() as connection:
        bring_up_to_date(connection)
        connection.execute(insert(events).values(**ROW))
        connection.execute(insert(events).values(**{**ROW, "id": other_id, "seq": 9}))
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.execute(
            insert(events).values(**{**ROW, "id": "01a201eb-b143-7930-91ff-5c694dab2096", **wrong})
        )
    engine.dispose()


def test_the_migrations_end_at_the_tables_the_code_knows(tmp_path: Path) -> None:
    """A migration that differs by a constraint from tables.py would show only on updated kiosks."""
    migrated, fresh = writing_engine(tmp_path / "migrated"), writing_engine(tmp_path / "fresh")
    with migrated.begin() as connection:
        bring_up_to_date(connection)
    with fresh.begin() as connection:
        metadata.create_all(connection)
    schema = text("SELECT name, sql FROM sqlite_master WHERE tbl_name = 'events' ORDER BY name")
    with migrated.connect() as one, fresh.connect() as other:
        found, wanted = (
            {row.name: _clauses(row.sql) for row in each.execute(schema)} for each in (one, other)
        )
    migrated.dispose()
    fresh.dispose()
    assert len(wanted["events"]) > len(events.columns)
    assert found == wanted


def test_the_writer_is_as_safe_as_sqlite_can_be(path: Path) -> None:
    """WAL, FULL (2) and foreign keys: with NORMAL a power cut forgets acknowledged rows."""
    engine = writing_engine(path)
    with engine.connect() as connection:
        answers = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    engine.dispose()
    assert answers == ["wal", 2, 1]


def _clauses(sql: str | None) -> list[str]:
    """The lines of a CREATE, in any order: alembic and SQLAlchemy list constraints differently."""
    return sorted(line.strip().rstrip(",") for line in (sql or "").splitlines())

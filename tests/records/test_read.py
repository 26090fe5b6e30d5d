import sqlite3
from pathlib import Path

import pytest

from kiosk.engines import reading_engine
from kiosk.records.read import count_by_name, of_visit, tail
from tests.records.conftest import LONG_S, VISIT, MakeDiary
from tests.records.test_diary import step

OTHER = VISIT[::-1]


@pytest.fixture
def log(make_diary: MakeDiary, path: Path) -> Path:
    """Two visits, one inside the other, as no real kiosk has them."""
    diary = make_diary()
    diary.note(VISIT, "visit_begun", {})
    for number in range(3):
        diary.note(OTHER, "step_shown", step(number))
        diary.note(VISIT, "step_shown", step(number + 10))
    diary.note(VISIT, "visit_ended", {"reason": "home", "ms": 99})
    assert diary.close(LONG_S)
    return path


def test_the_tail_is_the_last_events_in_order(log: Path) -> None:
    """Oldest of them first, as one reads."""
    assert [row.seq for row in tail(log, 3)] == [6, 7, 8]
    assert [row.seq for row in tail(log, 100)] == list(range(1, 9))


def test_the_events_of_a_visit(log: Path) -> None:
    """Only its own, in order."""
    assert [row.name for row in of_visit(log, VISIT)] == ["visit_begun", *["step_shown"] * 3, "visit_ended"]
    assert [row.fields["ms"] for row in of_visit(log, OTHER)] == [0, 1, 2]


def test_counts_by_name(log: Path) -> None:
    """Most frequent first."""
    assert list(count_by_name(log).items()) == [("step_shown", 6), ("visit_begun", 1), ("visit_ended", 1)]


def test_a_reader_cannot_write(log: Path) -> None:
    """Not even by mistake: the connection itself is read-only."""
    with reading_engine(log).connect() as connection, pytest.raises(Exception, match="readonly") as refusal:
        connection.exec_driver_sql("DELETE FROM events")
    assert isinstance(refusal.value.__cause__, sqlite3.OperationalError)
    assert len(tail(log, 100)) == 8

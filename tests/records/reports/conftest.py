"""A log written through the diary's own tables, and what its codes mean."""

import json
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from sqlite3 import connect

import pytest

from kiosk.engines import writing_engine
from kiosk.procedures.shelf import open_shelf
from kiosk.records.catalogue import load
from kiosk.records.ids import uuid7, visit_id
from kiosk.records.migrate import bring_up_to_date
from kiosk.records.reports.export import Source
from kiosk.records.reports.span import Span, logged, month
from kiosk.records.reports.words import words_of
from tests.records.conftest import ROOT

OCTOBER = month(2026, 10)
TODAY = date(2026, 11, 22)
INSERT = "INSERT INTO events (id, visit, at, name, fields, catalogue) VALUES (?, ?, ?, ?, ?, 1)"


@dataclass
class Log:
    """A log that a test writes visit by visit; the catalogue checks every note."""

    path: Path
    chance: Random = field(default_factory=lambda: Random(1))
    rows: list[tuple[str, ...]] = field(default_factory=list)

    def visit(self, began: datetime, notes: Iterable[tuple[str, dict[str, int | str]]]) -> None:
        """A visit of notes ten seconds apart."""
        visit, catalogue = visit_id(self.chance.randbytes), load(ROOT / "assets/events.toml")
        for number, (name, fields) in enumerate(notes):
            catalogue.check(name, fields)
            at = began + timedelta(seconds=10 * number)
            body = json.dumps(fields, separators=(",", ":"), sort_keys=True)
            self.rows.append((uuid7(at, self.chance.randbytes(10)), visit, logged(at), name, body))

    def written(self) -> Path:
        engine = writing_engine(self.path)
        with engine.begin() as connection:
            bring_up_to_date(connection)
        engine.dispose()
        with closing(connect(self.path)) as file, file:
            file.executemany(INSERT, self.rows)
        return self.path


def walk(
    procedure: str, steps: Iterable[str], *, finished: bool, reason: str = "home"
) -> list[tuple[str, dict[str, int | str]]]:
    """The notes of a visit that walked these steps."""
    shown: list[tuple[str, dict[str, int | str]]] = [
        ("step_shown", {"procedure": procedure, "step": step, "sheet": 0, "ms": 1000 * n})
        for n, step in enumerate(steps)
    ]
    done: list[tuple[str, dict[str, int | str]]] = [
        ("procedure_finished", {"procedure": procedure, "version": 2})
    ]
    return [
        ("visit_begun", {}),
        ("procedure_opened", {"procedure": procedure, "version": 2}),
        *shown,
        *(done if finished else []),
        ("visit_ended", {"reason": reason, "ms": 99_999}),
    ]


def at(day: int, hour: int = 1) -> datetime:
    """A moment of October 2026, in UTC."""
    return datetime(2026, 10, day, hour, tzinfo=UTC)


@pytest.fixture
def log(path: Path) -> Log:
    return Log(path)


@pytest.fixture(scope="session")
def made_source() -> Source:
    events, shelf = load(ROOT / "assets/events.toml"), open_shelf(ROOT / "assets")
    return Source(Path(), events, words_of(shelf.procedures, shelf.home.needs, events))


@pytest.fixture
def source(made_source: Source, path: Path) -> Source:
    return Source(path, made_source.events, made_source.words)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """Where exports go."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def busy(log: Log) -> Path:
    """Forty visits in October, two before and one after it in Japan's days."""
    for day in range(1, 21):
        log.visit(at(day), walk("konbini", ["told", "card"], finished=day % 4 != 0, reason="finish"))
        log.visit(at(day, 5), walk("sagi", ["home"], finished=False, reason="idle"))
    help_asked: tuple[str, dict[str, int | str]] = (
        "help_asked",
        {"procedure": "konbini", "step": "told", "kind": "desk"},
    )
    larger: tuple[str, dict[str, int | str]] = ("looks_changed", {"what": "text", "to": "larger"})
    log.visit(at(21), [("visit_begun", {}), larger, *[help_asked] * 6, ("unmet_need", {"picture": "papers"})])
    log.visit(
        at(22),
        [
            ("touch_trouble", {"kind": "near", "place": "told"}),
            ("looks_changed", {"what": "volume", "to": "-1"}),
        ],
    )
    log.visit(datetime(2026, 9, 30, 14, 59, tzinfo=UTC), [("visit_begun", {})])
    log.visit(datetime(2026, 9, 30, 15, 0, tzinfo=UTC), [("visit_begun", {})])
    log.visit(datetime(2026, 10, 31, 15, 0, tzinfo=UTC), [("visit_begun", {})])
    return log.written()


YEAR = Span(date(2026, 1, 1), date(2026, 12, 31))

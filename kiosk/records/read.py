"""Looking into the log without being able to change it."""

import json
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, RowMapping, Select, func, select
from sqlalchemy.exc import DBAPIError

from kiosk.engines import reading_engine
from kiosk.records.tables import events
from kiosk.records.trouble import LogUnreadableError
from kiosk.values import dataclass


@dataclass(frozen=True)
class EventRow:
    """One event as stored. `at` is UTC."""

    seq: int
    id: str
    visit: str
    at: datetime
    name: str
    fields: dict[str, int | str]
    catalogue: int


def tail(path: Path, count: int) -> list[EventRow]:
    """The last events, oldest of them first. Raises `LogUnreadableError`."""
    return _rows(path, select(events).order_by(events.c.seq.desc()).limit(count))[::-1]


def of_visit(path: Path, visit: str) -> list[EventRow]:
    """All events of a visit, in order. Raises `LogUnreadableError`."""
    return _rows(path, select(events).where(events.c.visit == visit).order_by(events.c.seq))


def named(path: Path, names: Collection[str], since: datetime, until: datetime) -> list[EventRow]:
    """The events of these names from one moment to before another, in order. Raises `LogUnreadableError`."""
    in_time = (events.c.at >= _written(since)) & (events.c.at < _written(until))
    return _rows(path, select(events).where(events.c.name.in_(names), in_time).order_by(events.c.seq))


def count_by_name(path: Path) -> dict[str, int]:
    """How often each event happened, most frequent first. Raises `LogUnreadableError`."""
    often = func.count().label("often")
    query = select(events.c.name, often).group_by(events.c.name).order_by(often.desc(), events.c.name)
    with _reading(path) as connection:
        return {row.name: row.often for row in connection.execute(query)}


def _rows(path: Path, query: Select[tuple[object, ...]]) -> list[EventRow]:
    with _reading(path) as connection:
        return [_event(row) for row in connection.execute(query).mappings()]


def _event(row: RowMapping) -> EventRow:
    values = {"at": datetime.fromisoformat(row["at"]), "fields": json.loads(row["fields"])}
    return EventRow(**{**row, **values})


def _written(moment: datetime) -> str:
    """A moment as the log writes it, so that it sorts among the others."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"


@contextmanager
def _reading(path: Path) -> Iterator[Connection]:
    try:
        with reading_engine(path).connect() as connection:
            yield connection
    except DBAPIError as error:
        raise LogUnreadableError(f"{path.name}: {error.orig}") from error

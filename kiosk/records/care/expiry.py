"""Takes out of the log what has been kept as long as the event catalogue says, and gives the room back."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, func, select
from sqlalchemy.engine.interfaces import DBAPICursor

from kiosk.records.ids import stored
from kiosk.records.tables import events

AT_ONCE = 1_000
"""Rows a transaction, so that one is over in milliseconds and a waiting note comes next."""

LIVED = 3, timedelta(days=31)
"""Days with events, within the last days, before the clock is believed: one that jumped years ahead
must not empty the log."""

WORTH_IT = 256, 4
"""Free pages, and of how many pages one must be free, before the file is written anew (1 MB, a quarter)."""


def clock_is_believed(connection: Connection, now: datetime) -> bool:
    """Whether the log has lived through some days just before now, as under a clock that is right."""
    days, span = LIVED
    day = func.substr(events.c.at, 1, 10)
    recent = select(func.count(day.distinct())).where(
        events.c.at > stored(now - span), events.c.at < stored(now)
    )
    return connection.execute(recent).scalar_one() >= days


def over_due(connection: Connection, keep_days: Mapping[str, int], now: datetime) -> list[list[int]]:
    """Numbers of the rows to take out, as many as may go at once."""
    if not clock_is_believed(connection, now):
        return []
    numbers = list(_over_due(connection, keep_days, now))
    return [numbers[start : start + AT_ONCE] for start in range(0, len(numbers), AT_ONCE)]


def _over_due(connection: Connection, keep_days: Mapping[str, int], now: datetime) -> Iterator[int]:
    for name, days in keep_days.items():
        limit = stored(now - timedelta(days=days))
        query = select(events.c.seq).where(events.c.name == name, events.c.at < limit).order_by(events.c.seq)
        yield from connection.execute(query).scalars()


def take_out(connection: Connection, numbers: list[int]) -> int:
    """How many rows were deleted. `secure_delete` overwrites them in the file."""
    return connection.execute(delete(events).where(events.c.seq.in_(numbers))).rowcount


def give_room_back(cursor: DBAPICursor) -> None:
    """VACUUM where it is worth it. Then the -wal is emptied: until then it holds what was deleted."""
    if _worth_writing_anew(*(_pragma(cursor, name) for name in ("freelist_count", "page_count"))):
        cursor.execute("VACUUM")
    cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    cursor.fetchall()


def _worth_writing_anew(free: int, pages: int) -> bool:
    least, share = WORTH_IT
    return free >= least and free * share >= pages


def _pragma(cursor: DBAPICursor, name: str) -> int:
    cursor.execute(f"PRAGMA {name}")
    (value,) = cursor.fetchone() or (0,)
    return int(value)

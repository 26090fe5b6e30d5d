"""Takes out of the log what has been kept as long as the event catalogue says, and gives the room back."""

import sqlite3
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from kiosk.records.ids import stored

AT_ONCE = 1_000
"""Rows a transaction, so that one is over in milliseconds and a waiting note comes next."""

LIVED = 3, timedelta(days=31)
"""Days with events, within the last days, before the clock is believed: one that jumped years ahead
must not empty the log."""

WORTH_IT = 256, 4
"""Free pages, and of how many pages one must be free, before the file is written anew (1 MB, a quarter)."""


_DAYS = "SELECT count(DISTINCT substr(at, 1, 10)) FROM events WHERE at > ? AND at < ?"
_OVER_DUE = "SELECT seq FROM events WHERE name = ? AND at < ? ORDER BY seq"


def clock_is_believed(connection: sqlite3.Connection, now: datetime) -> bool:
    """Whether the log has lived through some days just before now, as under a clock that is right."""
    days, span = LIVED
    lived: int = connection.execute(_DAYS, (stored(now - span), stored(now))).fetchone()[0]
    return lived >= days


def over_due(connection: sqlite3.Connection, keep_days: Mapping[str, int], now: datetime) -> list[list[int]]:
    """Numbers of the rows to take out, as many as may go at once."""
    if not clock_is_believed(connection, now):
        return []
    numbers = list(_over_due(connection, keep_days, now))
    return [numbers[start : start + AT_ONCE] for start in range(0, len(numbers), AT_ONCE)]


def _over_due(connection: sqlite3.Connection, keep_days: Mapping[str, int], now: datetime) -> Iterator[int]:
    for name, days in keep_days.items():
        for (number,) in connection.execute(_OVER_DUE, (name, stored(now - timedelta(days=days)))):
            yield number


def take_out(connection: sqlite3.Connection, numbers: list[int]) -> None:
    """Delete these rows. `secure_delete` overwrites them in the file."""
    connection.executemany("DELETE FROM events WHERE seq = ?", [(number,) for number in numbers])


def give_room_back(connection: sqlite3.Connection) -> None:
    """VACUUM where it is worth it. Then the -wal is emptied: until then it holds what was deleted."""
    if _worth_writing_anew(*(_pragma(connection, name) for name in ("freelist_count", "page_count"))):
        connection.execute("VACUUM")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _worth_writing_anew(free: int, pages: int) -> bool:
    least, share = WORTH_IT
    return free >= least and free * share >= pages


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])

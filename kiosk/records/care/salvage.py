"""Reads what can be read of a damaged file, and adds the rows that are not there yet, by their ids."""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from kiosk.records.trouble import fails_a_check
from kiosk.values import dataclass

LOG = logging.getLogger(__name__)

STRETCH = 2_000
"""Rows read in one go while all is well."""

PATIENCE = 20_000
"""Failures to read after which the rest is given up: a tree without its root fails for every row."""

LEAST_BYTES = 60
"""A row takes no less; so a file of so many bytes has no row with a higher number."""


@dataclass(frozen=True)
class Shelf:
    """A table and its columns; `seq` first, `id` second."""

    name: str
    columns: tuple[str, ...]


EVENTS = Shelf("events", ("seq", "id", "visit", "at", "name", "fields", "catalogue"))
AUDIT = Shelf("audit", ("seq", "id", "at", "who", "deed", "purpose", "about", "count", "previous", "seal"))
Row = tuple[object, ...]


def salvage(damaged: Path, into: Path) -> int:
    """How many rows were added, all in one transaction. Raises sqlite3's errors of `into` only."""
    with (
        closing(_open_damaged(damaged)) as source,
        closing(sqlite3.connect(into, isolation_level=None)) as target,
    ):
        target.execute("PRAGMA synchronous = FULL")
        target.execute("BEGIN IMMEDIATE")
        most = damaged.stat().st_size // LEAST_BYTES
        added = sum(
            _add(target, shelf, row) for shelf in (EVENTS, AUDIT) for row in _readable(source, shelf, most)
        )
        target.execute("COMMIT")
    return added


def _open_damaged(path: Path) -> sqlite3.Connection:
    """Read-only: closing must not fold the -wal of a damaged file into it."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)


def _readable(source: sqlite3.Connection, shelf: Shelf, most: int) -> Iterator[Row]:
    columns = ", ".join(f'"{column}"' for column in shelf.columns)
    query = f"SELECT {columns} FROM {shelf.name} WHERE seq BETWEEN ? AND ? ORDER BY seq"  # noqa: S608 - ours
    if not _has(source, shelf):
        return
    last = _last(source, shelf, most)
    stretches = [(low, min(low + STRETCH - 1, last)) for low in range(1, last + 1, STRETCH)][::-1]
    failures = 0
    while stretches and failures < PATIENCE:
        low, high = stretches.pop()
        try:
            yield from source.execute(query, (low, high)).fetchall()
        except sqlite3.Error:
            failures += 1
            if low < high:
                middle = (low + high) // 2
                stretches += [(middle + 1, high), (low, middle)]
    LOG.warning(
        "salvaging %s: %d failures to read, %d stretches given up", shelf.name, failures, len(stretches)
    )


def _has(source: sqlite3.Connection, shelf: Shelf) -> bool:
    """A file of an older program has no audit; one without a readable schema has nothing."""
    try:
        source.execute(f"SELECT seq FROM {shelf.name} LIMIT 0")  # noqa: S608 - ours
    except sqlite3.Error:
        return False
    return True


def _last(source: sqlite3.Connection, shelf: Shelf, most: int) -> int:
    try:
        (last,) = source.execute(f"SELECT max(seq) FROM {shelf.name}").fetchone()  # noqa: S608 - ours
    except sqlite3.Error:
        return most
    return min(last, most) if isinstance(last, int) else 0


def _add(target: sqlite3.Connection, shelf: Shelf, row: Row) -> bool:
    """False for one that is there, and for one whose bytes no longer have the form of a row.

    An event keeps its number unless another has it. A line of the audit is sealed under its number.
    """
    try:
        if _insert(target, shelf, row):
            return True
        if shelf is AUDIT or _there(target, shelf, row[1]):
            return False
        return _insert(target, shelf, (None, *row[1:]))
    except (sqlite3.IntegrityError, OverflowError, ValueError):
        return False
    except sqlite3.OperationalError as error:
        if fails_a_check(error):
            return False
        raise


def _insert(target: sqlite3.Connection, shelf: Shelf, row: Row) -> bool:
    columns = ", ".join(f'"{column}"' for column in shelf.columns)
    marks = ", ".join("?" * len(row))
    order = f"INSERT INTO {shelf.name} ({columns}) VALUES ({marks}) ON CONFLICT DO NOTHING"  # noqa: S608 - ours
    return target.execute(order, row).rowcount == 1


def _there(target: sqlite3.Connection, shelf: Shelf, row_id: object) -> bool:
    query = f"SELECT 1 FROM {shelf.name} WHERE id = ?"  # noqa: S608 - ours
    return target.execute(query, (row_id,)).fetchone() is not None

"""The audit's table: written by the log's one writer, read by anybody."""

import sqlite3
from collections.abc import Collection, Iterable, Sequence
from contextlib import closing
from dataclasses import astuple
from pathlib import Path

from kiosk.database import to_read
from kiosk.records.audit.chain import BEGINNING, Link, link
from kiosk.records.audit.deeds import Deed, Entry
from kiosk.records.trouble import LogUnreadableError

_INSERT = """
    INSERT INTO audit (seq, id, at, who, deed, purpose, about, count, previous, seal)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_READ = "SELECT seq, id, at, who, deed, purpose, about, count, previous, seal FROM audit"
_KNOWN = "SELECT 1 FROM audit WHERE id = ?"
_LAST = "SELECT seq, seal FROM audit ORDER BY seq DESC LIMIT 1"


def append(connection: sqlite3.Connection, entries: Iterable[Entry], key: bytes) -> None:
    """In the caller's transaction. A line already there (its commit was not heard of) is skipped."""
    for entry in entries:
        if connection.execute(_KNOWN, (entry.id,)).fetchone():
            continue
        seq, seal = connection.execute(_LAST).fetchone() or (0, BEGINNING)
        made = link(key, seq + 1, entry, seal)
        connection.execute(_INSERT, (made.seq, *astuple(entry), made.previous, made.seal))


def links(path: Path, last: int | None = None, without: Collection[Deed] = ()) -> Sequence[Link]:
    """The whole audit by number, or its last lines but for some deeds. Raises `LogUnreadableError`."""
    out = ", ".join("?" * len(without))
    query = f"{_READ} WHERE deed NOT IN ({out}) ORDER BY seq DESC LIMIT ?"
    try:
        with closing(to_read(path)) as connection:
            rows = connection.execute(query, (*without, -1 if last is None else last)).fetchall()
    except sqlite3.Error as error:
        raise LogUnreadableError(f"{path.name}: {error}") from error
    return [Link(seq, Entry(*entry), previous, seal) for seq, *entry, previous, seal in reversed(rows)]


def head(path: Path) -> str:
    """The last seal, to be kept elsewhere. Raises `LogUnreadableError`."""
    last = links(path, 1)
    return last[0].seal if last else BEGINNING

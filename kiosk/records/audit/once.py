"""A line of the audit from another program than the kiosk: the command line's exports, looks and changes."""

import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from kiosk.records.audit.deeds import Entry
from kiosk.records.book import open_book
from kiosk.records.trouble import DamagedError, KeyUnusableError, MadeByNewerProgramError


class NotWitnessedError(Exception):
    """The line is not on disk, so what it would tell of must not happen."""


def witness_once(path: Path, entry: Entry, key: Callable[[], bytes], now: Callable[[], datetime]) -> None:
    """On disk when this returns; the kiosk may run meanwhile. Raises `NotWitnessedError`."""
    try:
        book = open_book(path, key, now)
        try:
            book.append([entry])
        finally:
            book.close()
    except (
        OSError,
        sqlite3.Error,
        DamagedError,
        KeyUnusableError,
        MadeByNewerProgramError,
    ) as error:
        raise NotWitnessedError(type(error).__name__) from error

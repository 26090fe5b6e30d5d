"""A hand on every SQLite connection that may write, from the moment it is opened."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from unittest.mock import patch

from kiosk import database


@contextmanager
def at_each_opening(do: Callable[[sqlite3.Connection], object]) -> Iterator[None]:
    """`do` is called with each new connection that may write, prepared as ever."""
    prepare = database._prepare_for_writing

    def prepared(connection: sqlite3.Connection) -> None:
        prepare(connection)
        do(connection)

    with patch.object(database, "_prepare_for_writing", prepared):
        yield

"""The one thread that owns the hub's file.  What it has returned is on the disk."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError, OperationalError

from kiosk.engines import writing_engine
from kiosk.hub.moment import written
from kiosk.hub.tables import metadata

LOG = logging.getLogger(__name__)
SHAPE = 1
"""The tables' shape, kept in SQLite's user_version."""

T = TypeVar("T")


class NewerFileError(RuntimeError):
    """The file was made by a newer program; it is left alone."""


class Keeper:
    """Runs work in transactions, one after the other, in the order in which it was asked."""

    def __init__(self, path: Path, now: Callable[[], datetime]) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="hub-file")
        self._engine = self._thread.submit(_open, path, now).result()

    async def do(self, work: Callable[[Connection], T]) -> T:
        """Results come back in the order of the commits, so that what is told next is told in order."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._in_transaction, work)

    def do_now(self, work: Callable[[Connection], T]) -> T:
        """The same before there is a loop."""
        return self._thread.submit(self._in_transaction, work).result()

    def close(self) -> None:
        self._thread.submit(self._engine.dispose).result()
        self._thread.shutdown()

    def _in_transaction(self, work: Callable[[Connection], T]) -> T:
        with self._engine.begin() as connection:
            return work(connection)


def _open(path: Path, now: Callable[[], datetime]) -> Engine:
    """The file, checked; a damaged one is kept under another name and begun anew."""
    path.parent.mkdir(parents=True, exist_ok=True)
    engine = writing_engine(path)
    try:
        _prepare(engine)
    except OperationalError:  # locked, full, read-only: the file itself may be sound
        engine.dispose()
        raise
    except DatabaseError:
        engine.dispose()
        aside = path.with_name(f"{path.stem}.damaged-{written(now()).replace(':', '')}.sqlite")
        LOG.exception("the hub's file was damaged; it is kept as %s", aside.name)
        path.rename(aside)
        for rest in ("-wal", "-shm"):
            path.with_name(path.name + rest).unlink(missing_ok=True)
        engine = writing_engine(path)
        _prepare(engine)
    return engine


def _prepare(engine: Engine) -> None:
    with engine.begin() as connection:
        shape: int = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        if shape > SHAPE:
            raise NewerFileError(f"the hub's file has shape {shape}, this program knows {SHAPE}")
        if (found := connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()) != "ok":
            raise DatabaseError("PRAGMA quick_check", None, RuntimeError(found))
        metadata.create_all(connection)
        connection.exec_driver_sql(f"PRAGMA user_version = {SHAPE}")

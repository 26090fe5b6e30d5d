"""The log's file, opened for writing by its one writer.

Imported by the writer thread only after the first paint: SQLAlchemy costs 0.4 s.
"""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from sqlalchemy import Connection, Engine, func, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import DBAPIError, IntegrityError

from kiosk.records.backlog import Note
from kiosk.records.engines import reading_engine, writing_engine
from kiosk.records.migrate import bring_up_to_date
from kiosk.records.tables import events
from kiosk.records.trouble import DamagedError, is_damage
from kiosk.values import dataclass

_INSERT = insert(events).on_conflict_do_nothing(index_elements=[events.c.id])
_LAST_SEQ = select(func.max(events.c.seq))
_LAST_VISIT = select(events.c.visit).where(events.c.visit != "").order_by(events.c.seq.desc()).limit(1)


@dataclass(frozen=True)
class Written:
    """The highest seq on disk, and how many notes the database refused for breaking its rules."""

    last_seq: int
    refused: int = 0


@dataclass(frozen=True)
class CutShort:
    """A visit that a power cut or a crash ended, and the last milliseconds known of it."""

    visit: str
    ms: int


@dataclass(frozen=True)
class Book:
    """An open log. `file` is device and inode: a file moved away under us must not swallow notes."""

    path: Path
    engine: Engine
    file: tuple[int, int]

    def is_in_place(self) -> bool:
        try:
            return _identity(self.path) == self.file
        except OSError:
            return False

    def append(self, notes: Sequence[Note]) -> Written:
        """Write in one transaction, on disk when this returns.

        A note already there (its commit succeeded, but the answer was an error) is skipped by its id.
        Raises `DamagedError` or DBAPIError, and then nothing was written.
        """
        try:
            with self.engine.begin() as connection:
                return Written(_insert(connection, notes))
        except IntegrityError:
            return self._append_singly(notes)
        except DBAPIError as error:
            raise _judged(error) from error

    def cut_short(self) -> CutShort | None:
        """The last visit, if nothing has ended it. Only one can be open: each start ends the one before.

        Raises `DamagedError` or DBAPIError.
        """
        try:
            with self.engine.begin() as connection:
                return _cut_short(connection)
        except DBAPIError as error:
            raise _judged(error) from error

    def close(self) -> None:
        self.engine.dispose()

    def _append_singly(self, notes: Sequence[Note]) -> Written:
        """One note the database refuses (a clock gone mad, say) must not hold up all that follow."""
        refused = 0
        for note in notes:
            try:
                with self.engine.begin() as connection:
                    _insert(connection, [note])
            except IntegrityError:
                refused += 1
        with self.engine.begin() as connection:
            return Written(_last_seq(connection), refused)


def open_book(path: Path) -> Book:
    """Check, open and migrate. Raises `DamagedError`, `MadeByNewerProgramError` or DBAPIError."""
    if path.exists():
        _check(path)
    engine = writing_engine(path)
    try:
        with engine.begin() as connection:
            bring_up_to_date(connection)
        return Book(path, engine, _identity(path))
    except DBAPIError as error:
        engine.dispose()
        raise _judged(error) from error
    except BaseException:
        engine.dispose()
        raise


def _check(path: Path) -> None:
    """Read-only, so that closing does not fold the -wal of a damaged file into it."""
    engine = reading_engine(path)
    try:
        with engine.connect() as connection:
            answer = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
    except DBAPIError as error:
        raise _judged(error) from error
    if answer != "ok":
        raise DamagedError(str(answer))


def _insert(connection: Connection, notes: Sequence[Note]) -> int:
    connection.execute(_INSERT, [asdict(note) for note in notes])
    return _last_seq(connection)


def _cut_short(connection: Connection) -> CutShort | None:
    visit = connection.execute(_LAST_VISIT).scalar_one_or_none()
    ended = func.sum(events.c.name == "visit_ended").label("ended")
    ms = func.coalesce(func.max(func.json_extract(events.c.fields, "$.ms")), 0).label("ms")
    row = connection.execute(select(ended, ms).where(events.c.visit == visit)).one()
    return None if visit is None or row.ended else CutShort(visit, row.ms)


def _last_seq(connection: Connection) -> int:
    return connection.execute(_LAST_SEQ).scalar_one() or 0


def _judged(error: DBAPIError) -> Exception:
    return DamagedError(str(error.orig)) if is_damage(error) else error


def _identity(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_dev, status.st_ino

"""The log's file, opened for writing by its one writer.

Imported by the writer thread only after the first paint: SQLAlchemy costs 0.4 s.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, func, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import DBAPIError, IntegrityError

from kiosk.database import reading_engine, writing_engine
from kiosk.records.audit import trail
from kiosk.records.audit.deeds import Entry
from kiosk.records.backlog import Note
from kiosk.records.care import expiry
from kiosk.records.care.backup import back_up
from kiosk.records.care.recover import finish, is_gone
from kiosk.records.migrate import HEAD, bring_up_to_date, stored_revision
from kiosk.records.tables import events
from kiosk.records.trouble import DamagedError, fails_a_check, is_damage
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
    """An open log. `file` is device and inode: a file moved away under us must not swallow notes.

    `recovered`: the opening ended a recovery that a power cut had stopped.
    `key` seals the audit. It is asked for only when there is something to seal; may raise `KeyUnusableError`.
    """

    path: Path
    engine: Engine
    file: tuple[int, int]
    key: Callable[[], bytes]
    migrated_from: str | None = None
    recovered: bool = False

    def is_in_place(self) -> bool:
        try:
            return _identity(self.path) == self.file
        except OSError:
            return False

    def append(self, notes: Sequence[Note | Entry]) -> Written:
        """Write in one transaction, on disk when this returns.

        A note already there (its commit succeeded, but the answer was an error) is skipped by its id.
        Raises `DamagedError` or DBAPIError, and then nothing was written.
        """
        try:
            with self.engine.begin() as connection:
                return Written(self._insert(connection, notes))
        except IntegrityError:
            return self._append_singly(notes)
        except DBAPIError as error:
            raise _judged(error) from error

    def cut_short(self) -> CutShort | None:
        """The last visit, if nothing has ended it. Only one can be open: each start ends the one before.

        Raises `DamagedError` or DBAPIError.
        """
        with self._soundly() as connection:
            return _cut_short(connection)

    def over_due(self, keep_days: Mapping[str, int], now: datetime) -> list[list[int]]:
        """Numbers of the events that were kept long enough. Raises `DamagedError` or DBAPIError."""
        with self._soundly() as connection:
            return expiry.over_due(connection, keep_days, now)

    def take_out(self, numbers: list[int], line: Entry) -> None:
        """Delete them, and write down in the same transaction that it was done."""
        with self._soundly() as connection:
            expiry.take_out(connection, numbers)
            trail.append(connection, [line], self.key())

    def newest(self) -> str | None:
        """The latest time of any event, as it is stored."""
        with self._soundly() as connection:
            newest: str | None = connection.execute(select(func.max(events.c.at))).scalar_one()
            return newest

    def give_room_back(self) -> None:
        """Write the file anew when much of it is free, and empty the -wal: what was deleted is nowhere."""
        raw = self.engine.raw_connection()
        try:
            expiry.give_room_back(raw.cursor())
        finally:
            raw.close()

    @contextmanager
    def _soundly(self) -> Iterator[Connection]:
        try:
            with self.engine.begin() as connection:
                yield connection
        except DBAPIError as error:
            raise (DamagedError(str(error.orig)) if fails_a_check(error) else error) from error

    def close(self) -> None:
        self.engine.dispose()

    def _insert(self, connection: Connection, notes: Sequence[Note | Entry]) -> int:
        rows = [asdict(note) for note in notes if isinstance(note, Note)]
        entries = [note for note in notes if isinstance(note, Entry)]
        if rows:
            connection.execute(_INSERT, rows)
        if entries:
            trail.append(connection, entries, self.key())
        return _last_seq(connection)

    def _append_singly(self, notes: Sequence[Note | Entry]) -> Written:
        """One note the database refuses (a clock gone mad, say) must not hold up all that follow."""
        refused = 0
        for note in notes:
            try:
                with self.engine.begin() as connection:
                    self._insert(connection, [note])
            except IntegrityError:
                refused += 1
        with self.engine.begin() as connection:
            return Written(_last_seq(connection), refused)


def open_book(path: Path, key: Callable[[], bytes], now: Callable[[], datetime]) -> Book:
    """Check, open, copy and migrate.

    Raises `DamagedError`, `MadeByNewerProgramError`, DBAPIError, sqlite3's errors or OSError.
    """
    recovered = finish(path, now())
    if is_gone(path):
        raise DamagedError("there is no log, but there are copies of one")
    revision = _check(path) if path.exists() else None
    if revision is not None and revision < HEAD:
        back_up(path, now(), revision)
    engine = writing_engine(path)
    try:
        with engine.begin() as connection:
            bring_up_to_date(connection)
        return Book(path, engine, _identity(path), key, revision if revision != HEAD else None, recovered)
    except UnicodeDecodeError as error:
        engine.dispose()
        raise DamagedError("the schema is no text") from error
    except DBAPIError as error:
        engine.dispose()
        raise _judged(error) from error
    except BaseException:
        engine.dispose()
        raise


def _check(path: Path) -> str | None:
    """The revision of a sound file. Read-only: closing must not fold the -wal of a damaged file into it."""
    engine = reading_engine(path)
    try:
        with engine.connect() as connection:
            answer = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
            revision = stored_revision(connection)
    except UnicodeDecodeError as error:
        raise DamagedError("the schema is no text") from error
    except DBAPIError as error:
        raise (DamagedError(str(error.orig)) if fails_a_check(error) else error) from error
    if answer != "ok":
        raise DamagedError(str(answer))
    return revision


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

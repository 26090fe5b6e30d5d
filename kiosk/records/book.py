"""The log's file, opened for writing by its one writer. SQLAlchemy is needed only to make or migrate it."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import astuple
from datetime import datetime
from pathlib import Path

from kiosk.database import to_read, to_write, transaction
from kiosk.records.audit import trail
from kiosk.records.audit.deeds import Entry
from kiosk.records.backlog import Note
from kiosk.records.care import expiry
from kiosk.records.care.backup import back_up
from kiosk.records.care.recover import finish, is_gone
from kiosk.records.revision import HEAD, revision_of
from kiosk.records.trouble import DamagedError, fails_a_check, is_damage
from kiosk.values import dataclass

_INSERT = """
    INSERT INTO events (id, visit, at, name, fields, catalogue) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO NOTHING
"""
_LAST_SEQ = "SELECT coalesce(max(seq), 0) FROM events"
_LAST_VISIT = "SELECT visit FROM events WHERE visit != '' ORDER BY seq DESC LIMIT 1"
_ENDED = """
    SELECT coalesce(sum(name = 'visit_ended'), 0), coalesce(max(json_extract(fields, '$.ms')), 0)
    FROM events WHERE visit = ?
"""


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
    connection: sqlite3.Connection
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
        Raises `DamagedError` or sqlite3's errors, and then nothing was written.
        """
        try:
            with transaction(self.connection):
                return Written(self._insert(notes))
        except sqlite3.IntegrityError:
            return self._append_singly(notes)
        except sqlite3.Error as error:
            raise _judged(error) from error

    def cut_short(self) -> CutShort | None:
        """The last visit, if nothing has ended it. Only one can be open: each start ends the one before.

        Raises `DamagedError` or sqlite3's errors.
        """
        with self._soundly():
            return _cut_short(self.connection)

    def over_due(self, keep_days: Mapping[str, int], now: datetime) -> list[list[int]]:
        """Numbers of the events that were kept long enough. Raises `DamagedError` or sqlite3's errors."""
        with self._soundly():
            return expiry.over_due(self.connection, keep_days, now)

    def take_out(self, numbers: list[int], line: Entry) -> None:
        """Delete them, and write down in the same transaction that it was done."""
        with self._soundly():
            expiry.take_out(self.connection, numbers)
            trail.append(self.connection, [line], self.key())

    def newest(self) -> str | None:
        """The latest time of any event, as it is stored."""
        with self._soundly():
            newest: str | None = self.connection.execute("SELECT max(at) FROM events").fetchone()[0]
            return newest

    def give_room_back(self) -> None:
        """Write the file anew when much of it is free, and empty the -wal: what was deleted is nowhere."""
        expiry.give_room_back(self.connection)

    @contextmanager
    def _soundly(self) -> Iterator[None]:
        try:
            with transaction(self.connection):
                yield
        except sqlite3.Error as error:
            raise (DamagedError(str(error)) if fails_a_check(error) else error) from error

    def close(self) -> None:
        self.connection.close()

    def _insert(self, notes: Sequence[Note | Entry]) -> int:
        self.connection.executemany(_INSERT, [astuple(note) for note in notes if isinstance(note, Note)])
        entries = [note for note in notes if isinstance(note, Entry)]
        if entries:
            trail.append(self.connection, entries, self.key())
        return _last_seq(self.connection)

    def _append_singly(self, notes: Sequence[Note | Entry]) -> Written:
        """One note the database refuses (a clock gone mad, say) must not hold up all that follow."""
        refused = 0
        for note in notes:
            try:
                with transaction(self.connection):
                    self._insert([note])
            except sqlite3.IntegrityError:
                refused += 1
        return Written(_last_seq(self.connection), refused)


def open_book(path: Path, key: Callable[[], bytes], now: Callable[[], datetime]) -> Book:
    """Check, open, copy and migrate.

    Raises `DamagedError`, `MadeByNewerProgramError`, sqlite3's errors or OSError.
    """
    recovered = finish(path, now())
    if is_gone(path):
        raise DamagedError("there is no log, but there are copies of one")
    revision = _check(path) if path.exists() else None
    if revision is not None and revision < HEAD:
        back_up(path, now(), revision)
    try:
        if revision != HEAD:
            _migrate(path)
        connection = to_write(path)
    except UnicodeDecodeError as error:
        raise DamagedError("the schema is no text") from error
    except sqlite3.Error as error:
        raise _judged(error) from error
    try:
        with transaction(connection):
            pass  # whoever cannot write is told so now, not at the first note
        return Book(path, connection, _identity(path), key, revision if revision != HEAD else None, recovered)
    except sqlite3.Error as error:
        connection.close()
        raise _judged(error) from error
    except BaseException:
        connection.close()
        raise


def _migrate(path: Path) -> None:
    from kiosk.records.migrate import migrate  # noqa: PLC0415 - SQLAlchemy and alembic

    migrate(path)


def _check(path: Path) -> str | None:
    """The revision of a sound file. Read-only: closing must not fold the -wal of a damaged file into it."""
    try:
        with closing(to_read(path)) as connection:
            answer = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
            revision = revision_of(connection)
    except UnicodeDecodeError as error:
        raise DamagedError("the schema is no text") from error
    except sqlite3.Error as error:
        raise (DamagedError(str(error)) if fails_a_check(error) else error) from error
    if answer != "ok":
        raise DamagedError(str(answer))
    return revision


def _cut_short(connection: sqlite3.Connection) -> CutShort | None:
    last = connection.execute(_LAST_VISIT).fetchone()
    if last is None:
        return None
    ended, ms = connection.execute(_ENDED, last).fetchone()
    return None if ended else CutShort(last[0], ms)


def _last_seq(connection: sqlite3.Connection) -> int:
    last: int = connection.execute(_LAST_SEQ).fetchone()[0]
    return last


def _judged(error: sqlite3.Error) -> Exception:
    return DamagedError(str(error)) if is_damage(error) else error


def _identity(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_dev, status.st_ino

"""The loop of the writer thread: takes what waits, writes it, and comes back after any trouble."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import chain, repeat
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.records.audit.deeds import Deed, Entry
from kiosk.records.backlog import Backlog, Note, Waiting
from kiosk.records.care.carer import Carer
from kiosk.records.health import Code, Progress
from kiosk.records.trouble import DamagedError, code_of

if TYPE_CHECKING:
    from kiosk.records.book import Book

LOG = logging.getLogger(__name__)

BATCH = 200
"""Notes a transaction at most, so that one is over in milliseconds even after a long trouble."""

TICK_S = 600.0
"""How long the thread sleeps at most, so that it sees when a day has passed."""

SET_ASIDE_AT_MOST = 3
"""Files a run. A disk that damages every new file must not be filled with them."""


@dataclass
class Writer:
    """Belongs to one thread, apart from `progress`, which anybody may read."""

    path: Path
    backlog: Backlog
    row: Callable[[Waiting], Note | Entry | None]
    key: Callable[[], bytes]
    now: Callable[[], datetime]
    retry_s: tuple[float, ...]
    changed: Callable[[], None]
    note_fault: Callable[[str], None]
    note_cut: Callable[[str, int], None]
    witness: Callable[[Deed, str, int], None]
    carer: Carer
    progress: Progress = field(default_factory=Progress)
    _book: "Book | None" = None
    _owned_up: int = 0
    _looked_back: bool = False

    def run(self) -> None:
        """Until the backlog is closed and empty, or closed and the last try has failed."""
        pauses = self._pauses()
        while True:
            if self._try():
                self._own_up()
                pauses = self._pauses()
                if not self.backlog.wait(TICK_S):
                    break
            elif self.backlog.closed:
                break
            else:
                self.backlog.pause(next(pauses))
        self._close_book()

    def _pauses(self) -> Iterator[float]:
        return chain(self.retry_s, repeat(self.retry_s[-1]))

    def _try(self) -> bool:
        try:
            book = self._open()
            self._write_all(book)
            self._tend(book)
        except DamagedError as error:
            return self._put_aside(error) and self._try()
        except Exception as error:  # noqa: BLE001 (whatever happens, this thread must live and try again)
            self._fail(code_of(error, self.path), error)
        else:
            if self.progress.code is not Code.FINE:
                self._tell(code=Code.FINE)
            return True
        return False

    def _open(self) -> "Book":
        # Imported here, in the writer's own thread: nobody shall wait for it.
        from kiosk.records.book import open_book  # noqa: PLC0415

        if self._book is not None and not self._book.is_in_place():
            self._close_book()
        if self._book is None:
            self._book = open_book(self.path, self.key, self.now)
            if self._book.recovered:
                self.witness(Deed.RESTORED, "", 0)
            if self._book.migrated_from:
                self.witness(Deed.MIGRATED, self._book.migrated_from, 0)
            self._look_back(self._book)
        return self._book

    def _look_back(self, book: "Book") -> None:
        """Once a run, before its first note is written: end the visit that the last run could not."""
        if not self._looked_back and (cut := book.cut_short()):
            self.note_cut(cut.visit, cut.ms)
        self._looked_back = True

    def _write_all(self, book: "Book") -> None:
        while waiting := self.backlog.first(BATCH):
            written = book.append([row for each in waiting if (row := self.row(each))])
            self.backlog.forget(waiting)
            self._tell(
                code=Code.FINE,
                last_seq=written.last_seq,
                last_written=self.now(),
                refused=self.progress.refused + written.refused,
            )

    def _tend(self, book: "Book") -> None:
        """Not when the kiosk is about to close: nobody waits for a copy then."""
        if self.backlog.closed or not self.carer.due():
            return
        for _ in self.carer.tend(book):
            self._write_all(book)
        self._tell(care=self.carer.condition)

    def _put_aside(self, error: Exception) -> bool:
        """Recover the log. True when there is a sound one in its place."""
        if self.progress.set_aside >= SET_ASIDE_AT_MOST:
            self._fail(Code.DAMAGED_AGAIN, error)
            return False
        self._close_book()
        from kiosk.records.care.recover import recover  # noqa: PLC0415

        try:
            recovery = recover(self.path, self.now())
        except Exception as refusal:  # noqa: BLE001 (a full or read-only disk: tried again)
            self._fail(code_of(refusal, self.path), refusal)
            return False
        LOG.error("the log was damaged (%s); from %s, %d salvaged", error, recovery.copy, recovery.salvaged)
        restored = recovery.copy is not None
        self._tell(
            code=Code.RESTORED if restored else Code.SET_ASIDE,
            set_aside=self.progress.set_aside + 1,
            restored=restored,
            salvaged=self.progress.salvaged + recovery.salvaged,
        )
        self.note_fault("damaged")
        if restored or recovery.salvaged:
            self.witness(Deed.RESTORED, "", recovery.salvaged)
        return True

    def _fail(self, code: Code, error: Exception) -> None:
        if code != self.progress.code:
            LOG.error("the log cannot be written (%s): %s", code, error)
            self.note_fault(code)
        self._close_book()
        self._tell(code=code)

    def _own_up(self) -> None:
        """Numbers without a gap would hide that notes were dropped; so the log says it."""
        dropped = self.backlog.counts()[1]
        if dropped > self._owned_up:
            self.note_fault("notes_dropped")
        self._owned_up = dropped

    def _close_book(self) -> None:
        if self._book is not None:
            self._book.close()
            self._book = None

    def _tell(self, **changes: object) -> None:
        self.progress = replace(self.progress, **changes)  # type: ignore[arg-type]
        try:
            self.changed()
        except Exception:
            LOG.exception("a listener to the diary's health failed")

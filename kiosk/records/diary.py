"""The diary: takes notes from the touch thread, and never makes it wait or fail."""

import logging
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from threading import Thread

from kiosk.records.audit.deeds import MACHINE, Deed, Entry, Purpose
from kiosk.records.backlog import Backlog, Jotting
from kiosk.records.care.carer import Carer
from kiosk.records.catalogue import Catalogue
from kiosk.records.forms import Forms
from kiosk.records.health import DiaryHealth, health
from kiosk.records.ids import stored
from kiosk.records.writer import Writer

LOG = logging.getLogger(__name__)

CAPACITY = 20_000
"""Notes kept in memory while the disk refuses: about two weeks of a busy kiosk, some 10 MB."""

RETRY_S = (0.5, 1.0, 2.0, 5.0, 10.0, 30.0)
"""Pauses after one failure, two failures, ..; the last one stays."""


class Diary:
    """One writer thread alone owns the writing connection; everybody else only leaves notes.

    Nothing is opened before `start`, which the program calls after its first paint: looking through the file
    would hold the interpreter just when the first page is laid out.
    Notes taken before are kept and carry their own time.
    The directory must exist: one that is missing may be a disk that is not mounted yet.
    """

    def __init__(
        self,
        path: Path,
        catalogue: Catalogue,
        key: Callable[[], bytes],
        *,
        now: Callable[[], datetime],
        new_id: Callable[[datetime], str],
        heard: Callable[[DiaryHealth], None] | None = None,
        wake: Callable[[], None] | None = None,
        capacity: int = CAPACITY,
        retry_s: tuple[float, ...] = RETRY_S,
    ) -> None:
        """`key` seals the audit, and is called on the writer's thread.

        `heard` is told on the writer's thread, after each commit and each change of health.

        `wake` is called after each note, and sees to it that `stir` is called before long; without it the
        writer is woken at once.  To wake a thread costs the touch more than all else of a note, and the
        writer would hold the interpreter just when the page is painted.
        """
        self._now = now
        self._new_id = new_id
        self._heard = heard
        self._backlog = Backlog(capacity)
        self._wake = wake or self.stir
        self._writer = Writer(
            path,
            self._backlog,
            Forms(catalogue, new_id).row,
            key,
            now,
            retry_s,
            self._tell,
            self._note_fault,
            self._note_cut,
            self._witness_machine,
            Carer({name: event.keep_days for name, event in catalogue.events.items()}, now, new_id),
        )
        self._thread = Thread(target=self._writer.run, name="diary", daemon=True)

    def start(self) -> None:
        """Begin to write. Call once, after the first paint."""
        self._thread.start()

    def note(self, visit: str, name: str, fields: Mapping[str, int | str]) -> None:
        """Keep an event of the catalogue. Takes microseconds, never waits for the disk, never raises.

        One that the catalogue does not allow is not kept; a `fault` is, in its place.  The writer finds that
        out: whoever touches only leaves what happened, and when.
        """
        self._jot(visit, name, fields)
        self._wake()

    def stir(self) -> None:
        """Have what waits written now."""
        self._backlog.ring()

    def witness(self, deed: Deed, *, who: str, why: Purpose, about: str = "", count: int = 0) -> None:
        """Keep a line of the audit. Never waits; raises `EntryRefusedError` for one that has no form."""
        now = self._now()
        self._backlog.add(Entry(self._new_id(now), stored(now), who, deed.value, why.value, about, count))
        self.stir()

    def settle(self, timeout_s: float) -> bool:
        """Wait until all is on disk that was left here. Ask before something leaves the house."""
        self.stir()
        return self._backlog.settle(timeout_s)

    def health(self) -> DiaryHealth:
        return health(self._writer.progress, *self._backlog.counts())

    def close(self, timeout_s: float) -> bool:
        """Write what waits, at most so long. True if all of it is on disk. Later notes are not written."""
        self._backlog.close()
        if self._thread.ident is None:
            self._thread.start()
        self._thread.join(timeout_s)
        return not self._thread.is_alive() and self.health().waiting == 0

    def _jot(self, visit: str, name: str, fields: Mapping[str, int | str]) -> None:
        try:
            self._backlog.add(Jotting(self._now(), visit, name, dict(fields)))
        except Exception:
            LOG.exception("a note was lost")

    def _note_fault(self, code: str) -> None:
        """On the writer's thread, which looks for what waits before it sleeps."""
        self._jot("", "fault", {"room": "records", "code": code})

    def _note_cut(self, visit: str, ms: int) -> None:
        self._jot(visit, "visit_ended", {"reason": "cut", "ms": ms})

    def _witness_machine(self, deed: Deed, about: str, count: int) -> None:
        self.witness(deed, who=MACHINE, why=Purpose.REPAIR, about=about, count=count)

    def _tell(self) -> None:
        if self._heard is not None:
            self._heard(self.health())

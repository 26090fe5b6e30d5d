"""One export on a thread of its own: the page asks how far it is, and may say stop."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread

from kiosk.records.audit.deeds import Deed
from kiosk.records.reports.delivery import Outcome
from kiosk.records.reports.editions import Edition
from kiosk.records.reports.export import (
    Source,
    Watch,
    audited,
    events_in,
    export_log,
    export_report,
    export_summary,
)
from kiosk.records.reports.span import Span
from kiosk.records.reports.words import Words
from kiosk.staffroom import numbers
from kiosk.staffroom.office import Office
from kiosk.staffroom.spans import days

WHATS = ("report", "summary_xlsx", "summary_csv", "log_xlsx", "log_csv")
"""What can be exported; the log stays in the centre, the others say themselves whether they may leave it."""

WITNESS_S = 10.0
"""How long the audit may take to be on the disk before an export is given up."""

Make = Callable[[Watch], Outcome]


@dataclass
class Job:
    """`outcome` is None until it is over.  Fields are whole numbers or replaced whole: no lock is needed."""

    make: Make
    done: int = 0
    of: int = 0
    outcome: Outcome | None = None
    _stopped: Event = field(default_factory=Event)

    def start(self) -> None:
        """Begin; it ends by itself, also when the program does."""
        Thread(target=self._run, name="export", daemon=True).start()

    def stop(self) -> None:
        """Leave nothing half written."""
        self._stopped.set()

    def _run(self) -> None:
        self.outcome = self.make(Watch(told=self._told, cancelled=self._stopped.is_set))

    def _told(self, done: int, of: int) -> None:
        self.done, self.of = done, of


def job_of(office: Office, signed: Callable[..., None], what: str, span: Span, folder: Path) -> Job:
    """The export that was chosen; `signed` keeps a line of the audit for whoever chose it."""
    source = Source(office.where.log, office.events, numbers.words(office))
    make = _make(office, source, what, span, folder)

    def before() -> bool:
        if what.startswith("log"):
            signed(Deed.EXPORTED, about=days(span), count=events_in(source, span))
        else:
            signed(Deed.REPORTED, about=days(span))
        return office.settle(WITNESS_S)

    def undone() -> None:
        signed(Deed.NOT_EXPORTED, about=days(span))

    return Job(lambda watch: audited(before, lambda: make(watch), undone))


def _make(office: Office, source: Source, what: str, span: Span, folder: Path) -> Make:
    today = office.library.today()
    kind, _, form = what.partition("_")
    match kind, form:
        case "log", "csv" | "xlsx":
            return lambda watch: export_log(source, span, form, folder, watch)
        case "summary", "csv" | "xlsx":
            return lambda watch: export_summary(source, span, form, folder, today, watch)
        case _:
            return lambda watch: _report(office, source, span, folder, watch)


def _report(office: Office, source: Source, span: Span, folder: Path, watch: Watch) -> Outcome:
    # Imported on the job's own thread: the typesetter is only here for reports.
    from kiosk.records.reports.pdf import Print, report  # noqa: PLC0415

    printed = Print(office.where.assets, office.library.centre.name, office.now().replace(microsecond=0))

    def draw(edition: Edition, words: Words) -> bytes:
        return report(edition, words, printed)

    return export_report(source, span, folder, office.library.today(), draw, watch)

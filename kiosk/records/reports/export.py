"""The exports: the log, the tallies and the report, each with its dictionary, whole or not at all.

Nothing here raises for what a disk or a log does: the outcome says it in one sentence.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from sqlite3 import DatabaseError
from tempfile import gettempdir
from typing import Literal

from kiosk.records.catalogue import Catalogue
from kiosk.records.reports import dictionary, summary
from kiosk.records.reports.cells import csv_bytes
from kiosk.records.reports.counting import figures, reading
from kiosk.records.reports.delivery import CancelledError, Disk, Ending, Outcome, Sheaf, deliver, never
from kiosk.records.reports.editions import Edition, NotWholeMonthsError, inside, months_to_tell, outside
from kiosk.records.reports.fetching import Told, fetched, nobody
from kiosk.records.reports.figures import Figures
from kiosk.records.reports.keeping import partly_gone
from kiosk.records.reports.logrows import csv_pieces, how_many
from kiosk.records.reports.span import Span
from kiosk.records.reports.words import Words
from kiosk.records.trouble import LogUnreadableError
from kiosk.values import dataclass

LOG = logging.getLogger(__name__)
Format = Literal["csv", "xlsx"]
INSIDE, LEAVES = "館内用", "公表用"
DICTIONARY = "項目の説明"


@dataclass(frozen=True)
class Source:
    """What exports are made from: the log's file, the event catalogue, and the names of codes."""

    log: Path
    events: Catalogue
    words: Words


@dataclass(frozen=True)
class Watch:
    """Whoever looks on: hears the progress, and may say stop.  `disk` is for tests."""

    told: Told = nobody
    cancelled: Callable[[], bool] = never
    disk: Disk | None = None


def events_in(source: Source, span: Span) -> int:
    """How many events a range of days has; 0 where the log cannot be read."""
    try:
        with reading(source.log) as connection:
            return how_many(connection, span)
    except (LogUnreadableError, DatabaseError):
        return 0


def audited(before: Callable[[], bool], make: Callable[[], Outcome], undone: Callable[[], None]) -> Outcome:
    """Nothing is written before it stands in the audit; what does not come about is said there as well.

    `before` tells whether the line is on the disk.
    """
    outcome = make() if before() else Outcome(Ending.UNWITNESSED)
    if outcome.ending is not Ending.DONE:
        undone()
    return outcome


def export_log(source: Source, span: Span, form: Format, folder: Path, watch: Watch) -> Outcome:
    """Every event of a range of days. It stays in the centre, and its name says so."""
    name = f"{INSIDE}_記録_{span}"
    make = _log_csv if form == "csv" else _log_workbook
    return _delivered(lambda: make(source, span, name, watch), folder, watch)


def export_summary(
    source: Source, span: Span, form: Format, folder: Path, today: date, watch: Watch
) -> Outcome:
    """The tallies: the edition that may leave, or the exact one where the range cannot leave."""
    return _delivered(lambda: _summary(source, edition(source, span, today), form), folder, watch)


def export_report(
    source: Source,
    span: Span,
    folder: Path,
    today: date,
    draw: Callable[[Edition, Words], bytes],
    watch: Watch,
) -> Outcome:
    """The report, drawn by `draw` (kiosk/records/reports/pdf.py); its dictionary is its last section."""

    def sheaves() -> Iterator[Sheaf]:
        made = edition(source, span, today)
        kind = "月次報告" if span.is_month else "報告"
        yield Sheaf(f"{_reader(made)}_{kind}_{span}.pdf", [draw(made, source.words)])

    return _delivered(sheaves, folder, watch)


def edition(source: Source, span: Span, today: date) -> Edition:
    """What may leave, for whole months that are over; else the exact numbers, for this centre only.

    Raises `LogUnreadableError`.
    """
    try:
        months = months_to_tell(span, today)
    except NotWholeMonthsError:
        return inside(_figures(source, span, today))
    return outside(span, tuple(_figures(source, month, today) for month in months))


def _figures(source: Source, span: Span, today: date) -> Figures:
    gone = partly_gone(span, today, source.events)
    return replace(figures(source.log, span, source.words), gone=gone)


def _delivered(sheaves: Callable[[], Iterator[Sheaf]], folder: Path, watch: Watch) -> Outcome:
    try:
        return deliver(folder, sheaves(), cancelled=watch.cancelled, disk=watch.disk)
    except (LogUnreadableError, DatabaseError):
        LOG.exception("the log cannot be exported")
        return Outcome(Ending.UNREADABLE)
    except Exception:
        LOG.exception("an export failed")
        return Outcome(Ending.TROUBLE)


def _log_csv(source: Source, span: Span, name: str, watch: Watch) -> Iterator[Sheaf]:
    yield Sheaf(
        f"{name}_{DICTIONARY}.csv", [csv_bytes([dictionary.HEADINGS, *dictionary.of_log(source.events)])]
    )
    with reading(source.log) as connection, closing(fetched(connection, span, watch.told)) as pieces:
        yield Sheaf(f"{name}.csv", csv_pieces(pieces, source.words, source.events))


def _log_workbook(source: Source, span: Span, name: str, watch: Watch) -> Iterator[Sheaf]:
    # Imported late: only who wants a workbook waits for its maker.
    from kiosk.records.reports.spreadsheet import entries_sheet, log_rows, log_sheets, workbook  # noqa: PLC0415

    with reading(source.log) as connection, closing(fetched(connection, span, stoppable(watch))) as pieces:
        rows = log_rows(pieces, source.words, source.events)
        sheets = log_sheets(rows, how_many(connection, span))
        explained = entries_sheet(DICTIONARY, dictionary.HEADINGS, dictionary.of_log(source.events))
        yield Sheaf(f"{name}.xlsx", workbook([*sheets, explained], Path(gettempdir())))


def _summary(source: Source, made: Edition, form: Format) -> Iterator[Sheaf]:
    name = f"{_reader(made)}_集計_{made.span}"
    rows = list(summary.rows(made, source.words))
    entries = dictionary.of_summary(inside=made.inside)
    if form == "csv":
        yield Sheaf(f"{name}_{DICTIONARY}.csv", [csv_bytes([dictionary.HEADINGS, *entries])])
        yield Sheaf(f"{name}.csv", [csv_bytes([summary.HEADINGS, *rows])])
        return
    from kiosk.records.reports.spreadsheet import entries_sheet, workbook  # noqa: PLC0415

    sheets = [
        entries_sheet("集計", summary.HEADINGS, rows),
        entries_sheet(DICTIONARY, dictionary.HEADINGS, entries),
    ]
    yield Sheaf(f"{name}.xlsx", workbook(sheets, Path(gettempdir())))


def stoppable(watch: Watch) -> Told:
    """Progress that stops what it tells of: a workbook is made in one go, with no other place to say stop."""

    def told(done: int, of: int) -> None:
        watch.told(done, of)
        if watch.cancelled():
            raise CancelledError

    return told


def _reader(made: Edition) -> str:
    return INSIDE if made.inside else LEAVES

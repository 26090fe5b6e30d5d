"""`python -m kiosk export` and `report`: what the staff room's exports do, from the command line."""

import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal, TextIO

from kiosk.content import Content, places
from kiosk.gather import gather
from kiosk.records.audit.deeds import Deed, Purpose
from kiosk.records.reports.delivery import Ending, Outcome
from kiosk.records.reports.editions import Edition
from kiosk.records.reports.export import (
    Format,
    Source,
    Watch,
    events_in,
    export_log,
    export_report,
    export_summary,
)
from kiosk.records.reports.span import JAPAN, Span, WrongWayRoundError, month
from kiosk.records.reports.words import Words, words_of
from kiosk.staffroom.spans import days as audited
from kiosk.trust import witnessed
from kiosk.values import dataclass

LOG_FILE = "diary.sqlite"
NOT_OVER = "月の途中や、終わっていない月は館の外に出せないので、館の中だけで使う版を作りました。\n"


@dataclass(frozen=True)
class Desk:
    """Where this machine keeps things, today's date in Japan, and where to write what is said."""

    settings: Path
    data: Path
    now: datetime
    out: TextIO = sys.stdout

    @property
    def today(self) -> date:
        return self.now.astimezone(JAPAN).date()


def here(settings: Path, data: Path) -> Desk:
    """This machine, now."""
    return Desk(settings, data, datetime.now(UTC))


def source_of(content: Content, data: Path) -> Source:
    """The log and what its codes mean."""
    words = words_of(content.procedures, content.home.needs, content.events)
    return Source(data / LOG_FILE, content.events, words)


def export(desk: Desk, what: Literal["log", "summary"], form: Format, span: Span, folder: Path) -> int:
    """Write the log or the tallies, once it is written down who does; 0 when all of it is there."""
    where = places(desk.data, desk.settings)
    source = source_of(gather(where), desk.data)
    deed, count = (Deed.EXPORTED, events_in(source, span)) if what == "log" else (Deed.REPORTED, 0)
    if not witnessed(where, deed, Purpose.MONTHLY, desk.out, audited(span), count):
        return 1
    watch = Watch(told=_progress)
    if what == "log":
        return _said(desk, span, export_log(source, span, form, folder, watch))
    return _said(desk, span, export_summary(source, span, form, folder, desk.today, watch))


def report(desk: Desk, span: Span, folder: Path) -> int:
    """Write the report as PDF/A, once it is written down who does; 0 when it is there."""
    from kiosk.records.reports.pdf import Print  # noqa: PLC0415 - typst only where a report is made
    from kiosk.records.reports.pdf import report as drawn  # noqa: PLC0415

    where = places(desk.data, desk.settings)
    if not witnessed(where, Deed.REPORTED, Purpose.MONTHLY, desk.out, audited(span)):
        return 1
    content = gather(where)
    printed = Print(where.assets, content.settings.centre.name, desk.now)

    def draw(edition: Edition, words: Words) -> bytes:
        return drawn(edition, words, printed)

    source = source_of(content, desk.data)
    return _said(desk, span, export_report(source, span, folder, desk.today, draw, Watch()))


def the_month(text: str) -> Span | None:
    """A month as it is typed: 2026-11.  None where it is not one."""
    try:
        year, number = map(int, text.split("-"))
        return month(year, number)
    except ValueError:
        return None


def days(desk: Desk, first: date | None, last: date | None) -> Span | None:
    """The days asked for; from the first of this month, and to today, where nothing is said."""
    try:
        return Span(first or desk.today.replace(day=1), last or desk.today)
    except WrongWayRoundError:
        return None


def _said(desk: Desk, span: Span, outcome: Outcome) -> int:
    """What became of it; the audit hears as well when it is not there."""
    desk.out.write(f"{outcome.sentence}\n")
    desk.out.writelines(f"{file}\n" for file in outcome.files)
    if any(file.name.startswith("館内用") and "記録" not in file.name for file in outcome.files):
        desk.out.write(NOT_OVER)
    if outcome.ending is Ending.DONE:
        return 0
    where = places(desk.data, desk.settings)
    witnessed(where, Deed.NOT_EXPORTED, Purpose.MONTHLY, desk.out, audited(span))
    return 1


def _progress(done: int, of: int) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{100 * done // max(of, 1)} %" + ("\n" if done == of else ""))

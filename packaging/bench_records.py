"""The records' cost: a note seen from the touch, and pages and exports beside the sqlite3 command line's CSV.

Log and exports are made in a scratch folder; sqlite3 and the exports take turns: a busy machine slows both.
"""

import argparse
import json
import os
import secrets
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

from bench_table import percentile  # noqa: E402
from made_log import make_log, shipped_walks  # noqa: E402
from PySide6.QtCore import QCoreApplication  # noqa: E402

from kiosk.app import keep_diary  # noqa: E402
from kiosk.content import places  # noqa: E402
from kiosk.exporting import source_of  # noqa: E402
from kiosk.gather import gather  # noqa: E402
from kiosk.records.ids import visit_id  # noqa: E402
from kiosk.records.reports.counting import figures  # noqa: E402
from kiosk.records.reports.export import Format, Source, Watch, edition, export_log  # noqa: E402
from kiosk.records.reports.pdf import Print, report  # noqa: E402
from kiosk.records.reports.span import Span, month  # noqa: E402

FIRST = datetime(2025, 12, 1, tzinfo=UTC)
DAYS, WARM_UP, LONG_S, LOOK_S = 365, 20, 20.0, 0.0002
YEAR = Span(date(2025, 12, 1), date(2026, 12, 31))
MONTH, DAY = month(2026, 10), Span(date(2026, 10, 14), date(2026, 10, 14))
AFTER = date(2026, 12, 1)


@dataclass(frozen=True)
class Sized:
    """One log's numbers: bytes an event, milliseconds of pages and report, seconds of exports."""

    events: int
    bytes_per_event: float
    day_ms: float
    month_ms: float
    report_ms: float
    sqlite_s: float
    csv_s: float
    xlsx_s: float


def main() -> None:
    """Measure, and print the table and the line of JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--notes", type=int, default=1000)
    parser.add_argument("--events", type=int, nargs="+", default=[100_000, 1_000_000])
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with TemporaryDirectory() as scratch:
        touch, durable = notes(Path(scratch), options.notes)
        sizes = [sized(Path(scratch), count, options.rounds) for count in options.events]
    for line in table(touch, durable, sizes):
        print(line)
    last = sizes[-1]
    numbers = {
        "touch_p99_ms": round(percentile(touch, 0.99), 4),
        "durable_p99_ms": round(percentile(durable, 0.99), 2),
        "csv_ratio": round(last.csv_s / last.sqlite_s, 3),
        "xlsx_ratio": round(last.xlsx_s / last.sqlite_s, 3),
        "month_page_ms": round(last.month_ms, 1),
        "bytes_per_event": round(last.bytes_per_event, 1),
    }
    print(json.dumps(numbers))


def notes(data: Path, count: int) -> tuple[list[float], list[float]]:
    """Milliseconds that a note costs whoever touches, and until it is on the disk; one note at a time.

    With Qt's loop, as on the tablet: a note is written a moment after the touch, when the page is painted.
    """
    app = QCoreApplication([])
    where = places(data, data / "none.toml")
    diary = keep_diary(where, gather(where).events)
    diary.start()
    visit, touch, durable = visit_id(secrets.token_bytes), [], []
    for number in range(1, WARM_UP + count + 1):
        began = perf_counter()
        diary.note(visit, "step_shown", {"procedure": "konbini", "step": "card", "sheet": 0, "ms": number})
        touched = perf_counter()
        while (diary.health().last_seq or 0) < number:
            app.processEvents()
            sleep(LOOK_S)
        touch.append(1000 * (touched - began))
        durable.append(1000 * (perf_counter() - began))
    diary.close(LONG_S)
    return touch[WARM_UP:], durable[WARM_UP:]


def sized(scratch: Path, count: int, rounds: int) -> Sized:
    """Everything that grows with the log."""
    path = scratch / f"{count}.sqlite"
    make_log(path, count, FIRST, DAYS, shipped_walks(ROOT / "assets"), seed=6)
    content = gather(places(scratch, scratch / "none.toml"))
    known = source_of(content, scratch)
    source = Source(path, known.events, known.words)
    printed = Print(ROOT / "assets", content.settings.centre.name, FIRST + timedelta(days=DAYS))
    plain, ours, books = [], [], []
    for _ in range(rounds):
        plain.append(seconds(lambda: by_sqlite(path, scratch)))
        ours.append(seconds(lambda: by_us(source, "csv", scratch)))
        books.append(seconds(lambda: by_us(source, "xlsx", scratch)))
    return Sized(
        events=count,
        bytes_per_event=path.stat().st_size / count,
        day_ms=1000 * median(seconds(lambda: figures(path, DAY, source.words)) for _ in range(5)),
        month_ms=1000 * median(seconds(lambda: figures(path, MONTH, source.words)) for _ in range(5)),
        report_ms=1000
        * median(
            seconds(lambda: report(edition(source, MONTH, AFTER), source.words, printed)) for _ in range(3)
        ),
        sqlite_s=median(plain),
        csv_s=median(ours),
        xlsx_s=median(books),
    )


def by_sqlite(path: Path, scratch: Path) -> None:
    """The whole table as CSV, by SQLite's own program."""
    with (scratch / "plain.csv").open("wb") as out:
        command = ["sqlite3", "-readonly", "-csv", "-header", str(path), "SELECT * FROM events"]
        subprocess.run(command, stdout=out, check=True)


def by_us(source: Source, form: Format, scratch: Path) -> None:
    """The export as staff make it: with its dictionary, synced, read back and compared."""
    for file in export_log(source, YEAR, form, scratch, Watch()).files:
        file.unlink()


def seconds(work: Callable[[], object]) -> float:
    """Of wall clock.  What others left to be written is on the disk before: a sync would wait for it."""
    os.sync()
    began = perf_counter()
    work()
    return perf_counter() - began


def table(touch: list[float], durable: list[float], sizes: list[Sized]) -> list[str]:
    """Lines of text."""
    lines = [f"{'one note':<30}{'p50':>12}{'p99':>12}"]
    lines += [
        f"{name:<30}{percentile(values, 0.5):>12.3f}{percentile(values, 0.99):>12.3f}"
        for name, values in (("seen from the touch, ms", touch), ("on the disk, ms", durable))
    ]
    lines.append(f"{'events':<30}" + "".join(f"{one.events:>12,}" for one in sizes))
    rows: dict[str, Callable[[Sized], float]] = {
        "bytes an event": lambda one: one.bytes_per_event,
        "today's numbers, ms": lambda one: one.day_ms,
        "a month's numbers, ms": lambda one: one.month_ms,
        "a month's report (PDF), ms": lambda one: one.report_ms,
        "CSV by sqlite3, s": lambda one: one.sqlite_s,
        "CSV by us, s": lambda one: one.csv_s,
        "XLSX by us, s": lambda one: one.xlsx_s,
        "CSV, ratio": lambda one: one.csv_s / one.sqlite_s,
        "XLSX, ratio": lambda one: one.xlsx_s / one.sqlite_s,
    }
    return lines + [
        f"{name:<30}" + "".join(f"{of(one):>12.2f}" for one in sizes) for name, of in rows.items()
    ]


if __name__ == "__main__":
    main()

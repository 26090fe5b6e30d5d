"""Sheets of an Excel workbook.  Text stays text there, also where it looks like a formula."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from rustpy_xlsxwriter import Format, write_worksheets

from kiosk.records.catalogue import Catalogue
from kiosk.records.reports.delivery import PIECE
from kiosk.records.reports.fetching import Columns
from kiosk.records.reports.logrows import COLUMNS, TIMED, Hours, Meanings
from kiosk.records.reports.words import Words
from kiosk.values import dataclass

Cell = int | str | date | None
Row = Mapping[str, Cell]
MOST_ROWS = 1_000_000
"""A sheet of Excel ends at 1,048,576 rows; what does not fit goes on in the next one."""


@dataclass(frozen=True)
class Sheet:
    """A sheet: its name, its rows, and the width of each column in characters."""

    name: str
    rows: Iterable[Row]
    widths: tuple[float, ...]


def workbook(sheets: Iterable[Sheet], scratch: Path) -> Iterator[bytes]:
    """A workbook's bytes.  It is made in `scratch`, on this machine, before a stick sees any of it."""
    made = list(sheets)
    with TemporaryDirectory(dir=scratch) as folder:
        path = Path(folder) / "made.xlsx"
        write_worksheets(
            [(sheet.name, sheet.rows) for sheet in made],
            path,
            freeze_panes={"general": {"row": 1, "col": 0}},
            datetime_format="yyyy-mm-dd",
            column_widths={sheet.name: list(sheet.widths) for sheet in made},
            header_format={"general": Format().set_bold().set_background_color("#E7EEF4")},
        )
        with path.open("rb") as file:
            while piece := file.read(PIECE):
                yield piece


def log_rows(pieces: Iterable[Columns], words: Words, events: Catalogue) -> Iterator[Row]:
    """The log in the columns of the CSV; the day is a date that Excel can sort and group."""
    known, days = _Known(Meanings(words, events)), _Days()
    for columns in pieces:
        for seq, at, visit, text in zip(*columns, strict=True):
            name, timed, rest = text.partition(TIMED)
            if timed:
                ms, _, rest = rest.partition(",")
                row = known[f"{name}{{{rest}"].copy()
                row["秒"] = int(ms) // 1000
            else:
                row = known[name].copy()
            row["番号"] = int(seq)
            row["日付"], hour = days[at[:13]]
            row["時刻"] = hour + at[13:19]
            row["利用の番号"] = visit
            yield row


class _Known(dict[str, dict[str, Cell]]):
    """Rows with what all events of the same name and fields have in common, in the order of the columns."""

    def __init__(self, meanings: Meanings) -> None:
        super().__init__()
        self._meanings = meanings

    def __missing__(self, text: str) -> dict[str, Cell]:
        known = self._meanings[text]
        shared = ("", "", "", "", known.event, known.procedure, known.page, known.detail, known.sheet, "")
        found = self[text] = dict(zip(COLUMNS, (*shared, known.code), strict=True))
        return found


def log_sheets(rows: Iterator[Row], count: int) -> Iterator[Sheet]:
    """The log's rows on as many sheets as they need; an empty log still has its headings."""
    for number in range(max(1, -(-count // MOST_ROWS))):
        mark = f"{number + 1}" if number else ""
        shown = islice(rows, MOST_ROWS) if count else [dict.fromkeys(COLUMNS)]
        yield Sheet(f"記録{mark}", shown, (8, 11, 9, 15, 32, 24, 24, 22, 6, 8, 20))


def entries_sheet(name: str, headings: Sequence[str], entries: Iterable[Sequence[Cell]]) -> Sheet:
    """A small sheet, its widest column the second."""
    rows = [dict(zip(headings, entry, strict=True)) for entry in entries]
    return Sheet(name, rows, (28, *(40 for _ in headings[1:])))


class _Days(dict[str, tuple[date, str]]):
    """Of each hour as logged: the day in Japan as a date, and the hour."""

    def __init__(self) -> None:
        super().__init__()
        self._hours = Hours()

    def __missing__(self, hour: str) -> tuple[date, str]:
        day, there = self._hours[hour]
        found = self[hour] = (date.fromisoformat(day), there)
        return found

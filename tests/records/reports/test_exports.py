"""The exports as the clerk finds them: their names, their cells, and what somebody else's program reads."""

import csv
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from kiosk.exporting import LOG_FILE, Desk, export, report
from kiosk.records.audit.trail import links
from kiosk.records.reports.cells import csv_bytes, guarded
from kiosk.records.reports.delivery import Ending, Outcome
from kiosk.records.reports.export import Format, Source, Watch, audited, export_log, export_summary
from kiosk.records.reports.logrows import COLUMNS
from kiosk.records.reports.span import Span
from tests.records.reports.conftest import OCTOBER, TODAY, YEAR, Log, at
from tests.records.reports.reader import needs_office, opened

Cells = list[list[str]]


def lines_of(file: Path) -> Cells:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.reader(lines))


def main_file(source: Source, form: Format, stick: Path, span: Span = YEAR) -> Path:
    outcome = export_log(source, span, form, stick, Watch())
    assert outcome.ending is Ending.DONE
    return outcome.files[-1]


def test_the_csv_is_what_excel_opens(busy: Path, source: Source, stick: Path) -> None:
    """A BOM, lines ending with CR LF, Japanese headings, one line for each event, and a dictionary beside."""
    file = main_file(source, "csv", stick)
    body = file.read_bytes()
    assert body.startswith(b"\xef\xbb\xbf")
    assert body.count(b"\r\n") == body.count(b"\n") == 1 + 209
    lines = lines_of(file)
    assert tuple(lines[0]) == COLUMNS
    assert lines[1][1:3] == ["2026-10-01", "10:00:00"]
    assert lines[3][5:11] == ["証明書を とる", "told", "", "1", "0", "step_shown"]
    assert sorted(path.name for path in stick.iterdir()) == [file.name, f"{file.stem}_項目の説明.csv"]
    assert "館内用" in file.name


def test_a_visit_has_a_short_number_of_its_own(busy: Path, source: Source, stick: Path) -> None:
    """The beginning of its id, by which it is found in the log; no two begin alike."""
    lines = lines_of(main_file(source, "csv", stick))[1:]
    with closing(sqlite3.connect(busy)) as log:
        ids = [visit for (visit,) in log.execute("SELECT visit FROM events ORDER BY seq")]
    told = [line[COLUMNS.index("利用の番号")] for line in lines]
    assert all(visit.startswith(number) for visit, number in zip(ids, told, strict=True))
    assert len(set(told)) == len(set(ids)) > 1


def test_a_range_takes_its_own_days_only(busy: Path, source: Source, stick: Path) -> None:
    """From midnight to midnight in Japan."""
    lines = lines_of(main_file(source, "csv", stick, Span(date(2026, 10, 1), date(2026, 10, 1))))
    assert {line[1] for line in lines[1:]} == {"2026-10-01"}
    assert len(lines) == 1 + 6 + 5 - 1 + 1


def test_no_cell_calculates(busy: Path, source: Source, stick: Path) -> None:
    """What begins like a formula is shown with an apostrophe, wherever it came from."""
    (line,) = [line for line in lines_of(main_file(source, "csv", stick)) if line[7].endswith("-1")]
    assert line[7] == "音の大きさ、-1"
    titled = replace(source.words, procedures={**source.words.procedures, "konbini": '=HYPERLINK("x")'})
    file = main_file(replace(source, words=titled), "csv", stick)
    assert {line[5] for line in lines_of(file) if line[6] == "card"} == {'\'=HYPERLINK("x")'}
    assert [guarded(text) for text in ("=1", "+1", "-1", "@a", "\tx", "＝1", "a=1")] == [
        "'=1",
        "'+1",
        "'-1",
        "'@a",
        "'\tx",
        "'＝1",
        "a=1",
    ]
    assert csv_bytes([['a"b', "c,d", 1]]).endswith(b'"a""b","c,d",1\r\n')


def test_the_workbook_has_the_same_cells(busy: Path, source: Source, stick: Path) -> None:
    """The same values as in the CSV; days are dates, numbers are numbers, and no text is a formula."""
    titled = replace(source.words, procedures={**source.words.procedures, "konbini": "=1+1"})
    source = replace(source, words=titled)
    book = openpyxl.load_workbook(main_file(source, "xlsx", stick))
    assert book.sheetnames == ["記録", "項目の説明"]
    cells = list(book["記録"].iter_rows())
    assert {cell.data_type for row in cells for cell in row} <= {"n", "s", "d", "inlineStr"}
    shown = [["" if cell.value is None else _text(cell.value) for cell in row] for row in cells]
    wanted = [[cell.removeprefix("'") for cell in line] for line in lines_of(main_file(source, "csv", stick))]
    assert shown == wanted


def _text(value: object) -> str:
    if hasattr(value, "date"):
        return str(value.date())
    return str(int(value)) if isinstance(value, float) else str(value)


@needs_office
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_libreoffice_reads_every_value(
    busy: Path, source: Source, stick: Path, tmp_path: Path, form: Format
) -> None:
    """Opened and written again by a program that is not ours, every cell is the one that was exported."""
    wanted = lines_of(main_file(source, "csv", stick))
    sheets = opened(main_file(source, form, stick), tmp_path)
    (name,) = [name for name in sheets if name in {"", "記録"} or name.startswith("館内用")]
    assert sheets[name] == wanted


def test_an_empty_log_still_has_headings(log: Log, source: Source, stick: Path) -> None:
    """A month without a visit is a file that says so by having no rows."""
    log.written()
    assert lines_of(main_file(source, "csv", stick)) == [list(COLUMNS)]
    sheet = openpyxl.load_workbook(main_file(source, "xlsx", stick))["記録"]
    assert [cell.value for cell in sheet[1]] == list(COLUMNS)


def test_the_summary_that_leaves_has_no_small_number(busy: Path, source: Source, stick: Path) -> None:
    """Its name says that it may leave, and no count from one to four is in it."""
    outcome = export_summary(source, OCTOBER, "csv", stick, TODAY, Watch())
    assert [file.name for file in outcome.files] == [
        "公表用_集計_2026-10_項目の説明.csv",
        "公表用_集計_2026-10.csv",
    ]
    counts = [line[3] for line in lines_of(outcome.files[1])[1:]]
    assert "20" in counts
    assert not {"0", "1", "2", "3", "4"} & set(counts)
    book = openpyxl.load_workbook(export_summary(source, OCTOBER, "xlsx", stick, TODAY, Watch()).files[0])
    assert book.sheetnames == ["集計", "項目の説明"]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_progress_is_told_and_a_stop_is_heard(busy: Path, source: Source, stick: Path, form: Format) -> None:
    """In both forms: the last number told is the last of all, and a stop leaves nothing."""
    heard: list[tuple[int, int]] = []
    assert export_log(source, YEAR, form, stick, Watch(told=lambda *told: heard.append(told))).files
    assert heard[-1] == (209, 209)
    before = sorted(stick.iterdir())
    stopped = export_log(source, YEAR, form, stick, Watch(cancelled=lambda: True))
    assert stopped.ending is Ending.CANCELLED
    assert sorted(stick.iterdir()) == before


@pytest.mark.parametrize(
    ("on_disk", "ending", "wanted"),
    [
        (True, Ending.DONE, ["before", "made", "done"]),
        (True, Ending.FULL, ["before", "made", "undone", "full"]),
        (False, Ending.DONE, ["before", "undone", "unwitnessed"]),
    ],
)
def test_the_audit_comes_first(*, on_disk: bool, ending: Ending, wanted: list[str]) -> None:
    """What cannot be written down does not happen; what did not come about is written down as well."""
    happened: list[str] = []

    def before() -> bool:
        happened.append("before")
        return on_disk

    def make() -> Outcome:
        happened.append("made")
        return Outcome(ending)

    outcome = audited(before, make, lambda: happened.append("undone"))
    assert [*happened, outcome.ending] == wanted


def test_no_log_is_one_sentence(source: Source, stick: Path) -> None:
    """An unreadable log ends like an unwritable stick: said, and nothing left behind."""
    assert export_log(source, YEAR, "csv", stick, Watch()).ending is Ending.UNREADABLE
    assert list(stick.iterdir()) == []


def test_the_commands(busy: Path, stick: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`export` and `report` do the same from the command line, and say which edition was made."""
    busy.rename(tmp_path / LOG_FILE)
    desk = Desk(tmp_path / "kiosk.toml", tmp_path, at(31).replace(month=12))
    ways: list[Callable[[], int]] = [
        lambda: export(desk, "log", "csv", OCTOBER, stick),
        lambda: export(desk, "summary", "csv", OCTOBER, stick),
        lambda: report(desk, OCTOBER, stick),
        lambda: report(desk, YEAR, stick),
        lambda: report(desk, OCTOBER, stick / "none"),
    ]
    assert [way() for way in ways] == [0, 0, 0, 0, 1]
    lines = [each.entry for each in links(tmp_path / LOG_FILE)]
    assert [each.deed for each in lines] == ["exported", *["reported"] * 4, "not_exported"]
    assert (lines[0].about, lines[0].count > 0) == ("2026-10-01:2026-10-31", True)
    names = {path.name for path in stick.iterdir()}
    assert {"公表用_月次報告_2026-10.pdf", "館内用_報告_2026-01-01から2026-12-31.pdf"} <= names

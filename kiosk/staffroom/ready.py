"""The machine tests itself; a sheet says whether it is ready for today, on paper or as a PDF."""

from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from kiosk.records.reports.span import JAPAN
from kiosk.staffroom.health import put_readings
from kiosk.staffroom.office import Office
from kiosk.staffroom.page import LAST, THIRD, Page
from kiosk.staffroom.probes import Reading
from kiosk.staffroom.readings import content, readings
from kiosk.staffroom.room import Room
from kiosk.widgets.kit import FAMILY

MARKS = {"good": "○", "careful": "×", "unknown": "－"}
MARGIN_MM, TITLE_PT, BODY_PT = 20.0, 24, 14


class Ready(Page):
    """Every part's reading, the whole in the title, and the sheet."""

    title = "ready.title"

    def __init__(self, room: Room, told: str = "") -> None:
        self._readings = [content(room.office), *readings(room.office)]
        self._told = told
        super().__init__(room)
        put_readings(self, self.body, self._readings)
        self.rail_key(THIRD, self.say("health.again"), lambda: room.swap(Ready), "start_over")
        self.rail_key(LAST, self.say("ready.print"), self._print, "print_paper", "next")

    def heading(self) -> str:
        """Whether it is ready, or what became of the sheet."""
        return self._told or verdict(self.office, self._readings)

    def _print(self) -> None:
        told = give_sheet(self.office, self._readings)
        self.room.swap(lambda room: Ready(room, told))


def verdict(office: Office, found: list[Reading]) -> str:
    """きょうの準備ができました, unless something is to be mended."""
    wrong = any(reading.state == "careful" for reading in found)
    return office.say("ready.wrong" if wrong else "ready.done")


def give_sheet(office: Office, found: list[Reading]) -> str:
    """Print the sheet where there is a printer, else leave it as a file; says what was done."""
    printer = _printer()
    try:
        if printer is not None and draw(printer, office, found):
            return office.say("ready.printed")
        path = sheet_path(office)
        path.parent.mkdir(parents=True, exist_ok=True)
        return office.say("ready.kept" if draw(pdf(path), office, found) else "ready.not_kept")
    except OSError:
        return office.say("ready.not_kept")


def sheet_path(office: Office) -> Path:
    """One a day."""
    return office.where.data / "ready" / f"{office.now().astimezone(JAPAN):%Y-%m-%d}.pdf"


def pdf(path: Path) -> QPdfWriter:
    """An A4 sheet as a file."""
    writer = QPdfWriter(str(path))
    writer.setTitle(path.stem)
    return writer


def draw(device: QPagedPaintDevice, office: Office, found: list[Reading]) -> bool:
    """The verdict, the house, the day, and a line a part; False where the device does not take it."""
    device.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    device.setPageMargins(QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM), QPageLayout.Unit.Millimeter)
    painter = QPainter()
    if not painter.begin(device):
        return False
    wide, top = float(device.width()), 0.0
    for text, points in _lines(office, found):
        painter.setFont(QFont(FAMILY, points))
        flags = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere)
        box = painter.boundingRect(QRectF(0, top, wide, device.height()), flags, text)
        painter.drawText(box, flags, text)
        top = box.bottom() + box.height() * 0.4
    return painter.end()


def _lines(office: Office, found: list[Reading]) -> list[tuple[str, int]]:
    at = office.now().astimezone(JAPAN)
    names = {each: office.say(f"health.{each.name}") for each in found}
    parts = [(f"{MARKS[each.state]}　{names[each]}　{each.words}", BODY_PT) for each in found]
    return [
        (verdict(office, found), TITLE_PT),
        (office.say("ready.when", centre=office.library.centre.name, at=f"{at:%Y-%m-%d %H:%M}"), BODY_PT),
        *parts,
    ]


def _printer() -> QPagedPaintDevice | None:
    """The system's own printer; none, where none is set up."""
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo  # noqa: PLC0415 - asks the system's spooler

    info = QPrinterInfo.defaultPrinter()
    return None if info.isNull() else QPrinter(info)

"""The picture of a page, or the two-dimensional code that stands in its place."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPixmap, QShowEvent
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.widgets.kit import Kit

QUIET = 4  # modules of white around the code (ISO/IEC 18004)


class PictureView(QLabel):
    """A picture as a square of so many pixels; a screen reader hears what it shows.

    It is drawn, in some two milliseconds, when it is shown: many pages are laid ahead and few are seen.
    """

    def __init__(self, name: str, side: int, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self._name, self._kit = name, kit
        self.setAccessibleName(kit.pictures.title(name))
        self.setFixedSize(side, side)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the picture ..."""
        self.setPixmap(self._kit.pictures.at(self._name, self.width()))
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """... and leave it to those that show it."""
        self.clear()
        super().hideEvent(event)


class SquareView(QLabel):
    """A two-dimensional code, black on white in every theme, so that every telephone reads it."""

    def __init__(self, url: str, side: int, spoken_name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(spoken_name)
        self.setPixmap(code(url, side))
        self.setFixedSize(side, side)


def code(url: str, side: int) -> QPixmap:
    """The code of an address as a square of `side` pixels."""
    # Imported at the first code: it costs a tenth of the start-up and no home page has one.
    import qrcode  # noqa: PLC0415
    from qrcode.constants import ERROR_CORRECT_M  # noqa: PLC0415

    maker = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=QUIET)
    maker.add_data(url)
    maker.make(fit=True)
    return modules_drawn(maker.get_matrix(), side)


def modules_drawn(matrix: Sequence[Sequence[bool]], side: int) -> QPixmap:
    """Whole modules only, dark where True, centred in a white square of `side` pixels."""
    cell = side // len(matrix)
    start = (side - cell * len(matrix)) // 2
    drawn = QPixmap(side, side)
    drawn.fill(Qt.GlobalColor.white)
    painter = QPainter(drawn)
    for row, modules in enumerate(matrix):
        for column, dark in enumerate(modules):
            if dark:
                painter.fillRect(
                    QRectF(start + column * cell, start + row * cell, cell, cell), QColor("black")
                )
    painter.end()
    return drawn

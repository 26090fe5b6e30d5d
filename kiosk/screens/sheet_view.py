"""One sheet of a page as widgets, ready to be swapped in."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.guide.page import Dots, Key, Page, Part, Square
from kiosk.widgets.big_button import BigButton
from kiosk.widgets.block_views import DigitsView, SayingView, make
from kiosk.widgets.glide import Glide
from kiosk.widgets.kit import Kit
from kiosk.widgets.machine_body import paint_machine
from kiosk.widgets.machine_parts import PartKey
from kiosk.widgets.picture_view import PictureView, SquareView
from kiosk.widgets.ruby_text import RubyText, title_use
from kiosk.widgets.sheets import Sheet
from kiosk.widgets.tiles import make_tile
from kiosk.words.sentence import Sentence

Spoken = RubyText | DigitsView | BigButton


class SheetView(QWidget):
    """The title, the picture and the blocks of one sheet; `keys` are what can be pressed on it."""

    def __init__(self, page: Page, sheet: Sheet, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.page = page
        self.sheet = sheet
        self.keys: list[BigButton] = []
        self._kit = kit
        self._ground = QColor(kit.colours.page.ground)
        self._spoken: list[tuple[Sentence, QWidget]] = []
        self._title(page, sheet, kit)
        self._picture(page, sheet, kit)
        for spot in sheet.spots:
            self._block(page, spot.block, spot.rect, kit)

    def sentences(self) -> tuple[Sentence, ...]:
        """What is read aloud on this sheet, in order: exactly what stands on it."""
        return tuple(sentence for sentence, _ in self._spoken)

    def likely(self) -> list[BigButton]:
        """The keys whose pages are worth laying out before the tap: not ten digits, one of which is right."""
        return [key for key in self.keys if not isinstance(key, PartKey) or key.worth_foreseeing()]

    def point(self, start: QPoint | None) -> QPoint | None:
        """Have a hand go from where it lay last to the part it points at; returns where it lies then."""
        part = next((key for key in self.keys if isinstance(key, PartKey) and key.part.pointed), None)
        if part is None:
            return None
        glide = Glide(part, start, self._kit, self)
        glide.begin()
        return glide.end

    def mark(self, index: int | None) -> None:
        """Mark the sentence that is being spoken; None marks nothing."""
        for place, (_, widget) in enumerate(self._spoken):
            if isinstance(widget, RubyText | DigitsView | BigButton):
                widget.mark(spoken=place == index)

    def mark_at(self, point: QPoint) -> int | None:
        """The sentence that stands at a point of this sheet."""
        for place, (_, widget) in enumerate(self._spoken):
            if QRect(widget.mapTo(self, QPoint(0, 0)), widget.size()).contains(point):
                return place
        return None

    def paint_ahead(self) -> None:
        """Have the pixels of words and keys ready."""
        for widget in self._lettered():
            widget.paint_ahead()

    def let_pixels_go(self) -> None:
        """Keep none ready."""
        for widget in self._lettered():
            widget.let_go()

    def _lettered(self) -> list[RubyText | BigButton]:
        return [*self.keys, *(each for _, each in self._spoken if isinstance(each, RubyText))]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The paper, and the body of a machine."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._ground)
        if self.sheet.machine and self.page.device:
            paint_machine(painter, self.sheet.machine, self.page.device, self._kit)

    def _title(self, page: Page, sheet: Sheet, kit: Kit) -> None:
        title = RubyText(page.title, title_use(page), kit, self)
        title.setGeometry(sheet.title)
        self._spoken.append((page.title, title))

    def _picture(self, page: Page, sheet: Sheet, kit: Kit) -> None:
        if sheet.picture is None:
            return
        square = next((block for block in page.blocks if isinstance(block, Square)), None)
        side = sheet.picture.width()
        shown = (
            SquareView(square.url, side, square.sentence.text, self)
            if square
            else PictureView(page.picture or "", side, kit, self)
        )
        shown.move(sheet.picture.topLeft())

    def _block(self, page: Page, index: int, rect: QRect, kit: Kit) -> None:
        block = page.blocks[index]
        tile = self.sheet.tile
        widget = (
            make_tile(block, tile, kit, self) if tile and isinstance(block, Key) else make(block, kit, self)
        )
        widget.setGeometry(rect)
        if isinstance(widget, BigButton):
            self.keys.append(widget)
        if isinstance(block, Dots) or (isinstance(block, Part) and block.kind == "digit"):
            return  # nobody reads a keypad aloud
        spoken = widget.words if isinstance(widget, SayingView) else widget
        self._spoken.append((block.sentence, spoken))

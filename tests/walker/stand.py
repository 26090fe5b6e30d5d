"""Dresses one real glass, puts every sheet of every page on it, and writes down what stands there."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QLabel, QWidget

from kiosk.guide.page import Page
from kiosk.guide.turn import Turn
from kiosk.opening import Opened
from kiosk.screens.glass import Glass
from kiosk.screens.reader import lines
from kiosk.screens.sheaf import Shown
from kiosk.theme.colours import THEMES
from kiosk.theme.sizes import TEXT_SIZES
from kiosk.widgets.big_button import BigButton
from kiosk.widgets.kit import Kit
from kiosk.widgets.pictures import Pictures
from kiosk.words.sentence import Sentence
from tests.walker.box import Box
from tests.walker.canvas import Painted, paint
from tests.walker.hits import Hits
from tests.walker.ink import pixels
from tests.walker.looks import Look
from tests.walker.rows_colour import Judge, Shot
from tests.walker.seen import Leaf, Sheet
from tests.walker.ways import Stop


class Stand:
    """One glass in one look.  No event loop runs: what is measured is what was put there.

    `aimed` has every key aimed at by simulated fingers.
    """

    def __init__(self, opened: Opened, pictures: Pictures, look: Look, *, aimed: bool = True) -> None:
        def stay(_move: object) -> Turn:
            return self._turn

        self.look = look
        kit = Kit(look.screen.k, THEMES[look.theme], TEXT_SIZES[look.text], pictures)
        self.glass = Glass(opened.library.say, opened.annotator, stay, kit)
        self.glass.resize(look.screen.size)
        self.glass.show()
        self.glass.tell_staff(news=True)  # the home page with every key it can have
        self._turn: Turn
        self._kept: dict[tuple[QWidget, str, tuple[int, int]], Painted] = {}
        self._judge = Judge()
        self._aimed = aimed
        self._hits = Hits(self.glass, look.screen.k)

    def close(self) -> None:
        """Take the glass away."""
        self.glass.close()
        self.glass.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def sheets(self, stop: Stop) -> Iterator[Shown]:
        """Put every sheet of a page on the glass, one after the other."""
        first = replace(stop.turn, page=replace(stop.page, at=0))
        yield from self._every_sheet(first)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _every_sheet(self, turn: Turn) -> Iterator[Shown]:
        shown = self._show(turn)
        yield shown
        for sheet in shown.sheets[1:]:
            yield self._show(replace(turn, page=replace(turn.page, at=sheet.first)))

    def _show(self, turn: Turn) -> Shown:
        self._turn = turn
        self.glass.show_turn(turn)
        assert self.glass.on_show is not None
        return self.glass.on_show

    def measured(self, stop: Stop) -> Iterator[Sheet]:
        """Every sheet of a page, as records."""
        for shown in self.sheets(stop):
            yield self._sheet(stop, shown)

    def judged(self, stop: Stop) -> Iterator[Shot]:
        """Every sheet of a page, from its pixels."""
        for shown in self.sheets(stop):
            yield self._judge.of(self._sheet(stop, shown), pixels(self.glass.grab()))

    def _sheet(self, stop: Stop, shown: Shown) -> Sheet:
        widgets = [widget for widget in self.glass.findChildren(QWidget) if widget.isVisible()]
        sentences = {sentence.text: sentence for sentence in stop.page.spoken()}
        return Sheet(
            self.look,
            stop.name,
            stop.page,
            shown.number,
            len(shown.sheets),
            Box.of(self.glass.rect()),
            tuple(self._leaf(widget, stop.page, sentences) for widget in widgets if is_leaf(widget)),
            tuple(filter(None, (self._marks(widget) for widget in widgets if not is_leaf(widget)))),
            tuple(line.sentence for line in lines(shown)),
            tuple(type(widget).__name__ for widget in widgets if isinstance(widget, QAbstractScrollArea)),
        )

    def _leaf(self, widget: QWidget, page: Page, sentences: dict[str, Sentence]) -> Leaf:
        name = heard(widget)
        part = self._part(widget, name, page)
        box = Box.of(widget.rect()).moved(*self._corner(widget))
        sentence = sentences.get(name)
        tone, chosen = "", False
        if isinstance(widget, BigButton):
            sentence, tone, chosen = widget.face.sentence, widget.face.tone, widget.face.current
        hits = self._hits.of(widget) if self._aimed and isinstance(widget, QAbstractButton) else None
        painted = self._painted(widget, name, part).moved(box.left, box.top)
        described = widget.accessibleDescription()
        return Leaf(part, name, sentence, box, self._within(widget), painted, tone, chosen, hits, described)

    def _painted(self, widget: QWidget, name: str, part: str) -> Painted:
        """What stands around the page is painted alike on every page."""
        if part not in {"rail", "top"}:
            return paint(widget)
        key = (widget, name, (widget.width(), widget.height()))
        if key not in self._kept:
            self._kept[key] = paint(widget)
        return self._kept[key]

    def _part(self, widget: QWidget, name: str, page: Page) -> str:
        if isinstance(widget, QAbstractButton):
            if widget in self.glass.rail.keys():  # noqa: SIM118 - the rail's keys, no dict's
                return "rail"
            return "top" if widget.parentWidget() is self.glass else "key"
        if widget is self.glass.progress:
            return "where"
        if isinstance(widget, QLabel) and not widget.pixmap().isNull():
            return "picture"
        return "title" if name == page.title.text else "body"

    def _marks(self, widget: QWidget) -> tuple[str, Box] | None:
        pictures = paint(widget).moved(*self._corner(widget)).pictures
        label = widget.findChild(QLabel)
        return (heard(label) if label else "", pictures[0]) if pictures else None

    def _corner(self, widget: QWidget) -> tuple[int, int]:
        corner = widget.mapTo(self.glass, QPoint(0, 0))
        return corner.x(), corner.y()

    def _within(self, widget: QWidget) -> Box:
        """The part of the window in which all that stands around a widget would let it be seen."""
        box, parent = Box.of(self.glass.rect()), widget.parentWidget()
        while parent is not None:
            around = Box.of(parent.rect()).moved(*self._corner(parent))
            box = Box(
                max(box.left, around.left),
                max(box.top, around.top),
                min(box.right, around.right),
                min(box.bottom, around.bottom),
            )
            parent = None if parent is self.glass else parent.parentWidget()
        return box


def is_leaf(widget: QWidget) -> bool:
    """Labels and keys; what holds them is not judged as a thing of its own."""
    return isinstance(widget, QLabel | QAbstractButton)


def heard(widget: QWidget) -> str:
    """The name that the accessibility interface gives a screen reader."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return str(interface.text(QAccessible.Text.Name)) if interface else ""

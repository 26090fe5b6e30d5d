"""The staff room: lies over the whole glass, silent, shows one page at a time, and locks when left alone."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.records.audit.deeds import OPERATOR, Deed, Purpose
from kiosk.staffroom.office import Office
from kiosk.staffroom.page import Page
from kiosk.staffroom.style import staff_kit
from kiosk.widgets.big_button import BigButton
from kiosk.widgets.kit import Kit

LOCK_AFTER_MS = 120_000
SEEN = (Deed.SUMMARY_SEEN, Deed.LOG_SEEN, Deed.CALL_SEEN)
Make = Callable[["Room"], Page]


class Room(QWidget):
    """A way of pages, each made anew when it is shown.  `who` is the member of staff who has come in.

    `changed` tells whether a setting was changed here.
    """

    left = Signal()
    turned = Signal()

    def __init__(self, office: Office, kit: Kit, glass: QWidget, lock_after_ms: int = LOCK_AFTER_MS) -> None:
        super().__init__(glass)
        self.setObjectName("staffroom")
        self._glass = glass
        self.setGeometry(glass.rect())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.office, self.kit = office, staff_kit(kit)
        self.who = ""
        self.why = Purpose.UNTOLD
        self.changed = False
        self._witnessed: set[tuple[Deed, str]] = set()
        self.ring = False
        self.page: Page | None = None
        self._way: list[Make] = []
        self._lock = QTimer(self, singleShot=True, interval=lock_after_ms)
        self._lock.timeout.connect(self.leave)
        self._open = True
        glass.installEventFilter(self)

    def come_in(self, who: str) -> None:
        """A member of staff gave their number."""
        self.who = who

    def begin(self, make: Make) -> None:
        """Show a page from which no way leads back."""
        self._way = [make]
        self._show()

    def go(self, make: Make) -> None:
        """Show a further page."""
        self._way.append(make)
        self._show()

    def swap(self, make: Make) -> None:
        """Show another page, or another part of it, instead of this one."""
        self._way[-1] = make
        self._show()

    def again(self) -> None:
        """This page once more, as it is now."""
        self._show()

    def witness(self, deed: Deed, about: str = "", count: int = 0) -> None:
        """Keep who did this and why; the same thing seen twice in one stay is one line.

        Before anybody has a number it is whoever has this machine.
        """
        line = (deed, about)
        if line not in self._witnessed:
            self.signed()(deed, about=about, count=count)
            if deed in SEEN:
                self._witnessed.add(line)

    def signed(self) -> Callable[..., None]:
        """Keeps a line of who is in here now and why: for any thread, and also when the room is left."""
        return partial(self.office.witness, who=self.who or OPERATOR, why=self.why)

    @Slot()
    def back(self) -> None:
        """The page before, as it is now."""
        if self.can_go_back() and (self.page is None or self.page.leads_back):
            self._way.pop()
            self._show()

    def can_go_back(self) -> bool:
        """Whether a page lies before this one."""
        return len(self._way) > 1

    @Slot()
    def leave(self) -> None:
        """Lock: whoever wants to come in again gives the number again."""
        if self._open:
            self._open = False
            self._lock.stop()
            self._glass.removeEventFilter(self)
            self.left.emit()
            self.close()

    def touched(self) -> None:
        """Somebody is there: wait anew."""
        if self._open:
            self._lock.start()

    def busy(self) -> None:
        """A long work is under way: nobody needs to touch anything."""
        self._lock.stop()

    def _show(self) -> None:
        old, self.page = self.page, self._way[-1](self)
        self.page.show()
        self.page.raise_()
        if old is not None:
            old.hide()
            old.deleteLater()
        focus = self.page.first_focus()
        if focus is not None:
            focus.setFocus()
        self.touched()
        self.turned.emit()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's own signature
        """The keyboard goes round on this page and never to what lies below it."""
        keys = self.page.reachable() if self.page else []
        focused = self.focusWidget()
        if not keys or focused is None or not focused.isVisible():  # a key that is being hidden asks, too
            return False
        self._show_ring()
        at = keys.index(focused) if focused in keys else -1
        keys[(at + (1 if next else -1)) % len(keys)].setFocus()
        self.touched()
        return True

    def _show_ring(self) -> None:
        self.ring = True
        for key in self.findChildren(BigButton):
            key.ring_shown = True
            key.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back, and from the first page out."""
        if event.key() == Qt.Key.Key_Escape:
            (self.back if self.can_go_back() else self.leave)()
        event.accept()  # nothing reaches the page below

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A turned tablet lays out every page anew: the room is left before."""
        if event.type() is QEvent.Type.Resize and watched is self._glass:
            self.leave()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The paper."""
        QPainter(self).fillRect(self.rect(), QColor(self.kit.colours.page.ground))

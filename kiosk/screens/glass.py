"""The glass: the one window.  It shows turns and hands on what is touched; it decides nothing."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.guide.library import Say
from kiosk.guide.moves import Back, Forward, Guided, Move, Repeat, SetLooks, Tick, Touch, Wonder
from kiosk.guide.page import Page
from kiosk.guide.turn import Turn
from kiosk.screens.ear import Ear
from kiosk.screens.frame import Frame, frame
from kiosk.screens.ground import paint_ground
from kiosk.screens.rail import Rail
from kiosk.screens.sheaf import AROUND, KEPT, Area, Sheaf, Shown
from kiosk.screens.top import Top
from kiosk.values import dataclass
from kiosk.widgets.big_button import BigButton
from kiosk.widgets.kit import Kit
from kiosk.widgets.notice import HEIGHT_MM, Notice
from kiosk.widgets.progress import Progress
from kiosk.widgets.ring import Ring
from kiosk.words.annotate import Annotator
from kiosk.words.sentence import Sentence

STAYING = (Tick, SetLooks, Repeat, Touch, Wonder, Guided)  # moves that can leave a page as it is
TOUCH_KEY = "touchKey"  # the property by which kiosk.widgets.fingers knows a button


@dataclass(frozen=True)
class Held:
    """The keys that were on show, in focus order: which had the keyboard, and the touch's name for each."""

    page: str
    focused: int | None
    touch: tuple[object, ...]


class Glass(QWidget):
    """One window for every page.  `asked` carries the move of a key, `shown` what is on show."""

    asked = Signal(object)
    shown = Signal(object)
    ahead = Signal(object)  # tuple[Shown, ...]: what can follow, ready to be shown
    staff_asked = Signal()

    def __init__(self, say: Say, annotator: Annotator, foresee: Callable[[Move], Turn], kit: Kit) -> None:
        """`foresee` tells what a move would lead to, so that it can be laid out before the tap."""
        super().__init__()
        self.setObjectName("glass")
        self.setWindowTitle(say("app.name"))
        self._say = say
        self._annotator = annotator
        self._foresee = foresee
        self._given = self._kit = kit
        self._turn: Turn | None = None
        self._held = Held("", None, ())
        self._ring = False
        self._framed: tuple[tuple[QSize, Kit], Frame] | None = None
        self._staff_news = False
        self._notice: Notice | None = None
        self._pointer: Ring | None = None
        self.on_show: Shown | None = None
        self._ahead = QTimer(self, singleShot=True, interval=20)
        self._ahead.timeout.connect(self._lay_ahead)
        self._to_lay: list[Move] = []
        self._ear = Ear(self)
        self._ear.asked.connect(self.asked)
        self._ear.staff_asked.connect(self.staff_asked)
        self._put_around(kit)
        self._sheaf = Sheaf(self, kit, self._area, self._listen)
        self._laid_ahead: list[Shown] = []

    def dress(self, kit: Kit) -> None:
        """Take other looks: every key and page is made anew."""
        self._given = kit
        kit = self._kit = kit.at_most("large") if self._upright() else kit
        if self.on_show is not None:
            self._hold()
        for child in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            child.hide()
            child.deleteLater()
        self._notice = self._pointer = None
        self.on_show = None
        self._put_around(kit)
        self._sheaf = Sheaf(self, kit, self._area, self._listen)
        self._place()

    def _put_around(self, kit: Kit) -> None:
        """What stands around every page."""
        self.rail = Rail(self._say, self._annotator, kit, self)
        self.progress = Progress(kit, self)
        self.top = Top(self._say, self._annotator, kit, self)
        self.looks, self.start_over, self.staff = self.top.looks, self.top.start_over, self.top.staff
        self.staff.clicked.connect(self._ear.staff)
        for key in (*self.rail.keys(), *self.top.keys()):
            self._listen(key)

    def show_turn(self, turn: Turn) -> None:
        """Put a turn's page on the glass."""
        before_sign = self._turn.page.sign if self._turn else ""
        self._turn = turn
        if self.on_show is not None:
            self._hold()
        before = self.on_show.view if self.on_show else None
        self.on_show = self._sheaf.shown(turn.page)
        self._arrange(self.on_show)
        self.rail.show_sign(turn.page.sign)
        if turn.page.sign or before_sign:
            self.update()
        if before is not self.on_show.view:
            self.point(None)
            self.on_show.view.show()
            self.on_show.view.raise_()
            self.looks.raise_()  # it stands in the corner of the home page
            if before is not None:
                before.hide()
        self._focus(turn.move)
        self.shown.emit(self.on_show)
        self._plan()

    def forget(self) -> None:
        """Let go of every page of the visit that ended."""
        self._to_lay = []
        self._sheaf.let_go()
        self.on_show = None
        self.tell(None)
        self.show_ring(shown=False)

    def tell(self, notice: Sentence | None) -> None:
        """Lay a notice over the title, or take it away."""
        if self._notice is not None:
            self._notice.hide()
            self._notice.deleteLater()
            self._notice = None
        if notice is None or self.on_show is None:
            return
        self._notice = Notice(notice, self._kit, self)
        self._notice.setGeometry(self._notice_place(self.on_show))
        self._notice.show()
        self._notice.raise_()

    def point(self, key: BigButton | None) -> None:
        """Draw the ring of whoever points, or take it away."""
        if self._pointer is not None:
            self._pointer.hide()
            self._pointer.deleteLater()
            self._pointer = None
        if key is not None and key.isVisible():
            self._pointer = Ring(key, self._kit, self)
            self._pointer.show()
            self._pointer.raise_()

    def pointed_at(self) -> BigButton | None:
        """The key with the ring around it."""
        return self._pointer.key if self._pointer is not None else None

    def _notice_place(self, shown: Shown) -> QRect:
        """Over the title, never over a key; on the home page over the greeting too."""
        area, title = shown.view.geometry(), shown.view.sheet.title
        if shown.view.page.name == "home":
            return QRect(area.left(), area.top(), title.width(), title.bottom() + 1)
        high = max(title.height(), self._kit.px(HEIGHT_MM))
        return QRect(area.left(), area.top() + title.bottom() + 1 - high, title.width(), high)

    def keys_on_show(self) -> tuple[BigButton, ...]:
        """Every key that can be pressed now, in focus order."""
        page = self.on_show.view.keys if self.on_show else []
        around = (
            self.rail.forward,
            self.rail.back,
            self.rail.repeat,
            self.rail.help,
            *self.top.keys(),
        )
        return tuple(key for key in (*page, *around) if key.isVisible())

    def tell_staff(self, *, news: bool) -> None:
        """Show on the home page that there is something to tell staff, or that there is nothing."""
        self._staff_news = news
        self.staff.setVisible(news and self._turn is not None and self._turn.page.name == "home")

    def _listen(self, key: BigButton) -> None:
        key.ring_shown = self._ring
        key.clicked.connect(self._ear.pressed)

    def _frame(self) -> Frame:
        """Asked for several times a tap, and the same until the glass is turned or dressed anew."""
        of = (self.size(), self._kit)
        if self._framed is None or self._framed[0] != of:
            self._framed = (of, frame(*of))
        return self._framed[1]

    def _place(self) -> None:
        places = self._frame()
        self.rail.place(places.rail)
        self.progress.setGeometry(places.where)
        self.top.place(places)
        for key in (*self.rail.keys(), self.looks):
            key.show()

    def _upright(self) -> bool:
        return self.height() > self.width()

    def _area(self, page: Page) -> Area:
        places = self._frame()
        home = page.name == "home"
        corner = QSize(places.looks.width(), places.looks.bottom() + 1 - places.home.top())
        return Area(places.home if home else places.content, corner if home else QSize(0, 0))

    def _arrange(self, shown: Shown) -> None:
        """What the rail asks for on this sheet, and what has no meaning here is not shown."""
        page, following = shown.view.page, shown.following
        self.rail.forward.move_asked = Forward(following)
        self.rail.back.move_asked = Back(shown.view.sheet.first)
        self.rail.forward.setVisible(following is not None or page.forward)
        self.rail.back.setVisible(page.back)
        self.top.arrange(page)
        self.tell_staff(news=self._staff_news)
        self.progress.show_where(page.where)

    def _hold(self) -> None:
        """Remember the keys on show, for a page that comes back in another dress."""
        keys = self.keys_on_show()
        focused = next((i for i, key in enumerate(keys) if key.hasFocus()), None)
        page = self.on_show.view.page.name if self.on_show else ""
        self._held = Held(page, focused, tuple(key.property(TOUCH_KEY) for key in keys))

    def _focus(self, move: Move | None) -> None:
        """The keyboard starts at what leads on; what leaves the page as it is leaves the keyboard too."""
        order = self.keys_on_show()
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)
        same = self.on_show is not None and self.on_show.view.page.name == self._held.page
        stays = same and isinstance(move, STAYING) and len(order) == len(self._held.touch)
        if stays:
            # The same keys in another dress: a bounce on one of them is still a bounce.
            for key, touch in zip(order, self._held.touch, strict=True):
                key.setProperty(TOUCH_KEY, touch)
        start = self.rail.forward if self.rail.forward.isVisible() else order[0]
        (order[self._held.focused] if stays and self._held.focused is not None else start).setFocus()

    def _plan(self) -> None:
        """What can follow is laid out one page at a time, while nobody waits."""
        likely = self.on_show.view.likely() if self.on_show else []
        # The page on show is kept like every other: more would push it out.
        keys = [*likely[: KEPT - AROUND], self.rail.forward, self.rail.back, self.rail.help]
        self._to_lay = [key.move_asked for key in keys if key.isVisible() and key.move_asked is not None]
        self._laid_ahead = []
        self._ahead.start()

    @Slot()
    def _lay_ahead(self) -> None:
        if self._to_lay:
            coming = self._sheaf.shown(self._foresee(self._to_lay.pop(0)).page)
            if self.on_show and coming.view is not self.on_show.view:
                coming.view.hide()
                self._sheaf.paint_ahead(coming.view)
            self._laid_ahead.append(coming)
            self._ahead.start()
        else:
            for key in (*self.rail.keys(), *self.top.keys()):
                key.paint_ahead()
            self.ahead.emit(tuple(self._laid_ahead))

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's own signature
        """The ring shows from the first use of the keyboard or a switch: every key asks its window here.

        So does a key that is being hidden; that one is no longer visible.
        """
        focused = self.focusWidget()
        if not self._ring and focused is not None and focused.isVisible():
            self.show_ring(shown=True)
        return super().focusNextPrevChild(next)

    def show_ring(self, *, shown: bool) -> None:
        """Show (or, for the next person, hide) where the keyboard is."""
        self._ring = shown
        for key in self.findChildren(BigButton):
            key.ring_shown = shown
            key.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A turned tablet: every page is laid out anew."""
        super().resizeEvent(event)
        if self._upright() or self._kit is not self._given:
            self.dress(self._given)
        self._place()
        self._sheaf.let_go()
        self.on_show = None
        if self._turn is not None:
            self.show_turn(self._turn)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The paper under everything."""
        page = self._turn.page if self._turn else None
        paint_ground(QPainter(self), self.rect(), page, self._frame(), self._kit)

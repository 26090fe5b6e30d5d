"""The glass: the one window.  It shows turns and hands on what is touched; it decides nothing."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.guide.library import Say
from kiosk.guide.moves import AskStartOver, Back, Forward, Move, OpenLooks, Repeat, SetLooks, Tick
from kiosk.guide.page import Page
from kiosk.guide.turn import Turn
from kiosk.screens.frame import Frame, frame
from kiosk.screens.rail import Rail
from kiosk.screens.sheet_view import SheetView
from kiosk.widgets.big_button import BigButton, Face
from kiosk.widgets.kit import Kit
from kiosk.widgets.notice import HEIGHT_MM, Notice
from kiosk.widgets.progress import Progress
from kiosk.widgets.sheets import Sheet, sheets
from kiosk.widgets.tiles import tiles
from kiosk.words.annotate import Annotator
from kiosk.words.sentence import Sentence

KEPT = 14  # sheets kept ready: this one, the ones around it, the answers' next pages
TOUCH_KEY = "touchKey"  # the property by which kiosk.widgets.fingers knows a button
FOCUS_KEYS = (
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Right,
    Qt.Key.Key_Left,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
)


@dataclass(frozen=True)
class Shown:
    """What stands on the glass: the sheet in view and its number among the page's sheets."""

    view: SheetView
    number: int
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True)
class Held:
    """The keys that were on show, in focus order: which had the keyboard, and the touch's name for each."""

    focused: int | None
    touch: tuple[object, ...]


class Glass(QWidget):
    """One window for every page.  `asked` carries the move of a key, `shown` what is on show."""

    asked = Signal(object)
    shown = Signal(object)
    ahead = Signal(object)  # tuple[Shown, ...]: what can follow, ready to be shown
    staff_asked = Signal()

    def __init__(self, say: Say, annotator: Annotator, foresee: Callable[[Move], Turn]) -> None:
        super().__init__()
        self.setObjectName("glass")
        self.setWindowTitle(say("app.name"))
        self._say = say
        self._annotator = annotator
        self._foresee = foresee
        self._kit: Kit | None = None
        self._turn: Turn | None = None
        self._views: OrderedDict[tuple[Page, int], SheetView] = OrderedDict()
        self._laid: OrderedDict[Page, tuple[Sheet, ...]] = OrderedDict()
        self._held = Held(None, ())
        self._ring = False
        self._staff_news = False
        self._notice: Notice | None = None
        self.on_show: Shown | None = None
        self._ahead = QTimer(self, singleShot=True, interval=20)
        self._ahead.timeout.connect(self._lay_ahead)
        self._to_lay: list[Page] = []
        self._laid_ahead: list[Shown] = []

    def dress(self, kit: Kit) -> None:
        """Take other looks: every key and page is made anew."""
        self._kit = kit
        if self.on_show is not None:
            self._hold()
        for child in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            child.hide()
            child.deleteLater()
        self._views.clear()
        self._laid.clear()
        self._notice = None
        self.on_show = None
        self.rail = Rail(self._say, self._annotator, kit, self)
        self.progress = Progress(kit, self)
        self.start_over = self._top("top.start_over", None, AskStartOver(), kit)
        self.looks = self._top("top.looks", "eye_ear", OpenLooks(), kit)
        self.staff = self._top("staff.open", None, None, kit)
        self.staff.clicked.connect(self.staff_asked)
        for key in (*self.rail.keys(), self.start_over, self.looks):
            self._listen(key)
        self._place()

    def show_turn(self, turn: Turn) -> None:
        """Put a turn's page on the glass."""
        self._turn = turn
        if self.on_show is not None:
            self._hold()
        if self._kit is None or not self.size().isValid():
            return
        page = turn.page
        all_sheets = self._sheets(page)
        number = max(i for i, sheet in enumerate(all_sheets) if sheet.first <= page.at or i == 0)
        view = self._view(page, number, all_sheets)
        before = self.on_show.view if self.on_show else None
        self.on_show = Shown(view, number, all_sheets)
        self._arrange(page, number, all_sheets)
        if before is not view:
            view.show()
            view.raise_()
            self.looks.raise_()
            if before is not None:
                before.hide()
        self._focus(turn.move)
        self.shown.emit(self.on_show)
        self._plan(page, number, all_sheets)

    def forget(self) -> None:
        """Let go of every page of the visit that ended."""
        kept = self.on_show.view if self.on_show else None
        for view in self._views.values():
            if view is not kept:
                view.deleteLater()
        self._views.clear()
        self._laid.clear()
        self._to_lay = []
        if kept is not None:
            kept.hide()
            kept.deleteLater()
        self.on_show = None
        self.tell(None)
        self.show_ring(shown=False)

    def tell(self, notice: Sentence | None) -> None:
        """Lay a notice over the title, or take it away."""
        if self._notice is not None:
            self._notice.hide()
            self._notice.deleteLater()
            self._notice = None
        if notice is None or self._kit is None or self.on_show is None:
            return
        self._notice = Notice(notice, self._kit, self)
        area = self.on_show.view.geometry()
        title = self.on_show.view.sheet.title
        high = max(title.height(), self._kit.px(HEIGHT_MM))
        top = area.top() + title.bottom() + 1 - high
        self._notice.setGeometry(area.left(), max(0, top), title.width(), high)
        self._notice.show()
        self._notice.raise_()

    def keys_on_show(self) -> tuple[BigButton, ...]:
        """Every key that can be pressed now, in focus order."""
        page = self.on_show.view.keys if self.on_show else []
        around = (
            self.rail.forward,
            self.rail.back,
            self.rail.repeat,
            self.rail.help,
            self.looks,
            self.start_over,
        )
        return tuple(key for key in (*page, *around) if key.isVisible())

    def tell_staff(self, *, news: bool) -> None:
        """Show on the home page that there is something to tell staff, or that there is nothing."""
        self._staff_news = news
        self.staff.setVisible(news and self._turn is not None and self._turn.page.name == "home")

    def _top(self, word: str, picture: str | None, move: Move | None, kit: Kit) -> BigButton:
        face = Face(self._annotator.sentence(self._say(word)), picture, "quiet", picture_mm=11.0)
        return BigButton(face, move, kit, self)

    def _listen(self, key: BigButton) -> None:
        key.ring_shown = self._ring
        key.clicked.connect(self._pressed)

    @Slot()
    def _pressed(self) -> None:
        key = self.sender()
        if isinstance(key, BigButton) and key.move_asked is not None:
            self.asked.emit(key.move_asked)

    def _frame(self) -> Frame:
        assert self._kit is not None
        return frame(self.size(), self._kit)

    def _place(self) -> None:
        places = self._frame()
        self.rail.place(places.rail)
        self.progress.setGeometry(places.where)
        self.start_over.setGeometry(places.start_over)
        self.staff.setGeometry(places.rail[-1])  # つぎへ is not needed on the home page
        self.looks.setGeometry(places.looks)
        for key in (*self.rail.keys(), self.looks):
            key.show()

    def _area(self, page: Page) -> QRect:
        places = self._frame()
        return places.home if page.name == "home" else places.content

    def _sheets(self, page: Page) -> tuple[Sheet, ...]:
        key = replace(page, at=0)
        if key not in self._laid:
            self._laid[key] = self._lay(key)
            while len(self._laid) > KEPT:
                self._laid.popitem(last=False)
        return self._laid[key]

    def _lay(self, page: Page) -> tuple[Sheet, ...]:
        assert self._kit is not None
        size = self._area(page).size()
        if page.shape == "home":
            top_key = self._frame().looks.size() if page.name == "home" else QSize(0, 0)
            return tiles(page, size, top_key, self._kit)
        return sheets(page, size, self._kit)

    def _view(self, page: Page, number: int, all_sheets: tuple[Sheet, ...]) -> SheetView:
        assert self._kit is not None
        key = (replace(page, at=0), number)
        view = self._views.get(key)
        if view is None:
            view = SheetView(page, all_sheets[number], self._kit, self)
            view.setGeometry(self._area(page))
            for button in view.keys:
                self._listen(button)
            self._views[key] = view
        self._views.move_to_end(key)
        while len(self._views) > KEPT:
            _, old = self._views.popitem(last=False)
            old.deleteLater()
        return view

    def _arrange(self, page: Page, number: int, all_sheets: tuple[Sheet, ...]) -> None:
        """What the rail asks for on this sheet, and what has no meaning here is not shown."""
        more = number + 1 < len(all_sheets)
        self.rail.forward.move_asked = Forward(all_sheets[number + 1].first if more else None)
        self.rail.back.move_asked = Back(all_sheets[number].first)
        self.rail.forward.setVisible(more or page.forward)
        self.rail.back.setVisible(page.back)
        self.start_over.setVisible(page.start_over)
        self.tell_staff(news=self._staff_news)
        self.progress.show_where(page.where)

    def _hold(self) -> None:
        """Remember the keys on show, for a page that comes back in another dress."""
        keys = self.keys_on_show()
        focused = next((i for i, key in enumerate(keys) if key.hasFocus()), None)
        self._held = Held(focused, tuple(key.property(TOUCH_KEY) for key in keys))

    def _focus(self, move: Move | None) -> None:
        """The keyboard starts at what leads on; a tick, a setting and もういちど聞く leave it where it is."""
        order = self.keys_on_show()
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)
        stays = isinstance(move, Tick | SetLooks | Repeat) and len(order) == len(self._held.touch)
        if stays:
            # The same keys in another dress: a bounce on one of them is still a bounce.
            for key, touch in zip(order, self._held.touch, strict=True):
                key.setProperty(TOUCH_KEY, touch)
        start = self.rail.forward if self.rail.forward.isVisible() else order[0]
        (order[self._held.focused] if stays and self._held.focused is not None else start).setFocus()

    def _plan(self, page: Page, number: int, all_sheets: tuple[Sheet, ...]) -> None:
        """Lay out what can follow, one page at a time, while nobody waits."""
        self._to_lay, self._laid_ahead = [], []
        if number + 1 < len(all_sheets):
            self._to_lay.append(replace(page, at=all_sheets[number + 1].first))
        keys = [*(self.on_show.view.keys if self.on_show else []), self.rail.forward]
        moves = [key.move_asked for key in keys if key.isVisible() and key.move_asked is not None]
        self._to_lay.extend(self._foresee(move).page for move in moves if move != Forward(page.at))
        self._ahead.start()

    @Slot()
    def _lay_ahead(self) -> None:
        if not self._to_lay:
            return
        page = self._to_lay.pop(0)
        all_sheets = self._sheets(page)
        number = max(i for i, sheet in enumerate(all_sheets) if sheet.first <= page.at or i == 0)
        view = self._view(page, number, all_sheets)
        if self.on_show and view is not self.on_show.view:
            view.hide()
        self._laid_ahead.append(Shown(view, number, all_sheets))
        if self._to_lay:
            self._ahead.start()
        else:
            self.ahead.emit(tuple(self._laid_ahead))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The ring shows from the first use of the keyboard."""
        if event.key() in FOCUS_KEYS and not self._ring:
            self.show_ring(shown=True)
        super().keyPressEvent(event)

    def show_ring(self, *, shown: bool) -> None:
        """Show (or, for the next person, hide) where the keyboard is."""
        self._ring = shown
        for key in self.findChildren(BigButton):
            key.ring_shown = shown
            key.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A turned tablet: everything anew."""
        super().resizeEvent(event)
        if self._kit is not None:
            self.dress(self._kit)
        if self._turn is not None:
            self.show_turn(self._turn)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The paper under everything."""
        if self._kit is not None:
            QPainter(self).fillRect(self.rect(), QColor(self._kit.colours.page.ground))

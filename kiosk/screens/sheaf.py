"""The sheets of the pages around this one, laid out and kept ready, so that a tap only swaps them."""

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget

from kiosk.guide.page import Page
from kiosk.screens.sheet_view import SheetView
from kiosk.values import dataclass, replace
from kiosk.widgets.big_button import BigButton
from kiosk.widgets.kit import Kit
from kiosk.widgets.machine_layout import machine_kit, machine_sheet
from kiosk.widgets.sheets import Sheet, sheets
from kiosk.widgets.tiles import tiles

SUPPORTERS_TEXT = "large"  # long sentences, for younger eyes
PAINTED = 8
"""Of those, the last few have their words ready in pixels: half a megabyte each on ten inches."""
AROUND = 4  # sheets: this one, those before and after it, and that of help
KEPT = AROUND + 8  # and the first of each answer's page, as far as there is room


@dataclass(frozen=True)
class Area:
    """Where a page stands on the glass, and the size of a key that reaches into its top right corner."""

    place: QRect
    top_key: QSize


@dataclass(frozen=True)
class Shown:
    """A sheet ready to be seen, and its number among the sheets of its page."""

    view: SheetView
    number: int
    sheets: tuple[Sheet, ...]

    @property
    def following(self) -> int | None:
        """The first block of the page's next sheet; None on the last."""
        after = self.number + 1
        return self.sheets[after].first if after < len(self.sheets) else None


class Sheaf:
    """Makes sheets and keeps the last few.  `listen` is told every key that is made."""

    def __init__(
        self, parent: QWidget, kit: Kit, area: Callable[[Page], Area], listen: Callable[[BigButton], None]
    ) -> None:
        self._parent, self._kit, self._area, self._listen = parent, kit, area, listen
        self._views: OrderedDict[tuple[Page, int], SheetView] = OrderedDict()
        self._laid: OrderedDict[Page, tuple[Sheet, ...]] = OrderedDict()
        self._painted: OrderedDict[SheetView, None] = OrderedDict()

    def shown(self, page: Page) -> Shown:
        """The sheet that holds the block the page stands at; the text's size may have moved it."""
        all_sheets = self.sheets(page)
        number = max(i for i, sheet in enumerate(all_sheets) if sheet.first <= page.at or i == 0)
        return Shown(self._view(page, number, all_sheets[number]), number, all_sheets)

    def sheets(self, page: Page) -> tuple[Sheet, ...]:
        """The sheets of a page."""
        key = _alike(page)
        if key not in self._laid:
            self._laid[key] = self._lay(key)
        while len(self._laid) > KEPT:
            self._laid.popitem(last=False)
        return self._laid[key]

    def paint_ahead(self, view: SheetView) -> None:
        """Have the pixels of a sheet ready."""
        if view not in self._painted:
            view.paint_ahead()
            self._painted[view] = None
        self._painted.move_to_end(view)
        while len(self._painted) > PAINTED:
            old, _ = self._painted.popitem(last=False)
            old.let_pixels_go()

    def let_go(self) -> None:
        """Keep nothing."""
        for view in self._views.values():
            view.hide()
            view.deleteLater()
        self._views.clear()
        self._painted.clear()
        self._laid.clear()

    def _lay(self, page: Page) -> tuple[Sheet, ...]:
        area = self._area(page)
        if page.shape == "home":
            return tiles(page, area.place.size(), area.top_key, self._kit)
        if page.shape == "machine":
            size = area.place.size()
            return (machine_sheet(page, size, self._kit_of(page, size)),)
        return sheets(page, area.place.size(), self._kit_of(page, area.place.size()))

    def _kit_of(self, page: Page, size: QSize) -> Kit:
        """Machines and the lines for supporters hold no larger text."""
        if page.shape == "machine":
            return machine_kit(self._kit, size)
        return self._kit.at_most(SUPPORTERS_TEXT) if page.for_supporters else self._kit

    def _view(self, page: Page, number: int, sheet: Sheet) -> SheetView:
        key = (_alike(page), number)
        if key not in self._views:
            self._views[key] = self._make(page, sheet)
        self._views.move_to_end(key)
        while len(self._views) > KEPT:
            _, old = self._views.popitem(last=False)
            self._painted.pop(old, None)
            old.deleteLater()
        return self._views[key]

    def _make(self, page: Page, sheet: Sheet) -> SheetView:
        place = self._area(page).place
        view = SheetView(page, sheet, self._kit_of(page, place.size()), self._parent)
        view.setGeometry(place)
        for key in view.keys:
            self._listen(key)
        return view


def _alike(page: Page) -> Page:
    """What pages of the same sheets share: where one stands, and how a call stands, is shown around them."""
    return replace(page, at=0, sign="")
